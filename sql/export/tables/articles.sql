-- A row is one article, in its latest text, by the month in which it was published.
select
    article_id,
    revision_id,
    title,
    url,
    source,
    published,
    published_on,
    published_basis,
    language,
    dateline_place,
    agencies,
    reporters,
    translators,
    editors,
    text,
    extractor_version,
    nullif(regexp_extract(published, '^[0-9]{4}'), '') as year,
    nullif(regexp_extract(published, '^[0-9]{4}-([0-9]{2})', 1), '') as month,
from articles
order by
    year nulls last,
    month nulls last,
    article_id
