-- Mentions with a code or id that has not the form of one, or participants that are not sorted and distinct.
select
    mention_id,
    article_id,
    event_id,
    actors,
    recipients,
    attributed_to,
    country,
    cameo_code,
from mentions
where
    not regexp_full_match(mention_id, '[0-9a-f]{32}')
    or not regexp_full_match(event_id, '[0-9a-f]{32}')
    or len(list_filter(
        actors || recipients || [coalesce(attributed_to, 'XXX')],
        lambda code: not regexp_full_match(code, '[A-Z][A-Z0-9_]{1,31}')
    )) > 0
    or not regexp_full_match(coalesce(country, 'XXX'), '[A-Z]{3}')
    or not regexp_full_match(cameo_code, '(0[1-9]|1[0-9]|20)[0-9]{1,2}')
    or actors <> list_sort(list_distinct(actors))
    or recipients <> list_sort(list_distinct(recipients))
order by mention_id
