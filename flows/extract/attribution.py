"""Who says so: the speaker behind whose words an event is only reported."""

from collections.abc import Sequence

from flows.extract.candidates import Candidate
from flows.extract.clauses import Clause, speaker_of
from flows.extract.marks import Marked
from flows.extract.merging import STATEMENTS

_WITNESSED = frozenset({"ASSAULT", "CONSULT"})  # what somebody else may have been at than who tells it


def attribute(candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> Candidate:
    """The candidate with whoever is quoted for it.

    Where that is somebody else than the actor, it is attributed to them; where they speak for the actor, what is told
    without a name is theirs ("Mali mengusir duta besar Togo, kata Menlu Diop").
    """
    candidate = _with_spokesmen(candidate, marked, clauses)
    speaker = speaker_of(marked, clauses, candidate.clause)
    if speaker is None or not speaker.codes:
        return candidate
    if not set(speaker.codes) & set(candidate.actors):
        return candidate._replace(attributed_to=speaker.codes[0])
    if candidate.type not in _WITNESSED and not candidate.people:
        return candidate._replace(people=speaker.people)
    return candidate


def _with_spokesmen(candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> Candidate:
    """The candidate with those through whom the actor says it ("Guterres, lewat juru bicaranya ..., memuji")."""
    if candidate.type not in STATEMENTS or not 0 <= candidate.clause < len(clauses):
        return candidate
    clause = clauses[candidate.clause]
    through = [
        person
        for party in marked.parties
        if party.preposition == "about" and set(party.codes) <= set(candidate.actors)
        if clause.start <= party.first < clause.verb_first and not party.embedded
        for person in party.people
    ]
    return candidate._replace(people=tuple(dict.fromkeys((*candidate.people, *through)))) if through else candidate
