"""Who says so: the speaker behind whose words an event is only reported."""

from collections.abc import Sequence

from flows.extract.clauses import Clause
from flows.extract.frames import Candidate
from flows.extract.marks import Marked

_INVERTED = "speech_inverted"


def find_speaker(candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> str | None:
    """The code of whoever is quoted for the event; None where the article tells it, or the actor speaks of itself."""
    codes = _by_clause(candidate, clauses) or _by_tag(marked)
    return codes[0] if codes and not set(codes) & set(candidate.actors) else None


def _by_clause(candidate: Candidate, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The subject of the verb of speech that the event's clause completes ("AS mengatakan [bahwa ...]")."""
    index = clauses[candidate.clause].parent if 0 <= candidate.clause < len(clauses) else -1
    while index >= 0:
        if clauses[index].speech and clauses[index].subject:
            return clauses[index].subject[0].codes
        index = clauses[index].parent
    return ()


def _by_tag(marked: Marked) -> tuple[str, ...]:
    """The party behind a tag that follows what is said ("..., kata juru bicara Gedung Putih")."""
    for position, (name, end) in marked.functions.items():
        if name == _INVERTED and position > 0 and not marked.sentence.words[position - 1].isalnum():
            speaker = next((party for party in marked.parties if party.first == end), None)
            if speaker is not None:
                return speaker.codes
    return ()
