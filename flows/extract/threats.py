"""Threats: deeds that somebody is ready for, in which case, and whether somebody else only foretells them."""

from flows.extract.candidates import Candidate, towards
from flows.extract.clauses import Clause
from flows.extract.marks import Marked, governs
from flows.extract.sites import Site, Slots, codes_of

# Deeds that are threats where they depend on what the other side does.
_THREATENED = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "COERCE"})

_AHEAD = frozenset({"planned", "uncertain"})
_PERFECTIVE = frozenset({"perfective"})


def is_foretold(site: Site, slots: Slots) -> bool:
    """Whether somebody else than who acts says that they will ("Pengamat menilai AS akan menyerang Iran")."""
    announced = site.marked.has_word(site.mention.first, _AHEAD)
    if site.clause is None or not announced or _is_done(site.marked, site.clause):
        return False
    parent = site.clause.parent
    while parent >= 0 and not site.clauses[parent].speech:
        parent = site.clauses[parent].parent
    if parent < 0 or not site.clauses[parent].headed:
        return False
    return not set(codes_of(site.clauses[parent].subject)) & set(codes_of(slots.agents))


def _is_done(marked: Marked, clause: Clause) -> bool:
    """Whether a word before the verb says that it is done ("[telah] berjanji")."""
    return any(marked.has_word(position, _PERFECTIVE) for position in range(clause.start, clause.verb_first))


def threat(site: Site, slots: Slots, model: Candidate) -> list[Candidate]:
    """A deed that somebody is ready for in case another does something ("Jika Suriah ..., AS siap menyerang")."""
    clause = site.clause
    if clause is None or model.type not in _THREATENED or site.trigger.word_class != "active" or not clause.subject:
        return []
    case = _case(site)
    if case is None or clause is case or clause.border == "conditional":
        return []
    others = [code for code in codes_of(slots.others or case.subject) if code not in codes_of(slots.agents)]
    return [towards(model, codes_of(slots.agents), others)._replace(type="THREATEN", kind=None)] if others else []


def warned(site: Site, model: Candidate) -> list[str]:
    """Whose deed a threat names as its condition ("mengancam akan menyerang jika Iran ...")."""
    case = _case(site) if model.type == "THREATEN" else None
    return codes_of(case.subject) if case is not None else []


def is_condition(marked: Marked, clause: Clause) -> bool:
    """Whether a clause says in which case."""
    opening = range(clause.start, max(clause.verb_first, clause.start + 1))
    return any(
        marked.function_at(position) == "conditional" and not governs(marked, marked.functions[position][1])
        for position in opening
    )


def _case(site: Site) -> Clause | None:
    """The clause that says in which case, None where there is none."""
    return next((clause for clause in site.clauses if is_condition(site.marked, clause)), None)
