"""Who says so: the speaker behind whose words an event is only reported."""

from collections.abc import Sequence

from flows.extract.clauses import Clause
from flows.extract.frames import Candidate
from flows.extract.marks import Marked, tagged_speaker


def find_speaker(candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> str | None:
    """The code of whoever is quoted for the event; None where the article tells it, or the actor speaks of itself."""
    tagged = tagged_speaker(marked)
    codes = _by_clause(candidate, clauses) or (tagged.codes if tagged is not None else ())
    return codes[0] if codes and not set(codes) & set(candidate.actors) else None


def _by_clause(candidate: Candidate, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The subject of the verb of speech that the event's clause completes ("AS mengatakan [bahwa ...]")."""
    index = clauses[candidate.clause].parent if 0 <= candidate.clause < len(clauses) else -1
    while index >= 0:
        if clauses[index].speech and clauses[index].subject:
            return clauses[index].subject[0].codes
        index = clauses[index].parent
    return ()
