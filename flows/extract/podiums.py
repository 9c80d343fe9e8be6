"""Podiums: who speaks where and when, which holds for what the sentence before or after has their side say.

"Netanyahu mengecam Iran. 'Ini kesalahan bersejarah,' tegasnya di Yerusalem, Senin." blames in its first sentence, and
tells in its second where and on what day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.candidates import Candidate
from flows.extract.clauses import Clause
from flows.extract.marks import Location, Marked, Party, is_tag
from flows.extract.merging import STATEMENTS, Told
from flows.extract.times import TimeMention, day_value
from flows.records import DateBasis, Person

_DAY = 10  # characters of an ISO day
_TAKEN_OVER = frozenset({"inherited", "publication"})


@dataclass(frozen=True, slots=True)
class Podium:
    """Who is quoted in a sentence and speaks for these codes, with the place and day of it, as far as it tells."""

    codes: frozenset[str]
    sentence: int
    place: Location | None
    date: str | None
    basis: DateBasis | None
    people: tuple[Person, ...] = ()


def find_podium(
    marked: Marked, clauses: Sequence[Clause], times: Sequence[TimeMention], person: Party | None
) -> Podium | None:
    """The podium of a sentence, None where it tells neither who speaks nor where or when.

    `person` is who was named last before it, whom a tag without a name means ("..., tegasnya").
    """
    for position, (name, _) in marked.functions.items():
        if name == "speech_inverted_own" and is_tag(marked, position) and person is not None:
            span = range(position, len(marked.sentence))
            return _podium(marked, times, person, span, span)
    clause = next((clause for clause in clauses if clause.speech and clause.subject), None)
    if clause is None:
        return None
    placed = clause.verb_first > 0 if clause.tag else _is_addressed(marked, clause)
    here = range(clause.start, clause.end if placed else clause.verb_first)
    return _podium(marked, times, clause.subject[0], range(clause.start, clause.end), here)


def _is_addressed(marked: Marked, clause: Clause) -> bool:
    """Whether a verb of speech is followed by where or to whom, not by what ("mengatakan [kepada pers di Kabul]")."""
    return marked.function_at(clause.verb_last).startswith("preposition:")


def _podium(marked: Marked, times: Sequence[TimeMention], speaker: Party, span: range, here: range) -> Podium | None:
    places = [p.location for p in marked.places if p.first in here and p.preposition == "at"]
    dated = [(day, time.basis) for time in times if time.first in span and (day := day_value(time))]
    days = [(day, basis) for day, basis in dated if len(day) == _DAY]
    if not places and not days and not speaker.people:
        return None
    date, basis = days[0] if days else (None, None)
    return Podium(
        frozenset(speaker.codes), marked.sentence.index, places[0] if places else None, date, basis, speaker.people
    )


def share_podiums(told: Sequence[Told], podiums: Sequence[Podium]) -> list[Told]:
    """The events; what a side says with no speaker, place or day of its own has those of its nearest podium."""
    return [_at_podium(one, podiums) if one.candidate.type in STATEMENTS else one for one in told]


def _is_for(podium: Podium, candidate: Candidate) -> bool:
    """Whether a podium is a sentence away from what is said, or the same person's from farther up."""
    ours = {person.name for person in podium.people} & {person.name for person in candidate.people}
    return abs(podium.sentence - candidate.sentence) == 1 or (podium.sentence < candidate.sentence and bool(ours))


def _at_podium(told: Told, podiums: Sequence[Podium]) -> Told:
    candidate = told.candidate
    for podium in reversed(podiums):
        if not _is_for(podium, candidate) or podium.codes != set(candidate.actors) or candidate.status != "occurred":
            continue
        if told.place is None and podium.place is not None:
            told = replace(told, place=podium.place, place_basis="quote")
        if podium.date is not None and (told.date is None or told.date_basis in _TAKEN_OVER):
            told = replace(told, date=podium.date, date_basis=podium.basis, date_source="quote")
        if not told.candidate.people:
            told = replace(told, candidate=candidate._replace(people=podium.people))
    return told
