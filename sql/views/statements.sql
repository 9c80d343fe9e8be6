-- A row is one thing said by one side to or about another: support, a request, blame, a refusal, a threat, a concession.
--
-- Columns
--   event_id       the event
--   date           when: ISO day, month, year or interval, as precisely as it is known; null if nothing tells
--   date_start     first day of that date, to filter by
--   date_end       last day of that date
--   type           SUPPORT, REQUEST, ACCUSE, REJECT, THREATEN or CONCEDE
--   status         occurred, planned or cancelled
--   speakers       names of who speaks
--   addressees     names of whom it is said to or about
--   people         persons who take part, with role and country, separated by semicolons
--   place          city or site, as the article writes it
--   country        ISO 3166-1 alpha-3 code of the place
--   goldstein      Goldstein score, from -10 (conflict) to 10 (cooperation)
--   attributed_to  code of the speaker, where the surest mention only reports what somebody says
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
    actors as speakers,
    recipients as addressees,
    people,
    place,
    country,
    goldstein,
    attributed_to,
    confidence,
    evidence,
    article_id,
    title,
    url,
    source,
    mention_count,
from timeline
where
    type in ('SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE')
order by
    date_start nulls last,
    date_end,
    event_id
