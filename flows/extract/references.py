"""References: what "kedua kepala negara", "ia" or "negara itu" point back to, by what the article named before.

The module knows no word of any language: the lexicon says which phrases point where.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from flows.extract.language import PointsTo, Reference
from flows.extract.marks import Marked, Party, fronted_state, tagged_speaker
from flows.extract.register import Register
from flows.records import Person

# Offices that a home state need not have, so that a holder named without a state is nobody's.
_NOT_AT_HOME = frozenset({"official", "royal"})
# What opens a phrase that stands before its sentence's subject.
_FRONTING = frozenset(
    {"subordinator", "preposition:from", "preposition:at", "preposition:within", "preposition:sidelines"}
)
_MEMORY = 24  # codes remembered, newest last
_PEOPLE_REACH = 2  # tokens from a body to the state whose people it goes with
_CROWD_REACH = 2  # sentences after a protest in which "mereka" are those who protest
_NEWEST = 3  # of them that the article is just speaking of

Group: TypeAlias = tuple[tuple[str, ...], tuple[Person, ...]]


@dataclass(slots=True)
class Discourse:
    """What the article has named so far, and who was last the subject of a sentence."""

    register: Register
    states: frozenset[str]
    premierships: frozenset[str] = frozenset()
    home: str | None = None
    subject: tuple[Party, ...] = ()
    person: Party | None = None
    codes: list[str] = field(default_factory=list)
    named: Counter[str] = field(default_factory=Counter)
    homes: frozenset[str] = frozenset()
    host: str | None = None
    guest: str | None = None
    groups: list[Group] = field(default_factory=list)
    subjects: list[Group] = field(default_factory=list)
    opponents: list[Group] = field(default_factory=list)
    fresh: bool = False
    speaker: Party | None = None
    crowd: int | None = None
    here: str | None = None

    def resolve(self, marked: Marked) -> Marked:
        """The sentence with the codes and people of its references and bare offices filled in."""
        resolved: list[Party] = []
        self.here = fronted_state(marked) or self.home
        speaker = tagged_speaker(marked)
        self.speaker = self._named(speaker) if speaker is not None else self.person
        for party in marked.parties:
            resolved.append(self._filled(party, resolved, marked))
        return replace(marked, parties=tuple(party for party in resolved if party.codes or party.former))

    def observe(self, parties: Iterable[Party], subject: Sequence[Party]) -> None:
        """Remember a sentence's parties and its main subject."""
        for party in parties:
            self.named.update(party.codes)
            for code in party.codes:
                if code in self.codes:
                    self.codes.remove(code)
                self.codes.append(code)
            if party.people and (not party.preposition or self.person is None):
                self.person = party
        del self.codes[:-_MEMORY]
        if subject:
            self.subject = tuple(subject)
            named = [party for party in subject if party.people]
            if named:
                self.person = named[0]
            codes = _union(party.codes for party in subject)
            if len(codes) > 1:
                self.subjects.append((codes, tuple(person for party in subject for person in party.people)))

    def remember_group(self, codes: tuple[str, ...], people: tuple[Person, ...]) -> None:
        """Remember the participants of an event."""
        self.groups.append((codes, people))

    def remember_opponents(self, codes: tuple[str, ...]) -> None:
        """Remember the two sides of a deed that one does to the other."""
        self.opponents.append((tuple(sorted(codes)), ()))

    def main_group(self, member: str | None = None) -> Group | None:
        """The participants that the article's events had most often, the latest of several; with a member, if given."""
        fitting = [group for group in self.groups if member is None or member in group[0]]
        counts = Counter(codes for codes, _ in fitting)
        return max(reversed(fitting), key=lambda group: counts[group[0]], default=None)

    def _filled(self, party: Party, before: Sequence[Party], marked: Marked) -> Party:
        """The party with what it points back to; `before` are the parties of its sentence that stand before it."""
        if party.reference is None:
            beside = next((p for p in reversed(before) if p.kind == "body" and p.codes), None)
            if beside is not None and party.kind == "body" and not party.codes and not party.definite:
                return party._replace(codes=beside.codes)
            return self._named(party, [p for p in marked.parties if p is not party])
        match party.reference.points_to:
            case "organisation" if self._is_owned_by_subject(party, before):
                return party._replace(codes=before[0].codes)
            case "group" if party.owned and party.reference.number == 0 and (owner := _owner(before)):
                return party._replace(codes=owner)
            case "group" if party.reference.number == 0 and self._is_crowd(marked):
                return party
            case "group":
                codes, people = self._group(party.reference, before)
                people = people or self._holders(party.reference.role, codes)
                return party._replace(codes=codes, people=() if party.reference.impersonal else people)
            case "person" | "speaker" as whom:
                named = next((p for p in before if p.people and not p.preposition), None)
                named = named or self._introduced(party, marked)
                source = self.speaker if whom == "speaker" else named or self.person
                return party._replace(codes=source.codes, people=source.people) if source else party
            case "partner" | "guest" if (met := _met_by(party, before, marked) or self._partner(before)) is not None:
                return party._replace(codes=met.codes, people=met.people)
            case points_to:
                doer = _antecedent(party, before, marked)
                codes = self._codes(points_to, [doer] if doer is not None else before)
                if points_to == "state" and not before and codes:
                    codes = self._state_besides(codes, marked)
                return party._replace(codes=codes)

    def _state_besides(self, codes: tuple[str, ...], marked: Marked) -> tuple[str, ...]:
        """The state that opens a sentence, which is none that the sentence goes on to name."""
        named = {code for party in marked.parties for code in party.codes}
        others = (code for code in reversed(self.codes) if code in self.states and code not in named)
        return (next(others, codes[0]),) if codes[0] in named else codes

    def _is_crowd(self, marked: Marked) -> bool:
        """Whether "mereka" are the people whose protest was just told."""
        return self.crowd is not None and 0 <= marked.sentence.index - self.crowd <= _CROWD_REACH

    def _introduced(self, pronoun: Party, marked: Marked) -> Party | None:
        """Whom a fronted pronoun means that the sentence goes on to name ("Setelah [ia] tiba, Presiden X ...")."""
        if marked.function_at(0) not in _FRONTING:
            return None
        behind = (p for p in marked.parties if p.first > pronoun.last and marked.sentence.words[p.first - 1] == ",")
        main = next(behind, None)
        if main is None or main.role is None or main.preposition:
            return None
        return self._named(main) if main.people else None

    def _is_owned_by_subject(self, party: Party, before: Sequence[Party]) -> bool:
        """Whether the thing named before is the sentence's own subject's ("menyatakan dukungan [aliansi itu]")."""
        return party.owned and bool(before) and before[0].codes != () and not set(before[0].codes) & self.states

    def _codes(self, points_to: PointsTo, before: Sequence[Party]) -> tuple[str, ...]:
        """The codes of a reference to a side, a state, an organisation, a host or a guest."""
        match points_to:
            case "own_side":
                source = next((p for p in before if p.codes and not p.preposition), None)
                return source.codes if source else _union(p.codes for p in self.subject)
            case "state" | "organisation":
                return self._last(before, states=points_to == "state")
            case "other" | "partner":
                return self._other(before)
            case "host":
                return (self.host,) if self.host else ()
            case "guest":
                return (self.guest,) if self.guest else self._other(before)
            case _:
                return ()

    def _named(self, party: Party, beside: Sequence[Party] = ()) -> Party:
        """A party that names an office or person: with the state served, where the name leaves it out."""
        if party.former and party.definite and not party.people and self.person is not None:
            return party._replace(codes=self.person.codes, people=self.person.people, former=False)
        if party.codes or party.former:
            return party
        if party.definite and party.kind == "person" and (topic := self._topic()):  # "juru bicara junta, Kolonel X"
            return party._replace(codes=topic, people=tuple(replace(one, country=topic[0]) for one in party.people))
        if party.kind == "role":
            return self._office(party, beside)
        if party.kind == "body":
            if party.definite:
                return party._replace(codes=self._topic())
            return party._replace(codes=self._governed(party, beside))
        served = self._served(party, beside) if party.kind == "person" and party.role is not None else None
        if served is None:
            return party
        for person in party.people:
            self.register.settle(person.name, served)
        people = tuple(replace(person, country=served) for person in party.people)
        return party._replace(codes=(served,), people=people)

    def _served(self, person: Party, beside: Sequence[Party]) -> str | None:
        """Whom somebody in office serves who is named without a state: an envoy's sender, else where the story is."""
        office = person.role.role if person.role is not None else ""
        sender = next((p for p in reversed(beside) if p.last <= person.first and not p.preposition and p.codes), None)
        if office == "envoy" and sender is not None:
            return sender.codes[0]  # "UE menugaskan [utusan khusus X]"
        if office in _NOT_AT_HOME or (office == "head_of_government" and self.here not in self.premierships):
            return None
        return self.here

    def _governed(self, body: Party, beside: Sequence[Party]) -> tuple[str, ...]:
        """Whose a body is that no state is named with: its people's, the home state's, or else nobody's.

        "pemerintah serta rakyat [Timor Timur]"; the home state is where the story stands or of whom it just spoke.
        """
        people = next((p for p in beside if p.first >= body.last), None)
        if people is not None and people.civil and people.first - body.last <= _PEOPLE_REACH:
            return people.codes
        here = self.here or next((code for code in reversed(self.codes[-_NEWEST:]) if code in self.homes), None)
        return (here,) if here else ()

    def _topic(self) -> tuple[str, ...]:
        """The state that the article so far names clearly more often than any other."""
        ranked = [(code, times) for code, times in self.named.most_common() if code in self.states]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 4 / 3 * ranked[1][1]):
            return ()
        return (ranked[0][0],)

    def _office(self, party: Party, beside: Sequence[Party]) -> Party:
        if party.role is None:
            return party
        at_home = [self.register.holder(party.role.role, home) for home in sorted(self.homes)]
        holder = next((known for known in at_home if known), None) or self.register.holder(party.role.role, None)
        if holder is not None and any(holder.name == person.name for other in beside for person in other.people):
            holder = None  # "Presiden menerima Presiden Vietnam ...": two presidents
        if holder is not None and holder.code is not None:
            return party._replace(codes=(holder.code,), people=(Person(holder.name, holder.title, holder.code),))
        return party._replace(codes=(self.here,)) if self.here and party.role.rank <= 2 else party

    def _group(self, reference: Reference, before: Sequence[Party]) -> Group:
        number = reference.number
        inside = _union(party.codes for party in before)
        if len(inside) >= 2 and (number == 0 or len(inside) == number):
            return inside, tuple(person for party in before for person in party.people)
        listed = [[p for p in before if p.group == group] for group in dict.fromkeys(p.group for p in reversed(before))]
        for parties in listed:
            codes = _union(party.codes for party in parties)
            if len(parties) > 1 and len(codes) == number:
                return codes, tuple(person for party in parties for person in party.people)
        meant = self._all_of_them() if number == 0 else None
        if meant is not None:
            return meant
        for remembered in ([*self.opponents, *self.groups] if reference.impersonal else self.groups, self.subjects):
            fitting = [group for group in remembered if number == 0 or len(group[0]) == number]
            if reference.role is not None or reference.states:  # only states have heads of state, and ministers
                fitting = [group for group in fitting if set(group[0]) <= self.states]
            if fitting:
                counts = Counter(codes for codes, _ in fitting)
                return (
                    fitting[-1]
                    if self.fresh
                    else max(
                        reversed(fitting), key=lambda group: counts[group[0]] * min(self.named[c] for c in group[0])
                    )
                )
        if number == 2 and reference.impersonal and self.host and self.guest in self.codes[-_NEWEST:]:
            return (self.guest, self.host), ()  # "Dalam kunjungan itu kedua negara ..."
        recent = [code for code in self.codes if code in self.states]
        if number and len(recent) >= number:
            return tuple(recent[-number:]), ()
        return (), ()

    def _all_of_them(self) -> Group | None:
        """Whom "mereka" means: a body just spoken of, else the participants of the article's main event."""
        if len(self.subject) == 1 and self.subject[0].kind in ("organisation", "body"):
            return self.subject[0].codes, self.subject[0].people
        return self.main_group()

    def _holders(self, role: str | None, codes: Iterable[str]) -> tuple[Person, ...]:
        """Who holds an office of each of the states, as far as the article has named them."""
        held = [self.register.holder(role, code) for code in codes] if role is not None else []
        return tuple(Person(known.name, known.title, known.code) for known in held if known is not None)

    def _other(self, before: Sequence[Party]) -> tuple[str, ...]:
        """Whoever was last named besides the subject: what a pronoun written onto a verb means."""
        subject = next((party.codes for party in before if not party.preposition), None)
        subject = subject or _union(party.codes for party in self.subject)
        for party in reversed(before):
            if party.codes and not set(party.codes) & set(subject):
                return party.codes
        return next(((code,) for code in reversed(self.codes) if code not in subject), ())

    def _partner(self, before: Sequence[Party]) -> Party | None:
        """The person last spoken of who is not the subject: what is met is somebody, not something."""
        subject = next((party.codes for party in before if not party.preposition), None)
        subject = subject or _union(party.codes for party in self.subject)
        person = self.person
        return person if person is not None and not set(person.codes) & set(subject) else None

    def _last(self, before: Sequence[Party], *, states: bool) -> tuple[str, ...]:
        """The state or organisation last named that is not the subject of the sentence itself."""
        subject = next((party.codes for party in before if not party.preposition and not party.embedded), ())
        served = [
            tuple(person.country or "" for person in party.people) if party.former else party.codes for party in before
        ]
        named = [code for codes in served for code in codes if code]
        for code in [*reversed(named), *reversed(self.codes)]:
            if code not in subject and (code in self.states) == states:
                return (code,)
        return ()


def _antecedent(clitic: Party, before: Sequence[Party], marked: Marked) -> Party | None:
    """Who does what a verb behind a relative pronoun tells, onto which one is written ("Xi yang [menerimanya]")."""
    if clitic.first != clitic.last:
        return None
    verb = next((mention.first for mention in marked.triggers if mention.last == clitic.first), clitic.first - 1)
    pronoun = next((p for p, (name, end) in marked.functions.items() if end == verb and name == "relative"), None)
    return next((p for p in reversed(before) if pronoun is not None and p.last == pronoun), None)


def _met_by(clitic: Party, before: Sequence[Party], marked: Marked) -> Party | None:
    """Whom a relative clause's subject meets: the sentence's own ("Kim menyapa Koizumi yang [menemuinya]")."""
    doer = _antecedent(clitic, before, marked)
    others = (p for p in before if p.people and doer is not None and not set(p.codes) & set(doer.codes))
    return next((p for p in others if not p.preposition), None)


def _owner(before: Sequence[Party]) -> tuple[str, ...]:
    """The codes of the sentence's subject, whose things "mereka" behind a noun means."""
    return next((party.codes for party in before if party.codes and not party.preposition), ())


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for codes in groups for code in codes))
