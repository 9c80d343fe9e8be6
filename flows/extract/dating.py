"""When and where: the date and place of a candidate, from its clause, its paragraph or the article."""

import re
from collections.abc import Sequence
from datetime import date as calendar
from datetime import timedelta
from typing import NamedTuple

from flows.extract.candidates import Candidate
from flows.extract.clauses import Clause, reach
from flows.extract.language import Language
from flows.extract.marks import Location, Marked, PlaceMention, tag_position
from flows.extract.merging import STATEMENTS, DateSource
from flows.extract.text import Sentence
from flows.extract.times import TimeMention, day_value
from flows.records import DateBasis

_BRACKETS = re.compile(r"\([^()]*\)")
_IN_THE_FIELD = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "RETREAT", "COOPERATE"})
_PURPOSES = frozenset({"purpose", "preposition:to"})
_PURPOSE_REACH = 4  # tokens from a place to the gathering that somebody goes there for
_SPEECH_REACH = 5  # tokens from the preposition of an occasion to where it is
_WHERE_REACH = 3  # tokens from a place to the word that ties what follows to it, a state and a comma between
_WHERE = frozenset({"at", "towards", "from"})
_HERE = frozenset({"at", "there"})
_MONTH, _DAY = 7, 10  # characters of an ISO month and day
_DAYS = re.compile(r"P(\d{1,3})D")
_RECALLING = ("after", "before", "since")  # before a noun whose day only says which it was
_SIDES = {"after": 1, "before": -1}
_NEWS = timedelta(days=31)  # how long before the article its lead's day can lie


class Dated(NamedTuple):
    """A date, ISO 8601 or None where nothing tells it, on what it rests, and where it was read."""

    date: str | None
    basis: DateBasis | None
    source: DateSource = "sentence"


