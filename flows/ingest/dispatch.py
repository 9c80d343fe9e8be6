"""A news dispatch's own form: dateline, headings, body, inserts and footer, each with its offsets.

The text is read by lines: the head from the top down to the first prose, the foot from the bottom up to the last,
and what lies between line by line. Every step looks at a bounded stretch of a line, so the time is linear even
where a whole article stands on one line. The cue words are data, `dispatch_id.toml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from flows.ingest.dateline import Dateline, is_agency, is_timestamp, match_dateline
from flows.ingest.dispatch_cues import Cues, load_cues
from flows.ingest.footer import FooterElement, read_footer
from flows.ingest.inserts import find_inserts, is_bare_pointer, is_insert
from flows.records import Dispatch, Section, SectionKind

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_BREAK = re.compile(r"[a-z]{2}[.!?][\"”']?\s+[A-Z\"“]")
_LIST_ITEM = re.compile(r"[-•*–—]|\d{1,2}[.)]\s|[a-z][.)]\s")
_DATELINE_WITHIN = 8  # lines; a signed dateline may come below a lead or a caption
_LONGEST_HEADLINE = 160
_LONGEST_HEADING = 90
_SHORTEST_PROSE = 100
_SENTENCE_ENDS = tuple('.!?…"”')
_PROSE_ENDS = tuple(".!?…\"”'’)]:;,")
_JUNK_BELOW_FOOTER = 40  # lines of links and tags that a scraped page may leave there
_WRAPPED = range(40, 101)  # characters of a line that was broken for the width of a page


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    opens_block: bool


@dataclass(slots=True)
class _Reading:
    """What has been read of one dispatch so far."""

    text: str
    cues: Cues
    lines: list[_Line]
    top: list[Section] = field(default_factory=list)
    bottom: list[Section] = field(default_factory=list)
    dateline: Dateline | None = None
    agencies: list[str] = field(default_factory=list)
    bylines: list[FooterElement] = field(default_factory=list)
    foot: list[tuple[FooterElement, ...]] = field(default_factory=list)  # from the bottom up, like `bottom`


def read_dispatch(text: str, title: str | None = None) -> Dispatch:
    """The dispatch's sections, its dateline's place and agencies, its people and its copyright's year.

    Sections are in text order, do not overlap and cover every character that is not white space; all kinds but
    "body" are apart from the prose: "dateline" also has the timestamps and bylines above it, "heading" the headline
    (`title` helps to know it). A body section is a paragraph, or the part of one between inserts. Never raises.
    """
    cues = load_cues()
    reading = _Reading(text, cues, _split_lines(text))
    last = _read_foot(reading)
    first = _read_head(reading, last, title)
    sections = [*reading.top, *_read_middle(reading, first, last), *reversed(reading.bottom)]
    place = reading.dateline.place if reading.dateline else None
    signed = reading.dateline.agencies if reading.dateline else ()
    elements = [*reading.bylines, *(element for line in reversed(reading.foot) for element in line)]
    years = [element.year for element in elements if element.year is not None]
    return Dispatch(
        sections=tuple(_join_wrapped(text, sections)),
        place=place,
        agencies=_distinct([*signed, *reading.agencies]),
        reporters=_named(elements, "reporter"),
        translators=_named(elements, "translator"),
        editors=_named(elements, "editor"),
        copyright_year=years[-1] if years else None,
    )


def _split_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    behind = -1
    for match in _LINE.finditer(text):
        start, end = match.span()
        opens_block = behind < 0 or text.count("\n", behind, start) > 1
        lines.append(_Line(start, end, text[start:end], opens_block))
        behind = end
    return lines


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _named(elements: Iterable[FooterElement], role: Literal["reporter", "translator", "editor"]) -> tuple[str, ...]:
    return _distinct(name for element in elements if element.role == role for name in element.names)


# The foot, from the bottom up.


def _read_foot(reading: _Reading) -> int:
    """Reads footer and inserts off the end; gives how many lines are left (the last may be cut short)."""
    left = _read_junk(reading)
    while left > 0:
        line = reading.lines[left - 1]
        elements = _footer_of(reading, line)
        if elements and elements[0].start > line.start:  # a footer at the end of prose
            reading.foot.append(elements)
            reading.bottom.append(Section("footer", elements[0].start, line.end))
            prose = reading.text[line.start : elements[0].start].rstrip()
            reading.lines[left - 1] = replace(line, end=line.start + len(prose), words=prose)
            return left
        if elements or is_timestamp(line.words, reading.cues):
            reading.foot.append(elements)
            reading.bottom.append(Section("footer", line.start, line.end))
        elif is_insert(line.words, reading.cues):
            reading.bottom.append(Section("insert", line.start, line.end))
        else:
            return left
        left -= 1
    return left


def _read_junk(reading: _Reading) -> int:
    """Takes the links and tags below a copyright notice or a desk's code as footer, where none of them is prose."""
    lines, cues = reading.lines, reading.cues
    for index in range(len(lines) - 1, max(-1, len(lines) - _JUNK_BELOW_FOOTER), -1):
        line = lines[index]
        elements = _footer_of(reading, line) if len(line.words) <= _LONGEST_HEADLINE else ()
        if elements and elements[0].start == line.start and any(e.role is None for e in elements):
            below = lines[index + 1 :]
            reading.bottom.extend(
                Section("insert" if is_insert(junk.words, cues) else "footer", junk.start, junk.end)
                for junk in reversed(below)
            )
            reading.foot.extend(_footer_of(reading, junk) for junk in reversed(below))
            return index + 1
        if not elements and not is_insert(line.words, cues) and line.words.endswith(_SENTENCE_ENDS):
            break
    return len(lines)


