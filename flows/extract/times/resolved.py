"""What an expression was resolved to, and how day values take a clock time or part of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from flows.extract.times.calendar import Day
from flows.extract.times.recognition import Expression
from flows.records import DateBasis

TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]

# The lexicon's codes of units that ISO 8601 puts behind T, and its codes.
CLOCK_UNITS: Final[Mapping[str, str]] = {"H": "H", "MIN": "M", "S": "S"}
# Parts of the day whose clock times are told by twelve hours (8 at night is 20.00), and up to which hour.
_AFTERNOON_HOURS = {"MI": range(1, 5), "AF": range(1, 12), "EV": range(1, 12), "NI": range(5, 12)}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The TIMEX3 type and value, what the value rests on, and the first and last day that it names, if any."""

    type: TimeType
    value: str | None
    basis: DateBasis | None = None
    agrees: bool = True
    days: tuple[Day, Day] | None = None


def clock_suffix(expression: Expression) -> str:
    """The clock time ("T22:00") or part of the day ("TNI") that the expression gives, else nothing."""
    words = expression.words
    part = (words.get("late_part") or words.get("part") or "").partition(".")[0]
    hour = expression.number("hour")
    if hour is None:
        return f"T{part}" if part else ""
    if part and hour in _AFTERNOON_HOURS.get(part, ()):
        hour += 12
    return f"T{hour:02}:{expression.number('minute') or 0:02}"


def at_day(day: Day, expression: Expression, basis: DateBasis, *, agrees: bool = True) -> Resolution:
    """The expression as that day, with its clock time or part of the day if it gives one."""
    suffix = clock_suffix(expression)
    return Resolution("TIME" if suffix else "DATE", day.value + suffix, basis, agrees, (day, day))


def at_unknown_day(value: str, expression: Expression, basis: DateBasis) -> Resolution:
    """The expression as a day of which only `value` is known ("2022-XX-XX")."""
    suffix = clock_suffix(expression)
    return Resolution("TIME" if suffix else "DATE", value + suffix, basis)


def sign(number: int | None) -> int:
    """-1, 0 or 1; 0 for None."""
    return 0 if not number else 1 if number > 0 else -1


def year_digits(year: int | None) -> str:
    """The year's four digits, or XXXX."""
    return "XXXX" if year is None else f"{year:04}"
