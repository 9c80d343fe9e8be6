"""Candidates: events that the words of a sentence may tell, before they are dated, placed and merged."""

from collections.abc import Iterable
from typing import NamedTuple

from flows.extract.marks import PlaceMention
from flows.records import EventType, Kind, Person, Status


class Candidate(NamedTuple):
    """An event as one trigger tells it, before dates, places and merging; token positions are of its sentence.

    `[first, last)` runs from the first to the last word used; `[trigger_first, trigger_last)` is the trigger.
    `anaphoric` is true where the words only point back to an event told before ("pertemuan itu"): to the last of the
    types `points_to`, where nouns name them, best by the instrument `points_at`, and to the last of all where only a
    demonstrative does (`definite`). `addressing` is true where the recipient is whom the same side was last at odds or
    in touch with, `by_speaker` where the quoted speaker acts, `topical` where the subject of the sentence before takes
    part, `likewise` where the actors do what was just told of others, `ahead` of a gathering that only dates what is
    told before it. `present` are people who are there, whether or not their state takes part, `beside` those on its
    sidelines. `soil` is the state where it is if nothing tells: the host's, or the one that troops leave. `confidence`
    is as gathered: the ontology knows what share is right.
    """

    frame: str
    type: EventType
    kind: Kind | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[Person, ...]
    status: Status
    agreement_type: str | None
    sentence: int
    clause: int
    trigger_first: int
    trigger_last: int
    first: int
    last: int
    confidence: float
    anaphoric: bool = False
    points_to: frozenset[str] = frozenset()
    points_at: str | None = None
    definite: bool = False
    addressing: bool = False
    by_speaker: bool = False
    likewise: bool = False
    topical: bool = False
    attributed_to: str | None = None
    host: PlaceMention | None = None
    ahead: bool = False
    present: tuple[Person, ...] = ()
    beside: tuple[Person, ...] = ()
    soil: str | None = None


class Rejected(NamedTuple):
    """A trigger that made no event, and why not: for `samarkand explain`."""

    sentence: int
    first: int
    last: int
    frame: str
    reason: str


def between(model: Candidate, codes: Iterable[str]) -> Candidate:
    """The model with all these codes taking part alike."""
    return model._replace(actors=tuple(sorted(set(codes))))


def towards(model: Candidate, agents: Iterable[str], recipients: Iterable[str]) -> Candidate:
    """The model with agents who act on recipients."""
    return model._replace(actors=tuple(sorted(set(agents))), recipients=tuple(sorted(set(recipients))))
