"""Scoring events against annotations: the matching rule by which this project measures its extractor.

An event found counts when its type is right and at least half of all participant codes of the two are shared
(Jaccard); strictly, when kind, actors and recipients are exactly right too. Annotations marked `optional` are neither
missed nor wrong. Each annotation is matched once, the most similar pair first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Record = Mapping[str, object]

_ENOUGH_SHARED = 0.5


@dataclass(frozen=True)
class Score:
    """Counts over any number of articles; they add up."""

    found: int = 0
    strictly: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.strictly + other.strictly,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def event_f1(self) -> float:
        """The harmonic mean of precision and recall, in [0, 1]."""
        return _f1(self.found, self.wrong, self.missed)

    @property
    def strict_f1(self) -> float:
        """The same, where an event found inexactly is both wrong and missed."""
        inexact = self.found - self.strictly
        return _f1(self.strictly, self.wrong + inexact, self.missed + inexact)


def score_article(annotated: Iterable[Record], extracted: Sequence[Record]) -> Score:
    """How the events extracted from one article match its annotations."""
    events = list(annotated)
    required = [event for event in events if not event.get("optional")]
    optional = [event for event in events if event.get("optional")]
    pairs = _match(required, extracted)
    taken = {position for _, position in pairs}
    rest = [event for position, event in enumerate(extracted) if position not in taken]
    return Score(
        found=len(pairs),
        strictly=sum(is_exact(required[i], extracted[j]) for i, j in pairs),
        wrong=len(rest) - len(_match(optional, rest)),
        missed=len(required) - len(pairs),
    )


def is_exact(annotated: Record, extracted: Record) -> bool:
    """Whether kind, actors and recipients are the same."""
    return annotated.get("kind") == extracted.get("kind") and all(
        codes(annotated, field) == codes(extracted, field) for field in ("actors", "recipients")
    )


def codes(event: Record, *fields: str) -> set[str]:
    """The participant codes in these fields of a record."""
    found: set[str] = set()
    for field in fields:
        value = event.get(field)
        if isinstance(value, list):
            found |= set(value)
    return found


def _match(annotated: Sequence[Record], extracted: Sequence[Record]) -> list[tuple[int, int]]:
    similar = [
        (likeness, -i, -j)
        for i, wanted in enumerate(annotated)
        for j, found in enumerate(extracted)
        if (likeness := _likeness(wanted, found)) > 0
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(similar, reverse=True):
        if all(-i != one and -j != other for one, other in pairs):
            pairs.append((-i, -j))
    return pairs


def _likeness(annotated: Record, extracted: Record) -> float:
    """How alike two events are: 0 where they cannot be one, more for every field in which they agree."""
    if annotated.get("type") != extracted.get("type"):
        return 0.0
    parties = [codes(event, "actors", "recipients") for event in (annotated, extracted)]
    shared, united = len(parties[0] & parties[1]), len(parties[0] | parties[1])
    if not united or shared / united < _ENOUGH_SHARED:
        return 0.0
    likeness = 1 + shared / united + is_exact(annotated, extracted)
    for field, weight in (("kind", 0.5), ("date", 0.5), ("status", 0.25)):
        likeness += weight * (annotated.get(field) == extracted.get(field))
    return likeness + 0.25 * _is_one_place(annotated.get("place"), extracted.get("place"))


def _is_one_place(one: object, other: object) -> bool:
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    names = ["".join(c for c in name.casefold() if c.isalnum()) for name in (one, other)]
    return all(names) and (names[0] in names[1] or names[1] in names[0])


def _f1(found: int, wrong: int, missed: int) -> float:
    total = 2 * found + wrong + missed
    return 2 * found / total if total else 1.0
