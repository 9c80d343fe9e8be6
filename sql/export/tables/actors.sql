-- A row is one state, organisation or armed group.
select
    code,
    name,
    kind,
from actors
order by code
