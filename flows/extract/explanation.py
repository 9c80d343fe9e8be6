"""Why an article gave its events: what was marked in it, the rule behind each event, and what made none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.extract.events import Reading
from flows.extract.marks import Marked
from flows.records import Event

Label: TypeAlias = Literal["actor", "person", "place", "time", "trigger"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of the article's text and what the engine took it for."""

    start: int
    end: int
    label: Label
    detail: str


@dataclass(frozen=True, slots=True)
class Note:
    """A trigger `[start, end)` that made no event: the frame that it would have filled, and why it did not."""

    start: int
    end: int
    frame: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article as the engine read it: marks in text order, its events, and the triggers that made none."""

    marks: tuple[Mark, ...]
    events: tuple[Event, ...]
    notes: tuple[Note, ...]


def explain_reading(reading: Reading) -> Explanation:
    """The explanation of a reading."""
    sentences = {marked.sentence.index: marked.sentence for marked in reading.sentences}
    marks = sorted((mark for marked in reading.sentences for mark in _marks(marked)), key=lambda m: (m.start, -m.end))
    notes = tuple(
        Note(
            sentences[one.sentence].starts[one.first],
            sentences[one.sentence].ends[one.last - 1],
            one.frame,
            one.reason,
        )
        for one in reading.rejected
    )
    return Explanation(tuple(marks), reading.events, notes)


def _marks(marked: Marked) -> Iterator[Mark]:
    sentence = marked.sentence

    def mark(first: int, last: int, label: Label, detail: str) -> Mark:
        return Mark(sentence.starts[first], sentence.ends[last - 1], label, detail)

    for party in marked.parties:
        if party.first == party.last:
            continue
        names = ", ".join(person.name for person in party.people)
        codes = ", ".join(party.codes)
        label: Label = "person" if party.people else "actor"
        yield mark(party.first, party.last, label, f"{names} ({codes})" if names else codes)
    for place in marked.places:
        yield mark(place.first, place.last, "place", place.location.country or "country unknown")
    for time in marked.times:
        yield mark(time.first, time.last, "time", time.value or time.type)
    for mention in marked.triggers:
        frames = dict.fromkeys(trigger.frame.id for trigger in mention.triggers)
        yield mark(mention.first, mention.last, "trigger", ", ".join(frames))
