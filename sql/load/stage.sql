-- Puts a batch's rows, as given, into temporary tables of the shape of the stored ones, and marks what they change.
--
-- Reads given_articles and given_mentions, both with given_order, the place of a row in what was given.

-- The articles of the batch: of two texts of one article, the later.
create or replace temp table staged_articles as
select * exclude (batch_id)
from articles
limit 0;

insert into staged_articles by name
select
    given.* exclude (given_order),
    -- The day of a day or a date-time, in the article's own time zone; a month or a year names no day.
    try_cast(left(given.published, 10) as date) as published_on,
from given_articles as given
qualify row_number() over (partition by given.article_id order by given.given_order desc) = 1;

-- Their mentions. An article tells an event once: of two tellings, the surer, then the earlier in the text.
create or replace temp table staged_mentions as
select * exclude (batch_id)
from mentions
limit 0;

insert into staged_mentions by name
with

bounds as (
    select
        given_order,
        split_part(date, '/', 1) as first_part,
        split_part(date, '/', -1) as last_part,
    from given_mentions
),

days as (
    select
        given_order,
        try_cast(
            case length(first_part)
                when 4 then first_part || '-01-01'
                when 7 then first_part || '-01'
                when 10 then first_part
            end as date
        ) as date_start,
        case length(last_part)
            when 4 then try_cast(last_part || '-12-31' as date)
            when 7 then last_day(try_cast(last_part || '-01' as date))
            when 10 then try_cast(last_part as date)
        end as date_end,
    from bounds
)

select
    given.* exclude (given_order),
    days.date_start,
    days.date_end,
from given_mentions as given
inner join days using (given_order)
semi join staged_articles using (article_id, revision_id)
qualify row_number() over (
    partition by given.mention_id
    order by given.confidence desc, given.evidence_start, given.given_order
) = 1;

-- The articles that differ from what is stored, in themselves or in their mentions.
create or replace temp table changed_articles as
with

stored_articles as (
    select articles.* exclude (batch_id)
    from articles
    semi join staged_articles using (article_id)
),

stored_mentions as (
    select mentions.* exclude (batch_id)
    from mentions
    semi join staged_articles using (article_id)
),

different_articles as (
    select * from staged_articles
    except
    select * from stored_articles
),

different_mentions as (
    (select * from staged_mentions except select * from stored_mentions)
    union all
    (select * from stored_mentions except select * from staged_mentions)
),

changed as (
    select article_id from different_articles
    union
    select article_id from different_mentions
)

select
    changed.article_id,
    stored_articles.article_id is not null as was_stored,
from changed
left join stored_articles using (article_id);

-- The events and places whose rows must be derived anew: those told before the change, and those told after it.
create or replace temp table touched_events as
select mentions.event_id
from mentions
semi join changed_articles using (article_id)
union
select staged_mentions.event_id
from staged_mentions
semi join changed_articles using (article_id);

create or replace temp table touched_places as
select mentions.place
from mentions
semi join changed_articles using (article_id)
where mentions.place is not null
union
select staged_mentions.place
from staged_mentions
semi join changed_articles using (article_id)
where staged_mentions.place is not null;
