"""Expressions that mean the same whatever the article's date: years, decades, durations, repetitions, named days."""

from flows.extract.times.calendar import interval
from flows.extract.times.recognition import Expression, full_year
from flows.extract.times.resolved import CLOCK_UNITS, Resolution, clock_suffix


def resolve_decade(expression: Expression) -> Resolution:
    """A decade of four or two digits: 199 for the 1990s."""
    decade = expression.numbers["decade"]
    return Resolution("DATE", f"{(decade if decade > 99 else 1900 + decade) // 10}", "explicit")


def resolve_century(expression: Expression) -> Resolution:
    """A century: 20 for the twenty-first, since TIMEX3 writes the digits that its years share."""
    return Resolution("DATE", f"{expression.numbers['century'] - 1:02}", "explicit")


def resolve_year(expression: Expression) -> Resolution:
    """A year in figures."""
    return Resolution("DATE", f"{expression.numbers['year']:04}", "explicit")


def resolve_years(expression: Expression) -> Resolution:
    """A stretch of years, the last one in four or two digits."""
    year, year2 = expression.numbers["year"], full_year(expression.numbers["year"], expression.numbers["year2"])
    return Resolution("DATE", interval(f"{year:04}", f"{year2:04}"), "explicit")


def resolve_duration(expression: Expression) -> Resolution:
    """A length of time: P3D, PT30M for half an hour, PXM for some months."""
    return Resolution("DURATION", _duration(expression))


def _duration(expression: Expression) -> str:
    unit, count = expression.words["unit"], expression.words.get("count")
    if "half" in expression.words:
        if count is None and unit == "H":
            return "PT30M"
        count = "0.5" if count is None else f"{count}.5" if count.isdigit() else count
    count = count or "1"
    return f"PT{count}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{count}{unit}"


def resolve_vague_length(expression: Expression) -> Resolution:
    """A length of which only the unit is told: PXY for years on end."""
    unit = expression.words["unit"]
    return Resolution("DURATION", f"PTX{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"PX{unit}")


def resolve_vague(expression: Expression) -> Resolution:
    """Resolves "years to come", "days gone by"."""
    return Resolution("DATE", "FUTURE_REF" if expression.numbers["direction"] > 0 else "PAST_REF", "relative")


def resolve_set(expression: Expression) -> Resolution:
    """A repetition: XXXX-WXX-1 every Monday, P2Y every two years, XXXX-08-17 every 17 August."""
    numbers, suffix = expression.numbers, clock_suffix(expression)
    if "weekday" in numbers:
        return Resolution("SET", f"XXXX-WXX-{numbers['weekday']}{suffix}")
    if "weekend" in expression.words:
        return Resolution("SET", f"XXXX-WXX-{expression.words['weekend']}")
    if "month" in numbers:
        day = f"-{numbers['day']:02}" if "day" in numbers else ""
        return Resolution("SET", f"XXXX-{numbers['month']:02}{day}")
    return Resolution("SET", _duration(expression) if "unit" in expression.words else f"XXXX-XX-XX{suffix}")


def resolve_fixed(expression: Expression) -> Resolution:
    """A day that has become a name."""
    return Resolution("DATE", expression.words["fixed"], "explicit")
