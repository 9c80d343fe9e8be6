"""What the engine's tests share: a reader that puts a sentence through the real engine and shows any stage of it."""

from dataclasses import dataclass, field

import pytest

from flows.extract import Reading, read_article
from flows.extract.clauses import Clause, split_clauses
from flows.extract.language import load_language
from flows.extract.marks import Marked, Party
from flows.records import Article, Dispatch, Event

FRIDAY = "2022-09-16"


@dataclass(frozen=True)
class Reader:
    """Reads sentences as the body of an article of one day, filed at a place where one is named."""

    published: str | None = FRIDAY
    place: str | None = None

    def article(self, text: str) -> Article:
        return Article("a", "r", text, published=self.published, dispatch=Dispatch(place=self.place))

    def reading(self, text: str) -> Reading:
        return read_article(self.article(text))

    def events(self, text: str) -> tuple[Event, ...]:
        return self.reading(text).events

    def event(self, text: str) -> Event:
        """The only event of the text."""
        [event] = self.events(text)
        return event

    def last_event(self, text: str) -> Event:
        """The event of the text's last sentence, which makes exactly one."""
        reading = self.reading(text)
        last = reading.sentences[-1].sentence.index
        [event] = [event for event in reading.events if event.mention.evidence.sentence == last]
        return event

    def tells(self, text: str) -> list[str]:
        """The events in short, sorted: "meeting BLR CHN", "ACCUSE IRN > ISR"."""
        return sorted(map(in_short, self.events(text)))

    def marked(self, text: str) -> Marked:
        """The text's last sentence, marked and its references resolved."""
        return self.reading(text).sentences[-1]

    def parties(self, text: str) -> list[tuple[str, str]]:
        """The parties of the last sentence: their words, and their codes joined by blanks."""
        marked = self.marked(text)
        return [(words_of(marked, party), " ".join(party.codes)) for party in marked.parties]

    def places(self, text: str) -> list[tuple[str, str, str]]:
        """The places of the last sentence: name as written ("" for a state alone), country, preposition."""
        found = self.marked(text).places
        return [(place.location.text, place.location.country, place.preposition) for place in found]

    def clauses(self, text: str) -> list["Doing"]:
        """The clauses of the last sentence, each as its verb, its subject's codes and its border."""
        marked = self.marked(text)
        return [Doing.of(marked, clause) for clause in split_clauses(marked, load_language("id"))]


@dataclass(frozen=True)
class Doing:
    """A clause as a test states it; what opens it is not compared."""

    verb: str
    subject: str
    border: str = field(default="", compare=False)

    @classmethod
    def of(cls, marked: Marked, clause: Clause) -> "Doing":
        verb = " ".join(marked.sentence.words[clause.verb_first : clause.verb_last])
        codes = [code for party in clause.subject for code in party.codes]
        return cls(verb, " ".join(codes), clause.border)


def words_of(marked: Marked, party: Party) -> str:
    return " ".join(marked.sentence.words[party.first : party.last])


def in_short(event: Event) -> str:
    told = f"{event.kind or event.type} {' '.join(event.actors)}"
    return f"{told} > {' '.join(event.recipients)}" if event.recipients else told


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader of articles published on Friday, 16 September 2022."""
    return Reader()
