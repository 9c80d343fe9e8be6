"""Scenes: where an event without a place of its own happened, by where the article's story stands, and who was there.

A story goes from place to place: the dateline's, then each place where the parties meet, sign or are received.
What the same parties agree or say on the same day happened there too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.extract.candidates import Candidate
from flows.extract.marks import Location
from flows.extract.merging import GROUP_TYPES, STATEMENTS, Told, dates_agree
from flows.extract.world import World
from flows.records import DateBasis

_ON_SOIL = frozenset({"ASSAULT", "PROTEST", "AID", "MOBILIZE"})  # types that tell in which state they happen
_DAY = 10  # characters of an ISO day
_OWN = frozenset({"explicit", "weekday", "relative"})
_STORY = timedelta(days=7)  # how far apart the days of one story's dealings lie
_TOWN = 0.7  # degrees that one town and its surroundings span
_STAY = timedelta(days=3)  # how long a visit lasts of which only the first day is told
_NEAR = 2  # sentences from a journey to the meetings planned for it
_DEALT = frozenset({"REQUEST", "REJECT", "RETREAT", "COOPERATE"})  # what a state does towards another at home
_FACE_TO_FACE = frozenset({"meeting", "negotiation"})  # kinds for which all have to be there
_TALKS = _FACE_TO_FACE | {"call"}  # kinds in which those who agree have spoken
_ELSEWHERE = frozenset({"visit", "call"})  # kinds that have no scene but a destination, or none at all


@dataclass(frozen=True, slots=True)
class Scene:
    """A place with who is there, None before anybody was named there, and on what day, None for any."""

    location: Location
    parties: frozenset[str] | None = None
    date: str | None = None

    def holds(self, told: Told) -> bool:
        """Whether an event can have happened here: of somebody here, a meeting of all those here or with their host."""
        return self._has(told.candidate) and dates_agree(self.date, told.date)

    def _has(self, candidate: Candidate) -> bool:
        if self.parties is None:
            return True
        if candidate.kind in _FACE_TO_FACE:
            return self.parties >= set(candidate.actors) or self.location.country in candidate.actors
        return bool(self.parties & set(candidate.actors))


def _is_room(location: Location) -> bool:
    """Whether a venue is known by its words alone, so that it lies where the story stands."""
    return not location.country and location.latitude is None


class Stage:
    """The scene of one article as its events are told in order."""

    def __init__(self, dateline: Location | None, homes: frozenset[str], world: World) -> None:
        self._homes = homes
        self._world = world
        self._scene = Scene(dateline) if dateline is not None else None
        self._journey: Told | None = None

    def settle(self, told: Told) -> Told:
        """The event with the place of the scene where it has none of its own; the scene moves on with it."""
        candidate = told.candidate
        parties = frozenset({*candidate.actors, *candidate.recipients})
        told = self._on_journey(told)
        if candidate.kind == "visit" or candidate.type in _ON_SOIL:
            told = self._on_soil(told)
            self._journey = told if candidate.kind == "visit" else self._journey
        elif self._scene is not None and told.place is None and self._inherits(told, parties):
            told = replace(told, place=self._scene.location, place_basis="scene")
        elif self._scene is not None and told.place is not None and _is_room(told.place):
            told = replace(told, place=replace(told.place, country=self._scene.location.country))
        if candidate.type in GROUP_TYPES and candidate.kind != "call" and candidate.status == "occurred" and told.place:
            self._scene = Scene(told.place, parties, told.date)
        return told

    def _on_journey(self, told: Told) -> Told:
        """A meeting planned without day or place: those of the stay that one of its actors was just said to plan."""
        journey, candidate = self._journey, told.candidate
        if journey is None or told.date is not None or told.place is not None or candidate.kind != "meeting":
            return told
        near = candidate.sentence - journey.candidate.sentence <= _NEAR
        travels = set(journey.candidate.actors) <= set(candidate.actors)
        if not (near and travels and journey.candidate.status == candidate.status == "planned"):
            return told
        basis: DateBasis | None = "inherited" if journey.date else None
        placed = replace(told, place=journey.place, place_basis="journey")
        return replace(placed, date=journey.date, date_basis=basis, date_source="journey")

    def _inherits(self, told: Told, parties: frozenset[str]) -> bool:
        candidate = told.candidate
        if self._scene is None or candidate.status == "cancelled" or candidate.kind in _ELSEWHERE:
            return False
        if candidate.status == "planned" and not self._is_arranged(told, parties):
            return False
        filed = self._scene.parties is None
        if filed and candidate.type in _DEALT and self._scene.location.country in candidate.actors:
            return True
        if candidate.type not in GROUP_TYPES and candidate.type not in STATEMENTS and candidate.type != "CONCEDE":
            return False
        # Where a story was filed is no scene of what is only said, nor a newsroom's own town of what other states do.
        at_desk = filed and self._scene.location.country in self._homes and not parties & self._homes
        return self._scene.holds(told) and not at_desk and not (filed and candidate.type in STATEMENTS)

    def _is_arranged(self, told: Told, parties: frozenset[str]) -> bool:
        """Whether what is planned is for the same parties' stay here: it has a day, and they are all present."""
        present = self._scene.parties if self._scene is not None else None
        return present is not None and parties <= present and told.date is not None

    def _on_soil(self, told: Told) -> Told:
        """A visit or attack is in the state that is visited or attacked, a demonstration in the demonstrators' own."""
        candidate = told.candidate
        codes = candidate.actors if candidate.type == "PROTEST" else candidate.recipients
        if told.place is not None or len(codes) != 1 or codes[0] not in self._world.states:
            return told
        return replace(told, place=Location("", codes[0], None, None), place_basis="soil")


