-- A row is one type of agreement.
select
    agreement_type,
    rank,
    label,
from agreement_types
order by agreement_type
