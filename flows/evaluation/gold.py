"""Annotated articles: one JSON object a line, with `id`, `events`, and perhaps the text itself or its file.

An event has the fields of the published record; `actors`, `recipients` and `people` are lists, people are names or
objects with a `name`, `evidence` is the words or an object with a `text`, and `optional` marks what need not be found.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.errors import SourceError, UsageError
from flows.evaluation.facts import Facts, GoldEvent
from flows.ingest import Limits, read_sources
from flows.ingest.json_lines import read_json_lines
from flows.records import Article, Reject


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article; `record` is its line as it was read, which may carry `text` or `text_file`."""

    article_id: str
    events: tuple[GoldEvent, ...]
    record: Mapping[str, object]


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """The annotated articles of a file, in its order; the events of lines with one id are put together.

    Raises SourceError if it can't be read, UsageError, naming the line, if it is no gold.
    """
    found: dict[str, GoldArticle] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            article = _article(line)
        except ValueError as error:
            raise UsageError(f"{path}:{number}: {error}") from error
        known = found.get(article.article_id)
        found[article.article_id] = article if known is None else replace(known, events=known.events + article.events)
    if not found:
        raise UsageError(f"{path} holds no annotated article: each line is an object with id and events")
    return tuple(found.values())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or 'it cannot be read'}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8, so it is no gold") from error


def _article(line: str) -> GoldArticle:
    """Raises ValueError, saying what is wrong."""
    try:
        record: object = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not a JSON object: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(record, dict):
        raise ValueError("a JSON object is needed")
    article_id, events = record.get("id"), record.get("events")
    if isinstance(article_id, int) and not isinstance(article_id, bool):
        article_id = str(article_id)
    if not isinstance(article_id, str) or not article_id:
        raise ValueError('there is no "id"')
    if not isinstance(events, list):
        raise ValueError('"events" must be a list')
    return GoldArticle(article_id, tuple(_event(event) for event in events), record)


def _event(event: object) -> GoldEvent:
    if not isinstance(event, dict):
        raise ValueError("an event must be an object")
    event_type, status = _string(event, "type"), _string(event, "status")
    if event_type is None or status is None:
        raise ValueError('an event needs "type" and "status"')
    facts = Facts(
        type=event_type,
        kind=_string(event, "kind"),
        actors=frozenset(_strings(event, "actors")),
        recipients=frozenset(_strings(event, "recipients")),
        people=tuple(_strings(event, "people")),
        date=_string(event, "date"),
        place=_string(event, "place"),
        country=_string(event, "country"),
        agreement_type=_string(event, "agreement_type"),
        status=status,
        parent=_string(event, "parent"),
    )
    evidence = event.get("evidence")
    words = _string(evidence, "text") if isinstance(evidence, dict) else _string(event, "evidence")
    return GoldEvent(facts, words or "", event.get("optional") is True)


def _string(event: Mapping[str, object], key: str) -> str | None:
    value = event.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" must be a string or null')
    return value


def _strings(event: Mapping[str, object], key: str) -> Iterator[str]:
    """The strings of a list, or the names of its objects."""
    values = event.get(key)
    if values is not None and not isinstance(values, list):
        raise ValueError(f'"{key}" must be a list')
    for value in values or ():
        name = value.get("name") if isinstance(value, dict) else value
        if not isinstance(name, str):
            raise ValueError(f'"{key}" must hold strings')
        yield name


def read_gold_articles(
    gold: Sequence[GoldArticle], path: Path, articles: Path | None, limits: Limits
) -> tuple[tuple[Article, ...], tuple[Reject, ...]]:
    """The articles that gold is of, in its order, and what could not be read of them.

    `path` is gold's own file. `articles` is JSON Lines with the same ids, or a folder of files whose names without
    the suffix are the ids. None: each line of gold carries `text`, or `text_file`, a path from gold's folder or the one
    above it. Raises SourceError if `articles` or a file does not exist, UsageError if an article is missing.
    """
    if articles is None:
        records = [record for article in gold for record in _carried(article, path, limits)]
    elif articles.is_dir():
        records = list(_from_folder(gold, articles, limits))
    else:
        records = list(read_sources([str(articles)], limits=limits))
    rejects = tuple(record for record in records if isinstance(record, Reject))
    known = {record.article_id: record for record in records if isinstance(record, Article)}
    missing = [article.article_id for article in gold if article.article_id not in known]
    if missing:
        why = f": {rejects[0].detail}" if rejects and articles is None else ""
        hint = "name its file or folder with --articles" if articles is None else f"{articles} has none"
        raise UsageError(f"{path}: no text for {len(missing):,} of the ids, first {missing[0]!r}{why}; {hint}")
    return tuple(known[article.article_id] for article in gold), rejects


def _from_folder(gold: Sequence[GoldArticle], folder: Path, limits: Limits) -> Iterator[Article | Reject]:
    files = {file.stem: file for file in sorted(folder.iterdir()) if file.is_file()}
    for article in gold:
        if article.article_id in files:
            yield from _renamed(files[article.article_id], article.article_id, limits)


def _renamed(file: Path, article_id: str, limits: Limits) -> Iterator[Article | Reject]:
    for record in read_sources([str(file)], limits=limits):
        yield replace(record, article_id=article_id) if isinstance(record, Article) else record


def _carried(article: GoldArticle, path: Path, limits: Limits) -> Iterator[Article | Reject]:
    """The article that gold's line carries or points to; what else the line says of it counts, too."""
    record = {**article.record, "events": None}
    named = record.get("text_file")
    if isinstance(named, str) and "text" not in record:
        for one in _renamed(_text_file(path, named), article.article_id, limits):
            if isinstance(one, Reject):
                yield one
            else:
                record["text"] = one.text
    if "text" in record:
        yield from read_json_lines([json.dumps(record).encode()], str(path), limits)


def _text_file(path: Path, named: str) -> Path:
    places = (path.parent / named, path.parent / ".." / named)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SourceError(f"{path}: there is no file {named!r} in its folder or the one above")
    return found
