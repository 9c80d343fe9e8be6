-- A row is an event that one of the articles $article_ids tells, oldest first, for the screen after a run.
--
-- Of more than $shown events, those with the most told about them: day, place, agreement, people. `total` counts all.
with

told as (
    select distinct event_id
    from mentions
    where article_id in (select unnest($article_ids::text[]))
),

names as (
    select
        event_id,
        string_agg(name, ', ' order by position) as people,
    from participants
    semi join told using (event_id)
    where part = 'person'
    group by event_id
),

detailed as (
    select
        timeline.* exclude (people),
        names.people,
        agreement_types.label as agreement,
        (date_start is not null and date_start = date_end)::integer
            + (place is not null)::integer
            + (agreement_type is not null)::integer
            + (names.people is not null)::integer as detail,
    from timeline
    semi join told using (event_id)
    left join names using (event_id)
    left join agreement_types using (agreement_type)
),

shown as (
    select *
    from detailed
    order by
        detail desc,
        mention_count desc,
        confidence desc,
        event_id
    limit $shown
)

select
    date,
    concat_ws(' ', type, kind, if(status = 'occurred', null, '(' || status || ')')) as event,
    concat_ws(' → ', actors, recipients) as who,
    people,
    place as "where",
    agreement,
    (select count(*) from told) as total,
from shown
order by
    date_start nulls last,
    date_end,
    event_id
