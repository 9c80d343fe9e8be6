-- Dated events that agree in everything that tells two apart, people too, and yet are two.
with

people as (
    select
        event_id,
        list(name order by name) as names,
    from participants
    where part = 'person'
    group by event_id
),

described as (
    select
        events.event_id,
        events.type,
        events.kind,
        events.actors,
        events.recipients,
        events.date,
        events.agreement_type,
        events.status,
        coalesce(people.names, []) as names,
    from events
    left join people using (event_id)
    where events.date is not null
)

select
    event_id,
    type,
    kind,
    actors,
    recipients,
    date,
    agreement_type,
    status,
from described
qualify count(*) over (
    partition by type, kind, actors, recipients, date, agreement_type, status, names
) > 1
order by
    type,
    kind,
    date,
    event_id
