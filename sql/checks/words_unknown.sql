-- Mentions with a type, kind, agreement type, status or date basis that is not in the vocabulary.
with

kinds as (
    select
        type,
        kind,
    from event_types
)

select
    mention_id,
    article_id,
    type,
    kind,
    agreement_type,
    status,
    date_basis,
from mentions
where
    (type, coalesce(kind, '')) not in (select (type, kind) from kinds)
    or (type <> 'AGREE' and agreement_type is not null)
    or coalesce(agreement_type, 'other') not in (select agreement_type from agreement_types)
    or status not in ('occurred', 'planned', 'cancelled')
    or date_basis not in ('explicit', 'weekday', 'relative', 'inherited', 'publication')
order by mention_id