def _footer_of(reading: _Reading, line: _Line) -> tuple[FooterElement, ...]:
    return read_footer(reading.text, line.start, line.end, reading.cues)


# The head, from the top down.


def _read_head(reading: _Reading, last: int, title: str | None) -> int:
    """Reads headline, bylines, timestamps and the dateline; gives the index of the first line below them."""
    cues, lines = reading.cues, reading.lines
    index = 0
    while index < last:
        line = lines[index]
        if is_timestamp(line.words, cues) or is_agency(line.words, cues) or _read_byline(reading, line):
            if is_agency(line.words, cues):
                reading.agencies.append(line.words)
            reading.top.append(Section("dateline", line.start, line.end))
        elif (dateline := _dateline_of(reading, index, last)) is not None:
            _take_dateline(reading, reading.top, line, dateline)
            return index + 1
        elif is_insert(line.words, cues):
            reading.top.append(Section("insert", line.start, line.end))
        elif (kind := _head_kind(reading, index, last, title)) is not None:
            reading.top.append(Section(kind, line.start, line.end))
        else:
            return index
        index += 1
    return index


def _read_byline(reading: _Reading, line: _Line) -> bool:
    """Takes a line such as "Penulis: Sandi Fir" above the story; whether it was one."""
    if len(line.words) > _LONGEST_HEADLINE:
        return False
    elements = _footer_of(reading, line)
    if not elements or elements[0].start > line.start or all(element.role is None for element in elements):
        return False
    reading.bylines.extend(elements)
    return True


def _take_dateline(reading: _Reading, sections: list[Section], line: _Line, dateline: Dateline) -> None:
    """Splits a line into its dateline and the prose behind it."""
    reading.dateline = dateline
    dash_end = line.start + len(reading.text[line.start : dateline.end].rstrip())
    sections.append(Section("dateline", line.start, dash_end))
    if dateline.end < line.end:
        sections.extend(_body(reading, dateline.end, line.end))


def _dateline_of(reading: _Reading, index: int, last: int) -> Dateline | None:
    """The dateline of a line, unless it looks unsigned and a signed one follows: "INDONESIA - MALAYSIA BERTEMU"."""
    line = reading.lines[index]
    dateline = match_dateline(reading.text, line.start, line.end, reading.cues)
    if dateline is None or dateline.agencies or line.words.endswith(_PROSE_ENDS):
        return dateline
    below = reading.lines[index + 1 : min(last, _DATELINE_WITHIN)]
    signed = (match_dateline(reading.text, other.start, other.end, reading.cues, signed_only=True) for other in below)
    return None if any(signed) else dateline


def _head_kind(reading: _Reading, index: int, last: int, title: str | None) -> Literal["heading", "dateline"] | None:
    """Whether a line above the story is its headline, or another line of its head; None where it is the story."""
    words = reading.lines[index].words
    has_headline = any(section.kind == "heading" for section in reading.top)
    if title is not None and _same_words(words, title):
        return "heading"
    if not _may_be_headline(words):
        return None
    if _leads_to_head(reading, index, last):
        return "dateline" if has_headline else "heading"
    if has_headline or index + 1 >= last:
        return None
    if words[-1] in "?!\"”’'" and not reading.lines[index + 1].opens_block:
        return None
    return "heading" if _is_apart(reading, index, last) else None


