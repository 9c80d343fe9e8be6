"""Who is who in one article: the people named so far, by every part of the name that later mentions may use."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.extract.text import tokenize
from flows.extract.world import Term, World


@dataclass(slots=True)
class Known:
    """A person of the article: the fullest name so far, the office in the leaders' vocabulary, the code served.

    `order` rises with each mention, so that the last named is found.
    """

    name: str
    tokens: tuple[str, ...]
    role: str | None
    title: str | None
    code: str | None
    order: int = 0


_HEADS = ("head_of_state", "head_of_government")
_CROWNED = "royal"
_JOINERS = frozenset(".-")
_DAY = 10  # characters of an ISO day
_SHORT = 3  # letters of a word inside a name that alone names nobody ("bin", "van")


def _fits(role: str | None, held: str) -> bool:
    """Whether an office named is one that is held; a king's is that of a head of state."""
    return role is None or role == held or (role == _CROWNED and held == _HEADS[0])


def _joined(tokens: Sequence[str]) -> str:
    """The tokens as one key, however the name is hyphenated or its initials are stopped."""
    return " ".join([token for token in tokens if token not in _JOINERS])


class Register:
    """The people and armed groups of one article, found again by full name, surname, first name, office or initials."""

    def __init__(self, world: World, day: str | None) -> None:
        self._world = world
        self._day = day
        self._count = 0
        self._by_part: dict[str, Known] = {}
        self._by_inner_word: dict[str, Known] = {}
        self._by_role: dict[str, list[Known]] = {}
        self._by_leader: dict[str, Known] = {}
        self._parts: dict[tuple[str, ...], frozenset[str]] = {}
        self._groups: dict[str, tuple[tuple[str, ...], str]] = {}

    def add_group(self, tokens: tuple[str, ...], short: str) -> None:
        """Enter an armed group by the tokens of its name and its abbreviation, which is its code."""
        self._groups.setdefault(tokens[0], (tokens, short))
        self._groups.setdefault(short.lower(), ((short.lower(),), short))

    def group(self, keys: tuple[str, ...], position: int) -> tuple[str, int] | None:
        """The code of the armed group whose name or abbreviation stands at a token, and the token behind it."""
        tokens, short = self._groups.get(keys[position], ((), ""))
        return (short, position + len(tokens)) if tokens and keys[position : position + len(tokens)] == tokens else None

    def add(self, name: str, tokens: tuple[str, ...], role: str | None, title: str | None, code: str | None) -> Known:
        """The person of this name, new or known; what was not known of them before is taken over."""
        known = self._by_part.get(_joined(tokens))
        if known is None and len(tokens) > 1:
            known = self._same_person(tokens)
        if known is None:
            term = self.leader(tokens)
            if term is not None and code is not None and code != term.code:
                term = None
            known = self._by_leader.get(term.name) if term is not None else None
            known = known or Known(name, tokens, role, title, code)
            if term is not None:
                self._by_leader[term.name] = known
                known.role = known.role or role or term.role
                known.code = known.code or code or self._served(term)
        if len(tokens) > len(known.tokens):
            known.name, known.tokens = name, tokens
        self._count += 1
        known.order = self._count
        known.role = known.role or role
        known.title = known.title or title
        known.code = known.code or code
        self._index(known)
        return known

    def find(self, keys: Sequence[str], first: int, last: int) -> Known | None:
        """The person whom the tokens `[first, last)` name, by whole name or by a part of it, an inner word last."""
        part = _joined(keys[first:last])
        return self._by_part.get(part) or self._by_inner_word.get(part)

    def fullest(self, name: str) -> str:
        """The fullest form in which the article gives the name of this person."""
        tokens = tokenize(name)
        known = self.find(tokens, 0, len(tokens))
        return known.name if known is not None else name

    def settle(self, name: str, code: str) -> None:
        """Take it that a person whose state the article did not give serves this one."""
        known = self._by_part.get(_joined(tokenize(name)))
        if known is not None and known.code is None:
            known.code = code

    def holder(self, role: str, code: str | None) -> Known | None:
        """The person last named in an office, of a given state where one is given.

        A president may be head of state or of government ("Presiden Iran"), so either office finds both.
        """
        roles = _HEADS if role in _HEADS else (role,)
        held = [known for name in roles for known in self._by_role.get(name, ()) if code is None or known.code == code]
        return max(held, key=lambda known: known.order, default=None)

    def leader(self, tokens: tuple[str, ...]) -> Term | None:
        """The gazetteer's term of a person by full name: the one that the article's day falls in, else the first."""
        match = self._world.leaders.at(tokens, 0) if tokens else None
        return self._term(match.values) if match is not None and match.end == len(tokens) else None

    def surname(self, tokens: tuple[str, ...], code: str | None, role: str | None) -> Term | None:
        """The gazetteer's term of somebody called by surname behind an office or state ("Presiden Bush")."""
        terms = [
            term
            for term in self._world.surnames.get(_joined(tokens), ())
            if (code is None or term.code == code) and _fits(role, term.role) and term.holds(self._day)
        ]
        # "Raja Salman" is the king of that name before he is a prince of it.
        terms = [term for term in terms if term.role in _HEADS] or terms if role == _CROWNED else terms
        return self._term(terms) if len({term.name for term in terms}) == 1 else None

    def famous(self, tokens: tuple[str, ...]) -> bool:
        """Whether a surname alone names a head of state or government in office on the day, and nobody else."""
        terms = self._world.surnames.get(_joined(tokens), ())
        alone = len({term.name for term in terms}) == 1 and self._day is not None and len(self._day) == _DAY
        return alone and any(term.holds(self._day) and term.role in _HEADS for term in terms)

    def _served(self, term: Term) -> str | None:
        """The code that a term speaks for: the leader of a movement or party does not speak for the state."""
        return None if term.role == "group_leader" and term.code in self._world.states else term.code

    def _term(self, terms: Sequence[Term]) -> Term:
        """The term held on the article's day, an office of state before the lead of a movement; else the first."""
        held = [term for term in terms if term.holds(self._day)] or terms
        return next((term for term in held if term.role != "group_leader"), held[0])

    def _same_person(self, tokens: tuple[str, ...]) -> Known | None:
        for part in (tokens[-1], tokens[0]):
            known = self._by_part.get(part)
            if known is not None and (set(known.tokens) <= set(tokens) or set(tokens) <= set(known.tokens)):
                return known
        return None

    def _index(self, known: Known) -> None:
        tokens = [token for token in known.tokens if token not in _JOINERS]
        for inner in tokens[1:-1]:
            if len(inner) > _SHORT:
                self._by_inner_word.setdefault(inner, known)
        if known.tokens not in self._parts:
            self._parts[known.tokens] = self._parts_of(known.tokens)
        for part in self._parts[known.tokens]:
            holder = self._by_part.get(part)
            # A name borne by two stays with the one first named, unless nothing is known of that one.
            if len(part) > 1 and (holder is None or holder is known or holder.code is None):
                self._by_part[part] = known
        if known.role is not None:
            held = self._by_role.setdefault(known.role, [])
            if known not in held:
                held.append(known)

    def _parts_of(self, name: tuple[str, ...]) -> frozenset[str]:
        """The parts of a name that may stand for the whole."""
        tokens = [token for token in name if token not in _JOINERS]
        parts = {tokens[0], " ".join(tokens[:2])}
        parts |= {" ".join(tokens[first:]) for first in range(len(tokens))}
        match = self._world.leaders.at(name, 0)
        if match is not None and match.end == len(name):
            parts |= {
                surname for surname, terms in self._surnames_of(match.values) if any(t in match.values for t in terms)
            }
        return frozenset(parts)

    def _surnames_of(self, terms: Sequence[Term]) -> list[tuple[str, tuple[Term, ...]]]:
        tokens = tokenize(terms[0].name)
        candidates = {_joined(tokens[i:j]) for i in range(len(tokens)) for j in range(i + 1, len(tokens) + 1)}
        return [(part, self._world.surnames[part]) for part in candidates if part in self._world.surnames]
