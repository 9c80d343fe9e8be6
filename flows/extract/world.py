"""The world as the engine uses it: the gazetteer, loaded and compiled into indexes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, TypeAlias

from flows.extract.tables import PhraseIndex, read_table, split_cell
from flows.extract.text import fold, tokenize

NameKind: TypeAlias = Literal["state", "capital", "organisation", "none"]

_LONGEST_ACRONYM = 6  # letters


@dataclass(frozen=True, slots=True)
class Name:
    """What a proper name stands for: a state, a state by its capital, an organisation or armed group, or nobody.

    An `acronym` counts only where the text has it in capitals, too ("AS" is no part of "As-Salam").
    """

    kind: NameKind
    code: str
    acronym: bool = False
    members: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The participants meant: the members of a group of states, else the one that is named."""
        return self.members or (self.code,)


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office: `start` and `end` are ISO dates of any precision, "" for unknown or open."""

    name: str
    code: str
    role: str
    start: str
    end: str

    def holds(self, day: str | None) -> bool:
        """Whether the office may have been held on an ISO day (or month, or year); always so where no day is known."""
        if not day:
            return True
        return (not self.start or self.start <= day or day.startswith(self.start[: len(day)])) and (
            not self.end or day[: len(self.end)] <= self.end
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A city, site or region: its usual name, ISO 3166-1 alpha-3 code ("" where it lies in none) and WGS 84 degrees."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant code, its usual name and what it is: state, organisation, forum or armed_group."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class World:
    """Everything the engine knows of the world; `premierships` are the states that have a head of government apart."""

    names: PhraseIndex[Name]
    leaders: PhraseIndex[Term]
    surnames: dict[str, tuple[Term, ...]]
    places: PhraseIndex[Place]
    actors: tuple[Actor, ...]
    states: frozenset[str]
    premierships: frozenset[str]
    armed_groups: frozenset[str]


@cache
def load_world() -> World:
    """The compiled gazetteer."""
    folder = files("flows.extract") / "gazetteer"
    states = list(read_table(folder / "states.csv"))
    organisations = list(read_table(folder / "organisations.csv"))
    terms = list(_terms(folder))
    surnames: dict[str, list[Term]] = {}
    for term, surname_cell in terms:
        for surname in split_cell(surname_cell):
            surnames.setdefault(" ".join(part for part in tokenize(surname) if part not in ".-"), []).append(term)
    return World(
        names=PhraseIndex(
            [*_state_names(states), *_organisation_names(organisations), *_groups(folder), *_nobody(folder)]
        ),
        leaders=PhraseIndex(_leader_names(folder)),
        surnames={surname: tuple(held) for surname, held in surnames.items()},
        places=PhraseIndex(_places(folder)),
        actors=tuple(
            sorted(
                [Actor(row["code"], row["name"], "state") for row in states]
                + [Actor(row["code"], row["name"], row["kind"]) for row in organisations],
                key=lambda actor: actor.code,
            )
        ),
        states=frozenset(row["code"] for row in states),
        premierships=frozenset(term.code for term, _ in terms if term.role == "head_of_government"),
        armed_groups=frozenset(row["code"] for row in organisations if row["kind"] == "armed_group"),
    )


def _name(phrase: str, kind: NameKind, code: str) -> tuple[str, Name]:
    return phrase, Name(kind, code, acronym=phrase.isupper() and phrase.isalpha() and len(phrase) <= _LONGEST_ACRONYM)


def _groups(folder: Traversable) -> Iterator[tuple[str, Name]]:
    for row in read_table(folder / "groups.csv"):
        members = tuple(split_cell(row["members"]))
        for phrase in split_cell(row["phrase"]):
            yield phrase, Name("state", members[0], members=members)


def _nobody(folder: Traversable) -> Iterator[tuple[str, Name]]:
    for row in read_table(folder / "not_actors.csv"):
        for phrase in split_cell(row["phrase"]):
            yield _name(phrase, "none", "")


def _state_names(states: list[dict[str, str]]) -> Iterator[tuple[str, Name]]:
    for row in states:
        for phrase in [
            row["name"],
            *split_cell(row["aliases"]),
            *split_cell(row["epithets"]),
            *split_cell(row["metonyms"]),
        ]:
            yield _name(phrase, "state", row["code"])
    taken = {fold(phrase) for row in states for phrase in [row["name"], *split_cell(row["aliases"])]}
    for row in states:
        for phrase in split_cell(row["capital"]):
            if fold(phrase) not in taken:
                yield _name(phrase, "capital", row["code"])


def _organisation_names(organisations: list[dict[str, str]]) -> Iterator[tuple[str, Name]]:
    for row in organisations:
        for phrase in [row["name"], *split_cell(row["aliases"])]:
            yield _name(phrase, "organisation", row["code"])


def _terms(folder: Traversable) -> Iterator[tuple[Term, str]]:
    for row in read_table(folder / "leaders.csv"):
        yield Term(row["name"], row["code"], row["role"], row["start"], row["end"]), row["surname"]


def _leader_names(folder: Traversable) -> Iterator[tuple[str, Term]]:
    for row in read_table(folder / "leaders.csv"):
        term = Term(row["name"], row["code"], row["role"], row["start"], row["end"])
        for phrase in [row["name"], *split_cell(row["aliases"])]:
            yield phrase, term


def _places(folder: Traversable) -> Iterator[tuple[str, Place]]:
    for table in ("sites.csv", "cities.csv"):
        for row in read_table(folder / table):
            place = Place(
                row["name"],
                row["country"],
                float(row["latitude"]) if row["latitude"] else None,
                float(row["longitude"]) if row["longitude"] else None,
            )
            for phrase in [row["name"], *split_cell(row["aliases"])]:
                yield phrase, place
