-- Participants of an event that has no row.
select
    participants.event_id,
    participants.part,
    participants.position,
from participants
anti join events using (event_id)
order by all
