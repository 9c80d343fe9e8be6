"""Merging: the mentions of one event in an article become one record.

Two candidates tell one event when their type, kind and participants agree and nothing that both of them say
contradicts: date, status, agreement type, the people who met. What one says and the other does not is taken over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as calendar
from datetime import timedelta
from typing import Literal, TypeAlias

from flows.extract.candidates import Candidate
from flows.extract.marks import Location
from flows.records import DateBasis, Person, Status

PlaceBasis: TypeAlias = Literal["named", "scene", "journey", "soil", "quote", "dealings"]
DateSource: TypeAlias = Literal["sentence", "paragraph", "lead", "article", "journey", "quote", "dealings"]


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with when and where it happened, as far as its sentence or the article tells.

    `parent` is the gathering that it is part of; `gathering` the name of the gathering that it is itself. `place_basis`
    and `date_source` say where place and date were read: all but "named" and "sentence" are of what was told beside it.
    """

    candidate: Candidate
    date: str | None
    date_basis: DateBasis | None
    place: Location | None
    parent: str | None
    gathering: str | None = None
    place_basis: PlaceBasis = "named"
    date_source: DateSource = "sentence"


_YEAR = 4  # characters of an ISO year
_DAY = 10  # characters of an ISO day
_STAY = timedelta(days=3)  # how far apart days of one visit lie
_JUDGING = frozenset({"SUPPORT", "ACCUSE"})
_ECHO_REACH = 4  # tokens between two words for one dealing

# Instruments named so broadly that a narrower name may mean the same one.
_GENERIC_INSTRUMENTS = frozenset({"other", "treaty"})

# Types whose participants mostly act together.
GROUP_TYPES = frozenset({"CONSULT", "AGREE"})

# Types of deeds that one side does to another.
MANOEUVRES = frozenset({"MOBILIZE", "RETREAT"})  # what is done with one's own forces, against or for another
OPPOSING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})

# Types of words, which merge whoever speaks them for the same side on one day.
STATEMENTS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})


def is_international(candidate: Candidate) -> bool:
    """Whether it has two participants, or is a gathering or declaration of one organisation."""
    return len({*candidate.actors, *candidate.recipients}) >= 2 or candidate.kind in ("summit", "joint_statement")


def merge(told: Sequence[Told]) -> list[Told]:
    """One entry an event, in the order of first mention; the best evidence is kept."""
    merged: list[Told] = []
    for one in told:
        for index, other in enumerate(merged):
            if _same_event(other, one):
                merged[index] = _united(other, one)
                break
        else:
            merged.append(one)
    return _without_shadows(merged)


def _same_event(a: Told, b: Told) -> bool:
    first, second = a.candidate, b.candidate
    if (first.type, first.kind) != (second.type, second.kind):
        return False
    if first.status != second.status and not (_recalls(a, b) or _is_called_off(a, b) or first.ahead or second.ahead):
        return False
    if set(first.actors) != set(second.actors) or set(first.recipients) != set(second.recipients):
        return _is_part(a, b) or _is_part(b, a) or _in_one_breath(first, second)
    if not dates_agree(a.date, b.date) and not _inherited(a, b) and not _is_one_stay(a, b):
        return False
    if first.type == "AGREE" and first.kind == "agreement":
        types = {first.agreement_type, second.agreement_type}
        return len(types) == 1 or bool(types & _GENERIC_INSTRUMENTS)
    if first.type in STATEMENTS or first.kind in ("pledge", "joint_statement", "summit"):
        return True
    return people_agree(first.people, second.people)


def _recalls(a: Told, b: Told) -> bool:
    """Whether the second, without a date of its own, only speaks again of the meeting that the first foresaw."""
    foreseen = a.candidate.type == "CONSULT" and a.candidate.status == "planned"
    return foreseen and b.date_basis in ("inherited", "publication", None)


def _is_called_off(a: Told, b: Told) -> bool:
    """Whether one tells that the journey is cancelled which the other foresees."""
    return a.candidate.kind == "visit" and {a.candidate.status, b.candidate.status} == {"planned", "cancelled"}


def _is_part(a: Told, b: Told) -> bool:
    """Whether one tells the other's meeting with some of its participants only, by the same people on the same day."""
    first, second = a.candidate, b.candidate
    if first.type != "CONSULT" or first.kind not in ("negotiation", "summit"):
        return False
    return set(first.actors) < set(second.actors) and len(first.actors) >= 2 and dates_agree(a.date, b.date)


def _in_one_breath(first: Candidate, second: Candidate) -> bool:
    """Whether one sentence praises or blames several ("memuji kesepakatan itu dan berterima kasih ...")."""
    alike = first.type in _JUDGING and first.sentence == second.sentence
    return alike and set(first.actors) == set(second.actors) and bool(first.recipients) and bool(second.recipients)


def _inherited(a: Told, b: Told) -> bool:
    """Whether one of two dates in a year is the sentence's own: the other was taken over and gives way."""
    if _is_called_off(a, b) and "publication" in (a.date_basis, b.date_basis):
        return True
    return (
        "inherited" in (a.date_basis, b.date_basis)
        and a.date_basis != b.date_basis
        and a.candidate.type not in STATEMENTS
        and (a.date is None or b.date is None or a.date[:_YEAR] == b.date[:_YEAR])
    )


