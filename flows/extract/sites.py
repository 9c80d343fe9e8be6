"""Where a trigger stands: its clause, how far its words go, and the parties that fill its frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows.extract.clauses import Clause, reach
from flows.extract.language import Frame, Trigger
from flows.extract.marks import Marked, Party, PlaceMention, TriggerMention

_OCCASIONS = frozenset({"sidelines", "within"})  # prepositions of the occasion, which takes no part

ARMED = frozenset({"MIL", "REB", "COP"})  # sectors of those who come and go in arms


class Slots(NamedTuple):
    """The parties that fill a frame: who acts, with or on whom, and where a journey leads.

    `certain` in (0, 1] falls with the distance of the evidence; `owned` is true where a noun's owner acts; `present`
    are people who are there without their state taking part as such; what is `presupposed` happened, whatever is
    said of it ("tidak memenuhi [tuntutan China]").
    """

    agents: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    host: PlaceMention | None = None
    certain: float = 1.0
    owned: bool = False
    present: tuple[Party, ...] = ()
    presupposed: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """Where a trigger and its frame stand: sentence, clauses and own clause (None for a sentence without a verb).

    Its words end at `end`; those of the verbs that serve it at `far` ("mengancam [akan menyerang X]"). `index` is the
    place of its own clause among the clauses, -1 for none; `noun` is true of a trigger that is one; `possessive` is
    what is written onto one's own things; `region` are the parties behind the trigger up to the end of its words.
    """

    marked: Marked
    clauses: list[Clause]
    index: int
    clause: Clause | None
    mention: TriggerMention
    trigger: Trigger
    frame: Frame
    noun: bool
    end: int
    far: int
    possessive: str
    region: tuple[Party, ...]

    @property
    def subject_start(self) -> int:
        """Where the subject of a passive may stand: in its clause, or before the relative clauses that tell of it."""
        clause = self.clause
        if clause is None:
            return 0
        before = self.clauses[self.index - 1] if self.index > 0 else None
        if before is None or clause.border not in ("", "comma"):
            return clause.start
        if before.border == "relative" and before.parent >= 0:
            return self.clauses[before.parent].start
        opened = self.marked.function_before(before.verb_first) == "relative"
        return before.start if opened else clause.start

    @property
    def own_object(self) -> bool:
        """Whether a verb's object is the subject's own ("membela [keputusannya]")."""
        behind = self.marked.sentence.keys[self.mention.last : self.mention.last + 1]
        return not self.noun and bool(behind) and behind[0].endswith(self.possessive)

    def beside(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The only other side that the clause names, wherever in it; () where there are several or none."""
        clause = self.clause
        start, end = (clause.start, clause.end) if clause is not None else (0, len(self.marked.sentence))
        parties = (p for p in self.marked.parties if start <= p.first < end and not p.civil)
        inside = [p for p in parties if p.preposition not in _OCCASIONS and not self._is_apposed(p)]
        others = tuple(code for code in codes_of(inside) if code not in codes)
        return others if len(others) == 1 else ()

    def _is_apposed(self, party: Party) -> bool:
        """Whether a party only says who the subject is ("China, [sekutu Pyongyang], mendukung ...")."""
        clause = self.clause
        if clause is None or not clause.subject or party in clause.subject:
            return False
        behind = clause.subject[-1].last
        return self.marked.sentence.words[behind : behind + 1] == (",",) and behind < party.first < clause.verb_first

    def behind_verb(self, clause: Clause) -> tuple[Party, ...]:
        """The parties behind a clause's verb."""
        return tuple(p for p in self.marked.parties if p.first >= clause.verb_last and p.last <= clause.end)


def find_site(
    marked: Marked, clauses: list[Clause], mention: TriggerMention, trigger: Trigger, possessive: str
) -> Site:
    """Where a trigger stands, and how far its words go."""
    index = _clause_of(clauses, mention.first)
    noun = trigger.word_class == "noun"
    if noun:
        index = _carrying(clauses, index, mention)
    clause = clauses[index] if index >= 0 else None
    end = max(clause.end if clause is not None else len(marked.sentence), mention.last)
    far = max(reach(clauses, index), mention.last) if index >= 0 else end
    if noun:
        end = _noun_end(clauses, mention, end)
    end = min((p for p in marked.functions if mention.last <= p < end and _sets_apart(marked, p)), default=end)
    region = tuple(p for p in marked.parties if p.first >= mention.last and p.last <= end)
    return Site(marked, clauses, index, clause, mention, trigger, trigger.frame, noun, end, far, possessive, region)


def _sets_apart(marked: Marked, position: int) -> bool:
    """Whether what came of it stands behind a word, or behind a comma what somebody else does (", sedangkan ...")."""
    name = marked.function_at(position)
    return name == "result" or (name == "adversative" and marked.sentence.words[position - 1] == ",")


def codes_of(parties: Iterable[Party]) -> list[str]:
    """The codes of the parties, each once, in text order."""
    return list(dict.fromkeys(code for party in parties for code in party.codes))


def _clause_of(clauses: list[Clause], position: int) -> int:
    """The last clause that starts at or before a token, -1 where the sentence has none."""
    return next((index for index in range(len(clauses) - 1, -1, -1) if clauses[index].start <= position), -1)


def _carrying(clauses: list[Clause], index: int, mention: TriggerMention) -> int:
    """The clause of whose verb a noun is the object, where the next verb follows without a border.

    A dealing is not said: it is the subject of what is said ("mengatakan [pertemuan itu] akan menjadi ...").
    """
    between = index > 0 and clauses[index].border == "" and mention.first < clauses[index].verb_first
    told_of = between and clauses[index - 1].speech and any(t.frame.kind == "meeting" for t in mention.triggers)
    return index - 1 if between and not told_of else index


def _noun_end(clauses: list[Clause], mention: TriggerMention, end: int) -> int:
    """A noun's complements end at the next verb, wherever its clause ends."""
    following = [clause for clause in clauses if clause.verb_first >= mention.last]
    if following and following[0].light and following[0].border == "":
        return max(mention.last, following[0].end)
    return max(mention.last, min([end, *(clause.verb_first for clause in following)]))
