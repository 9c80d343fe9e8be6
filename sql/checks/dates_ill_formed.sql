-- Mentions whose date is not an ISO day, month, year or interval of these, ends before it begins, or has no basis.
with

parts as (
    select
        mention_id,
        article_id,
        date,
        date_basis,
        date_start,
        date_end,
        '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?' as iso,
    from mentions
)

select
    mention_id,
    article_id,
    date,
    date_basis,
    date_start,
    date_end,
from parts
where
    (date is null) <> (date_basis is null)
    or (
        date is not null
        and (
            not regexp_full_match(date, iso || '(/' || iso || ')?')
            or date_start is null
            or date_end is null
            or date_start > date_end
        )
    )
order by mention_id
