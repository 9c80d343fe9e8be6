"""Noun phrases that name who acts: office, body, state and personal name, in this order."""

from dataclasses import dataclass

from flows.extract.language import Language, Reference, Role
from flows.extract.marks import Party, PartyKind
from flows.extract.proper_names import ProperNames
from flows.extract.register import Known, Register
from flows.extract.tables import Match
from flows.extract.text import Sentence
from flows.extract.world import World
from flows.records import Person

_LONGEST_EPITHET = 6  # tokens from a noun for a state to the demonstrative that closes it
_LONGEST_OFFICE = 12  # tokens
_LONGEST_APPOSITION = 6  # tokens between an office behind a name and the comma that closes it
_BEFORE_VERBS = frozenset({"planned", "uncertain", "negation", "adverb", "perfective", "speech"})
_SEATED = frozenset({"GOV", "LEG"})  # sectors of the bodies that a capital names
_COUNTERPART = Role("official", 4)  # "mitranya dari Mesir" holds some office
_HIGH_OFFICE = 2  # the lowest rank whose holder is meant when the office alone is named


@dataclass(slots=True)
class _Head:
    """What stands before a personal name: gathered from left to right."""

    start: int
    end: int
    title_from: int
    title_to: int
    determined: bool = False
    counterpart: bool = False
    former: bool = False
    titled: bool = False
    body: bool = False
    local: bool = False
    sector: str = ""
    organisation: bool = False
    role: Role | None = None
    codes: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


