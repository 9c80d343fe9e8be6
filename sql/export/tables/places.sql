-- A row is one place, as articles write it, and its country.
select
    place_id,
    place,
    country,
    latitude,
    longitude,
    mention_count,
from places
order by place_id
