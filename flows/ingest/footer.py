"""The foot of a dispatch: who wrote, translated and edited it, desk codes, copyright notices and bans on copying."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.ingest.dateline import is_agency
from flows.ingest.dispatch_cues import Cues, FooterRole

_WINDOW = 800  # characters; a footer that lost its line breaks is no longer
_LONGEST_CONTENT = 90
_MOST_NAME_WORDS = 6
_LONGEST_BYLINE = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_RIGHTS = re.compile(r"[^\n?!:;\"“]{0,90}")
_NAME_BREAKS = re.compile(r"\s*(?:[,/&;|]|\bdan\b)\s*")
_CREDIT = re.compile(r"[(\[](?P<names>[^()\[\]]{2,40})[)\]]")
_SENTENCE_ENDS = frozenset(".!?…\"'”’»)]*")


@dataclass(frozen=True, slots=True)
class FooterElement:
    """One element of a footer, from offset `start`: the role of the people named, or the year of the copyright."""

    start: int
    role: FooterRole | None = None
    names: tuple[str, ...] = ()
    year: int | None = None


def read_footer(text: str, start: int, end: int, cues: Cues) -> tuple[FooterElement, ...]:
    """The footer elements in which the line `text[start:end]` ends, in text order; none where it ends in prose.

    The line is all footer where the first element starts at `start`. Everything from the first element on is
    footer: a label with what is no name behind it ("Editor: siapa yang tahu?") ends the search.
    """
    if byline := _unmarked_byline(text, start, end, cues) or _piped_byline(text, start, end, cues):
        return (byline,)
    window_start = max(start, end - _WINDOW)
    if not _may_end_in_footer(text[window_start:end], cues):
        return ()
    found: list[FooterElement] = []
    boundary = end
    for match in reversed(list(_cue_matches(text, start, end, cues))):
        element = _element(text, match, boundary, cues)
        if element is None:
            break
        found.append(element)
        boundary = match.start()
    found.reverse()
    return _set_off(text, start, tuple(found))


def _may_end_in_footer(tail: str, cues: Cues) -> bool:
    """Whether any element could end here: a quick test that most prose fails."""
    if ":" in tail or tail.rstrip(" .")[-1:] in ")]*-=#":
        return True
    folded = tail.lower()
    return any(sign in folded for sign in cues.copyright_signs) or any(ban in folded for ban in cues.bans)


def _cue_matches(text: str, start: int, end: int, cues: Cues) -> Iterator[re.Match[str]]:
    for match in cues.footer.finditer(text, max(start, end - _WINDOW), end):
        # Within a line a label starts with a capital: "kata sang editor: ..." is prose.
        if match["label"] is None or match["label"][0].isupper() or match.start() == start:
            yield match
    # A lone credit, "(Reuters)", counts at the very end only, where it can't be an aside.
    tail = text[max(start, end - 44) : end]
    opening = max(tail.rfind("("), tail.rfind("["))
    if opening < 0 or cues.footer.fullmatch(tail, opening) is not None:
        return
    credit = _CREDIT.fullmatch(tail, opening)
    if credit is not None and all(is_agency(name.strip(), cues) for name in credit["names"].split("/")):
        yield from _CREDIT.finditer(text, end - len(tail) + opening, end)


def _element(text: str, match: re.Match[str], end: int, cues: Cues) -> FooterElement | None:
    """The element that `match` opens and that reaches to `end`, or None where its content is prose."""
    groups = match.groupdict()
    content = text[match.end() : end].strip()
    if groups.get("label"):
        names = _names(content, cues)
        role = cues.labels[" ".join(groups["label"].lower().split())]
        return None if names is None else FooterElement(match.start(), role, names)
    if groups.get("rights"):
        year = _YEAR.search(content)
        if year is None or _RIGHTS.fullmatch(content) is None:
            return None
        return FooterElement(match.start(), year=int(year.group()))
    if groups.get("ban"):
        return FooterElement(match.start())
    return FooterElement(match.start()) if not content.strip(" .*") else None


def _set_off(text: str, line_start: int, found: tuple[FooterElement, ...]) -> tuple[FooterElement, ...]:
    """The elements without leading ones that continue a sentence, as "(isa/DAL)" may within one."""
    for index, element in enumerate(found):
        at = element.start
        while at > line_start and text[at - 1].isspace():
            at -= 1
        labelled = element.role is not None or element.year is not None
        if at == line_start or text[at - 1] in _SENTENCE_ENDS or (labelled and len(found) - index > 1):
            return found[index:]
    return ()


def _names(content: str, cues: Cues) -> tuple[str, ...] | None:
    """The names behind a label; None where the words are not names."""
    content = content.strip(" ,;|/-()[]")
    if not content or len(content) > _LONGEST_CONTENT or content[-1] in "?!:":
        return None
    names = tuple(name.strip() for name in _NAME_BREAKS.split(content) if name.strip())
    return names if names and all(_is_name(name, cues) for name in names) else None


def _is_name(name: str, cues: Cues) -> bool:
    words = name.split()
    if len(words) > _MOST_NAME_WORDS:
        return False
    if len(words) == 1:  # a signature may be in lower case ("Editor: ega"), an address too
        return True
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in cues.name_particles for word in words)


def _unmarked_byline(text: str, start: int, end: int, cues: Cues) -> FooterElement | None:
    """A line such as "Oleh Anton Santoso"."""
    if end - start > _LONGEST_BYLINE or not text[start:end].lower().startswith(cues.bylines):
        return None
    word, _, rest = text[start:end].partition(" ")
    if word.lower() not in cues.bylines or rest.endswith((".", "?", "!", ",")) or not rest.strip()[:1].isupper():
        return None
    names = _names(rest, cues)
    return None if names is None else FooterElement(start, "reporter", names)


def _piped_byline(text: str, start: int, end: int, cues: Cues) -> FooterElement | None:
    """A line such as "DEWI RINA CAHYANI | REUTERS"."""
    line = text[start:end] if end - start <= _LONGEST_BYLINE else ""
    if "|" not in line or not line.isupper():
        return None
    names = _names(line, cues)
    if names is None:
        return None
    return FooterElement(start, "reporter", tuple(name for name in names if not is_agency(name, cues)))
