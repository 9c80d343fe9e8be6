"""What of an event is compared with an annotation, and when two values count as the same."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from flows.records import Event

MATCHING_OVERLAP = 0.5
"""The overlap of participants from which two events of one type are the same event."""
_PARENT_OVERLAP = 0.34  # of the words of two names of a larger event
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of an event that are scored; values and codes are those of `flows.records.Event`."""

    type: str
    kind: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    people: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    country: str | None = None
    agreement_type: str | None = None
    status: str | None = "occurred"
    parent: str | None = None

    @property
    def participants(self) -> frozenset[str]:
        """All codes that take part."""
        return self.actors | self.recipients

    def same_sides(self, other: "Facts") -> bool:
        """Whether the same act on the same."""
        return self.actors == other.actors and self.recipients == other.recipients


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event; an `optional` one is neither missed nor wrong."""

    facts: Facts
    evidence: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Prediction:
    """An event as the engine gave it; `[start, end)` are the offsets of its evidence in the article's text."""

    facts: Facts
    evidence: str = ""
    start: int = 0
    end: int = 0
    rule: str = ""
    confidence: float = 0.0


def predicted(event: Event) -> Prediction:
    """What is compared of an engine's event."""
    evidence = event.mention.evidence
    facts = Facts(
        type=event.type,
        kind=event.kind,
        actors=frozenset(event.actors),
        recipients=frozenset(event.recipients),
        people=tuple(person.name for person in event.people),
        date=event.date,
        place=event.place,
        country=event.country,
        agreement_type=event.agreement_type,
        status=event.status,
        parent=event.parent,
    )
    mention = event.mention
    return Prediction(facts, evidence.text, evidence.start, evidence.end, mention.rule, mention.confidence)


def words_of(text: str | None) -> list[str]:
    """The words of a text, folded to lower case, without punctuation."""
    return _NO_WORD.sub(" ", (text or "").casefold()).split()


def overlap(first: Collection[str], second: Collection[str]) -> float:
    """What two sets share, as a part of all that is in either (Jaccard's index); 0 where both are empty."""
    one, other = set(first), set(second)
    return len(one & other) / len(one | other) if one | other else 0.0


def is_same_date(gold: str, found: str | None) -> bool:
    """Whether the dates are equal, or the one found is an end of the interval annotated."""
    return found == gold or (found is not None and "/" in gold and found in gold.split("/"))


def is_same_place(gold: str | None, found: str | None) -> bool:
    """Whether one place's name holds the other's."""
    one, other = " ".join(words_of(gold)), " ".join(words_of(found))
    return bool(one and other) and (one in other or other in one)


def is_same_name(gold: str, found: str) -> bool:
    """Whether one person's name has all the words of the other's."""
    one, other = set(words_of(gold)), set(words_of(found))
    return bool(one and other) and (one <= other or other <= one)


def is_same_parent(gold: str | None, found: str | None) -> bool:
    """Whether two names of a larger event share a third of their words."""
    return overlap(words_of(gold), words_of(found)) >= _PARENT_OVERLAP


def count_same_people(gold: tuple[str, ...], found: tuple[str, ...]) -> int:
    """How many of the annotated people were found; a name found counts once."""
    left = list(found)
    count = 0
    for name in gold:
        same = next((other for other in left if is_same_name(name, other)), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count


def is_strictly_same(gold: Facts, found: Facts) -> bool:
    """Whether kind, actors and recipients are exactly right."""
    return gold.kind == found.kind and gold.same_sides(found)


def is_same_record(gold: Facts, found: Facts) -> bool:
    """Whether the row can be trusted: strictly right, as are status, and date, country and agreement type if given."""
    if not is_strictly_same(gold, found) or gold.status != found.status:
        return False
    if gold.date and not is_same_date(gold.date, found.date):
        return False
    pairs = ((gold.country, found.country), (gold.agreement_type, found.agreement_type))
    return all(not wanted or wanted == got for wanted, got in pairs)


def likeness(gold: Facts, found: Facts) -> float:
    """How well an event fits an annotation, 0 where it is another one: the type differs or too few take part in both.

    What is alike beyond that only decides which of several annotations an event is compared with.
    """
    shared = overlap(gold.participants, found.participants)
    if gold.type != found.type or shared < MATCHING_OVERLAP:
        return 0.0
    total = 1 + shared + is_strictly_same(gold, found)
    total += 0.5 * (gold.kind == found.kind) + 0.5 * (gold.date == found.date)
    return total + 0.25 * (gold.status == found.status) + 0.25 * is_same_place(gold.place, found.place)


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How a field is scored where gold gives it: `is_right` takes gold's facts, then those found."""

    name: str
    is_given: Callable[[Facts], bool]
    is_right: Callable[[Facts, Facts], bool]


def _always(facts: Facts) -> bool:
    return bool(facts.type)


FIELD_RULES: Final = (
    FieldRule("kind", lambda gold: bool(gold.kind), lambda gold, found: gold.kind == found.kind),
    FieldRule("direction", _always, Facts.same_sides),
    FieldRule("date", lambda gold: bool(gold.date), lambda gold, found: is_same_date(gold.date or "", found.date)),
    FieldRule(
        "agreement_type",
        lambda gold: bool(gold.agreement_type),
        lambda gold, found: gold.agreement_type == found.agreement_type,
    ),
    FieldRule("status", _always, lambda gold, found: gold.status == found.status),
    FieldRule("parent", lambda gold: bool(gold.parent), lambda gold, found: is_same_parent(gold.parent, found.parent)),
)
"""The fields that are right or not; place, country and people are scored both ways, see `scoring.field_scores`."""


def differing_fields(gold: Facts, found: Facts) -> tuple[str, ...]:
    """The names of the fields that gold gives and a matched event has otherwise; people also where gold has none."""
    different = [rule.name for rule in FIELD_RULES if rule.is_given(gold) and not rule.is_right(gold, found)]
    if gold.place and not is_same_place(gold.place, found.place):
        different.append("place")
    if gold.country and gold.country != found.country:
        different.append("country")
    if count_same_people(gold.people, found.people) < max(len(gold.people), len(found.people)):
        different.append("people")
    return tuple(different)
