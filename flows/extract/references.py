"""References: what "kedua kepala negara", "ia" or "negara itu" point back to, by what the article named before.

The module knows no word of any language: the lexicon says which phrases point where.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from flows.extract.marks import Marked, Party
from flows.extract.register import Register
from flows.records import Person

_MEMORY = 24  # codes remembered, newest last


@dataclass(slots=True)
class Discourse:
    """What the article has named so far, and who was last the subject of a sentence."""

    register: Register
    states: frozenset[str]
    home: str | None = None
    subject: tuple[Party, ...] = ()
    person: Party | None = None
    codes: list[str] = field(default_factory=list)
    groups: list[tuple[tuple[str, ...], tuple[Person, ...]]] = field(default_factory=list)
    fresh: bool = False

    def resolve(self, marked: Marked) -> Marked:
        """The sentence with the codes and people of its references and bare offices filled in."""
        resolved: list[Party] = []
        for party in marked.parties:
            filled = self._filled(party, resolved)
            resolved.append(filled)
        return replace(marked, parties=tuple(party for party in resolved if party.codes or party.former))

    def observe(self, parties: Iterable[Party], subject: Sequence[Party]) -> None:
        """Remember a sentence's parties and its main subject."""
        for party in parties:
            for code in party.codes:
                if code in self.codes:
                    self.codes.remove(code)
                self.codes.append(code)
            if party.people and not party.preposition:
                self.person = party
        del self.codes[:-_MEMORY]
        if subject:
            self.subject = tuple(subject)
            named = [party for party in subject if party.people]
            if named:
                self.person = named[0]
            codes = _union(party.codes for party in subject)
            if len(codes) > 1:
                self.remember_group(codes, tuple(person for party in subject for person in party.people))

    def remember_group(self, codes: tuple[str, ...], people: tuple[Person, ...]) -> None:
        """Remember participants that were named together."""
        self.groups.append((codes, people))

    def _filled(self, party: Party, before: Sequence[Party]) -> Party:
        reference = party.reference
        if reference is None:
            if party.kind == "role" and not party.codes and not party.former:
                return self._office(party)
            if party.kind == "person" and not party.codes and party.role and self.home and not party.former:
                people = tuple(replace(person, country=self.home) for person in party.people)
                return replace(party, codes=(self.home,), people=people)
            return party
        if reference.points_to == "group":
            codes, people = self._group(reference.number, before)
            return replace(party, codes=codes, people=people)
        if reference.points_to == "person":
            source = next((p for p in before if p.people and not p.preposition), None) or self.person
            return replace(party, codes=source.codes, people=source.people) if source else party
        if reference.points_to == "own_side":
            source = next((p for p in before if p.codes and not p.preposition), None)
            codes = source.codes if source else _union(p.codes for p in self.subject)
            return replace(party, codes=codes)
        if reference.points_to == "state":
            return replace(party, codes=self._last(before, states=True))
        if reference.points_to == "organisation":
            return replace(party, codes=self._last(before, states=False))
        return party

    def _office(self, party: Party) -> Party:
        if party.role is None:
            return party
        holder = self.register.holder(party.role.role, self.home) if self.home else None
        holder = holder or self.register.holder(party.role.role, None)
        if holder is not None and holder.code is not None:
            return replace(party, codes=(holder.code,), people=(Person(holder.name, holder.title, holder.code),))
        return replace(party, codes=(self.home,)) if self.home and party.role.rank <= 2 else party

    def _group(self, number: int, before: Sequence[Party]) -> tuple[tuple[str, ...], tuple[Person, ...]]:
        inside = _union(party.codes for party in before)
        if len(inside) >= 2 and (number == 0 or len(inside) == number):
            return inside, tuple(person for party in before for person in party.people)
        fitting = [(codes, people) for codes, people in self.groups if number == 0 or len(codes) == number]
        if fitting:
            if self.fresh:
                return fitting[-1]
            counts = Counter(codes for codes, _ in fitting)
            most = max(counts.values())
            return next(group for group in reversed(fitting) if counts[group[0]] == most)
        recent = [code for code in self.codes if code in self.states]
        if number and len(recent) >= number:
            return tuple(recent[-number:]), ()
        return (), ()

    def _last(self, before: Sequence[Party], *, states: bool) -> tuple[str, ...]:
        for party in reversed(before):
            if party.codes and (party.codes[-1] in self.states) == states:
                return (party.codes[-1],)
        for code in reversed(self.codes):
            if (code in self.states) == states:
                return (code,)
        return ()


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for codes in groups for code in codes))
