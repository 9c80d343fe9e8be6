"""Whether an event happened: planned, cancelled, negated, conditional, or only thought of."""

from typing import NamedTuple

from flows.extract.clauses import DEEPEST, Clause
from flows.extract.marks import Marked, governs

_CUES = frozenset(
    {"negation", "planned", "uncertain", "conditional", "cancelled", "refusal", "mutual", "separately", "wished"}
)


class Reality(NamedTuple):
    """The cues that stand before a verb in its clause; what is `called_off` is cancelled, not refused or failed at."""

    planned: bool = False
    negated: bool = False
    uncertain: bool = False
    conditional: bool = False
    cancelled: bool = False
    called_off: bool = False
    mutual: bool = False
    separate: bool = False


def read_reality(marked: Marked, clauses: list[Clause], index: int, end: int = 0) -> Reality:
    """The reality of the clause at `index`, with what serial verbs and complements inherit from their head.

    The cues stand before the verb, or before the token `end` where that comes later.
    """
    clause = clauses[index]
    found = _cues(marked, clause.start, max(clause.verb_first if clause.triggers else clause.verb_last, end))
    head = index
    for _ in range(DEEPEST):
        if clauses[head].border not in ("", "sequencer", "coordinator", "purpose") or clauses[head].parent < 0:
            break
        inherits_purpose = clauses[head].border == "purpose"
        head = clauses[head].parent
        outer = _cues(marked, clauses[head].start, clauses[head].verb_first)
        found |= outer & ({"planned"} if inherits_purpose else {"planned", "conditional", "cancelled", "mutual"})
        if clauses[head].border == "" and clauses[head].parent < 0:
            break
    if clause.border == "conditional":
        found.add("conditional")
    if marked.function_before(clause.verb_first) == "lacking":
        found.add("negation")
    return Reality(
        planned="planned" in found,
        negated="negation" in found,
        uncertain="uncertain" in found or "wished" in found,
        conditional="conditional" in found,
        cancelled="cancelled" in found or "refusal" in found,
        called_off="cancelled" in found,
        mutual="mutual" in found or marked.function_at(clause.verb_first) == "mutual",
        separate="separately" in found or "separately" in _cues(marked, clause.verb_first, clause.end),
    )


def _cues(marked: Marked, start: int, end: int) -> set[str]:
    found = (marked.functions[position] for position in range(start, end) if position in marked.functions)
    return {name for name, behind in found if name in _CUES and not (name == "conditional" and governs(marked, behind))}
