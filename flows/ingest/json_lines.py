"""JSON Lines → articles, line by line: a bad line is rejected and the others go on."""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.ingest.article import Known, canonical_url, make_article
from flows.ingest.dates import normalise_date
from flows.ingest.decoding import (
    KEPT_OF_REJECT,
    InputError,
    Limits,
    decode_text,
    marked_encoding,
    normalise_lines,
)
from flows.records import Article, Reject, content_id


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of bytes, without its end; `content` is cut short where the line is longer than the limit."""

    number: int
    content: bytes
    is_whole: bool


def read_json_lines(blocks: Iterable[bytes], origin: str, limits: Limits) -> Iterator[Article | Reject]:
    """An Article or a Reject for each line that is not blank.

    Keys: `text` (needed), `id`, `title`, `url`, `source`, `published` or `date`, `language`; others are ignored. A
    line that can't be used gives a Reject with its number. Where only a side field can't be used (a date that is
    not ISO 8601, a title that is no string) the article is kept without it, and a Reject ("bad_date", "bad_field")
    before it says so. An id that came before in the same source is rejected ("duplicate_id"): it would replace the
    earlier article.
    """
    seen: set[str] = set()
    try:
        for line in split_lines(_as_utf8(blocks), limits):
            if line.content.strip():
                yield from _read_line(line, origin, limits, seen)
    except UnicodeDecodeError as error:
        detail = (
            f"the source has a byte order mark of {error.encoding}, but is not in that encoding: convert it to UTF-8"
        )
        yield Reject(origin, None, "encoding", detail, error.object[:KEPT_OF_REJECT])


def split_lines(blocks: Iterable[bytes], limits: Limits) -> Iterator[RawLine]:
    """The lines of a stream of bytes; no more than a block and a line's limit is held at a time."""
    number, length = 1, 0
    kept: list[bytes] = []
    for block in blocks:
        start = 0
        while (end := block.find(b"\n", start)) >= 0:
            yield _raw_line(number, [*kept, block[start:end]], length + end - start, limits)
            number, kept, length, start = number + 1, [], 0, end + 1
        length += len(block) - start
        if length <= limits.record_bytes:
            kept.append(block[start:])
        else:  # the head of a line that is too long is enough to show
            kept = [b"".join([*kept, block[start : start + KEPT_OF_REJECT]])[:KEPT_OF_REJECT]]
    if length:
        yield _raw_line(number, kept, length, limits)


def _raw_line(number: int, pieces: list[bytes], length: int, limits: Limits) -> RawLine:
    is_whole = length <= limits.record_bytes
    content = b"".join(pieces)
    return RawLine(number, content if is_whole else content[:KEPT_OF_REJECT], is_whole)


def _as_utf8(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The stream as it is, but from UTF-16 and UTF-32 with a byte order mark to UTF-8."""
    stream = iter(blocks)
    first = next(stream, b"")
    encoding = marked_encoding(first)
    if encoding is None or encoding == "utf-8-sig":
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from stream
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    yield decoder.decode(first).encode()
    for block in stream:
        yield decoder.decode(block).encode()
    yield decoder.decode(b"", final=True).encode()


def _read_line(line: RawLine, origin: str, limits: Limits, seen: set[str]) -> Iterator[Article | Reject]:
    if not line.is_whole:
        detail = f"the line is longer than {limits.record_bytes:,} bytes"
        yield Reject(origin, line.number, "too_large", detail, line.content)
        return
    notes: list[InputError] = []
    try:
        text, known = _read_record(_parse(line.content), notes)
        if known.article_id is not None:
            _refuse_seen(known.article_id, seen)
    except InputError as failure:
        yield _reject(line, origin, failure)
        return
    for note in notes:
        yield _reject(line, origin, note)
    yield make_article(text, known)


def _reject(line: RawLine, origin: str, failure: InputError) -> Reject:
    return Reject(origin, line.number, failure.cause, failure.detail, line.content[:KEPT_OF_REJECT])


def _refuse_seen(article_id: str, seen: set[str]) -> None:
    mark = content_id(article_id)
    if mark in seen:
        raise InputError("duplicate_id", f"the id {article_id!r} came before in this source")
    seen.add(mark)


def _parse(content: bytes) -> Mapping[str, object]:
    try:
        record: object = json.loads(decode_text(content))
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError("bad_json", f"not a JSON object: {what}") from error
    if not isinstance(record, dict):
        raise InputError("bad_json", f"a JSON object is needed, not {_kind(record)}")
    return record


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")


def _read_record(record: Mapping[str, object], notes: list[InputError]) -> tuple[str, Known]:
    """The text and what is known of it; side fields that can't be used are left out and noted."""
    url = _side_string(record, "url", notes)
    if url is not None and canonical_url(url) is None:
        notes.append(InputError("bad_field", f"url {url[:200]!r} is no web address; the article is kept without it"))
        url = None
    return _text(record), Known(
        article_id=_given_id(record),
        title=_side_string(record, "title", notes),
        url=url,
        source=_side_string(record, "source", notes),
        published=_published(record, notes),
        language=_side_string(record, "language", notes),
    )


def _text(record: Mapping[str, object]) -> str:
    if "text" not in record:
        raise InputError("bad_field", 'there is no "text"')
    text = record["text"]
    if not isinstance(text, str):
        raise InputError("bad_field", f'"text" must be a string, not {_kind(text)}')
    if "\0" in text:
        raise InputError("binary", '"text" has NUL characters, so it is no text')
    text = normalise_lines(text)
    if not text.strip():
        raise InputError("empty", '"text" is empty')
    return _storable(text, "text")


def _storable(value: str, key: str) -> str:
    """The value, if it can be written as UTF-8: JSON can spell half a surrogate pair, which no file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError("encoding", f'"{key}" has half a surrogate pair at character {error.start}') from error
    return value


def _given_id(record: Mapping[str, object]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError("bad_field", f'"id" must be a string, not {_kind(value)}')
    return _storable(value, "id") if value else None


def _side_string(record: Mapping[str, object], key: str, notes: list[InputError]) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        detail = f'"{key}" must be a string, not {_kind(value)}; the article is kept without it'
        notes.append(InputError("bad_field", detail))
        return None
    return _storable(value.replace("\0", ""), key).strip() or None


def _published(record: Mapping[str, object], notes: list[InputError]) -> str | None:
    """The ISO date under `published`, else under `date`."""
    for key in ("published", "date"):
        value = record.get(key)
        if value is None or value == "":
            continue
        if isinstance(value, str) and normalise_date(value) is not None:
            return value
        written = repr(value)[:60]
        detail = f'"{key}" is {written}, not an ISO 8601 date; the article is kept and dated otherwise'
        notes.append(InputError("bad_date", detail))
    return None
