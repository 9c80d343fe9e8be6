"""What a modal verb does by itself: "Iran harus ..." said by another state is a request, "Jepang siap ..." an offer,
"Jepang enggan ..." a refusal.

The verb behind it tells what is asked for, offered or refused and makes no event of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.extract.candidates import Candidate
from flows.extract.clauses import Clause, reach, speaker_of
from flows.extract.language import Language
from flows.extract.marks import Marked, Party
from flows.extract.sites import codes_of
from flows.records import EventType, Kind, Person

_CONFIDENCE = 0.45
_MODALS = ("obliged", "willing", "unwilling")
# A state that is ready for one of these threatens or refuses; it offers nothing.
_HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "THREATEN", "REJECT", "ACCUSE"})
_KIND = frozenset({"CONCEDE", "RETREAT", "AID", "AGREE", "CONSULT", "SUPPORT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A modal verb `[first, last)` and its word class."""

    first: int
    last: int
    word_class: str


def read_modals(marked: Marked, clauses: Sequence[Clause], language: Language) -> Iterator[Candidate]:
    """The requests and offers that the sentence's modal verbs make, in text order."""
    for index, clause in enumerate(clauses):
        cue = _cue(marked, clause, language) if codes_of(clause.subject) else None
        if cue is None:
            continue
        if cue.word_class == "obliged":
            yield from _request(marked, clauses, index, cue)
        elif cue.word_class == "unwilling":
            yield from _refusal(marked, clauses, index, cue)
        else:
            yield from _offer(marked, clauses, index, cue)


def _cue(marked: Marked, clause: Clause, language: Language) -> _Cue | None:
    """The modal verb right before the clause's own."""
    for position in marked.functions:
        if not clause.start <= position < clause.verb_first:
            continue
        match = language.words.at(marked.sentence.keys, position)
        found = next((name for name in _MODALS if match is not None and name in match.values), None)
        if found is not None and match is not None:
            return _Cue(position, match.end, found)
    return None


def _request(marked: Marked, clauses: Sequence[Clause], index: int, cue: _Cue) -> Iterator[Candidate]:
    """What a speaker says that somebody else must do."""
    speaker = speaker_of(marked, clauses, index)
    asked = codes_of(clauses[index].subject)
    if speaker is not None and speaker.codes and not set(asked) & set(speaker.codes):
        people = speaker.people
        yield _candidate("REQUEST", None, speaker.codes, asked, people, marked, clauses[index].subject, index, cue)


def _offer(marked: Marked, clauses: Sequence[Clause], index: int, cue: _Cue) -> Iterator[Candidate]:
    """What a side is ready to do for the only other one that its words name."""
    clause = clauses[index]
    if _is_hostile(clause):
        return
    speaker = speaker_of(marked, clauses, index)
    if speaker is not None and not set(speaker.codes) & set(codes_of(clause.subject)):
        return  # only said of them: "Pelosi mengatakan Israel siap berunding"
    others = _addressed(marked, clauses, index, cue)
    if len(others) == 1:
        people = tuple(person for party in clause.subject for person in party.people)
        offering = codes_of(clause.subject)
        yield _candidate("AGREE", "pledge", offering, others, people, marked, clause.subject, index, cue)


def _refusal(marked: Marked, clauses: Sequence[Clause], index: int, cue: _Cue) -> Iterator[Candidate]:
    """What a side is not ready to do for or with the only other one that its words name."""
    clause = clauses[index]
    if _is_hostile(clause):
        return
    others = _addressed(marked, clauses, index, cue)
    if len(others) == 1:
        people = tuple(person for party in clause.subject for person in party.people)
        refusing = codes_of(clause.subject)
        yield _candidate("REJECT", None, refusing, others, people, marked, clause.subject, index, cue)


def _is_hostile(clause: Clause) -> bool:
    """Whether a verb tells a hostile deed and can tell no kind one."""
    types = {trigger.frame.type for trigger in clause.triggers}
    return bool(types & _HOSTILE) and not types & _KIND


def _addressed(marked: Marked, clauses: Sequence[Clause], index: int, cue: _Cue) -> list[str]:
    """Whom the words behind a modal verb name besides its subject."""
    behind = [p for p in marked.parties if cue.last <= p.first < reach(list(clauses), index)]
    return [code for code in codes_of(behind) if code not in codes_of(clauses[index].subject)]


def _candidate(
    event_type: EventType,
    kind: Kind | None,
    actors: Sequence[str],
    recipients: Sequence[str],
    people: tuple[Person, ...],
    marked: Marked,
    subject: Sequence[Party],
    index: int,
    cue: _Cue,
) -> Candidate:
    return Candidate(
        frame=cue.word_class,
        type=event_type,
        kind=kind,
        actors=tuple(sorted(set(actors))),
        recipients=tuple(sorted(set(recipients))),
        people=people,
        status="occurred",
        agreement_type=None,
        sentence=marked.sentence.index,
        clause=index,
        trigger_first=cue.first,
        trigger_last=cue.last,
        first=min([cue.first, *(party.first for party in subject)]),
        last=cue.last,
        confidence=_CONFIDENCE,
    )