def _may_be_headline(words: str) -> bool:
    if len(words) > _LONGEST_HEADLINE or words[-1] in ".,;:…-" or not _opens_heading(words):
        return False
    return _SENTENCE_BREAK.search(words) is None


def _leads_to_head(reading: _Reading, index: int, last: int) -> bool:
    """Whether a timestamp or a dateline follows with nothing but unfinished lines between."""
    for line in reading.lines[index + 1 : min(last, _DATELINE_WITHIN)]:
        if _is_head_line(reading, line):
            return True
        if not is_insert(line.words, reading.cues) and not _may_be_headline(line.words):
            return False
    return False


def _same_words(left: str, right: str) -> bool:
    return len(left) <= 2 * len(right) and left.casefold().split() == right.casefold().split()


def _opens_heading(words: str) -> bool:
    return words[0].isupper() or words[0].isdigit() or words[0] in "\"“'‘"


def _is_apart(reading: _Reading, index: int, last: int) -> bool:
    """Whether a line stands by itself above prose, so that it is no line of a paragraph broken at a page's width."""
    if index + 1 >= last:
        return False
    line, below = reading.lines[index], reading.lines[index + 1]
    if below.opens_block:
        return line.opens_block
    return len(below.words) >= _SHORTEST_PROSE and _LIST_ITEM.match(below.words) is None and _opens_heading(below.words)


def _is_head_line(reading: _Reading, line: _Line) -> bool:
    cues = reading.cues
    return (
        is_timestamp(line.words, cues)
        or is_agency(line.words, cues)
        or match_dateline(reading.text, line.start, line.end, cues) is not None
    )


# The middle, line by line.


def _read_middle(reading: _Reading, first: int, last: int) -> list[Section]:
    sections: list[Section] = []
    pointing = False
    for index in range(first, last):
        line = reading.lines[index]
        if reading.dateline is None and index < _DATELINE_WITHIN:
            dateline = match_dateline(reading.text, line.start, line.end, reading.cues, signed_only=True)
            if dateline is not None:
                _take_dateline(reading, sections, line, dateline)
                continue
        if is_insert(line.words, reading.cues) or (pointing and _is_pointed_to(line)):
            sections.append(Section("insert", line.start, line.end))
            pointing = is_bare_pointer(line.words, reading.cues) or (pointing and line.words[0] in "-•*")
            continue
        pointing = False
        if _is_heading(reading, index, last):
            sections.append(Section("heading", line.start, line.end))
        else:
            sections.extend(_body(reading, line.start, line.end))
    return sections


def _is_pointed_to(line: _Line) -> bool:
    """Whether a line below "Baca juga:" is the title of another article."""
    return len(line.words) <= _LONGEST_HEADLINE and line.words[-1] not in ".:;,"


def _is_heading(reading: _Reading, index: int, last: int) -> bool:
    words = reading.lines[index].words
    if len(words) > _LONGEST_HEADING or words.endswith(_PROSE_ENDS) or not words[0].isupper():
        return False
    if _SENTENCE_BREAK.search(words) is not None:
        return False
    above = reading.lines[index - 1].words[-1:] if index else "."
    return above in {"", *_PROSE_ENDS} and _is_apart(reading, index, last)


def _body(reading: _Reading, start: int, end: int) -> list[Section]:
    """A paragraph, cut where something is inserted into it."""
    sections: list[Section] = []
    at = start
    for opening, closing in find_inserts(reading.text, start, end, reading.cues):
        _append(sections, reading.text, "body", at, opening)
        _append(sections, reading.text, "insert", opening, closing)
        at = closing
    _append(sections, reading.text, "body", at, end)
    return sections


def _append(sections: list[Section], text: str, kind: SectionKind, start: int, end: int) -> None:
    """Adds the stretch without the white space around it, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sections.append(Section(kind, start, end))


def _join_wrapped(text: str, sections: Iterable[Section]) -> list[Section]:
    """Joins lines that were broken at a page's width: of that length, and without a sentence's end."""
    joined: list[Section] = []
    line_start = 0
    for section in sections:
        above = joined[-1] if joined else None
        if (
            above is not None
            and above.kind == section.kind == "body"
            and above.end - line_start in _WRAPPED
            and text[above.end : section.start].count("\n") == 1
            and text[line_start : above.end].rstrip("\"”’')")[-1:] not in {*".!?:;"}
            and _LIST_ITEM.match(text, section.start) is None
        ):
            joined[-1] = Section("body", above.start, section.end)
        else:
            joined.append(section)
        line_start = section.start
    return joined
