-- Which states met most often, and when last?
with

pairs as (
    select
        one.code as one_code,
        other.code as other_code,
        meetings.date_start,
    from meetings
    inner join participants as one
        on meetings.event_id = one.event_id and one.part = 'actor'
    inner join participants as other
        on meetings.event_id = other.event_id and other.part = 'actor' and one.code < other.code
    where meetings.status = 'occurred'
)

select
    one_code,
    other_code,
    count(*) as meetings,
    max(date_start) as last_met,
from pairs
group by
    one_code,
    other_code
order by
    meetings desc,
    one_code,
    other_code
