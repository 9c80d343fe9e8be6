-- Brings articles and mentions to what was staged, where they differ. Reads the variable batch_id.

merge into articles
using (
    select
        staged_articles.*,
        getvariable('batch_id') as batch_id,
    from staged_articles
    semi join changed_articles using (article_id)
) as changed
on articles.article_id = changed.article_id
when matched then update by name
when not matched then insert by name;

delete from mentions
where
    article_id in (select article_id from changed_articles)
    and mention_id not in (select mention_id from staged_mentions);

merge into mentions
using (
    select
        differing.*,
        getvariable('batch_id') as batch_id,
    from (
        select staged_mentions.* from staged_mentions semi join changed_articles using (article_id)
        except
        select mentions.* exclude (batch_id) from mentions semi join changed_articles using (article_id)
    ) as differing
) as changed
on mentions.mention_id = changed.mention_id
when matched then update by name
when not matched then insert by name;
