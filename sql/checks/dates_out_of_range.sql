-- Mentions dated before 1900 or after 2100, and those told as past over a day after their article was published.
--
-- The day's grace is for the date line: an evening in Washington is the next morning in Jakarta.
select
    mentions.mention_id,
    mentions.article_id,
    mentions.date,
    mentions.status,
    articles.published_on,
from mentions
left join articles using (article_id)
where
    mentions.date_start < date '1900-01-01'
    or mentions.date_end > date '2100-12-31'
    or (
        mentions.status = 'occurred'
        and mentions.date_start > articles.published_on + 1
    )
order by mentions.mention_id
