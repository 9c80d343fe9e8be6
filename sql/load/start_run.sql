-- Records a run that begins. Its id is the digest of its number in this warehouse, the version and the sources.
insert into runs by name
with

numbered as (
    select count(*) + 1 as number
    from runs
),

named as (
    select coalesce(list(source_id order by source_id), []) as sources
    from seen_sources
)

select
    left(sha256(concat_ws(chr(31), number, $version, sources)), 32) as run_id,
    number,
    $version as version,
    sources,
    now() as started_at,
from numbered
cross join named
returning run_id;
