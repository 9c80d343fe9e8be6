-- Derives the events, participants and places that a batch touches from all their mentions.
--
-- The rules depend on the mentions alone, not on the order in which they were loaded: an event takes what is not
-- part of its identity (place, date basis, codes, ...) from its surest mention, then from the smallest article_id.

create or replace temp table ranked_mentions as
select
    mentions.*,
    articles.published_on,
    row_number() over (partition by mentions.event_id order by mentions.confidence desc, mentions.article_id) as rank,
from mentions
semi join touched_events using (event_id)
left join articles using (article_id);

-- Events.
create or replace temp table derived_events as
with

best_mentions as (
    select *
    from ranked_mentions
    where rank = 1
),

tellings as (
    select
        event_id,
        count(*) as mention_count,
        min(published_on) as first_published,
    from ranked_mentions
    group by event_id
)

select
    best.event_id,
    best.type,
    best.kind,
    best.actors,
    best.recipients,
    best.date,
    best.date_start,
    best.date_end,
    best.date_basis,
    best.place,
    best.country,
    best.latitude,
    best.longitude,
    best.agreement_type,
    best.status,
    best.parent,
    best.plover_type,
    best.plover_mode,
    best.cameo_code,
    best.goldstein,
    best.quad_class,
    best.confidence,
    best.mention_id,
    tellings.mention_count,
    tellings.first_published,
from best_mentions as best
inner join tellings using (event_id);

delete from events
where
    event_id in (select event_id from touched_events)
    and event_id not in (select event_id from derived_events);

merge into events
using (
    select * from derived_events
    except
    select events.* from events semi join touched_events using (event_id)
) as derived
on events.event_id = derived.event_id
when matched then update by name
when not matched then insert by name;

-- Participants: the codes of the event, and the people that any mention names, each once, those of the surest first.
create or replace temp table derived_participants as
with

codes as (
    select
        event_id,
        'actor' as part,
        unnest(actors) as code,
        generate_subscripts(actors, 1) as position,
    from ranked_mentions
    where rank = 1
    union all
    select
        event_id,
        'recipient' as part,
        unnest(recipients) as code,
        generate_subscripts(recipients, 1) as position,
    from ranked_mentions
    where rank = 1
),

named as (
    select
        event_id,
        rank,
        unnest(people) as person,
        generate_subscripts(people, 1) as place_in_list,
    from ranked_mentions
),

people as (
    select
        event_id,
        person.name as name,
        arg_min(person.role, (rank, place_in_list)) as role,
        arg_min(person.country, (rank, place_in_list)) as code,
        min((rank, place_in_list)) as first_named,
    from named
    group by event_id, person.name
)

select
    event_id,
    part,
    position,
    code,
    cast(null as varchar) as name,
    cast(null as varchar) as role,
from codes
union all
select
    event_id,
    'person' as part,
    row_number() over (partition by event_id order by first_named) as position,
    code,
    name,
    role,
from people;

delete from participants
where
    event_id in (select event_id from touched_events)
    and (event_id, part, position) not in (select (event_id, part, position) from derived_participants);

merge into participants
using (
    select * from derived_participants
    except
    select participants.* from participants semi join touched_events using (event_id)
) as derived
on
    participants.event_id = derived.event_id
    and participants.part = derived.part
    and participants.position = derived.position
when matched then update by name
when not matched then insert by name;

-- Places, with the coordinates of the surest mention that has some.
create or replace temp table derived_places as
select
    left(sha256(place || chr(31) || coalesce(country, '')), 32) as place_id,
    place,
    country,
    arg_min(latitude, (-confidence, mention_id)) as latitude,
    arg_min(longitude, (-confidence, mention_id)) as longitude,
    count(*) as mention_count,
from mentions
where place in (select place from touched_places)
group by place, country;

delete from places
where
    place in (select place from touched_places)
    and place_id not in (select place_id from derived_places);

merge into places
using (
    select * from derived_places
    except
    select places.* from places semi join touched_places using (place)
) as derived
on places.place_id = derived.place_id
when matched then update by name
when not matched then insert by name;
