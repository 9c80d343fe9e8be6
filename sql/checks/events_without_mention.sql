-- Events that no mention tells, or whose best mention is not one of theirs.
select
    events.event_id,
    events.mention_id,
from events
anti join mentions using (event_id, mention_id)
order by events.event_id
