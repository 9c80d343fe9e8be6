"""Why an article gave its events: what was marked in it, the grounds of each event, and what made none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from flows.extract.events import Reading
from flows.extract.language import Language
from flows.extract.marks import Marked
from flows.extract.merging import DateSource, PlaceBasis, Told
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
class Grounds:
    """Why an event is as it is: its trigger `[start, end)`, who fills its slots, and where its attributes were read.

    `slots` gives the words that stand for each code, None for one that the words point back to. The other fields say
    it in a few words, "" where the event has no such attribute.
    """

    start: int
    end: int
    slots: tuple[tuple[str, str | None], ...]
    date: str
    people: str
    place: str
    agreement_type: str
    status: str
    parent: str


@dataclass(frozen=True, slots=True)
class Note:
    """A trigger `[start, end)` that made no event: the frame that it would have filled, and why it did not."""

    start: int
    end: int
    frame: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article as the engine read it: marks in text order, its events, and the triggers that made none.

    `grounds` are those of the events, in their order.
    """

    marks: tuple[Mark, ...]
    events: tuple[Event, ...]
    grounds: tuple[Grounds, ...]
    notes: tuple[Note, ...]


_DATES: Final[Mapping[DateSource, str]] = {
    "sentence": "by a sentence that tells it",
    "paragraph": "the day that its paragraph told last",
    "lead": "the day of the lead",
    "article": "the article's own day",
    "journey": "that of the journey it belongs to",
    "quote": "the day on which its speaker is quoted",
    "dealings": "that of the same parties' dealings",
}
_PLACES: Final[Mapping[PlaceBasis, str]] = {
    "named": "named where it is told",
    "scene": "where the story then stands",
    "journey": "that of the journey it belongs to",
    "soil": "the state in which such a thing is done",
    "quote": "where its speaker is quoted",
    "dealings": "that of the same parties' dealings that day",
}
_CUES = frozenset({"planned", "cancelled", "refusal"})


def explain_reading(reading: Reading, language: Language) -> Explanation:
    """The explanation of a reading in a language."""
    sentences = {marked.sentence.index: marked.sentence for marked in reading.sentences}
    grounds = tuple(
        _grounds(event, told, reading.sentences[told.candidate.sentence], language)
        for event, told in zip(reading.events, reading.origins, strict=True)
    )
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
    return Explanation(tuple(marks), reading.events, grounds, notes)


def _grounds(event: Event, told: Told, marked: Marked, language: Language) -> Grounds:
    """The grounds of an event by the sentence that tells it best."""
    candidate, sentence = told.candidate, marked.sentence
    return Grounds(
        sentence.starts[candidate.trigger_first],
        sentence.ends[candidate.trigger_last - 1],
        tuple((code, _words_for(code, told, marked)) for code in (*event.actors, *event.recipients)),
        _DATES[told.date_source] if event.date else "",
        _why_people(event, marked),
        _PLACES[told.place_basis] if told.place is not None else "",
        _why_agreement(event, marked, language),
        _why_status(event, told, marked),
        _why_parent(event, marked),
    )


def _words_for(code: str, told: Told, marked: Marked) -> str | None:
    """The words nearest to the trigger that stand for a code, None where its sentence has none."""
    first = told.candidate.trigger_first
    parties = [party for party in marked.parties if code in party.codes and party.last > party.first]
    nearest = min(parties, key=lambda party: abs(party.first - first), default=None)
    return " ".join(marked.sentence.words[nearest.first : nearest.last]) if nearest is not None else None


def _why_people(event: Event, marked: Marked) -> str:
    if not event.people:
        return ""
    here = {person.name.split()[-1] for party in marked.parties for person in party.people}
    elsewhere = [person.name for person in event.people if person.name.split()[-1] not in here]
    return f"{', '.join(elsewhere)} by what else is told of it" if elsewhere else "named or meant in its sentence"


def _why_agreement(event: Event, marked: Marked, language: Language) -> str:
    if event.agreement_type is None:
        return ""
    keys, words = marked.sentence.keys, marked.sentence.words
    for position in range(len(keys)):
        match = language.instruments.at(keys, position)
        if match is not None and event.agreement_type in match.values:
            return f'by "{" ".join(words[position : match.end])}"'
    return "by its rule, or what else is told of it"


def _why_status(event: Event, told: Told, marked: Marked) -> str:
    """The word nearest before the trigger that says that it is planned or called off, else what else does."""
    if event.status == "occurred":
        return "nothing says otherwise"
    before = [
        (position, end)
        for position, (name, end) in marked.functions.items()
        if name in _CUES and position < told.candidate.trigger_last
    ]
    if not before:
        return "by its day, its rule, or what else is told of it"
    position, end = max(before)
    return f'by "{" ".join(marked.sentence.words[position:end])}"'


def _why_parent(event: Event, marked: Marked) -> str:
    if event.parent is None:
        return ""
    named = event.parent.split()[-1] in marked.sentence.words
    return "named in its sentence" if named else "held there at that time"


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
