-- A row is one event, in order of time: who did what with or to whom, when and where, and the words that say so.
--
-- Columns
--   event_id         the event
--   date             when: ISO day, month, year or interval, as precisely as it is known; null if nothing tells
--   date_start       first day of that date, to filter by
--   date_end         last day of that date
--   type             one of the sixteen event types
--   kind             of CONSULT and AGREE: meeting, visit, agreement, ...
--   status           occurred, planned or cancelled
--   actors           names of who acts; of symmetric events, of all participants
--   recipients       names of those to whom it is done; null for symmetric events
--   actor_codes      the codes of the actors, a list
--   recipient_codes  the codes of the recipients, a list
--   people           persons who take part, with role and country, separated by semicolons
--   place            city or site, as the article writes it
--   country          ISO 3166-1 alpha-3 code of the place
--   latitude         degrees north, WGS 84
--   longitude        degrees east, WGS 84
--   agreement_type   the instrument of an agreement
--   parent           the larger event that it is part of
--   cameo_code       CAMEO code, a text
--   goldstein        Goldstein score, from -10 (conflict) to 10 (cooperation)
--   quad_class       1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
--   confidence       of the surest mention, from 0 to 1
--   attributed_to    code of the speaker, where the surest mention only reports what somebody says
--   evidence         the words of the surest mention
--   article_id       the article of the surest mention
--   title            its title
--   url              its address
--   source           its publisher
--   mention_count    how many articles tell the event
--   first_published  the day of the first of them
with

all_events as (
    select *
    from events
),

all_mentions as (
    select *
    from mentions
),

all_articles as (
    select *
    from articles
),

named_participants as (
    select
        participants.event_id,
        participants.part,
        participants.position,
        coalesce(participants.name, actors.name, participants.code) as name,
        nullif(concat_ws(', ', participants.role, participants.code), '') as function,
    from participants
    left join actors on participants.code = actors.code
),

parties as (
    select
        event_id,
        string_agg(name, ', ' order by position) filter (where part = 'actor') as actors,
        string_agg(name, ', ' order by position) filter (where part = 'recipient') as recipients,
        string_agg(name || coalesce(' (' || function || ')', ''), '; ' order by position)
            filter (where part = 'person') as people,
    from named_participants
    group by event_id
)

select
    all_events.event_id,
    all_events.date,
    all_events.date_start,
    all_events.date_end,
    all_events.type,
    all_events.kind,
    all_events.status,
    parties.actors,
    parties.recipients,
    all_events.actors as actor_codes,
    all_events.recipients as recipient_codes,
    parties.people,
    all_events.place,
    all_events.country,
    all_events.latitude,
    all_events.longitude,
    all_events.agreement_type,
    all_events.parent,
    all_events.cameo_code,
    all_events.goldstein,
    all_events.quad_class,
    all_events.confidence,
    all_mentions.attributed_to,
    all_mentions.evidence_text as evidence,
    all_mentions.article_id,
    all_articles.title,
    all_articles.url,
    all_articles.source,
    all_events.mention_count,
    all_events.first_published,
from all_events
left join parties using (event_id)
left join all_mentions using (mention_id)
left join all_articles on all_mentions.article_id = all_articles.article_id
order by
    all_events.date_start nulls last,
    all_events.date_end,
    all_events.type,
    all_events.event_id