class Clock:
    """When things happen in one article: its day, and the day that a sentence without one takes over."""

    def __init__(self, published: str | None, times: Sequence[Sequence[TimeMention]], language: Language) -> None:
        self._language = language
        self._published = published[:_DAY] if published and len(published) >= _DAY else None
        self._times = times
        self._lead: str | None = None
        for found in times[:3]:
            days = [day for time in found if (day := day_value(time)) and len(day) == _DAY]
            days = [day for day in days if self._published is None or _is_news(day, self._published)]
            if days:
                self._lead = days[0]
                break
        self.today = self._published or self._lead or (published[:4] if published else None)
        self._paragraph = -1
        self._current: str | None = None
        self._last: str | None = None

    def date(self, candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> Dated:
        """The date of a candidate."""
        dated = self._dated(candidate, marked, clauses)
        counted = self._counted(candidate, marked, dated)
        if counted is not None:
            return Dated(counted, "relative")
        if candidate.ahead:
            dated = [pair for pair in dated if pair[0].first >= candidate.trigger_last]
        if dated:
            time, day = min(dated, key=lambda pair: abs(pair[0].first - candidate.trigger_first))
            return Dated(day, time.basis)
        if candidate.status == "planned":
            return Dated(None, None)
        if candidate.status == "cancelled" and candidate.type == "CONSULT":  # due soon, and not on the day it was told
            return Dated(self.today[:_MONTH], "inherited", "article") if self.today else Dated(None, None)
        if marked.sentence.paragraph == self._paragraph and self._current:
            return Dated(self._current, "inherited", "paragraph")
        if self._lead:
            return Dated(self._lead, "inherited", "lead")
        return Dated(self._published, "publication", "article") if self._published else Dated(None, None)

    def _dated(self, candidate: Candidate, marked: Marked, clauses: Sequence[Clause]) -> list[tuple[TimeMention, str]]:
        """The times of the sentence that can date a candidate: those of its clause, else those before it.

        What a relative clause recalls dates nothing outside of it. A day goes before months and years; what is said is
        dated by a day only, and not by one to come.
        """
        dated = self._days_of(marked)
        if 0 <= candidate.clause < len(clauses):
            clause = clauses[candidate.clause]
            inside = [pair for pair in dated if clause.start <= pair[0].first < clause.end]
            if not inside and candidate.type == "CONSULT":  # "terbang ke Bali [untuk mengikuti KTT G20 pada Selasa]"
                end = reach(clauses, candidate.clause)
                inside = [pair for pair in dated if clause.start <= pair[0].first < end]
            dated = inside or [
                pair
                for pair in dated
                if pair[0].first < clause.start and not _is_recalled(pair[0], marked, clauses, clause)
            ]
        days = [pair for pair in dated if len(pair[1]) >= _DAY]
        if candidate.type in STATEMENTS:
            return [pair for pair in days if not self.is_ahead(pair[1])]
        return days or dated

    def _counted(self, candidate: Candidate, marked: Marked, dated: Sequence[tuple[TimeMention, str]]) -> str | None:
        """The day of what happened days before or after something else that the sentence tells, on either side.

        "Putin tiba, Kamis (20/6), sehari setelah ia meneken perjanjian": what stands behind the count is counted from
        the sentence's day. "Sehari sebelum duel itu, India mengebom ...": what follows, from the day told last.
        """
        keys = marked.sentence.keys
        for time in self._times[marked.sentence.index]:
            days = _DAYS.fullmatch(time.value or "") if time.type == "DURATION" and time.last < len(keys) else None
            if days is None:
                continue
            side = next((sign for name, sign in _SIDES.items() if self._language.has(keys, time.last, name)), 0)
            if not side:
                continue
            fronted = time.first == 0
            begin = _comma(keys, time.last) if fronted else time.last
            if candidate.trigger_first < begin or any(own.first >= begin for own, _ in dated):
                continue
            if fronted:
                points_back = any(self._language.has(keys, p, "definite") for p in range(time.last, begin))
                base = self._last if points_back else None
            else:
                named = [day for own, day in dated if own.last <= time.first and len(day) == _DAY]
                base = named[-1] if named else self._told_day(marked)
            if base is not None:
                distance = timedelta(days=int(days[1])) * (side if fronted else -side)
                return (calendar.fromisoformat(base) + distance).isoformat()
        return None

    def _days_of(self, marked: Marked) -> list[tuple[TimeMention, str]]:
        """The times of a sentence that date something, with their ISO 8601 values."""
        return [(time, day) for time in self._times[marked.sentence.index] if (day := day_value(time))]

    def _told_day(self, marked: Marked) -> str | None:
        """The day that the paragraph has told last, else the lead's, else the article's own."""
        current = self._current if marked.sentence.paragraph == self._paragraph else None
        return current or self._lead or self._published

    def is_ahead(self, date: str | None) -> bool:
        """Whether a date lies wholly behind the article's day."""
        return date is not None and self._published is not None and date.partition("/")[0] > self._published

    def leave(self, marked: Marked, clauses: Sequence[Clause]) -> None:
        """Go on to the next sentence: its paragraph keeps the day that this one named outside of what it recalls."""
        if marked.sentence.paragraph != self._paragraph:
            self._paragraph, self._current = marked.sentence.paragraph, None
        dated = self._days_of(marked)
        past = [(time, day) for time, day in dated if len(day) == _DAY and not self.is_ahead(day)]
        told = [day for time, day in past if not _stands_apart(time, marked, clauses)]
        if told or (past and self._current is None):
            self._current = self._last = told[-1] if told else past[-1][1]


def _comma(keys: Sequence[str], start: int) -> int:
    """The first comma from a token on, else the end of the sentence."""
    return next((position for position in range(start, len(keys)) if keys[position] == ","), len(keys))


def _is_news(day: str, published: str) -> bool:
    """Whether a day is the article's own or shortly before it, as far as the day of the news can lie."""
    return timedelta(0) <= calendar.fromisoformat(published) - calendar.fromisoformat(day) <= _NEWS


def known_no_finer(date: str | None, basis: DateBasis | None) -> str | None:
    """The date, a week that lies in one month as the month: an interval is of what lasts through all its days."""
    first, _, last = (date or "").partition("/")
    if basis == "explicit" or len(first) != _DAY or len(last) != _DAY or first[:_MONTH] != last[:_MONTH]:
        return date
    monday, sunday = calendar.fromisoformat(first), calendar.fromisoformat(last)
    is_week = monday.isoweekday() == 1 and sunday - monday == timedelta(days=6)
    return first[:_MONTH] if is_week else date


def adverbial(sentence: Sentence, times: Sequence[TimeMention], language: Language) -> list[TimeMention]:
    """The times less those that only say which thing is meant ("dalam pemilu [5 November]", "sejak perang [1950]")."""
    return [time for time in times if not _qualifies_noun(sentence, time, language)]


def _qualifies_noun(sentence: Sentence, time: TimeMention, language: Language) -> bool:
    """Whether a bare date ends a phrase of a preposition and a noun that is no event, and no verb follows."""
    keys = sentence.keys
    named = language.triggers.at(keys, time.first) is not None  # a day that goes by what happened on it
    noun = time.first if named else time.first - 1
    if time.basis != "explicit" or noun < 1 or not sentence.words[noun].islower() or not sentence.words[noun].isalpha():
        return False
    if any(language.has(keys, noun - 1, name) for name in _RECALLING):
        return True  # "setelah [serangan 11 September]"
    known = (language.words, language.prepositions, language.triggers, language.determiners, language.light)
    if any(index.at(keys, noun) is not None for index in known):
        return False
    before = language.prepositions.at(keys, noun - 1)
    opens = before is not None and before.end == noun and before.values[0] not in _WHERE
    if not opens or language.verb_class(sentence.words[noun], keys[noun]) is not None:
        return False
    behind = keys[time.last : time.last + 1]
    return not behind or language.verb_class(sentence.words[time.last], behind[0]) is None


def _is_recalled(time: TimeMention, marked: Marked, clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether a time stands in a relative clause that a later clause is not part of."""
    index = _clause_of(time, clauses)
    return index >= 0 and not _is_within(clauses, clause, index) and _is_relative(index, marked, clauses)


def _stands_apart(time: TimeMention, marked: Marked, clauses: Sequence[Clause]) -> bool:
    """Whether a time stands in a relative clause."""
    index = _clause_of(time, clauses)
    return index >= 0 and _is_relative(index, marked, clauses)


def _clause_of(time: TimeMention, clauses: Sequence[Clause]) -> int:
    return next((i for i, clause in enumerate(clauses) if clause.start <= time.first < clause.end), -1)


def _is_relative(index: int, marked: Marked, clauses: Sequence[Clause]) -> bool:
    opened = any(clauses[index].start <= p < clauses[index].verb_first for p in _relatives(marked))
    return clauses[index].border == "relative" or (index == 0 and opened)


def _relatives(marked: Marked) -> list[int]:
    return [position for position in marked.functions if marked.function_at(position) == "relative"]


def _is_within(clauses: Sequence[Clause], clause: Clause, index: int) -> bool:
    """Whether a clause continues or completes the one at `index`, with no subject of its own behind a comma."""
    while clause.parent >= 0 and not (clause.border == "comma" and clause.subject != clauses[clause.parent].subject):
        if clause.parent == index:
            return True
        clause = clauses[clause.parent]
    return False


def find_place(
    candidate: Candidate, marked: Marked, clauses: Sequence[Clause], clause: Clause | None
) -> Location | None:
    """Where it happened: the host's place for a visit, nowhere for a call, else the nearest place in the clause.

    What is said was said where the speaker stands ("Dari Washington, juru bicara ... mengatakan").
    """
    if candidate.kind == "call":
        return None
    if candidate.host is not None:
        return candidate.host.location
    venues = [place for place in marked.places if place.preposition in _HERE and _is_venue(place.location, candidate)]
    if clause is not None:
        inside = [place for place in venues if clause.start <= place.first < clause.end]
        before = [place for place in venues if place.first < clause.start]
        venues = inside or (before if candidate.type in STATEMENTS else _unspoken(before, clauses))
    if candidate.type in STATEMENTS:
        venues = [p for p in venues if _is_of_words(p, candidate, marked)]
    if candidate.kind == "visit":
        venues = [place for place in venues if place.country in candidate.recipients]
    if not venues and candidate.type in STATEMENTS:
        venues = _of_speaker(marked)
    if not venues and candidate.type == "RETREAT":
        behind = clause.end if clause is not None else len(marked.sentence)
        left = (place for place in marked.places if candidate.trigger_last <= place.first < behind)
        venues = [place for place in left if place.preposition == "from"]
    if candidate.kind == "summit" and not any(place.first >= candidate.trigger_last for place in venues):
        venues = _travelled_to(candidate, marked) or venues
    if not venues:
        venues = _told_before(candidate, marked)
    nearest = min(venues, key=lambda place: _distance(place, candidate, marked), default=None)
    return nearest.location if nearest is not None else None


def _unspoken(places: Sequence[PlaceMention], clauses: Sequence[Clause]) -> list[PlaceMention]:
    """The places less those where somebody only tells of it ("Di Kabul, Ghani mengatakan [ia akan menemui ...]")."""
    spoken = [range(clause.start, clause.end) for clause in clauses if clause.speech]
    return [place for place in places if not any(place.first in span for span in spoken)]


def _distance(place: PlaceMention, candidate: Candidate, marked: Marked) -> tuple[bool, int]:
    """How far a place is from a trigger in tokens; nearest is one that is part of its phrase ("KTT G20 di Bali")."""
    between = marked.sentence.words[candidate.trigger_last : place.first - 1]
    phrase = place.first > candidate.trigger_last and all(not word[0].islower() and word != "," for word in between)
    return not phrase, abs(place.first - candidate.trigger_first)


def _is_of_words(place: PlaceMention, candidate: Candidate, marked: Marked) -> bool:
    """Whether words were said at a place, rather than about it: before the verb, at home, or "dalam pidato di X"."""
    if place.first < candidate.trigger_first or place.country in candidate.actors:
        return True
    behind = range(max(candidate.trigger_last, place.first - _SPEECH_REACH), place.first)
    return any(marked.function_at(position) == "preposition:within" for position in behind)


def _of_speaker(marked: Marked) -> list[PlaceMention]:
    """Where somebody stands who is quoted: "Dari Washington, ...", "..., kata Lu Kang di Beijing"."""
    tag = tag_position(marked)
    if tag is not None:
        spoken = [place for place in marked.places if place.first > tag and place.preposition == "at"]
        if spoken:
            return spoken[:1]
    return [place for place in marked.places if place.preposition == "from" and place.first == 1]


def _travelled_to(candidate: Candidate, marked: Marked) -> list[PlaceMention]:
    """The place that somebody goes to for a gathering ("bertolak ke Phnom Penh untuk KTT ASEAN")."""
    goals = [p for p in marked.places if p.preposition == "towards" and p.last <= candidate.trigger_first]
    between = range(goals[-1].last, candidate.trigger_first) if goals else range(0)
    aimed = any(marked.has_word(position, _PURPOSES) for position in between)
    return goals[-1:] if aimed and len(between) <= _PURPOSE_REACH else []


def _told_before(candidate: Candidate, marked: Marked) -> list[PlaceMention]:
    """The place that a "where" ties to what follows it, up to the candidate ("ke Seoul, tempat KTT G20 digelar")."""
    for position in range(candidate.trigger_first - 1, -1, -1):
        if marked.function_at(position) == "where":
            return [place for place in marked.places if place.last <= position <= place.last + _WHERE_REACH][-1:]
    return []


def _is_venue(location: Location, candidate: Candidate) -> bool:
    """Whether something like this can happen there: fleets meet on seas and in disputed lands, people do not."""
    borderless = location.water or (not location.country and location.latitude is not None)
    return not borderless or candidate.type in _IN_THE_FIELD


def find_gathering(candidate: Candidate, marked: Marked, text: str, language: Language) -> str | None:
    """The name by which a gathering goes ("KTT G20"), None for what is none."""
    if candidate.kind != "summit":
        return None
    return _named(candidate.trigger_first, candidate.trigger_last, marked, text, language)


def find_parent(candidate: Candidate, marked: Marked, text: str, language: Language) -> str | None:
    """The named gathering on whose sidelines it happened ("di sela-sela KTT G20 di Bali" → "KTT G20")."""
    if candidate.kind == "summit":
        return None
    for mention in marked.triggers:
        if not any(trigger.frame.pattern in ("gathering", "mutual") for trigger in mention.triggers):
            continue
        if marked.function_before(mention.first) != "preposition:sidelines":
            continue
        return _named(mention.first, mention.last, marked, text, language)
    return None


def _named(first: int, last: int, marked: Marked, text: str, language: Language) -> str | None:
    """The name of a gathering whose noun is `[first, last)`, as written less what stands in brackets.

    A noun that has a short name goes by it, so that a gathering has one name however an article writes it out. It ends
    with the last capitalised word or number; a gathering without one has no name.
    """
    sentence = marked.sentence
    noun = last
    while last < len(sentence) and not _ends_name(marked, last):
        last = next((party.last for party in marked.parties if party.first == last), last + 1)
    while last > noun and sentence.words[last - 1][0].islower():
        last -= 1
    if not any(word[0].isupper() for word in sentence.words[noun:last]):
        return None
    short = language.short_names.at(sentence.keys, first)
    begin = first if short is None else short.end
    written = text[sentence.starts[begin] : sentence.ends[last - 1]]
    return " ".join([*(short.values if short is not None else ()), *_BRACKETS.sub(" ", written).split()])


def _ends_name(marked: Marked, position: int) -> bool:
    """Whether a gathering's name is over: at a function word, a time, a place or a comma."""
    return (
        position in marked.functions
        or marked.sentence.words[position] in (",", ".", ";", ":")
        or any(time.first == position for time in marked.times)
        or any(place.first == position for place in marked.places)
    )
