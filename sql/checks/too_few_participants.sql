-- Events with fewer than two participants, unless a summit or a joint statement, where one organisation will do.
with

counted as (
    select
        event_id,
        type,
        kind,
        actors,
        recipients,
        len(list_distinct(actors || recipients)) as parties,
    from events
)

select
    event_id,
    type,
    kind,
    actors,
    recipients,
from counted
where
    len(actors) = 0
    or (parties < 2 and coalesce(kind, '') not in ('summit', 'joint_statement'))
order by event_id
