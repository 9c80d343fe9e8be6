"""Matching events with annotations, and the figures that come of it.

event F1   an event counts when its type is right and its participants overlap by half or more
strict F1  ... and its kind, actors and recipients are exactly right
record F1  ... and so are status, and date, country and agreement type wherever gold gives them
Fields are scored on matched pairs. Optional annotations are neither missed nor wrong.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from flows.evaluation.facts import (
    FIELD_RULES,
    MATCHING_OVERLAP,
    Facts,
    GoldEvent,
    Prediction,
    count_same_people,
    is_same_place,
    is_same_record,
    is_strictly_same,
    likeness,
    overlap,
    predicted,
    words_of,
)
from flows.evaluation.gold import GoldArticle
from flows.records import Article, Event

RESAMPLES = 500
_LOWER, _UPPER = 12, 487  # of the sorted resamples: the middle 95 per cent

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")
Pair: TypeAlias = tuple[GoldEvent, Prediction]
Confusion: TypeAlias = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one article's events: matched with an annotation, missed, wrong, or ignored as optional."""

    article_id: str
    matched: tuple[Pair, ...]
    missed: tuple[GoldEvent, ...]
    wrong: tuple[Prediction, ...]
    ignored: tuple[Prediction, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events were matched, strictly so, as whole records; how many were missed and wrong."""

    matched: int = 0
    strict: int = 0
    record: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.matched + other.matched,
            self.strict + other.strict,
            self.record + other.record,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )

    @property
    def precision(self) -> float:
        """The share of the events found that are right; 0 where none was found."""
        return self.matched / max(1, self.matched + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the annotated events that were found; 0 where none is annotated."""
        return self.matched / max(1, self.matched + self.missed)

    @property
    def f1s(self) -> tuple[float, float, float]:
        """Event, strict and record F1."""
        errors = self.missed + self.wrong
        strict, record = ((right, errors + 2 * (self.matched - right)) for right in (self.strict, self.record))
        return f1(self.matched, errors), f1(*strict), f1(*record)


def f1(right: int, errors: int) -> float:
    """The harmonic mean of precision and recall; `errors` are the missed and the wrong. 1 of nothing."""
    return 2 * right / (2 * right + errors) if right or errors else 1.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """A field on matched pairs: `right` of `gold` values; where also `found` values count the score is an F1."""

    name: str
    right: int
    gold: int
    found: int | None = None

    @property
    def measure(self) -> str:
        """ "accuracy" or "f1"."""
        return "accuracy" if self.found is None else "f1"

    @property
    def score(self) -> float | None:
        """The share right or F1; None where there is no value to score."""
        if self.found is None:
            return self.right / self.gold if self.gold else None
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


@dataclass(frozen=True, slots=True)
class TypeScore:
    """How many events of a type were found, wrongly found, and missed."""

    type: str
    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Event F1 of the type."""
        return f1(self.right, self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The articles of a gold file with what became of their events, both in its order."""

    articles: tuple[Article, ...]
    judgements: tuple[Judgement, ...]


def evaluate(gold: Sequence[GoldArticle], found: Iterable[tuple[Article, Sequence[Event]]]) -> Evaluation:
    """The engine's events against gold; an article of gold that is not in `found` has none."""
    events = {article.article_id: (article, told) for article, told in found}
    judgements = []
    for annotated in gold:
        _, told = events.get(annotated.article_id, (None, ()))
        judgements.append(judge(annotated.article_id, annotated.events, [predicted(event) for event in told]))
    return Evaluation(tuple(article for article, _ in events.values()), tuple(judgements))


def judge(article_id: str, golds: Sequence[GoldEvent], found: Sequence[Prediction]) -> Judgement:
    """What became of an article's annotations and events.

    Required annotations choose first; what is left over may match an optional one, and is then ignored.
    """
    required = [gold for gold in golds if not gold.optional]
    pairs = match([gold.facts for gold in required], [one.facts for one in found])
    taken = {second for _, second in pairs}
    left = [one for index, one in enumerate(found) if index not in taken]
    doubtful = match([gold.facts for gold in golds if gold.optional], [one.facts for one in left])
    forgiven = {second for _, second in doubtful}
    met = {first for first, _ in pairs}
    return Judgement(
        article_id,
        tuple((required[first], found[second]) for first, second in pairs),
        tuple(gold for index, gold in enumerate(required) if index not in met),
        tuple(one for index, one in enumerate(left) if index not in forgiven),
        tuple(one for index, one in enumerate(left) if index in forgiven),
    )


def match(golds: Sequence[Facts], found: Sequence[Facts]) -> list[tuple[int, int]]:
    """Pairs of positions, each used once, the likest first; equals in the order of gold, then of the events."""
    return _pair_off(golds, found, likeness)


def _pair_off(
    golds: Sequence[Wanted], found: Sequence[Found], alike: Callable[[Wanted, Found], float]
) -> list[tuple[int, int]]:
    scored = [(alike(gold, one), first, second) for first, gold in enumerate(golds) for second, one in enumerate(found)]
    free_golds, free_found = set(range(len(golds))), set(range(len(found)))
    pairs: list[tuple[int, int]] = []
    for score, first, second in sorted(scored, key=lambda entry: (-entry[0], *entry[1:])):
        if score > 0 and first in free_golds and second in free_found:
            free_golds.remove(first)
            free_found.remove(second)
            pairs.append((first, second))
    return pairs


def tally(judgement: Judgement) -> Tally:
    """The counts of one article."""
    facts = [(gold.facts, found.facts) for gold, found in judgement.matched]
    return Tally(
        len(facts),
        sum(is_strictly_same(*pair) for pair in facts),
        sum(is_same_record(*pair) for pair in facts),
        len(judgement.missed),
        len(judgement.wrong),
    )


def total(judgements: Iterable[Judgement]) -> Tally:
    """The counts of all articles."""
    return sum(map(tally, judgements), Tally())


def intervals(judgements: Sequence[Judgement]) -> list[tuple[float, float]]:
    """The 95 per cent intervals of event, strict and record F1, by a bootstrap over articles; the same each time."""
    tallies = [tally(judgement) for judgement in judgements]
    source = random.Random(0)  # noqa: S311 - a fixed seed, so that a report can be repeated
    resampled = [sum(source.choices(tallies, k=len(tallies)), Tally()).f1s for _ in range(RESAMPLES)]
    by_measure = [sorted(values) for values in zip(*resampled, strict=True)]
    return [(round(values[_LOWER], 3), round(values[_UPPER], 3)) for values in by_measure]


def field_scores(judgements: Iterable[Judgement]) -> list[FieldScore]:
    """Each field on the matched pairs: the share right of what gold gives, or F1 where gold may give nothing."""
    pairs = [(gold.facts, found.facts) for judgement in judgements for gold, found in judgement.matched]
    scores = []
    for rule in FIELD_RULES:
        asked = [pair for pair in pairs if rule.is_given(pair[0])]
        scores.append(FieldScore(rule.name, sum(rule.is_right(*pair) for pair in asked), len(asked)))
    places = sum(is_same_place(gold.place, found.place) for gold, found in pairs)
    countries = sum(bool(gold.country) and gold.country == found.country for gold, found in pairs)
    people = sum(count_same_people(gold.people, found.people) for gold, found in pairs)
    return [
        *scores,
        FieldScore("place", places, sum(bool(g.place) for g, _ in pairs), sum(bool(f.place) for _, f in pairs)),
        FieldScore(
            "country", countries, sum(bool(g.country) for g, _ in pairs), sum(bool(f.country) for _, f in pairs)
        ),
        FieldScore("people", people, sum(len(g.people) for g, _ in pairs), sum(len(f.people) for _, f in pairs)),
    ]


def type_scores(judgements: Iterable[Judgement]) -> list[TypeScore]:
    """The counts of each event type that gold or the engine has, by name."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for judgement in judgements:
        right.update(gold.facts.type for gold, _ in judgement.matched)
        wrong.update(one.facts.type for one in judgement.wrong)
        missed.update(gold.facts.type for gold in judgement.missed)
    names = sorted({*right, *wrong, *missed})
    return [TypeScore(name, right[name], wrong[name], missed[name]) for name in names]


def confusion(judgements: Iterable[Judgement]) -> Confusion:
    """How often an annotated type was given as which: (gold type, type found) → events.

    A missed and a wrong event whose participants overlap by half or more are one event given another type (of several,
    those that have the same direction and words of evidence); "" stands for none where nothing such is left. Optional
    annotations and what matched them are left out.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for judgement in judgements:
        counted.update((gold.facts.type, found.facts.type) for gold, found in judgement.matched)
        pairs = _pair_off(judgement.missed, judgement.wrong, _mistakable)
        counted.update(
            (judgement.missed[first].facts.type, judgement.wrong[second].facts.type) for first, second in pairs
        )
        taken, given = {first for first, _ in pairs}, {second for _, second in pairs}
        counted.update((gold.facts.type, "") for index, gold in enumerate(judgement.missed) if index not in taken)
        counted.update(("", one.facts.type) for index, one in enumerate(judgement.wrong) if index not in given)
    return counted


def _mistakable(gold: GoldEvent, found: Prediction) -> float:
    shared = overlap(gold.facts.participants, found.facts.participants)
    if shared < MATCHING_OVERLAP:
        return 0.0
    return shared + gold.facts.same_sides(found.facts) + overlap(words_of(gold.evidence), words_of(found.evidence))


def verbatim_share(evaluation: Evaluation) -> float:
    """The share of the events whose evidence is the article's text between its offsets, to the character; 1 of none."""
    texts = {article.article_id: article.text for article in evaluation.articles}
    checks = [
        bool(one.evidence) and texts[judgement.article_id][one.start : one.end] == one.evidence
        for judgement in evaluation.judgements
        for one in [*(found for _, found in judgement.matched), *judgement.wrong, *judgement.ignored]
    ]
    return sum(checks) / len(checks) if checks else 1.0