def _is_one_stay(a: Told, b: Told) -> bool:
    """Whether two days are of one visit ("tiba pada Senin", "berada di sini hingga Selasa")."""
    if a.candidate.kind != "visit" or a.candidate.status == "cancelled" or a.date is None or b.date is None:
        return False
    days = [date.partition("/")[0] for date in (a.date, b.date)]
    if any(len(day) != _DAY for day in days):
        return False
    return abs(calendar.fromisoformat(days[0]) - calendar.fromisoformat(days[1])) <= _STAY


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates, of any precision or intervals, can be the same; unknown agrees with all."""
    if a is None or b is None or a == b:
        return True
    first, last = _bounds(a)
    other_first, other_last = _bounds(b)
    return first <= other_last and other_first <= last


def _bounds(date: str) -> tuple[str, str]:
    start, _, end = date.partition("/")
    return start, (end or start) + "~"


def people_agree(a: Iterable[Person], b: Iterable[Person]) -> bool:
    """Whether one state's people at one meeting can be those at the other: some name shared, or one side unnamed."""
    first, second = {person.name for person in a}, {person.name for person in b}
    return not first or not second or (bool(first & second) and _no_rival(a, b))


def _no_rival(a: Iterable[Person], b: Iterable[Person]) -> bool:
    """No state is spoken for by two different people."""
    sides: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    for person in a:
        sides.setdefault(person.country or "", set()).add(person.name)
    for person in b:
        other.setdefault(person.country or "", set()).add(person.name)
    return all(sides[code] & other[code] for code in sides.keys() & other.keys())


def _united(a: Told, b: Told) -> Told:
    """The first with what the second adds; a date of its own beats one taken over."""
    best = b.candidate if b.candidate.confidence > a.candidate.confidence + 0.1 else a.candidate
    people = tuple(dict.fromkeys([*a.candidate.people, *b.candidate.people]))
    agreement = a.candidate.agreement_type
    if agreement is None or (agreement in _GENERIC_INSTRUMENTS and b.candidate.agreement_type is not None):
        agreement = b.candidate.agreement_type
    taken_over = ("inherited", "publication", None)
    dated = b if a.date is None or (a.date_basis in taken_over and b.date_basis not in taken_over) else a
    wider = a.candidate if len(a.candidate.actors) >= len(b.candidate.actors) else b.candidate
    placed = b if _is_better_placed(b, a) else a
    confidence = round(1 - (1 - a.candidate.confidence) * (1 - b.candidate.confidence) ** 0.5, 3)
    return Told(
        best._replace(
            actors=wider.actors,
            recipients=tuple(sorted({*a.candidate.recipients, *b.candidate.recipients})),
            people=people,
            agreement_type=agreement,
            confidence=confidence,
            status=_status(a.candidate, b.candidate),
            ahead=a.candidate.ahead and b.candidate.ahead,
        ),
        dated.date,
        dated.date_basis,
        placed.place,
        a.parent or b.parent,
        a.gathering or b.gathering,
        placed.place_basis,
        dated.date_source,
    )


def _is_better_placed(b: Told, a: Told) -> bool:
    """Whether the second telling knows the place better: its own, where the first has none, or no state for it."""
    if a.place is None or b.place is None:
        return a.place is None
    return len(b.place.country) > len(a.place.country) or (a.place_basis != "named" and b.place_basis == "named")


def _status(a: Candidate, b: Candidate) -> Status:
    """The status of an event told twice: called off, if one says so; else what the telling that is about it says."""
    if "cancelled" in (a.status, b.status):
        return "cancelled"
    return b.status if a.ahead else a.status


def _without_shadows(told: list[Told]) -> list[Told]:
    """Without the candidates that only echo a more telling one of the same sentence.

    A meeting of the same two states that a negotiation, call or summit of the same day already tells, and a pledge
    that an agreement told by the same words already is.
    """
    kept: list[Told] = []
    for one in told:
        if not any(_overshadows(other, one) for other in told if other is not one):
            kept.append(one)
    return kept


def _overshadows(strong: Told, weak: Told) -> bool:
    a, b = strong.candidate, weak.candidate
    same_words = a.sentence == b.sentence and a.trigger_first < b.trigger_last and b.trigger_first < a.trigger_last
    if a.type == b.type == "CONSULT" and b.kind == "meeting" and a.kind in ("negotiation", "call"):
        same_sides = set(a.actors) >= set(b.actors) and a.status == b.status
        near = abs(a.trigger_first - b.trigger_first) <= _ECHO_REACH
        near = near or (a.kind == "call" and dates_agree(strong.date, weak.date))
        return same_sides and (same_words or (a.sentence == b.sentence and near))
    if a.type == b.type == "AGREE" and b.kind == "pledge" and a.kind == "agreement":
        return a.sentence == b.sentence and set(a.actors) == set(b.actors)
    return False
