-- Records a batch and gives its counts: mentions and events are those of its new and replaced articles.
insert into batches by name
select
    $batch_id as batch_id,
    $run_id as run_id,
    $number as number,
    (select count(*) from staged_articles) + $skipped as articles,
    (select count(*) from changed_articles where not was_stored) as articles_new,
    (select count(*) from changed_articles where was_stored) as articles_replaced,
    (select count(*) from staged_articles anti join changed_articles using (article_id)) + $skipped
        as articles_unchanged,
    (select count(*) from staged_mentions semi join changed_articles using (article_id)) as mentions,
    (select count(*) from derived_events) as events,
    (select count(distinct reject_id) from given_rejects) as rejected,
    now() as loaded_at,
returning articles, articles_new, articles_replaced, articles_unchanged, mentions, events, rejected;
