"""Records → the warehouse's Arrow tables; the shapes are those of `warehouse.schema`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from flows.records import Article, Event, Reject
from warehouse.schema import input_schema

if TYPE_CHECKING:
    from flows.extract import ReferenceTables

REVISION_SCHEMA = pa.schema(
    [("article_id", pa.string()), ("revision_id", pa.string()), ("extractor_version", pa.string())]
)


def article_table(articles: Iterable[Article], extractor_version: str) -> pa.Table:
    """A row an article; `extractor_version` is the engine that has read it."""
    return _table("articles", [_article_row(article, extractor_version) for article in articles])


def mention_table(found: Iterable[tuple[Article, Sequence[Event]]]) -> pa.Table:
    """A row for each event that an article tells."""
    return _table("mentions", [_mention_row(article, event) for article, events in found for event in events])


def reject_table(rejects: Iterable[Reject]) -> pa.Table:
    """A row an input that could not be taken."""
    return _table(
        "rejects",
        [
            {
                "reject_id": reject.reject_id,
                "origin": _storable(reject.origin),
                "position": reject.position,
                "cause": reject.cause,
                "detail": _storable(reject.detail),
                "content": reject.content,
            }
            for reject in rejects
        ],
    )


def revision_table(articles: Iterable[Article], extractor_version: str) -> pa.Table:
    """What tells whether an article is already stored as it is: article_id, revision_id, extractor_version."""
    return pa.Table.from_pylist(
        [
            {"article_id": a.article_id, "revision_id": a.revision_id, "extractor_version": extractor_version}
            for a in articles
        ],
        schema=REVISION_SCHEMA,
    )


def source_table(kinds: Mapping[str, str]) -> pa.Table:
    """A row a source: its location as the user named it, and what it is ("file", "folder", "glob", ...)."""
    return _table("sources", [{"location": _storable(location), "kind": kind} for location, kind in kinds.items()])


def reference_rows(tables: "ReferenceTables") -> dict[str, pa.Table]:
    """The engine's codes with what they mean, under the names of the warehouse's reference tables."""
    return {
        "actors": _columns("actors", tables.actors),
        "event_types": _columns("event_types", tables.event_types),
        "agreement_types": _columns("agreement_types", tables.agreement_types),
    }


def _article_row(article: Article, extractor_version: str) -> dict[str, object]:
    dispatch = article.dispatch
    return {
        "article_id": article.article_id,
        "revision_id": article.revision_id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "dateline_place": dispatch.place,
        "agencies": list(dispatch.agencies),
        "reporters": list(dispatch.reporters),
        "translators": list(dispatch.translators),
        "editors": list(dispatch.editors),
        "text": article.text,
        "extractor_version": extractor_version,
    }


def _mention_row(article: Article, event: Event) -> dict[str, object]:
    mention = event.mention
    row = event.as_record()
    del row["evidence"]
    return row | {
        "mention_id": event.mention_id,
        "revision_id": article.revision_id,
        "rule": mention.rule,
        "evidence_text": mention.evidence.text,
        "evidence_start": mention.evidence.start,
        "evidence_end": mention.evidence.end,
        "evidence_sentence": mention.evidence.sentence,
    }


def _storable(text: str) -> str:
    """The text with what UTF-8 cannot hold as an escape: a file's name may be any bytes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _table(name: str, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    schema = input_schema(name)
    for row in rows[:1]:
        if missing := set(schema.names) ^ set(row):
            raise ValueError(f"{name}: rows and table differ in {sorted(missing)}")
    return pa.Table.from_pylist(rows, schema=schema)


def _columns(name: str, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    names = input_schema(name).names
    return _table(name, [dict(zip(names, row, strict=True)) for row in rows])