def share_days(told: Sequence[Told]) -> list[Told]:
    """The events; those whose day was taken over have the day that the article tells of the same parties' dealings."""
    dated = [one for one in told if _is_dated(one)]
    return [_with_day(one, dated) if _has_taken_over(one) else one for one in told]


def _is_dated(told: Told) -> bool:
    """Whether the article tells the day itself; a visit's is that of its beginning."""
    candidate = told.candidate
    own = told.date_basis in _OWN and told.date is not None and len(told.date) == _DAY
    return own and candidate.status == "occurred" and candidate.kind != "visit"


def _has_taken_over(told: Told) -> bool:
    return told.candidate.status == "occurred" and told.date_basis in ("inherited", "publication")


def _with_day(told: Told, dated: Sequence[Told]) -> Told:
    parties = {*told.candidate.actors, *told.candidate.recipients}
    fitting = {
        one.date
        for one in dated
        if parties <= {*one.candidate.actors, *one.candidate.recipients} and _within(told.date, one.date)
    }
    if len(fitting) != 1:
        return told
    return replace(told, date=fitting.pop(), date_basis="inherited", date_source="dealings")


def _within(first: str | None, second: str | None) -> bool:
    """Whether two days lie in one story; what is no day lies anywhere."""
    if first is None or second is None or len(first) != _DAY or len(second) != _DAY:
        return True
    return abs(date.fromisoformat(first) - date.fromisoformat(second)) <= _STORY


def share_places(told: Sequence[Told]) -> list[Told]:
    """The events with the places that the article tells, earlier or later, of the same parties' dealings on that day.

    What they agree or say has no scene of its own where those dealings leave no doubt in which state it was.
    """
    placed = [one for one in told if one.place is not None and one.place.country and _is_staged(one)]
    issued = [one.candidate for one in told if one.candidate.kind == "joint_statement" and one.place is None]
    shared = [
        replace(one, place=_shared(one, placed), place_basis="dealings")
        if _may_share(one) and not _is_issued(one, issued)
        else one
        for one in told
    ]
    return [_on_own_soil(one) for one in shared]


def _on_own_soil(told: Told) -> Told:
    """Who is received, or draws troops back, where nothing tells the place does so in the host's state."""
    state = told.candidate.soil
    if state is None or told.place is not None or told.candidate.status == "cancelled":
        return told
    return replace(told, place=Location("", state, None, None), place_basis="soil")


def _is_issued(told: Told, statements: Sequence[Candidate]) -> bool:
    """Whether a joint statement, issued no one says where, has what the same parties agree or say."""
    parties = {*told.candidate.actors, *told.candidate.recipients}
    return told.candidate.type != "CONSULT" and any(parties <= set(statement.actors) for statement in statements)


def _is_staged(told: Told) -> bool:
    return told.candidate.type in GROUP_TYPES and told.candidate.kind != "call" and told.candidate.status != "cancelled"


def _may_share(told: Told) -> bool:
    candidate = told.candidate
    spoken = candidate.type in GROUP_TYPES or candidate.type in STATEMENTS
    return told.place is None and spoken and candidate.kind not in _ELSEWHERE and candidate.status != "cancelled"


