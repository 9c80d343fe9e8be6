-- How friendly or hostile were the deeds and words of each state towards another, month by month?
select
    date_trunc('month', events.date_start) as month,
    actor.code as actor,
    recipient.code as recipient,
    count(*) as events,
    round(avg(events.goldstein), 1) as mean_goldstein,
from events
inner join participants as actor
    on events.event_id = actor.event_id and actor.part = 'actor'
inner join participants as recipient
    on events.event_id = recipient.event_id and recipient.part = 'recipient'
where
    events.status = 'occurred'
    and events.date_start is not null
group by
    month,
    actor.code,
    recipient.code
order by
    month,
    actor.code,
    recipient.code
