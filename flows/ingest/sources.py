"""Sources named by the user → Articles and Rejects, in a defined order and in bounded memory."""

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from flows.errors import SourceError
from flows.ingest.article import Known, make_article
from flows.ingest.decoding import (
    DEFAULT_LIMITS,
    KEPT_OF_REJECT,
    InputError,
    Limits,
    decode_text,
    marked_encoding,
    refuse_binary,
)
from flows.ingest.json_lines import read_json_lines
from flows.ingest.page import read_page
from flows.records import Article, Reject

Form = Literal["text", "page", "json_lines"]

STANDARD_INPUT = "-"
ARTICLE_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"})
_BLOCK = 256 * 1024
_HEAD = 4096  # bytes from which a form is recognised
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PAGE = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|main|article|section|header|div|h[1-6]|p)[\s>/]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z][^<>]{0,500}>")
_FEED = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]"
)
_JSON_LINE = re.compile(r"\s*\{\s*(?:\"|\}|$)")
_JSON_DOCUMENT = re.compile(r"\s*(?:\[\s*[{\]]|\{[ \t]*\r?\n)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A source as the user named it, with the kind of thing it is."""

    name: str
    kind: Literal["file", "folder", "glob", "standard input"]


def read_sources(
    sources: Sequence[str], *, limits: Limits = DEFAULT_LIMITS, standard_input: BinaryIO | None = None
) -> Iterator[Article | Reject]:
    """The articles of the sources, in the order given, and a Reject for each input that could not be taken.

    A source is a file, a folder (with all below it), a glob or "-" for standard input. Files are wire text, HTML or
    JSON Lines; their content tells, helped by the name. In a folder the files with a suffix of `ARTICLE_SUFFIXES`
    count, and others that are HTML or JSON Lines by content; hidden ones do not. Folders and globs are read in the
    order of their names. All sources are checked at the call, before any is read.

    Raises SourceError: a source that does not exist, can't be opened or is a web address; a folder or a glob without
    an article; standard input named twice.
    """
    named = [_identify(source) for source in sources]
    if [source.name for source in named].count(STANDARD_INPUT) > 1:
        raise SourceError('standard input can be read only once: name "-" once')
    return _read_all(named, limits, standard_input)


def _identify(source: str) -> _Named:
    """What kind of source this is, and that it can be read."""
    if source == STANDARD_INPUT:
        return _Named(source, "standard input")
    if _ADDRESS.match(source):
        raise SourceError(
            f"{source}: this version reads files, folders, globs and standard input; save the page to a file first"
        )
    if not source or "\0" in source:
        raise SourceError(f"{source!r}: no such file or folder")
    if Path(source).is_dir():
        _check_folder(source)
        return _Named(source, "folder")
    if Path(source).exists():
        if not os.access(source, os.R_OK):
            raise SourceError(f"{source}: no permission to read it")
        return _Named(source, "file")
    if not glob.has_magic(source):
        raise SourceError(f"{source}: no such file or folder")
    if not _matches(source):
        raise SourceError(f"{source}: no file matches")
    return _Named(source, "glob")


def _check_folder(folder: str) -> None:
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise SourceError(f"{folder}: {error.strerror or 'cannot be opened'}") from error
    if next(_walk(folder), None) is None:
        raise SourceError(f"{folder}: no article files in this folder (.txt, .html, .jsonl)")


def _walk(folder: str) -> Iterator[str]:
    """The article files below a folder, sorted by name within each folder, files before folders.

    Folders that can't be opened come last, so that reading them fails and is reported.
    """
    failed: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: failed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file() and _is_article_file(path):
                yield str(path)
    yield from sorted(failed)


def _matches(pattern: str) -> list[str]:
    """The files that a glob matches, sorted."""
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
    return sorted(path for path in found if Path(path).is_file())


def _is_article_file(path: Path) -> bool:
    if path.suffix.lower() in ARTICLE_SUFFIXES:
        return True
    try:
        with path.open("rb") as stream:
            opening = _opening(stream.read(_HEAD))
    except OSError:
        return False  # a file that is neither named as an article nor can be opened is none
    return _PAGE.match(opening) is not None or (_JSON_LINE.match(opening) is not None and '"text"' in opening)


def _read_all(named: Sequence[_Named], limits: Limits, standard_input: BinaryIO | None) -> Iterator[Article | Reject]:
    for source in named:
        if source.kind == "standard input":
            yield from _read_stream(standard_input or sys.stdin.buffer, source.name, limits)
        elif source.kind == "file":
            yield from _read_file(source.name, limits)
        elif source.kind == "folder":
            for path in _walk(source.name):
                yield from _read_file(path, limits)
        else:
            for path in _matches(source.name):
                yield from _read_file(path, limits)


def _read_file(path: str, limits: Limits) -> Iterator[Article | Reject]:
    try:
        with Path(path).open("rb") as stream:
            yield from _read_stream(stream, path, limits)
    except OSError as error:
        yield Reject(path, None, "unreadable", f"it can't be read: {error.strerror or error}")


def _read_stream(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Article | Reject]:
    head = stream.read(KEPT_OF_REJECT)
    try:
        if not head.strip() and len(head) < KEPT_OF_REJECT:
            raise InputError("empty", "there is no text in it")
        refuse_binary(head)
        form = _recognise(head, Path(origin).suffix.lower())
        if form == "json_lines":
            yield from read_json_lines(_blocks(head, stream), origin, limits)
            return
        data = head if len(head) < KEPT_OF_REJECT else head + stream.read(max(0, limits.record_bytes + 1 - len(head)))
        if len(data) > limits.record_bytes:
            raise InputError("too_large", f"it is larger than {limits.record_bytes:,} bytes, too much for one article")
        text, known = read_page(data) if form == "page" else (decode_text(data), Known())
    except InputError as failure:
        yield Reject(origin, None, failure.cause, failure.detail, head)
        return
    yield make_article(text, known)


def _blocks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while block := stream.read(_BLOCK):
        yield block


def _opening(head: bytes) -> str:
    """The head as text, well enough to recognise marks that are ASCII."""
    return head[:_HEAD].decode(marked_encoding(head) or "utf-8", "ignore").removeprefix("\ufeff")


def _recognise(head: bytes, suffix: str) -> Form:
    """The form of an input by its first bytes; its name's suffix decides where they leave it open.

    Raises InputError ("unsupported", "bad_json") for what looks like an article but is none of these forms.
    """
    opening = _opening(head)
    if _FEED.match(opening):
        raise InputError("unsupported", "this is a feed or a sitemap, not an article: this version can't read it")
    if opening.startswith("WARC/"):
        raise InputError("unsupported", "this is a web archive: this version can't read it")
    if _PAGE.match(opening) or (suffix in {".html", ".htm", ".xhtml"} and _TAG.search(opening)):
        return "page"
    if _JSON_DOCUMENT.match(opening):
        raise InputError("bad_json", "this is one JSON document, not JSON Lines: write one object a line")
    if suffix in {".jsonl", ".ndjson", ".json"} or _JSON_LINE.match(opening):
        return "json_lines"
    return "text"
