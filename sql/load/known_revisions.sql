-- Those of given_revisions that are stored as they are, read by the same version of the extractor.
select distinct
    given.article_id,
    given.revision_id,
    given.extractor_version,
from given_revisions as given
semi join articles using (article_id, revision_id, extractor_version)
order by given.article_id;
