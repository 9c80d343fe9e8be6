-- Mentions with a confidence, Goldstein score, quad class or coordinate outside its range, or half a coordinate.
select
    mention_id,
    article_id,
    confidence,
    goldstein,
    quad_class,
    latitude,
    longitude,
from mentions
where
    confidence not between 0 and 1
    or goldstein not between -10 and 10
    or quad_class not between 1 and 4
    or latitude not between -90 and 90
    or longitude not between -180 and 180
    or (latitude is null) <> (longitude is null)
order by mention_id
