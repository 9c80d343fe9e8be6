"""Resolving expressions that name days: dates, weekdays, days told from another, stretches of days, clock times."""

from flows.extract.times.calendar import (
    Day,
    civil_day,
    interval,
    month_shifted,
    nearest_weekday,
    weekday_of_week,
)
from flows.extract.times.recognition import Expression
from flows.extract.times.resolved import Resolution, at_day, at_unknown_day, sign, year_digits
from flows.extract.times.timeline import Settled, Timeline, settle_day


def year_named(expression: Expression, timeline: Timeline) -> int | None:
    """The year that the expression gives: in figures, as "last year", or as "the same year"."""
    year = expression.number("year")
    if year is None:
        year = expression.number("year2")
    direction = expression.number("year_direction")
    if year is None and direction is not None and timeline.reference_year is not None:
        year = timeline.reference_year + sign(direction)
    if year is None and "same_year" in expression.numbers:
        year = timeline.told_year
    return year


def resolve_day(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A day of the month, with or without month, year and weekday."""
    if "month" not in expression.numbers:
        return _day_of_month(expression, timeline)
    settled = settle_expression(expression, timeline)
    if settled is None:
        return None
    return at_day(settled.day, expression, "explicit", agrees=settled.agrees)


def settle_expression(expression: Expression, timeline: Timeline) -> Settled | None:
    """The day that the expression's day and month mean; None where there is no such day."""
    numbers = expression.numbers
    day, month, weekday = numbers["day"], numbers["month"], numbers.get("weekday")
    year = year_named(expression, timeline)
    if year is None:
        lean = sign(numbers.get("direction"))
        return settle_day(month, day, weekday, timeline, lean=lean, ahead=expression.ahead)
    found = civil_day(year, month, day)
    return Settled(Day(found), weekday in (None, found.isoweekday())) if found else None


def _day_of_month(expression: Expression, timeline: Timeline) -> Resolution:
    """A day of the month named, else of the nearest month on the side of the clause's tense."""
    numbers, reference = expression.numbers, timeline.day
    number, weekday = numbers["day"], numbers.get("weekday")
    if reference is None:
        return at_unknown_day(f"{year_digits(timeline.reference_year)}-XX-{number:02}", expression, "explicit")
    if "month_direction" in numbers:
        steps: tuple[int, ...] = (sign(numbers["month_direction"]),)
    else:
        steps = (0, 1, -1, 2) if expression.ahead or sign(numbers.get("direction")) > 0 else (0, -1, -2, 1)
    candidates: list[Day] = []
    for step in steps:
        month = month_shifted(reference.date.year, reference.date.month, step)
        found = month and civil_day(*month, number)
        if found:
            candidates.append(Day(found, reference.year_known))
    if len(steps) > 1:
        coming = steps[1] > 0
        candidates.sort(key=lambda day: day.date < reference.date if coming else day.date > reference.date)
    for day in candidates:
        if weekday in (None, day.date.isoweekday()):
            return at_day(day, expression, "explicit")
    if candidates:
        return at_day(candidates[0], expression, "explicit", agrees=False)
    return at_unknown_day(f"{reference.year}-XX-{number:02}", expression, "explicit")


def resolve_days(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A stretch of days; one year or none settles both its ends."""
    numbers = expression.numbers
    day, day2, month2 = numbers["day"], numbers["day2"], numbers["month2"]
    month = numbers.get("month", month2)
    crosses = (month, day) > (month2, day2)
    year = year_named(expression, timeline)
    if year is not None:
        # One year given stands behind the last day; where both are given, `year` is the first day's.
        first_year = numbers["year"] if {"year", "year2"} <= numbers.keys() else year - crosses
        last_year = numbers.get("year2", first_year + crosses)
        start, end = civil_day(first_year, month, day), civil_day(last_year, month2, day2)
        if start is None or end is None or start > end:
            return None
        return _stretch(Day(start), Day(end), numbers.get("weekday"), numbers.get("weekday2"))
    lean = sign(numbers.get("direction"))
    settled = settle_day(month, day, numbers.get("weekday"), timeline, lean=lean, ahead=expression.ahead)
    if settled is None:
        return None
    last = civil_day(settled.day.date.year + crosses, month2, day2)
    if last is None:
        return None
    end_day = Day(last, settled.day.year_known, settled.day.weekday_known)
    return _stretch(settled.day, end_day, numbers.get("weekday"), numbers.get("weekday2"))


def _stretch(start: Day, end: Day, weekday: int | None, weekday2: int | None) -> Resolution:
    agrees = weekday in (None, start.date.isoweekday()) and weekday2 in (None, end.date.isoweekday())
    return Resolution("DATE", interval(start.value, end.value), "explicit", agrees, (start, end))


def resolve_weekday(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A weekday alone, or "last", "of next week": the nearest one on that side, or of its clause's tense."""
    weekday = expression.numbers["weekday"]
    day = _nearest_named(weekday, expression, timeline)
    if day is None:
        return at_unknown_day(f"{year_digits(timeline.reference_year)}-WXX-{weekday}", expression, "weekday")
    return at_day(day, expression, "weekday", agrees=day.date.isoweekday() == weekday)


def _nearest_named(weekday: int, expression: Expression, timeline: Timeline) -> Day | None:
    numbers, reference = expression.numbers, timeline.day
    if reference is None:
        turned = {"direction", "week_direction"} & numbers.keys()
        return None if turned or expression.ahead else timeline.named.get(weekday)
    if "today" in numbers:
        return reference
    if "week_direction" in numbers:
        count = expression.words.get("count", "1")
        weeks = sign(numbers["week_direction"]) * (int(count) if count.isdigit() else 1)
        return weekday_of_week(weekday, reference, weeks)
    direction = numbers.get("direction")
    if direction == 0:
        return weekday_of_week(weekday, reference, 0)
    if direction is not None:
        return nearest_weekday(weekday, reference, sign(direction), strictly=True)
    if timeline.by_lead and not expression.ahead:
        # The lead's day is not the last that such an article tells: "Sabtu" behind a lead of Friday is the day after.
        following = reference.shifted(1)
        if following is not None and following.date.isoweekday() == weekday:
            return following
    return nearest_weekday(weekday, reference, 1 if expression.ahead else -1, strictly=False)


def resolve_weekdays(expression: Expression, timeline: Timeline) -> Resolution | None:
    """From one weekday to another: one end resolved as a weekday alone, the other beside it."""
    numbers = expression.numbers
    if expression.ahead or sign(numbers.get("direction")) > 0 or "week_direction" in numbers:
        start = _nearest_named(numbers["weekday"], expression, timeline)
        end = start and nearest_weekday(numbers["weekday2"], start, 1, strictly=True)
    else:
        end = _nearest_named(numbers["weekday2"], expression, timeline)
        start = end and nearest_weekday(numbers["weekday"], end, -1, strictly=True)
    if start is None or end is None:
        year = year_digits(timeline.reference_year)
        value = interval(f"{year}-WXX-{numbers['weekday']}", f"{year}-WXX-{numbers['weekday2']}")
        return Resolution("DATE", value, "weekday")
    return Resolution("DATE", interval(start.value, end.value), "weekday", days=(start, end))


def resolve_shift(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "today", "yesterday", "this morning": days counted from the article's own."""
    day = timeline.day and timeline.day.shifted(expression.numbers.get("shift", 0))
    if day is None:
        return at_unknown_day(f"{year_digits(timeline.reference_year)}-XX-XX", expression, "relative")
    return at_day(day, expression, "relative")


def resolve_last_night(expression: Expression, timeline: Timeline) -> Resolution | None:
    """The night before the article's day."""
    day = timeline.day and timeline.day.shifted(-1)
    if day is None:
        return at_unknown_day(f"{year_digits(timeline.reference_year)}-XX-XX", expression, "relative")
    return at_day(day, expression, "relative")


def resolve_same_day(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "the same day", "that night": the last day told."""
    day = timeline.last_day
    if day is None:
        return at_unknown_day(f"{year_digits(timeline.reference_year)}-XX-XX", expression, "relative")
    return at_day(day, expression, "relative")


def resolve_same_part(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "the same morning": that of the last day of which a morning was told, else of the last day told."""
    day = timeline.parts.get(expression.words["part"])
    return resolve_same_day(expression, timeline) if day is None else at_day(day, expression, "relative")


def resolve_clock(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A clock time alone: on the last day told, else on the article's own."""
    if "shift" in expression.numbers:
        return resolve_shift(expression, timeline)
    day = timeline.current_day
    if day is None:
        return at_unknown_day("", expression, "inherited")
    return at_day(day, expression, "inherited")
