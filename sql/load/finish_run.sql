-- Records that a run has ended, with the sums of its batches.
update runs
set
    ended_at = now(),
    articles = sums.articles,
    articles_new = sums.articles_new,
    articles_replaced = sums.articles_replaced,
    articles_unchanged = sums.articles_unchanged,
    mentions = sums.mentions,
    events = sums.events,
    rejected = sums.rejected
from (
    select
        coalesce(sum(articles), 0) as articles,
        coalesce(sum(articles_new), 0) as articles_new,
        coalesce(sum(articles_replaced), 0) as articles_replaced,
        coalesce(sum(articles_unchanged), 0) as articles_unchanged,
        coalesce(sum(mentions), 0) as mentions,
        coalesce(sum(events), 0) as events,
        coalesce(sum(rejected), 0) as rejected,
    from batches
    where run_id = $run_id
) as sums
where runs.run_id = $run_id
returning
    runs.articles,
    runs.articles_new,
    runs.articles_replaced,
    runs.articles_unchanged,
    runs.mentions,
    runs.events,
    runs.rejected;
