"""A language as the engine uses it: its lexicon folder, loaded and compiled into indexes."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeAlias, cast

from flows.extract.tables import PhraseIndex, read_table, split_cell
from flows.extract.text import fold
from flows.extract.times import TimeLexicon, load_time_lexicon
from flows.records import EventType, Kind

WordClass: TypeAlias = Literal["active", "passive", "noun", "pointer"]
Pattern: TypeAlias = Literal["mutual", "directed", "visit", "gathering", "fight", "judged", "likewise"]

PointsTo: TypeAlias = Literal[
    "group", "person", "speaker", "own_side", "state", "organisation", "host", "guest", "other", "partner"
]

LANGUAGES = ("id",)
VERBAL: tuple[WordClass, ...] = ("active", "passive")
WORD_CLASSES: tuple[WordClass, ...] = (*VERBAL, "noun", "pointer")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trigger tells and where its participants stand; the fields are those of `frames/*.toml`."""

    id: str
    type: EventType
    kind: Kind | None
    pattern: Pattern
    needs: PhraseIndex[str] | None
    without: PhraseIndex[str] | None
    targets: frozenset[str]
    instrument: Literal["", "required", "upgrades"]
    agreement_type: str | None
    modal: Literal["drop", "pledge", "keep"]
    negated: EventType | None
    control: Literal["subject", "object"]
    needs_person: bool
    needs_subject_person: bool
    unnamed_subject: bool
    armed_subject: bool
    cargo: PhraseIndex[str] | None
    soil: Literal["agent", "other", ""]
    noun_needs_light: bool
    demonstration: bool
    one_sided: bool
    plain_partner: bool
    within: int | None
    named: bool
    own: bool
    performative: PhraseIndex[str] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that evokes a frame, by its class."""

    frame: Frame
    word_class: WordClass


@dataclass(frozen=True, slots=True)
class Role:
    """An office: its name in the leaders' vocabulary and its rank (1 highest)."""

    role: str
    rank: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that points back: what to, and for a group of how many (0: any number).

    `impersonal` is true of a group of states or sides, not of whoever speaks for them, whose office is `role`, and
    `states` of one of states only;
    `subject` of a form that no preposition governs; `sector` is PLOVER's code of the body that is one's own.
    """

    points_to: PointsTo
    number: int = 1
    impersonal: bool = False
    states: bool = False
    subject: bool = False
    role: str | None = None
    sector: str = ""


@dataclass(frozen=True)
class Language:
    """Everything the engine knows of one language."""

    code: str
    home_states: frozenset[str]
    possessive_suffix: str
    abbreviations: frozenset[str]
    name_particles: frozenset[str]
    not_names: frozenset[str]
    honorifics: PhraseIndex[str]
    determiners: PhraseIndex[str]
    articles: frozenset[str]
    armed_groups: PhraseIndex[str]
    witnessed: PhraseIndex[str]
    former: PhraseIndex[str]
    role_modifiers: PhraseIndex[str]
    role_attributes: PhraseIndex[str]
    civilians: PhraseIndex[str]
    documents: PhraseIndex[str]
    waters: frozenset[str]
    stances: frozenset[str]
    adjectival: frozenset[str]
    short_names: PhraseIndex[str]
    words: PhraseIndex[str]
    prepositions: PhraseIndex[str]
    site_nouns: PhraseIndex[str]
    site_modifiers: PhraseIndex[str]
    triggers: PhraseIndex[Trigger]
    light: PhraseIndex[str]
    roles: PhraseIndex[Role]
    bodies: PhraseIndex[str]
    home_bodies: PhraseIndex[str]
    local_bodies: PhraseIndex[str]
    instruments: PhraseIndex[str]
    references: PhraseIndex[Reference]
    state_nouns: frozenset[str]
    place_references: PhraseIndex[str]
    verb_prefixes: tuple[tuple[str, WordClass], ...]
    intransitive_prefixes: frozenset[str]
    shortest_verb: int
    not_verbs: frozenset[str]
    sport: PhraseIndex[str]
    sport_words: int
    times: TimeLexicon

    @cached_property
    def party_openers(self) -> frozenset[str]:
        """The words with which a phrase that names somebody may begin in lower case."""
        indexes = (self.references, self.determiners, self.former, self.role_modifiers, self.roles, self.bodies)
        return frozenset().union(*(index.openers for index in indexes), self.home_bodies.openers)

    @cached_property
    def office_openers(self) -> frozenset[str]:
        """The words with which an office, a body, or what goes with one may begin."""
        indexes = (self.former, self.role_modifiers, self.roles, self.bodies, self.role_attributes)
        return frozenset().union(*(index.openers for index in indexes))

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words with which anything that is marked may begin in lower case, but for names and triggers owned."""
        indexes = (self.triggers, self.words, self.prepositions, self.site_nouns, self.site_modifiers)
        return self.party_openers.union(*(index.openers for index in indexes))

    @cached_property
    def verb_openings(self) -> tuple[str, ...]:
        """The prefixes of verbs without their classes."""
        return tuple(prefix for prefix, _ in self.verb_prefixes)

    def has(self, keys: tuple[str, ...], position: int, word_class: str) -> bool:
        """Whether a function word of the class begins at a token."""
        match = self.words.at(keys, position)
        return match is not None and word_class in match.values

    def verb_class(self, word: str, key: str) -> WordClass | None:
        """The class of a lower-case word that looks like a verb, else None."""
        if len(key) < self.shortest_verb or not word[0].islower() or key in self.not_verbs:
            return None
        if not key.startswith(self.verb_openings):
            return None
        for prefix, word_class in self.verb_prefixes:
            if key.startswith(prefix):
                nominal = key.endswith(self.possessive_suffix) and prefix in self.intransitive_prefixes
                return None if nominal else word_class
        return None


