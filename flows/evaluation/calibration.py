"""Whether confidence means what it says: of the events given with 0.7, seven in ten should be right.

An event is right where it matches a required annotation and wrong where it matches none; what matches an optional
one says nothing and is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.evaluation.scoring import Judgement

BINS = 10
PRIOR = 0.6
"""The share right that is taken for a rule of which nothing is known, as if seen in one event."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The events of confidence from `low` to below `high` (1 is in the last bin); `confidence` is their mean."""

    low: float
    high: float
    events: int
    right: int
    confidence: float | None

    @property
    def share_right(self) -> float | None:
        """The share right, None where there is no event."""
        return self.right / self.events if self.events else None


@dataclass(frozen=True, slots=True)
class RuleShare:
    """How many of a rule's events are right, and the mean of the confidence that they were given."""

    rule: str
    events: int
    right: int
    confidence: float

    @property
    def smoothed(self) -> float:
        """The share right with one more event that is right by `PRIOR`, so that few events do not say too much."""
        return (self.right + PRIOR) / (self.events + 1)


def reliability(judgements: Iterable[Judgement]) -> list[Bin]:
    """Ten bins of confidence from 0 to 1, in order, with the share right in each."""
    judged = list(_judged(judgements))
    bins = []
    for number in range(BINS):
        inside = [(confidence, is_right) for _, confidence, is_right in judged if _bin(confidence) == number]
        mean = sum(confidence for confidence, _ in inside) / len(inside) if inside else None
        right = sum(is_right for _, is_right in inside)
        bins.append(Bin(number / BINS, (number + 1) / BINS, len(inside), right, mean))
    return bins


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """By how much confidence and share right differ, over all events (expected calibration error); None without any."""
    filled = [(one.events, abs(one.confidence - one.right / one.events)) for one in bins if one.confidence is not None]
    events = sum(count for count, _ in filled)
    return sum(count * difference for count, difference in filled) / events if events else None


def rule_shares(judgements: Iterable[Judgement]) -> list[RuleShare]:
    """The share right of each rule, by its name: what a frame's `confidence` should be near."""
    by_rule: dict[str, list[tuple[float, bool]]] = {}
    for rule, confidence, is_right in _judged(judgements):
        by_rule.setdefault(rule, []).append((confidence, is_right))
    return [
        RuleShare(
            rule, len(judged), sum(is_right for _, is_right in judged), sum(given for given, _ in judged) / len(judged)
        )
        for rule, judged in sorted(by_rule.items())
    ]


def _judged(judgements: Iterable[Judgement]) -> Iterator[tuple[str, float, bool]]:
    for judgement in judgements:
        yield from ((found.rule, found.confidence, True) for _, found in judgement.matched)
        yield from ((found.rule, found.confidence, False) for found in judgement.wrong)


def _bin(confidence: float) -> int:
    return min(int(confidence * BINS + 1e-9), BINS - 1)  # 0.3 times ten may fall short of 3
