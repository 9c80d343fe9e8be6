-- The number and id of a run's next batch.
select
    count(*) + 1 as number,
    left(sha256($run_id || ':' || (count(*) + 1)), 32) as batch_id,
from batches
where run_id = $run_id;
