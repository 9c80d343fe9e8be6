-- A row is one participant of one event, by the month in which the event begins.
select
    participants.event_id,
    participants.part,
    participants.position,
    participants.code,
    participants.name,
    participants.role,
    nullif(regexp_extract(events.date, '^[0-9]{4}'), '') as year,
    nullif(regexp_extract(events.date, '^[0-9]{4}-([0-9]{2})', 1), '') as month,
from participants
left join events using (event_id)
order by
    year nulls last,
    month nulls last,
    participants.event_id,
    participants.part,
    participants.position
