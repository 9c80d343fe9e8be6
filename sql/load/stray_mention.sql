-- A mention whose article, or that text of it, is not in the batch, if there is one.
select
    mention_id,
    article_id,
    revision_id,
from given_mentions
anti join given_articles using (article_id, revision_id)
order by mention_id
limit 1;
