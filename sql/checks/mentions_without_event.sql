-- Mentions of an event that has no row.
select
    mentions.mention_id,
    mentions.event_id,
from mentions
anti join events using (event_id)
order by mentions.mention_id