Table: TypeAlias = Mapping[str, Any]


def load_language(code: str = "id") -> Language:
    """The compiled lexicon of a language, compiled once a process; raises LookupError for one that has no folder."""
    return _compiled(code)


@cache
def _compiled(code: str) -> Language:
    if code not in LANGUAGES:
        raise LookupError(f"no lexicon for language {code!r}; there are {', '.join(LANGUAGES)}")
    folder = files("flows.extract") / "lexicon" / code
    grammar = _toml(folder / "grammar.toml")
    frames = [frame for file in sorted(_frame_files(folder), key=lambda f: f.name) for frame in _toml(file)["frame"]]
    references = _toml(folder / "references.toml")
    shapes = grammar["verb_shapes"]
    return Language(
        code=code,
        home_states=frozenset(grammar["home_states"]),
        possessive_suffix=grammar["possessive_suffix"],
        abbreviations=frozenset(map(fold, grammar["abbreviations"])),
        name_particles=frozenset(map(fold, grammar["name_particles"])),
        not_names=frozenset(map(fold, grammar["not_names"])),
        honorifics=PhraseIndex((phrase, "honorific") for phrase in grammar["honorifics"]),
        determiners=PhraseIndex((phrase, "determiner") for phrase in grammar["determiners"]),
        witnessed=PhraseIndex((phrase, "witnessed") for phrase in grammar["witnessed"]),
        armed_groups=PhraseIndex((phrase, "armed") for phrase in grammar["armed_groups"]),
        articles=frozenset(map(fold, grammar["articles"])),
        former=PhraseIndex((phrase, "former") for phrase in grammar["former"]),
        role_attributes=PhraseIndex((phrase, "attribute") for phrase in grammar["role_attributes"]),
        civilians=PhraseIndex((phrase, "civilian") for phrase in grammar["civilians"]),
        short_names=PhraseIndex(_by_class(grammar["short_names"])),
        documents=PhraseIndex((phrase, "document") for phrase in grammar["documents"]),
        waters=frozenset(map(fold, grammar["waters"])),
        adjectival=frozenset(map(fold, grammar["adjectival"])),
        stances=frozenset(map(fold, grammar["stances"])),
        role_modifiers=PhraseIndex((phrase, "modifier") for phrase in grammar["role_modifiers"]),
        words=PhraseIndex(_by_class(grammar["words"])),
        prepositions=PhraseIndex(_by_class(grammar["prepositions"])),
        site_nouns=PhraseIndex((phrase, "site") for phrase in grammar["site_nouns"]),
        site_modifiers=PhraseIndex((phrase, "modifier") for phrase in grammar["site_modifiers"]),
        triggers=PhraseIndex(_triggers(frames, grammar)),
        light=PhraseIndex(_by_class(_toml(folder / "light_verbs.toml"))),
        roles=PhraseIndex(_roles(folder)),
        bodies=PhraseIndex((form, row["sector"]) for row in read_table(folder / "bodies.csv") for form in _forms(row)),
        home_bodies=PhraseIndex((phrase, "home") for phrase in grammar["home_bodies"]),
        local_bodies=PhraseIndex((phrase, "local") for phrase in grammar["local_bodies"]),
        instruments=PhraseIndex(_instruments(folder)),
        references=PhraseIndex(
            (*_references(references, dict(_roles(folder))), *_own_bodies(folder, grammar["possessive_suffix"]))
        ),
        state_nouns=frozenset(map(fold, references["state_nouns"])),
        place_references=PhraseIndex(_by_class(references["places"])),
        verb_prefixes=tuple((prefix, word_class) for word_class in VERBAL for prefix in shapes[word_class]),
        intransitive_prefixes=frozenset(shapes["intransitive"]),
        shortest_verb=shapes["shortest"],
        not_verbs=frozenset(map(fold, shapes["not_verbs"])),
        sport=PhraseIndex((phrase, phrase) for phrase in grammar["sport"]),
        sport_words=grammar["sport_words"],
        times=load_time_lexicon(folder / "times.toml"),
    )


