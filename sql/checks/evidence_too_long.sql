-- Mentions whose evidence is longer than fifteen words, or has none.
with

counted as (
    select
        mention_id,
        article_id,
        evidence_text,
        len(regexp_extract_all(evidence_text, '\S+')) as words,
    from mentions
)

select
    mention_id,
    article_id,
    words,
    evidence_text,
from counted
where words not between 1 and 15
order by mention_id
