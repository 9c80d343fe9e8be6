-- Events that differ from what their surest mention says, or count their mentions wrongly.
with

counted as (
    select
        mentions.*,
        count(*) over (partition by event_id) as mention_count,
    from mentions
),

best_mentions as (
    select *
    from counted
    qualify row_number() over (partition by event_id order by confidence desc, article_id) = 1
),

expected as (
    select
        event_id,
        type,
        kind,
        actors,
        recipients,
        date,
        date_start,
        date_end,
        date_basis,
        place,
        country,
        latitude,
        longitude,
        agreement_type,
        status,
        parent,
        plover_type,
        plover_mode,
        cameo_code,
        goldstein,
        quad_class,
        confidence,
        mention_id,
        mention_count,
    from best_mentions
),

stored as (
    select events.* exclude (first_published)
    from events
    semi join mentions using (event_id)
)

select
    stored.event_id,
    stored.mention_id,
    stored.mention_count,
from (
    select * from stored
    except
    select * from expected
) as stored
order by stored.event_id
