"""The head of a dispatch: datelines ("Beijing (ANTARA/Xinhua) - "), timestamps and the names of agencies."""

import re
from dataclasses import dataclass

from flows.ingest.dispatch_cues import Cues

_WINDOW = 160  # characters; no dateline is longer
_LONGEST_STAMP = 120
_LONGEST_PLACE = 60
_SHORTEST_STORY = 80  # characters behind "Jakarta:", so that it is no headline
_MOST_PLACE_WORDS = 5
_MOST_PLACE_PARTS = 3

# What parts a dateline from its story: a dash with white space or a closing bracket before it, or one set hard
# against the last word ("Jakarta- ").
_SEPARATOR = re.compile(
    r"(?:(?<=\))|(?<=\s))\s*(?:-{1,3}|[–—−])(?=[\s\"“'‘A-Z]|$)"
    r"|(?<=\w)(?:-{1,3}|[–—−])(?=\s|$)"
    r"|(?<=\w)(?:--|[–—])(?=[\"“'‘A-Z])"
)
_PARTS = re.compile(r"(?P<front>[^()]*)(?:\((?P<bracketed>[^()]{1,60})\))?\s*")
_DASHES = frozenset("-–—−")
# A second dash that closes what the first opened: "Ketua DPR - Puan Maharani - bertemu ...".
_APPOSITION = re.compile(r"[^.!?]{1,60}\s[-–—]{1,2}\s+[a-z]")
_RUN_ON = re.compile(r"(?P<site>[\w.]{4,40}),\s+(?P<first>[A-Z][\w'-]+)\s")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_BRACKETED_CREDIT = re.compile(r"[^()]{2,60}\((?P<bracketed>[^()]{1,60})\)\s+(?=[\"“A-Z])")
_COLON = re.compile(r"[^():]{2,60}(?P<colon>:)\s+(?=[\"“A-Z])")
_YEAR = re.compile(r"\d{4}")
_STAMP_REST = re.compile(r"[\s\d:.,|·•()\[\]/–—-]*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that ends (behind its dash and white space) at offset `end` of the article."""

    end: int
    place: str | None
    agencies: tuple[str, ...]


def match_dateline(text: str, start: int, end: int, cues: Cues, *, signed_only: bool = False) -> Dateline | None:
    """The dateline at the start of the line `text[start:end]`, if there is one.

    `signed_only` asks for one that names an agency: deeper in the text "Jakarta - " alone proves little.
    """
    window = text[start : min(end, start + _WINDOW)]
    dateline = _dashed(window, cues) if _DASHES.intersection(window) else None
    dateline = dateline or (_undashed(window, cues) if "(" in window or ":" in window else None)
    dateline = dateline or _run_on(window, cues)
    if dateline is None or (signed_only and not dateline.agencies):
        return None
    behind = start + dateline.end
    while behind < end and text[behind].isspace():
        behind += 1
    return Dateline(behind, dateline.place, dateline.agencies)


def is_agency(name: str, cues: Cues) -> bool:
    """Whether this names a news agency or site: a known one, a partner of OANA, or a domain."""
    folded = " ".join(name.lower().split()).removesuffix("-oana")
    if not folded:
        return False
    if folded in cues.agencies:
        return True
    return " " not in folded and folded.endswith(cues.domain_endings) and folded[0].isalnum()


def is_timestamp(line: str, cues: Cues) -> bool:
    """Whether a line holds only a full date, with the time, zone, site or "Diperbarui" that goes with it."""
    if len(line) > _LONGEST_STAMP or _YEAR.search(line) is None:
        return False
    match = cues.date.search(line)
    if match is None or not (match["year"] or match["year2"] or match["iso"]):
        return False
    before, after = line[: match.start()].strip(" ()[]-–—|,:·•\t"), line[match.end() :].strip()
    if before and not (is_agency(before, cues) or before.lower().rstrip(" :").endswith(cues.stamps)):
        return False
    if len(before.split()) > 3:
        return False
    rest = after.lower().lstrip(" )|,-").split(" ")[0].strip(")]|,")
    return _STAMP_REST.fullmatch(after) is not None or (rest in cues.zones and len(after) <= 12)


def _dashed(window: str, cues: Cues) -> Dateline | None:
    separator = _SEPARATOR.search(window)
    if separator is None or not _story_may_start(window[separator.end() :]):
        return None
    parts = _PARTS.fullmatch(window[: separator.start()])
    if parts is None:
        return None
    bracketed = _agencies_in(parts["bracketed"], cues)
    if parts["bracketed"] and not bracketed and cues.date.fullmatch(parts["bracketed"].strip()) is None:
        return None
    read = _read_front(parts["front"], cues)
    if read is None:
        return None
    place, agencies = read
    agencies += bracketed
    if place is None and not agencies:
        return None
    if not agencies and (place is None or not _stands_alone(place, window, separator, cues)):
        return None
    return Dateline(separator.end(), place, agencies)


def _undashed(window: str, cues: Cues) -> Dateline | None:
    """ "Jakarta (ANTARA) Presiden ...", "TEMPO Interaktif, Jakarta: ..." and "Jakarta: ..." """
    if credit := _BRACKETED_CREDIT.match(window):
        names = [name.strip() for name in credit["bracketed"].split("/")]
        read = _read_front(window[: credit.start("bracketed") - 1], cues)
        if read is not None and read[0] is not None and all(name and is_agency(name, cues) for name in names):
            return Dateline(credit.end(), read[0], read[1] + tuple(names))
    if colon := _COLON.match(window):
        read = _read_front(window[: colon.start("colon")], cues)
        place, agencies = read if read is not None else (None, ())
        if place is not None and (agencies or _signs_by_colon(place, window[colon.end() :], cues)):
            return Dateline(colon.end(), place, agencies)
    return None


def _signs_by_colon(place: str, rest: str, cues: Cues) -> bool:
    """Whether a town and a colon are all of the dateline: prose follows, not the words of a headline."""
    return place.lower() in cues.colon_places and len(rest) >= _SHORTEST_STORY


def _run_on(window: str, cues: Cues) -> Dateline | None:
    """ "Liputan6.com, Jakarta Presiden ...": a site, a place of one or two words, and the story."""
    opening = _RUN_ON.match(window)
    if opening is None or not is_agency(opening["site"], cues):
        return None
    count = 2 if opening["first"].lower() in cues.two_word_openings else 1
    place = " ".join(window[opening.start("first") :].split()[:count])
    end = opening.start("first") + len(place)
    if not _is_place(place, cues) or not window[end : end + 1].isspace() or not _story_may_start(window[end:]):
        return None
    return Dateline(end, place, (opening["site"],))


def _stands_alone(place: str, window: str, separator: re.Match[str], cues: Cues) -> bool:
    """Whether a place without agency is set off like a dateline: "Jakarta - ", not "Riau-" or "Rusia - Ukraina"."""
    words = place.lower().split()
    if ("," in place and len(words) > 4) or words[0] in cues.role_openings or place.lower() in cues.paired_states:
        return False
    if _APPOSITION.match(window, separator.end()) is not None:
        return False
    dash = separator.group().strip()
    return window[separator.start() - 1].isspace() or separator.group()[0].isspace() or dash in {"--", "—"}


def _story_may_start(rest: str) -> bool:
    first = rest.lstrip()[:1]
    return not first or first.isupper() or first.isdigit() or first in "\"“'‘(["


def _agencies_in(bracketed: str | None, cues: Cues) -> tuple[str, ...]:
    """The agencies within a dateline's brackets, as written; none where one of them is no agency."""
    if bracketed is None:
        return ()
    names = [name.strip() for name in re.split(r"[/,&]", bracketed)]
    if all(name and (is_agency(name, cues) or _ACRONYM.fullmatch(name)) for name in names):
        return tuple(names)
    # One known agency vouches for its partner: "(ANTARA/Global Times)".
    return tuple(names) if any(is_agency(name, cues) for name in names if name) and all(names) else ()


def _read_front(front: str, cues: Cues) -> tuple[str | None, tuple[str, ...]] | None:
    """Place and agencies of "JAKARTA, KOMPAS.com" or "TEMPO.CO, Jakarta"; None where a part is none of a dateline's."""
    agencies: list[str] = []
    place: list[str] = []
    ended = False
    for part in (part.strip() for part in front.split(",")):
        if not part or part.lower() in cues.weekdays or cues.date.fullmatch(part):
            ended = ended or bool(place)
        elif is_agency(part, cues):
            agencies.append(part)
            ended = ended or bool(place)
        elif not ended and _is_place(part, cues) and len(place) < _MOST_PLACE_PARTS:
            place.append(part)
        else:
            return None
    return ", ".join(place) or None, tuple(agencies)


def _is_place(part: str, cues: Cues) -> bool:
    words = part.replace("/", " ").split()
    if not words or len(words) > _MOST_PLACE_WORDS or len(part) > _LONGEST_PLACE or part.lower() in cues.not_places:
        return False
    if not words[0][0].isupper():
        return False
    return all(_is_name_word(word, cues) for word in words)


def _is_name_word(word: str, cues: Cues) -> bool:
    if any(character.isdigit() or character in '"“”?!:;%*' for character in word):
        return False
    return word[0].isupper() or word.lower() in cues.name_particles or word.startswith(("al-", "el-", "as-"))
