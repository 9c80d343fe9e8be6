-- A row is one deed in a conflict, or one that eases it: protest, sanction, mobilisation, coercion, assault; retreat.
--
-- Columns
--   event_id       the event
--   date           when: ISO day, month, year or interval, as precisely as it is known; null if nothing tells
--   date_start     first day of that date, to filter by
--   date_end       last day of that date
--   type           PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT or RETREAT
--   status         occurred, planned or cancelled
--   actors         names of who acts; of symmetric events, of all participants
--   recipients     names of those to whom it is done; null for symmetric events
--   people         persons who take part, with role and country, separated by semicolons
--   place          city or site, as the article writes it
--   country        ISO 3166-1 alpha-3 code of the place
--   latitude       degrees north, WGS 84
--   longitude      degrees east, WGS 84
--   goldstein      Goldstein score, from -10 (conflict) to 10 (cooperation)
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
    type,
    status,
    actors,
    recipients,
    people,
    place,
    country,
    latitude,
    longitude,
    goldstein,
    confidence,
    evidence,
    article_id,
    title,
    url,
    source,
    mention_count,
from timeline
where
    type in ('PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'RETREAT')
order by
    date_start nulls last,
    date_end,
    event_id
