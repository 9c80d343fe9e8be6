-- A row is one event as one article tells it, in the shape of the published JSON record, keys in their order.
select
    event_id,
    article_id,
    type,
    kind,
    actors,
    recipients,
    people,
    date,
    date_basis,
    place,
    country,
    latitude,
    longitude,
    agreement_type,
    status,
    parent,
    plover_type,
    plover_mode,
    cameo_code,
    goldstein,
    quad_class,
    confidence,
    attributed_to,
    struct_pack(
        text := evidence_text,
        start := evidence_start,
        "end" := evidence_end,
        sentence := evidence_sentence
    ) as evidence,
    extractor_version,
from mentions
order by
    date_start nulls last,
    event_id,
    article_id
