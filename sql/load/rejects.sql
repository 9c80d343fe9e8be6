-- Keeps what could not be ingested; one that was seen before belongs to the run that saw it last.
--
-- Reads given_rejects and the variable run_id.
merge into rejects
using (
    select
        given.* exclude (given_order),
        getvariable('run_id') as run_id,
        now() as seen_at,
    from given_rejects as given
    qualify row_number() over (partition by given.reject_id order by given.given_order desc) = 1
) as seen
on rejects.reject_id = seen.reject_id
when matched then update set
    detail = seen.detail,
    run_id = seen.run_id,
    seen_at = seen.seen_at
when not matched then insert by name;
