"""What is marked in a sentence: parties, places, triggers and function words, each with its token range."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from flows.extract.language import Reference, Role, Trigger
from flows.extract.text import Sentence
from flows.extract.times import TimeMention
from flows.records import Person

_NO_FUNCTION = ("", -1)
_FRONT = 1  # tokens before the place with which a sentence opens

PartyKind: TypeAlias = Literal["state", "organisation", "person", "role", "body", "reference"]


class Party(NamedTuple):
    """A noun phrase `[first, last)` that names somebody who can act, with the codes and people it stands for.

    `sector` is PLOVER's code of the body named ("MIL" for troops), "" for none; `civil` is true of a state named only
    as the home of people, firms or media, who do not act for it; an envoy is `posted` to the states of these codes.
    `preposition` is the function of the preposition that governs it, "" for none; `embedded` is true where other
    nouns stand between the two ("terhadap program nuklir Iran"). Parties of one `group` are coordinated.
    """

    first: int
    last: int
    kind: PartyKind
    codes: tuple[str, ...]
    people: tuple[Person, ...] = ()
    role: Role | None = None
    reference: Reference | None = None
    preposition: str = ""
    embedded: bool = False
    group: int = 0
    former: bool = False
    definite: bool = False
    sector: str = ""
    civil: bool = False
    owned: bool = False
    posted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place: the city or site as written, "" where only a state is named, and what the gazetteer knows of it.

    `country` is ISO 3166-1 alpha-3, "" where it is not known; the coordinates are WGS 84 degrees; `water` is true of a
    sea, strait or river by its name.
    """

    text: str
    country: str
    latitude: float | None
    longitude: float | None
    water: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place `[first, last)` behind a preposition of place (at, towards, from), or there: one that was told before."""

    first: int
    last: int
    preposition: str
    location: Location

    @property
    def country(self) -> str:
        """The state that it lies in, "" where that is not known."""
        return self.location.country


@dataclass(frozen=True, slots=True)
class TriggerMention:
    """A word or phrase `[first, last)` that may tell an event; `possessed` of one with its owner written onto it."""

    first: int
    last: int
    triggers: tuple[Trigger, ...]
    possessed: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with what was found in it; `functions` gives the class of the function word that begins at a token."""

    sentence: Sentence
    parties: tuple[Party, ...]
    places: tuple[PlaceMention, ...]
    triggers: tuple[TriggerMention, ...]
    times: tuple[TimeMention, ...]
    functions: dict[int, tuple[str, int]]

    def function_at(self, position: int) -> str:
        """The class of the function word that begins at a token, "" where none does."""
        return self.functions.get(position, _NO_FUNCTION)[0]

    def function_before(self, position: int) -> str:
        """The class of the function word that ends right before a token, "" where none does."""
        for name, end in self.functions.values():
            if end == position:
                return name
        return ""

    def has_word(self, position: int, names: frozenset[str]) -> bool:
        """Whether a function word of one of these classes begins at a token."""
        return self.functions.get(position, _NO_FUNCTION)[0] in names


def fronted_state(marked: Marked) -> str | None:
    """The state with whose city a sentence opens, where the story is then ("Di Manila, juru bicara ...")."""
    fronted = (place for place in marked.places if place.first <= _FRONT and place.preposition in ("at", "from"))
    place = next(fronted, None)
    closed = place is not None and marked.sentence.words[place.last : place.last + 1] == (",",)
    return place.country or None if place is not None and closed else None


def tagged_speaker(marked: Marked) -> Party | None:
    """The party behind a tag that follows what is said ("..., kata juru bicara Gedung Putih")."""
    tag = tag_position(marked)
    end = marked.functions[tag][1] if tag is not None else -1
    return next((party for party in marked.parties if party.first == end), None)


def state_of(place: PlaceMention | None) -> tuple[Party, ...]:
    """The state that a place stands for as who acts or is acted upon, () for no place."""
    return (Party(place.first, place.last, "state", (place.country,)),) if place is not None else ()


def governs(marked: Marked, end: int) -> bool:
    """Whether a word that ends at a token is the preposition of the party there ("pedagang [asal] Rusia")."""
    return any(party.first == end and party.preposition for party in marked.parties)


def tag_position(marked: Marked) -> int | None:
    """The token at which a tag begins that names a speaker, None where there is none."""
    for position, (name, end) in marked.functions.items():
        named = name == "speech_inverted" and is_tag(marked, position)
        if named and any(party.first == end for party in marked.parties):
            return position
    return None


def is_tag(marked: Marked, position: int) -> bool:
    """Whether a word of inverted speech stands behind what is said: behind a comma, a stop or a quotation mark."""
    return position == 0 or not marked.sentence.words[position - 1][0].isalnum()
