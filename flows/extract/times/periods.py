"""Resolving expressions longer than days (weeks, months, seasons, years), and distances in time."""

from flows.extract.times.calendar import Day, interval, month_shifted, season_year
from flows.extract.times.days import year_named
from flows.extract.times.recognition import Expression
from flows.extract.times.resolved import CLOCK_UNITS, Resolution, clock_suffix, sign, year_digits
from flows.extract.times.timeline import Timeline

# A month without a year is the past one, unless it was over eight months ago: then it is to come.
_OLDEST_BARE_MONTH = 8
_YEARS_IN = {"DE": 10, "CE": 100}


def resolve_month(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A month: with its year, "last", "next", "of last year", or bare."""
    value = _month_value(expression.numbers["month"], expression, timeline, year_named(expression, timeline))
    return Resolution("DATE", value, "explicit")


def resolve_months(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A stretch of months ("January to September 2021", "end of May or early June"): one year settles both."""
    numbers = expression.numbers
    month, month2 = numbers["month"], numbers["month2"]
    named = year_named(expression, timeline)
    crosses = month > month2
    if named is None:
        first = _month_value(month, expression, timeline, None)
        year = int(first[:4]) if first[:4].isdigit() else None
    elif {"year", "year2"} <= numbers.keys():
        year = numbers["year"]
    else:
        year = named - crosses
    last_year = None if year is None else numbers.get("year2", year + crosses)
    value = interval(_month(year, month), _month(last_year, month2))
    return Resolution("DATE", value, "explicit")


def _month(year: int | None, month: int) -> str:
    return f"{year_digits(year)}-{month:02}"


def _month_value(month: int, expression: Expression, timeline: Timeline, year: int | None) -> str:
    """The month with the year named, else with the nearest year on the side of direction or tense."""
    direction = expression.numbers.get("direction")
    reference = _reference_month(timeline)
    if year is not None or "year_direction" in expression.numbers:
        return _month(year, month)
    if reference is None:
        return _month(timeline.reference_year, month)
    year, now = reference
    behind = (now - month) % 12
    if direction is not None and direction < 0:
        past = True
        behind = behind or 12
    elif direction is not None and direction > 0:
        past = False
    else:
        past = direction is None and not expression.ahead and behind <= _OLDEST_BARE_MONTH
        if direction == 0:
            return _month(year, month)
    distance = -behind if past else ((month - now) % 12 or (12 if direction else 0))
    shifted = month_shifted(year, now, distance)
    known = timeline.reference_year is not None
    return _month(shifted[0] if shifted and known else None, month)


def _reference_month(timeline: Timeline) -> tuple[int, int] | None:
    if timeline.day is not None:
        return timeline.day.date.year, timeline.day.date.month
    if timeline.year is not None and timeline.month is not None:
        return timeline.year, timeline.month
    return None


def resolve_season(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A season of the northern half of the earth with its year, "last", "this" or "next": 2018-FA."""
    season = expression.words["season"]
    year = year_named(expression, timeline)
    if year is None and timeline.day is not None and timeline.day.year_known:
        year = season_year(season, timeline.day, sign(expression.number("direction")))
    elif year is None:
        year = timeline.reference_year
    return Resolution(
        "DATE", f"{year_digits(year)}-{season}", "relative" if "direction" in expression.numbers else "explicit"
    )


def resolve_fraction(expression: Expression, timeline: Timeline) -> Resolution | None:
    """A quarter or half of a year: 2014-Q1, 2014-H2."""
    year = year_named(expression, timeline)
    if year is None:
        year = timeline.reference_year
    return Resolution(
        "DATE", f"{year_digits(year)}-{expression.words['quarter']}{expression.numbers['ordinal']}", "explicit"
    )


def resolve_period(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "this week", "last month", "next year", "the end of the year": counted from the article's own day."""
    steps = sign(expression.number("direction"))
    return Resolution("DATE", _period(expression.words["unit"], steps, timeline.day, timeline), "relative")


def resolve_same_period(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "the same year", "that week": the one of the last day told."""
    unit = expression.words["unit"]
    if unit == "Y" and timeline.told_year is not None:
        return Resolution("DATE", year_digits(timeline.told_year), "relative")
    return Resolution("DATE", _period(unit, 0, timeline.last_day, timeline), "relative")


def resolve_weekend(expression: Expression, timeline: Timeline) -> Resolution | None:
    """The weekend that lies so far away; bare, the last one begun, or the next in a clause about the future."""
    direction, reference = expression.number("direction"), timeline.day
    weeks = sign(direction)
    if direction is None and reference is not None and reference.date.isoweekday() < 6 and not expression.ahead:
        weeks = -1
    week = _period("W", weeks, reference, timeline)
    return Resolution("DATE", week if week.endswith("XX") else f"{week}-WE", "relative")


def _period(unit: str, steps: int, base: Day | None, timeline: Timeline) -> str:
    """The ISO week, month, year, decade or century that lies `steps` from that of `base`."""
    year = timeline.reference_year
    known = year_digits(year)
    if unit == "W":
        moved = base and base.shifted(7 * steps)
        return moved.week_value if moved else f"{known}-WXX"
    if unit == "M":
        month = (base.date.year, base.date.month) if base else _reference_month(timeline)
        shifted = month and month_shifted(*month, steps)
        if not shifted:
            return f"{known}-XX"
        return _month(shifted[0] if base is None or base.year_known else None, shifted[1])
    if base is not None:
        year = base.date.year if base.year_known else None
    if year is None or not 1 <= year + steps * _YEARS_IN.get(unit, 1) <= 9999:
        return "XXXX"
    return year_digits(year + steps * _YEARS_IN.get(unit, 1))[: {"DE": 3, "CE": 2}.get(unit, 4)]


def resolve_ago(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "two days ago", "in five years": a distance from the article's own day."""
    return _distant(expression, timeline.day, timeline)


def resolve_from_last(expression: Expression, timeline: Timeline) -> Resolution | None:
    """Resolves "a day earlier", "three days later", "the following year": a distance from the last day told."""
    if timeline.told is None:
        base = timeline.day
    else:
        base = timeline.told[0] if expression.numbers["sign"] < 0 else timeline.told[1]
    if base is not None and timeline.day is not None and base.date > timeline.day.date and not expression.ahead:
        near = timeline.current_day or timeline.day  # what has happened is not counted from a day to come
        base = near if near.date <= timeline.day.date else timeline.day
    if expression.words.get("unit") == "Y" and timeline.told_year is not None:
        base = None if base is None or base.date.year != timeline.told_year else base
        if base is None:
            years = _whole(expression)
            year = None if years is None else timeline.told_year + years * expression.numbers["sign"]
            return Resolution("DATE", year_digits(year) if year is None or 0 < year < 10000 else "XXXX", "relative")
    return _distant(expression, base, timeline)


def _whole(expression: Expression) -> int | None:
    count = expression.words.get("count", "1")
    return int(count) if count.isdigit() and "half" not in expression.words else None


def _distant(expression: Expression, base: Day | None, timeline: Timeline) -> Resolution:
    unit, direction, count = expression.words.get("unit", "D"), expression.numbers["sign"], _whole(expression)
    suffix = clock_suffix(expression)
    if unit in CLOCK_UNITS:
        base = timeline.current_day
        # Hours seldom lead out of the day; which hour it then is stays unknown.
        day = base.value if base else f"{year_digits(timeline.reference_year)}-XX-XX"
        return Resolution("TIME", f"{day}TXX", "relative", days=(base, base) if base else None)
    if count is None:
        return Resolution("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", "relative")
    if unit != "D":
        return Resolution("DATE", _period(unit, direction * count, base, timeline), "relative")
    moved = base and base.shifted(direction * count)
    if moved is None:
        return Resolution(
            "TIME" if suffix else "DATE", f"{year_digits(timeline.reference_year)}-XX-XX{suffix}", "relative"
        )
    return Resolution("TIME" if suffix else "DATE", moved.value + suffix, "relative", days=(moved, moved))
