-- Participants that the event does not list, and codes that the event lists without a participant's row.
with

listed as (
    select
        event_id,
        'actor' as part,
        unnest(actors) as code,
    from events
    union all
    select
        event_id,
        'recipient' as part,
        unnest(recipients) as code,
    from events
),

stored as (
    select
        participants.event_id,
        participants.part,
        participants.code,
    from participants
    semi join events using (event_id)
    where participants.part in ('actor', 'recipient')
),

missing as (
    select * from listed
    except all
    select * from stored
),

surplus as (
    select * from stored
    except all
    select * from listed
)

select
    event_id,
    part,
    code,
    'missing' as problem,
from missing
union all
select
    event_id,
    part,
    code,
    'surplus' as problem,
from surplus
order by all
