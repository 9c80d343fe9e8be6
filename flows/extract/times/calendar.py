"""Days whose year or weekday may be unknown, and the ISO 8601 and TIMEX3 values made of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# The years tried for a day without a year: every weekday occurs on every day of the year in them.
_PROXY_YEARS = (2001, 2002, 2003, 2005, 2006, 2007, 2009, 2010, 2011, 2013, 2014, 2015, *range(2004, 2032, 4))
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # northern meteorological seasons
_MONTHS_OF_FRACTION = {"Q": 3, "H": 6}
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_FRACTION = re.compile(r"(\d{4})-([QH])(\d)")
_CIVIL = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar. Where the year is unknown, `date` lies in a year that stands for it.

    Without `weekday_known`, that year was chosen freely, and weekdays mean nothing in it.
    """

    date: date
    year_known: bool = True
    weekday_known: bool = True

    def shifted(self, days: int) -> "Day | None":
        """The day `days` later; None outside the calendar."""
        try:
            return Day(self.date + timedelta(days=days), self.year_known, self.weekday_known)
        except OverflowError:
            return None

    def distance(self, other: "Day") -> int:
        """Days between the two."""
        return abs((self.date - other.date).days)

    @property
    def year(self) -> str:
        """The year's four digits, or XXXX."""
        return f"{self.date.year:04}" if self.year_known else "XXXX"

    @property
    def value(self) -> str:
        """2022-09-15, or XXXX-09-15."""
        return f"{self.year}{self.date.isoformat()[4:]}"

    @property
    def month_value(self) -> str:
        """2022-09, or XXXX-09."""
        return self.value[:7]

    @property
    def week_value(self) -> str:
        """2022-W37, the week of ISO 8601, or XXXX-WXX."""
        if not self.year_known:
            return "XXXX-WXX"
        year, week, _ = self.date.isocalendar()
        return f"{year:04}-W{week:02}"


def civil_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def same_day_in(years: Iterator[int] | range | tuple[int, ...], month: int, day: int) -> list[date]:
    """The day and month in each of these years that has it."""
    return [found for year in years if (found := civil_day(year, month, day)) is not None]


def proxy_day(month: int, day: int, weekday: int | None) -> Day | None:
    """A day without a year, in a year in which it is that ISO weekday; None where the calendar has no such day."""
    for candidate in same_day_in(_PROXY_YEARS, month, day):
        if weekday in (None, candidate.isoweekday()):
            return Day(candidate, year_known=False, weekday_known=weekday is not None)
    return None


def nearest_weekday(weekday: int, start: Day, lean: int, *, strictly: bool) -> Day | None:
    """The nearest day that is this ISO weekday, not before `start` for `lean` 1, not after it for -1.

    `strictly` leaves `start` itself out.
    """
    behind = (start.date.isoweekday() - weekday) % 7
    away = (7 - behind) % 7 if lean > 0 else behind
    if strictly and not away:
        away = 7
    return start.shifted(away if lean > 0 else -away)


def weekday_of_week(weekday: int, start: Day, weeks: int) -> Day | None:
    """The ISO weekday in the ISO week that lies `weeks` after that of `start`."""
    return start.shifted(weekday - start.date.isoweekday() + 7 * weeks)


def month_shifted(year: int, month: int, months: int) -> tuple[int, int] | None:
    """The year and month so many months later; None outside the calendar."""
    count = year * 12 + month - 1 + months
    return (count // 12, count % 12 + 1) if 12 <= count < 120000 else None


def season_year(season: str, start: Day, direction: int) -> int:
    """The year in which the last (-1), running (0) or next (1) such season begins, seen from `start`."""
    year, first = start.date.year, _SEASON_STARTS[season]
    if direction > 0:
        return year if start.date.month < first else year + 1
    if direction < 0:
        return year if start.date.month >= first + 3 else year - 1
    return year


def interval(first: str, last: str) -> str:
    """The ISO 8601 interval of two values, or the one value that both are."""
    return first if first == last else f"{first}/{last}"


def dated(value: str) -> str | None:
    """The ISO day, month, year or interval that a TIMEX3 value spans; None where its year is unknown."""
    if "/" in value:
        first, _, last = value.partition("/")
        start, end = dated(first), dated(last)
        return None if start is None or end is None else interval(start.split("/")[0], end.split("/")[-1])
    if week := _WEEK.fullmatch(value):
        return _week_span(int(week[1]), int(week[2]), weekend=week[3] is not None)
    if fraction := _FRACTION.fullmatch(value):
        months = _MONTHS_OF_FRACTION[fraction[2]]
        last_month = int(fraction[3]) * months
        return f"{fraction[1]}-{last_month - months + 1:02}/{fraction[1]}-{last_month:02}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0/{value}9"
    civil = _CIVIL.match(value)
    return civil[0] if civil else None


def _week_span(year: int, week: int, *, weekend: bool) -> str | None:
    try:
        first, last = date.fromisocalendar(year, week, 6 if weekend else 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return interval(first.isoformat(), last.isoformat())
