-- Records the sources of a run: where articles come from, and when each was first and last read. Reads given_sources.
create or replace temp table seen_sources as
select distinct
    left(sha256(kind || chr(31) || location), 32) as source_id,
    location,
    kind,
    now() as first_seen,
    now() as last_seen,
from given_sources;

merge into sources
using seen_sources
on sources.source_id = seen_sources.source_id
when matched then update set last_seen = seen_sources.last_seen
when not matched then insert by name;
