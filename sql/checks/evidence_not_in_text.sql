-- Mentions whose evidence is not, character for character, what the article's text has at that place.
--
-- substring counts Unicode code points, as the offsets do (substring_grapheme would count what looks like one letter).
select
    mentions.mention_id,
    mentions.article_id,
    mentions.evidence_start,
    mentions.evidence_end,
    mentions.evidence_text,
from mentions
inner join articles using (article_id, revision_id)
where
    mentions.evidence_start < 0
    or mentions.evidence_end <= mentions.evidence_start
    or mentions.evidence_end > length(articles.text)
    or mentions.evidence_text is distinct from substring(
        articles.text,
        mentions.evidence_start + 1,
        mentions.evidence_end - mentions.evidence_start
    )
order by mentions.mention_id
