-- A row is one visit: somebody travels to another country.
--
-- Columns
--   event_id       the event
--   date           when: ISO day, month, year or interval, as precisely as it is known; null if nothing tells
--   date_start     first day of that date, to filter by
--   date_end       last day of that date
--   status         occurred, planned or cancelled
--   visitors       names of who travels
--   hosts          names of who is visited
--   people         persons who take part, with role and country, separated by semicolons
--   place          city or site, as the article writes it
--   country        ISO 3166-1 alpha-3 code of the place
--   parent         the larger event that it is part of
--   confidence     of the surest mention, from 0 to 1
--   evidence       the words of the surest mention
--   article_id     the article of the surest mention
--   title          its title
--   url            its address
--   source         its publisher
--   mention_count  how many articles tell the event
select
    event_id,
    date,
    date_start,
    date_end,
    status,
    actors as visitors,
    recipients as hosts,
    people,
    place,
    country,
    parent,
    confidence,
    evidence,
    article_id,
    title,
    url,
    source,
    mention_count,
from timeline
where
    type = 'CONSULT'
    and kind = 'visit'
order by
    date_start nulls last,
    date_end,
    event_id
