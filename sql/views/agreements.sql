-- A row is one agreement, pledge or joint statement.
--
-- Columns
--   event_id        the event
--   date            when: ISO day, month, year or interval, as precisely as it is known; null if nothing tells
--   date_start      first day of that date, to filter by
--   date_end        last day of that date
--   kind            agreement, pledge or joint_statement
--   status          occurred, planned or cancelled
--   agreement_type  the instrument, a code; null if none is named
--   agreement       the instrument in words
--   parties         names of who agrees
--   beneficiaries   names of those to whom one side alone pledges; null where it is mutual
--   people          persons who take part, with role and country, separated by semicolons
--   place           city or site, as the article writes it
--   country         ISO 3166-1 alpha-3 code of the place
--   parent          the larger event that it is part of
--   confidence      of the surest mention, from 0 to 1
--   evidence        the words of the surest mention
--   article_id      the article of the surest mention
--   title           its title
--   url             its address
--   source          its publisher
--   mention_count   how many articles tell the event
select
    timeline.event_id,
    timeline.date,
    timeline.date_start,
    timeline.date_end,
    timeline.kind,
    timeline.status,
    timeline.agreement_type,
    agreement_types.label as agreement,
    timeline.actors as parties,
    timeline.recipients as beneficiaries,
    timeline.people,
    timeline.place,
    timeline.country,
    timeline.parent,
    timeline.confidence,
    timeline.evidence,
    timeline.article_id,
    timeline.title,
    timeline.url,
    timeline.source,
    timeline.mention_count,
from timeline
left join agreement_types using (agreement_type)
where
    timeline.type = 'AGREE'
order by
    timeline.date_start nulls last,
    timeline.date_end,
    timeline.event_id