class NounPhrases:
    """Reads the parties of an article's sentences; the people named are entered in its register."""

    def __init__(self, language: Language, world: World, names: ProperNames, register: Register, text: str) -> None:
        self._language = language
        self._world = world
        self._register = register
        self._names = names
        self._text = text

    def party(self, sentence: Sentence, position: int) -> Party | None:
        """The party that begins at a token: a reference ("kedua negara") or a phrase that names somebody."""
        key = sentence.keys[position]
        opens = key in self._language.party_openers or key in self._world.names.openers
        if not opens and not sentence.words[position][0].isupper():
            return None
        party = self._phrase(sentence, position)
        reference = self._language.references.at(sentence.keys, position) or self._state_again(sentence, position)
        if reference is not None and (self._is_named_apart(sentence, reference) or _is_counted(sentence, position)):
            reference = None
        if reference is not None and not (party is not None and party.codes and party.last > reference.end):
            meant = reference.values[0]
            party = Party(position, reference.end, "reference", (), reference=meant, definite=True, sector=meant.sector)
        return None if party is None else self._closed(sentence, party)

    def _state_again(self, sentence: Sentence, position: int) -> Match[Reference] | None:
        """A noun for a state, a few words about it and a demonstrative, which mean the state last named."""
        keys, words = sentence.keys, sentence.words
        if keys[position] not in self._language.state_nouns or (position and words[position - 1] == "-"):
            return None
        for end in range(position + 1, min(position + _LONGEST_EPITHET, len(keys))):
            function = self._language.words.at(keys, end)
            if function is not None and function.values[0] == "definite":
                return Match((Reference("state"),), function.end)
            ended = not words[end][0].isalnum() or self._language.verb_class(words[end], keys[end]) is not None
            placed = self._language.prepositions.at(keys, end) is not None  # "negeri [di kaki Himalaya] itu"
            if ended or (function is not None and function.values[0] != "adverb" and not placed):
                return None
        return None

    def _is_named_apart(self, sentence: Sentence, reference: Match[Reference]) -> bool:
        """Whether a name that the gazetteer lacks says of whom a group is ("para pemimpin Kurdi")."""
        end = reference.end
        if reference.values[0].points_to != "group" or end >= len(sentence) or not sentence.words[end][0].isupper():
            return False
        return self._names.actor(sentence, end) is None and sentence.keys[end] not in self._language.not_names

    def _closed(self, sentence: Sentence, party: Party) -> Party:
        """The party with the demonstrative that closes it ("presiden itu")."""
        if party.last < len(sentence):
            function = self._language.words.at(sentence.keys, party.last)
            if function is not None and function.values[0] == "definite":
                return party._replace(last=function.end, definite=True)
        return party

    def _phrase(self, sentence: Sentence, position: int) -> Party | None:
        head = self._head(sentence, position)
        people, end, codes = self._named(sentence, head)
        if end == position or not (codes or people or head.role or head.body):
            return None
        if not codes and not people:
            if head.role is not None and not head.body:
                return Party(position, end, "role", (), role=head.role, former=head.former)
            at_home = self._language.home_bodies.at(sentence.keys, position)
            if at_home is not None and at_home.end == end:
                return Party(position, end, "body", ())
            local = self._language.local_bodies.at(sentence.keys, position)
            return (
                Party(position, end, "body", (), sector=head.sector, definite=True)
                if local is not None and local.end == end
                else None
            )
        kind = _kind(head, people)
        if kind == "role" and not head.determined:
            people = self._holder(head.role, codes)
        sector = "" if people or head.role else head.sector
        served = () if head.former else codes
        return Party(
            position,
            end,
            kind,
            served,
            people,
            role=head.role or (_COUNTERPART if head.counterpart else None),
            former=head.former,
            definite=head.local and not codes,
            sector=sector,
            posted=head.posts,
        )

    def _holder(self, role: Role | None, codes: tuple[str, ...]) -> tuple[Person, ...]:
        """The person of the article who holds a high office of a state that is named without them."""
        if role is None or role.rank > _HIGH_OFFICE or not codes:
            return ()
        holder = self._register.holder(role.role, codes[0])
        return (Person(holder.name, holder.title, holder.code),) if holder is not None else ()

    def _head(self, sentence: Sentence, position: int) -> _Head:
        """The determiner, offices, bodies, state and titles that stand from `position` on."""
        determiner = self._language.determiners.at(sentence.keys, position)
        if determiner is not None and self._names.actor(sentence, position) is not None:
            determiner = None
        start = determiner.end if determiner is not None and determiner.end < len(sentence) else position
        start = _behind_reduplication(sentence, start)
        head = _Head(position, start, start, start, determined=start > position)
        head.counterpart = start > position and sentence.keys[start - 1].endswith(self._language.possessive_suffix)
        while head.end < len(sentence):
            end = head.end
            if not head.codes:
                _ = self._take_actor(sentence, head) or self._take_office(sentence, head)
            if head.end == end:
                self._take_honorific(sentence, head)
            if head.end == end and not head.codes:
                self._take_link(sentence, head)
            if head.end == end and head.codes:
                self._take_post(sentence, head)
            if head.end == end:
                break
        if head.end == start and not head.codes:
            head.end = position
        return head

    def _take_actor(self, sentence: Sentence, head: _Head) -> bool:
        """Take the state or organisation that stands next, where no longer office or body begins with it."""
        name = self._names.actor(sentence, head.end)
        if name is None:
            return False
        keys = sentence.keys
        others = (self._language.roles.at(keys, head.end), self._language.bodies.at(keys, head.end))
        if any(other is not None and other.end >= name[1] for other in others):
            return False
        head.codes, head.end = name[0].codes, name[1]
        head.organisation = name[0].kind == "organisation"
        partner = self._names.partner(sentence, head.end)
        if partner is not None and head.role is None and partner[0].code != head.codes[0]:
            head.codes, head.end = (*head.codes, partner[0].code), partner[1]
        return True

    def _take_office(self, sentence: Sentence, head: _Head) -> bool:
        """Take the office, body, or word for a former holder that stands next."""
        keys = sentence.keys
        if keys[head.end] not in self._language.office_openers:
            return False
        former = self._language.former.at(keys, head.end)
        modifier = self._language.role_modifiers.at(keys, head.end)
        if modifier is not None and modifier.end < len(sentence) and self._language.roles.at(keys, modifier.end):
            head.end = modifier.end
        role = self._language.roles.at(keys, head.end)
        body = self._language.bodies.at(keys, head.end)
        attribute = self._language.role_attributes.at(keys, head.end)
        if former is not None:
            head.former, head.end = True, former.end
        elif role is not None and (body is None or role.end >= body.end):
            head.role = head.role or role.values[0]
            head.title_to = role.end
            head.end = self._behind_abbreviation(sentence, role.end)
        elif attribute is not None and (head.role is not None or head.body):
            head.end = attribute.end
        elif body is not None:
            head.body = True
            head.local = self._language.local_bodies.at(keys, head.end) is not None
            head.sector = head.sector or body.values[0]
            head.end = head.title_to = body.end
        else:
            return False
        return True

    def _take_honorific(self, sentence: Sentence, head: _Head) -> None:
        honorific = self._language.honorifics.at(sentence.keys, head.end)
        if honorific is not None and sentence.words[head.end][0].isupper():
            head.titled, head.end = True, honorific.end
            if head.end < len(sentence) and sentence.words[head.end] == ".":
                head.end += 1

    def _take_link(self, sentence: Sentence, head: _Head) -> None:
        """Go past what stands between an office and its state: "dari", or an office's name that the lexicon lacks."""
        if head.role is None and not head.body and not head.counterpart:
            return
        link = self._behind_link(sentence, head.end)
        if link == head.end and head.body and head.sector in _SEATED:
            link = self._behind_seat(sentence, head.end)
        if link == head.end and head.role is not None:
            link = self._behind_office_name(sentence, head.end)
            head.title_to = max(head.title_to, link)
        head.end = link

    def _take_post(self, sentence: Sentence, head: _Head) -> None:
        """Go past the state to which an envoy is sent ("Duta Besar Australia [untuk Indonesia]")."""
        if head.role is None or head.role.role != "envoy":
            return
        preposition = self._language.prepositions.at(sentence.keys, head.end)
        if preposition is None or preposition.values[0] != "to" or preposition.end >= len(sentence):
            return
        post = self._names.actor(sentence, preposition.end)
        while post is not None:
            head.end = post[1]
            head.posts += post[0].codes
            joined = self._language.words.at(sentence.keys, head.end)
            follows = joined is not None and "coordinator" in joined.values and joined.end < len(sentence)
            post = self._names.actor(sentence, joined.end) if joined is not None and follows else None

    def _behind_abbreviation(self, sentence: Sentence, position: int) -> int:
        """The position behind the bracketed short form of an office ("Menteri Pertahanan (Menhan)")."""
        bracketed = position + 2 < len(sentence) and sentence.words[position] == "("
        if bracketed and sentence.words[position + 2] == ")" and self._language.roles.at(sentence.keys, position + 1):
            return position + 3
        return position

    def _behind_link(self, sentence: Sentence, position: int) -> int:
        """The position behind "dari" and determiners, where a state or body follows; else `position`."""
        preposition = self._language.prepositions.at(sentence.keys, position)
        linked = preposition is not None and preposition.values[0] == "from"
        start = preposition.end if preposition is not None and linked else position
        if start >= len(sentence):
            return position
        determiner = self._language.determiners.at(sentence.keys, start)
        if determiner is None and not linked:
            return position
        target = determiner.end if determiner is not None else start
        if target >= len(sentence):
            return position
        body, named = self._language.bodies.at(sentence.keys, target), self._names.actor(sentence, target)
        if linked and named is not None and self._leads_on(sentence, named[1]):
            return position  # a way, not a home: "mengirim pasukan [dari Gabon] ke Chad"
        return target if body is not None or named is not None else position

    def _leads_on(self, sentence: Sentence, position: int) -> bool:
        """Whether a preposition of direction follows."""
        preposition = self._language.prepositions.at(sentence.keys, position)
        return preposition is not None and preposition.values[0] == "towards"

    def _behind_seat(self, sentence: Sentence, position: int) -> int:
        """The position behind "di", where a state's seat of power follows ("kantor kepresidenan di Seoul")."""
        preposition = self._language.prepositions.at(sentence.keys, position)
        if preposition is None or preposition.values[0] != "at" or preposition.end >= len(sentence):
            return position
        seat = self._names.actor(sentence, preposition.end)
        place = self._world.places.at(sentence.keys, preposition.end)
        capital = seat is not None and place is not None and place.values[0].country in seat[0].codes
        return preposition.end if capital else position

    def _behind_office_name(self, sentence: Sentence, position: int) -> int:
        """The position behind capitalised words that stand right before a state ("Kepala [Badan Atom] Iran")."""
        if self._world.leaders.at(sentence.keys, position) or sentence.words[position : position + 1] == (",",):
            return position
        for end in range(position, min(position + _LONGEST_OFFICE, len(sentence))):
            if end > position and self._world.leaders.at(sentence.keys, end):
                return end
            other = self._world.names.at(sentence.keys, end)  # "Gubernur [New Mexico]" serves no state
            if other is not None and all(name.kind == "none" for name in other.values):
                return position
            if self._register.find(sentence.keys, position, end + 1) or not self._is_title_word(sentence, end):
                return position
            if self._names.actor(sentence, end) is not None:
                return end
        return position

    def _is_title_word(self, sentence: Sentence, position: int) -> bool:
        """Whether a word can be part of a long title ("Bidang Hukum, HAM, Imigrasi, dan Pemasyarakatan")."""
        if self._language.roles.at(sentence.keys, position):
            return False
        function = self._language.words.at(sentence.keys, position)
        joins = sentence.words[position] == "," or (function is not None and "coordinator" in function.values)
        return joins or sentence.words[position][0].isupper()

    def _named(self, sentence: Sentence, head: _Head) -> tuple[tuple[Person, ...], int, tuple[str, ...]]:
        """The person whose name follows the head, the position behind it, and the codes served."""
        nobody: tuple[tuple[Person, ...], int, tuple[str, ...]] = ((), head.end, head.codes)
        if head.end >= len(sentence):
            return nobody
        apposition = sentence.words[head.end] == "," and (
            head.role is not None or (head.counterpart and bool(head.codes))
        )
        start = head.end + 1 if apposition else head.end
        end = self._names.person_end(sentence, start) if start < len(sentence) else start
        if end == start:
            return nobody
        known = self._register.find(sentence.keys, start, end)
        closed = end < len(sentence) and (sentence.words[end] in (",", ".") or self._begins_predicate(sentence, end))
        if apposition and not (closed and (end - start > 1 or known)):
            return nobody
        if head.role is None and not head.titled and not (head.counterpart and head.codes):
            keys = sentence.keys[start:end]
            term = self._register.leader(keys)
            alone = end - start == 1 and not head.codes
            if known is None and term is None and not (alone and self._register.famous(keys)):
                return self._before_office(sentence, head, start, end)
            if head.codes and not head.body and (term is None or term.code not in head.codes):
                return nobody
        codes, behind = self._served(sentence, end, head.codes)
        known = self._entered(sentence, start, end, head.role, self._title(sentence, head), codes)
        end = behind
        if apposition and end < len(sentence) and sentence.words[end] == ",":
            end += 1
        return (_person(known),), end, codes or ((known.code,) if known.code else ())

    def _begins_predicate(self, sentence: Sentence, position: int) -> bool:
        """Whether a verb or what stands before one begins here: a name behind a comma is then done."""
        function = self._language.words.at(sentence.keys, position)
        if function is not None and function.values[0] in _BEFORE_VERBS:
            return True
        return self._language.verb_class(sentence.words[position], sentence.keys[position]) is not None

    def _title(self, sentence: Sentence, head: _Head) -> str | None:
        return self._written(sentence, head.title_from, head.title_to)

    def _written(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The tokens `[first, last)` as the article writes them, on one line."""
        if last <= first:
            return None
        return " ".join(self._text[sentence.starts[first] : sentence.ends[last - 1]].split())

    def _entered(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        role: Role | None,
        title: str | None,
        codes: tuple[str, ...],
    ) -> Known:
        """The person entered in the register, under the gazetteer's state where the article gives none."""
        keys = sentence.keys[start:end]
        code = codes[0] if codes else None
        role_name = role.role if role else None
        name = self._text[sentence.starts[start] : sentence.ends[end - 1]]
        known = self._register.find(keys, 0, len(keys))
        if known is not None and (code is None or known.code in (None, code)):
            return self._register.add(known.name, known.tokens, role_name, title, code)
        term = self._register.surname(keys, code, role_name)
        return self._register.add(name, keys, role_name, title, term.code if term is not None else code)

    def _served(self, sentence: Sentence, end: int, codes: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        """The codes served and the position behind the state that follows a name ("Raja Salman dari Arab Saudi")."""
        if codes or end >= len(sentence):
            return codes, end
        preposition = self._language.prepositions.at(sentence.keys, end)
        if preposition is None or preposition.values[0] != "from" or preposition.end >= len(sentence):
            return codes, end
        name = self._names.actor(sentence, preposition.end)
        place = self._world.places.at(sentence.keys, preposition.end)
        if name is None or (place is not None and place.end == name[1]):
            return codes, end  # from a capital comes who speaks there: "kata Airlangga dari Washington"
        return (name[0].code,), name[1]

    def _before_office(
        self, sentence: Sentence, head: _Head, start: int, end: int
    ) -> tuple[tuple[Person, ...], int, tuple[str, ...]]:
        """A name whose office follows it: "Jendayi Frazer, asisten Menteri Luar Negeri AS"."""
        nobody: tuple[tuple[Person, ...], int, tuple[str, ...]] = ((), head.end, head.codes)
        if head.codes or end - start < 2 or end + 1 >= len(sentence) or sentence.words[end] != ",":
            return nobody
        if self._language.roles.at(sentence.keys, end + 1) is None:
            return nobody
        office = self._phrase(sentence, end + 1)
        if office is None or office.people or not office.codes:
            return nobody
        title = self._written(sentence, end + 1, office.last)
        known = self._entered(sentence, start, end, office.role, title, office.codes)
        closing = range(office.last, min(office.last + _LONGEST_APPOSITION, len(sentence)))
        comma = next((place for place in closing if sentence.words[place] == ","), office.last - 1)
        return (_person(known),), comma + 1, office.codes


def _is_counted(sentence: Sentence, position: int) -> bool:
    """Whether a number in figures stands before a token: "15 negara itu" means no state named before."""
    return position > 0 and sentence.words[position - 1].isdigit()


def _behind_reduplication(sentence: Sentence, position: int) -> int:
    """The position of the second half of a reduplicated noun ("pihak-pihak"), else `position`."""
    hyphenated = position + 2 < len(sentence) and sentence.words[position + 1] == "-"
    return position + 2 if hyphenated and sentence.keys[position] == sentence.keys[position + 2] else position


def _kind(head: _Head, people: tuple[Person, ...]) -> PartyKind:
    if people:
        return "person"
    if head.role is not None:
        return "role"
    if head.body:
        return "body"
    return "organisation" if head.organisation else "state"


def _person(known: Known) -> Person:
    return Person(known.name, known.title, known.code)