def derive(root: str, derivation: str, grammar: Table) -> tuple[str, WordClass]:
    """The form that a derivation of the grammar makes of a root, and its class ("temu", "meN-i" → "menemui")."""
    rule = next((d for d in grammar["derivations"] if d["name"] == derivation), None)
    if rule is None:
        raise LookupError(f"no derivation {derivation!r} in the grammar")
    stem = root
    if rule["prefix"]:
        choices = [(start, choice) for choice in grammar["prefixes"][rule["prefix"]] for start in choice["before"]]
        _, chosen = max(
            ((start, choice) for start, choice in choices if root.startswith(start)), key=lambda c: len(c[0])
        )
        stem = chosen["add"] + (root[1:] if chosen.get("drop") else root)
    return stem + rule["suffix"], cast(WordClass, rule["class"])


def _frame_files(folder: Traversable) -> Iterator[Traversable]:
    return (file for file in (folder / "frames").iterdir() if file.name.endswith(".toml"))


def _toml(resource: Traversable) -> Table:
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _by_class(table: Table) -> Iterator[tuple[str, str]]:
    for name, phrases in table.items():
        for phrase in phrases:
            yield phrase, name


def _forms(row: Mapping[str, str]) -> list[str]:
    return split_cell(row["form"])


def _roles(folder: Traversable) -> Iterator[tuple[str, Role]]:
    for row in read_table(folder / "roles.csv"):
        for form in _forms(row):
            yield form, Role(row["role"], int(row["rank"]))


def _instruments(folder: Traversable) -> Iterator[tuple[str, str]]:
    for row in read_table(folder / "agreement_types.csv"):
        for phrase in split_cell(row["phrase"]):
            yield phrase, row["agreement_type"]


def _references(table: Table, roles: Mapping[str, Role]) -> Iterator[tuple[str, Reference]]:
    group = table["group"]
    for number_word, number in group["numbers"].items():
        for head in group["heads"]:
            role = roles[head].role if head in roles else None
            impersonal, states = head in group["impersonal"], head in group["states"]
            yield f"{number_word} {head}", Reference("group", number, impersonal, states, role=role)
    for phrase in group["standing_alone"]:
        yield phrase, Reference("group", group["numbers"].get(phrase, 2))
    for phrase in group["plain_groups"]:
        yield phrase, Reference("group", 0)
    for points_to, phrases in table["single"].items():
        for phrase in phrases:
            yield phrase, Reference(points_to, subject=phrase in table["subject_forms"])


def _own_bodies(folder: Traversable, possessive: str) -> Iterator[tuple[str, Reference]]:
    """Each body as one's own ("kedutaannya", "jet tempurnya")."""
    for row in read_table(folder / "bodies.csv"):
        for form in _forms(row):
            yield form + possessive, Reference("own_side", sector=row["sector"])


def _triggers(frames: Sequence[Table], grammar: Table) -> Iterator[tuple[str, Trigger]]:
    for entry in frames:
        frame = _frame(entry)
        for root_line in entry.get("roots", ()):
            root, _, derivations = root_line.partition(":")
            for derivation in derivations.split(","):
                form, word_class = derive(root.strip(), derivation.strip(), grammar)
                yield form, Trigger(frame, word_class)
        for word_class in WORD_CLASSES:
            for form in entry.get(word_class, ()):
                yield form, Trigger(frame, word_class)


def _frame(entry: Table) -> Frame:
    return Frame(
        id=entry["id"],
        type=entry["type"],
        kind=entry.get("kind"),
        pattern=entry["pattern"],
        needs=_phrases(entry.get("needs")),
        without=_phrases(entry.get("without")),
        targets=frozenset(entry.get("targets", ())),
        instrument=entry.get("instrument", ""),
        agreement_type=entry.get("agreement_type"),
        modal=entry.get("modal", "drop"),
        negated=entry.get("negated"),
        control=entry.get("control", "subject"),
        needs_person=entry.get("needs_person", False),
        needs_subject_person=entry.get("needs_subject_person", False),
        unnamed_subject=entry.get("unnamed_subject", False),
        armed_subject=entry.get("armed_subject", False),
        cargo=_phrases(entry.get("cargo")),
        soil=entry.get("soil", ""),
        noun_needs_light=entry.get("noun_needs_light", False),
        demonstration=entry.get("demonstration", False),
        plain_partner=entry.get("plain_partner", False),
        one_sided=entry.get("one_sided", False),
        within=entry.get("within"),
        named=entry.get("named", False),
        own=entry.get("own", False),
        performative=_phrases(entry.get("performative")),
        confidence=entry["confidence"],
    )


def _phrases(phrases: Sequence[str] | None) -> PhraseIndex[str] | None:
    return None if phrases is None else PhraseIndex((phrase, phrase) for phrase in phrases)
