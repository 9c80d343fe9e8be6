-- A row is one type of event with its codes; an empty kind or agreement type stands for any.
select
    type,
    kind,
    agreement_type,
    plover_type,
    plover_mode,
    cameo_code,
    goldstein,
    quad_class,
    label,
from event_types
order by
    type,
    kind,
    agreement_type
