-- Mentions whose article, or the text of it that they were found in, is not stored.
select
    mentions.mention_id,
    mentions.article_id,
    mentions.revision_id,
from mentions
anti join articles using (article_id, revision_id)
order by mentions.mention_id
