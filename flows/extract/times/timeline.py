"""The article's own time: its day or year, the days it has told, and the year that a day without one takes."""

import re
from dataclasses import dataclass, field
from datetime import date

from flows.extract.times.calendar import Day, civil_day, proxy_day, same_day_in

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)
# A named weekday that fails within this many days of the article is a slip of the pen, not a sign of another year.
_SLIP = 45
# Within this many days of its own, an article tells its story; beyond, it recalls or announces.
_NEAR = 3
# In a clause about the future, 15 September is the next such day; nearly a year away, the future was another verb's.
_FARTHEST_PLAN = 320
# No news gives a day without its year from farther away than two years.
_FARTHEST = 2 * 366
# Another full date of the text lends its year to a day and month this near, where the weekday agrees.
_NEIGHBOURHOOD = 60


@dataclass(frozen=True, slots=True)
class Settled:
    """A day with its year, and whether the weekday named can be right."""

    day: Day
    agrees: bool = True


@dataclass(slots=True)
class Timeline:
    """What is known of the article's time while it is read.

    `day` is the day it was published, or else the day of its lead (`by_lead`); `year` and `month` are set where only
    they are known. `told` is the last day or stretch of days named so far, `told_year` the last year, `near` the last
    day within three days of the article's own. `named` holds the days told, by ISO weekday, `parts` those of which a
    part was told, by it; `full_days` all days that the article gives with their year, `years` all years that it names.
    """

    day: Day | None = None
    year: int | None = None
    month: int | None = None
    told: tuple[Day, Day] | None = None
    told_year: int | None = None
    near: Day | None = None
    named: dict[int, Day] = field(default_factory=dict)
    parts: dict[str, Day] = field(default_factory=dict)
    full_days: tuple[date, ...] = ()
    years: frozenset[int] = frozenset()
    by_lead: bool = False

    @property
    def reference_year(self) -> int | None:
        """The year the article is of, if it is known."""
        if self.day is not None:
            return self.day.date.year if self.day.year_known else None
        return self.year

    @property
    def last_day(self) -> Day | None:
        """The last day told, or else the article's own."""
        return self.told[1] if self.told is not None else self.day

    @property
    def current_day(self) -> Day | None:
        """The last day told that is near the article's own, so no recalled or planned one; else the article's own."""
        return self.near or self.day

    def tell(self, first: Day, last: Day) -> None:
        """Keeps a day or stretch of days as the last one told."""
        self.told = (first, last)
        self.told_year = last.date.year if last.year_known else None
        if self.day is None or last.distance(self.day) <= _NEAR:
            self.near = last


def open_timeline(published: str | None) -> Timeline:
    """The timeline of an article published then: an ISO 8601 date-time, day, month, or year; else nothing is known."""
    match = _PUBLISHED.fullmatch(published or "")
    if match is None or match[1] == "0000":
        return Timeline()
    year = int(match[1])
    if match[3] and (day := civil_day(year, int(match[2]), int(match[3]))):
        return Timeline(day=Day(day))
    month = int(match[2]) if match[2] and 1 <= int(match[2]) <= 12 else None
    return Timeline(year=year, month=month)


def settle_day(
    month: int, day: int, weekday: int | None, timeline: Timeline, *, lean: int = 0, ahead: bool = False
) -> Settled | None:
    """The day that a day and month without a year mean in this article; None where the calendar has no such day.

    `lean` is -1 for one said to be past, 1 for one said to come; `ahead` marks a clause about the future.
    """
    if timeline.day is not None:
        return _settle_around(timeline.day, month, day, weekday, lean, ahead)
    if timeline.year is not None and timeline.month is not None:
        middle = civil_day(timeline.year, timeline.month, 15)
        return _settle_around(Day(middle), month, day, weekday, 0, False) if middle else None
    if timeline.year is not None:
        return _settle_in_year(timeline.year, month, day, weekday)
    if weekday is not None:
        for full in timeline.full_days:
            for found in same_day_in(range(max(full.year - 1, 1), min(full.year + 2, 9999)), month, day):
                if found.isoweekday() == weekday and abs((found - full).days) <= _NEIGHBOURHOOD:
                    return Settled(Day(found))
        in_named = [found for found in same_day_in(tuple(timeline.years), month, day) if found.isoweekday() == weekday]
        if in_named:
            return Settled(Day(max(in_named)))
    proxy = proxy_day(month, day, weekday)
    return Settled(proxy) if proxy else None


def _settle_around(reference: Day, month: int, day: int, weekday: int | None, lean: int, ahead: bool) -> Settled | None:
    """The nearest such day, on the side that `lean` names; a weekday moves it only where it lies far away."""
    year = reference.date.year
    candidates = [
        Day(found, reference.year_known)
        for found in same_day_in(range(max(year - 8, 1), min(year + 9, 9999)), month, day)
    ]
    candidates.sort(key=lambda candidate: (candidate.distance(reference), candidate.date))
    past = [candidate for candidate in candidates if candidate.date <= reference.date]
    coming = [candidate for candidate in candidates if candidate.date >= reference.date]
    if lean:
        ordered = past if lean < 0 else coming
    elif ahead and coming and coming[0].distance(reference) <= _FARTHEST_PLAN:
        ordered = coming
    else:
        ordered = candidates
    if not ordered:
        return None
    nearest = ordered[0]
    if weekday in (None, nearest.date.isoweekday()):
        return Settled(nearest)
    if nearest.distance(reference) > _SLIP:
        for candidate in ordered[1:]:
            if candidate.date.isoweekday() == weekday and candidate.distance(reference) <= _FARTHEST:
                return Settled(candidate)
    return Settled(nearest, agrees=False)


def _settle_in_year(year: int, month: int, day: int, weekday: int | None) -> Settled | None:
    """That year, or the neighbour that an article of its first or last weeks may mean, if the weekday says so."""
    neighbour = year - 1 if month >= 11 else year + 1 if month <= 2 else year
    candidates = same_day_in((year, neighbour), month, day)
    for candidate in candidates:
        if weekday in (None, candidate.isoweekday()):
            return Settled(Day(candidate))
    if candidates:
        return Settled(Day(candidates[0]), agrees=False)
    leap_day = proxy_day(month, day, weekday)
    return Settled(leap_day, agrees=False) if leap_day else None