def _shared(told: Told, placed: Sequence[Told]) -> Location | None:
    candidate = told.candidate
    parties = {*candidate.actors, *candidate.recipients}
    fitting = [
        one
        for one in placed
        if parties <= {*one.candidate.actors, *one.candidate.recipients}
        and (
            candidate.status == one.candidate.status
            or (candidate.status == "planned" and one.candidate.kind == "visit")
        )
        and _on_its_days(told.date, one)
    ]
    if not fitting:
        here = _about(candidate)
        fitting = [
            one
            for one in placed
            if (here & _about(one.candidate) or _has_opened(one.candidate, candidate))
            and candidate.status == one.candidate.status
            and one.date is not None
            and _on_its_days(told.date, one)
        ]
    if len({one.place.country for one in fitting if one.place is not None}) != 1:
        return None
    nearest = min(
        fitting, key=lambda one: (one.candidate.kind == "visit", abs(one.candidate.sentence - candidate.sentence))
    )
    if nearest.candidate.kind == "visit" and nearest.place is not None:
        return Location("", nearest.place.country, None, None)
    return nearest.place


def _about(candidate: Candidate) -> set[str]:
    """The names of the people at a dealing or on its sidelines."""
    return {person.name for person in (*candidate.people, *candidate.beside)}


def _has_opened(gathering: Candidate, candidate: Candidate) -> bool:
    """Whether the story goes on from a gathering, so that what is said after the telling of it is said there.

    Where it names who takes part, that holds for them only; and who blames a body speaks elsewhere.
    """
    if gathering.kind != "summit" or (candidate.type in STATEMENTS and gathering.sentence > candidate.sentence):
        return False
    held_by = set(gathering.actors)
    if candidate.type == "ACCUSE" and held_by & set(candidate.recipients):
        return False
    return len(held_by) == 1 or bool(held_by & set(candidate.actors))


def _on_its_days(day: str | None, told: Told) -> bool:
    """Whether a day can be one of an event's: a visit told by its first day goes on for some more."""
    if day is None or told.date is None:
        return day == told.date
    if dates_agree(day, told.date):
        return True
    if told.candidate.kind != "visit" or len(day) != _DAY or len(told.date) != _DAY:
        return False
    return timedelta(0) < date.fromisoformat(day) - date.fromisoformat(told.date) <= _STAY


def share_people(told: Sequence[Told]) -> list[Told]:
    """The events; an agreement for which nobody is named has those who met over it, in person or by telephone."""
    talks = [one for one in told if one.candidate.kind in _TALKS and one.candidate.people]
    return [_with_people(one, talks) if one.candidate.kind == "agreement" else one for one in told]


def _with_people(told: Told, talks: Sequence[Told]) -> Told:
    candidate = told.candidate
    if candidate.people or candidate.status == "cancelled":
        return told
    fitting = [
        one.candidate
        for one in talks
        if set(one.candidate.actors) == set(candidate.actors)
        and one.candidate.status == candidate.status
        and dates_agree(one.date, told.date)
    ]
    nearest = min(fitting, key=lambda one: abs(one.sentence - candidate.sentence), default=None)
    return told if nearest is None else replace(told, candidate=candidate._replace(people=nearest.people))


def share_parents(told: Sequence[Told]) -> list[Told]:
    """The events with the first gathering that the article names where and when they happened."""
    gatherings = [one for one in told if one.gathering is not None and one.place is not None and one.place.country]
    return [replace(one, parent=_held(one, gatherings)) if gatherings and one.parent is None else one for one in told]


def _held(told: Told, gatherings: Sequence[Told]) -> str | None:
    """The name of the gathering at which an event happened: in the same town, as far as it is told, on its days."""
    if told.place is None or told.candidate.kind in ("summit", "call"):
        return None
    for one in gatherings:
        here = one.place is not None and _is_near(one.place, told.place)
        if here and (told.date is None) == (one.date is None) and dates_agree(told.date, one.date):
            return one.gathering
    return None


def _is_near(first: Location, second: Location) -> bool:
    """Whether two places lie in one state, and in one town where both are known so well."""
    if first.country != second.country:
        return False
    if first.latitude is None or second.latitude is None or first.longitude is None or second.longitude is None:
        return True
    return abs(first.latitude - second.latitude) < _TOWN and abs(first.longitude - second.longitude) < _TOWN
