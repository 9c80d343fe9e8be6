-- Which kinds of agreement were made, by whom, and in what words?
select
    agreement_type,
    agreement,
    date,
    parties,
    place,
    evidence,
from agreements
where
    kind = 'agreement'
    and status = 'occurred'
order by
    agreement_type nulls last,
    date_start nulls last,
    event_id
