"""Marking the time expressions of an article, each with its TIMEX3 value, in the order of the text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.extract.text import Sentence
from flows.extract.times import absolute, days, periods
from flows.extract.times.calendar import Day, civil_day, dated
from flows.extract.times.lexicon import TimeLexicon
from flows.extract.times.recognition import Expression, find_expressions
from flows.extract.times.resolved import Resolution, TimeType
from flows.extract.times.timeline import Timeline, open_timeline
from flows.records import DateBasis

_DAY_MEANINGS = frozenset({"day", "weekday", "shift"})
_CLOSE = 2  # tokens between a clock time and the day that it belongs to
_YEARLY = frozenset({"day", "days", "adjoining_days", "month", "months", "year"})  # what names a year of the story
_LEAD = 4  # sentences in which an article names its own day
_ON_TIMELINE: Final[Mapping[str, Callable[[Expression, Timeline], Resolution | None]]] = {
    "day": days.resolve_day,
    "days": days.resolve_days,
    "adjoining_days": days.resolve_days,
    "weekday": days.resolve_weekday,
    "weekdays": days.resolve_weekdays,
    "shift": days.resolve_shift,
    "last_night": days.resolve_last_night,
    "same_day": days.resolve_same_day,
    "same_part": days.resolve_same_part,
    "clock": days.resolve_clock,
    "month": periods.resolve_month,
    "months": periods.resolve_months,
    "season": periods.resolve_season,
    "fraction": periods.resolve_fraction,
    "period": periods.resolve_period,
    "same_period": periods.resolve_same_period,
    "weekend": periods.resolve_weekend,
    "ago": periods.resolve_ago,
    "from_last": periods.resolve_from_last,
}
_ABSOLUTE: Final[Mapping[str, Callable[[Expression], Resolution]]] = {
    "decade": absolute.resolve_decade,
    "century": absolute.resolve_century,
    "year": absolute.resolve_year,
    "years": absolute.resolve_years,
    "duration": absolute.resolve_duration,
    "vague_length": absolute.resolve_vague_length,
    "vague": absolute.resolve_vague,
    "set": absolute.resolve_set,
    "fixed": absolute.resolve_fixed,
}
# What the rules of a lexicon may mean.
MEANINGS: Final = frozenset({*_ON_TIMELINE, *_ABSOLUTE, "nothing"})


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: its half-open token range `[first, last)` in its sentence, and its TIMEX3 type and value.

    `value` is ISO 8601 with X for digits that are not known ("XXXX-09-15"), TIMEX3 codes for weeks, weekends, seasons,
    quarters and parts of the day ("2022-W37", "2022-W37-WE", "2018-FA", "2022-Q3", "2022-09-15TNI"), and an interval
    for a stretch ("2022-09-15/2022-09-16"). `basis` is explicit where a calendar date, month or year is named,
    weekday for a weekday alone, relative for what is counted from another day, inherited for a clock time alone;
    None for durations and sets. `agrees` is False where the weekday named cannot be that of the date.
    """

    first: int
    last: int
    type: TimeType
    value: str | None
    basis: DateBasis | None
    agrees: bool


def mark_times(
    sentences: Sequence[Sentence], published: str | None, lexicon: TimeLexicon, text: str
) -> list[list[TimeMention]]:
    """The time expressions of each sentence, in order, not overlapping; one list a sentence.

    `published` is the article's ISO 8601 date-time, day, month or year; anything else counts as unknown. `text` is the
    article's text, into which the sentences' offsets point.
    """
    found = [find_expressions(sentence, text, lexicon) for sentence in sentences]
    timeline = open_timeline(published)
    if timeline.day is None:
        timeline.full_days = tuple(_full_days(expression for expressions in found for expression in expressions))
        timeline.years = frozenset(_years(expression for expressions in found for expression in expressions))
        _date_by_lead(timeline, [expression for expressions in found[:_LEAD] for expression in expressions])
    return [_mark_sentence(expressions, timeline) for expressions in found]


def day_value(mention: TimeMention) -> str | None:
    """The event date that the mention gives: an ISO day, month, year or interval.

    None for durations and sets, and where not even the year is known. A part of the day counts as its day.
    """
    if mention.value is None or mention.type in ("DURATION", "SET"):
        return None
    return dated(mention.value)


def _mark_sentence(expressions: Sequence[Expression], timeline: Timeline) -> list[TimeMention]:
    """The mentions of a sentence; a clock time waits for the day that follows it closely ("at 9, on Monday")."""
    order = list(range(len(expressions)))
    for index in order[:-1]:
        clock, following = expressions[index], expressions[index + 1]
        if clock.meaning == "clock" and following.meaning in _DAY_MEANINGS and following.first - clock.last <= _CLOSE:
            order[index], order[index + 1] = index + 1, index
    mentions = [mention for index in order if (mention := _mark(expressions[index], timeline)) is not None]
    return sorted(mentions, key=lambda mention: mention.first)


def _mark(expression: Expression, timeline: Timeline) -> TimeMention | None:
    if expression.meaning in _ABSOLUTE:
        resolution: Resolution | None = _ABSOLUTE[expression.meaning](expression)
    else:
        resolution = _ON_TIMELINE[expression.meaning](expression, timeline)
    if resolution is None:
        return None
    _remember(expression, resolution, timeline)
    return TimeMention(
        expression.first, expression.last, resolution.type, resolution.value, resolution.basis, resolution.agrees
    )


def _remember(expression: Expression, resolution: Resolution, timeline: Timeline) -> None:
    """Keeps the day and year told, for what refers back to them."""
    if resolution.days is not None:
        timeline.tell(*resolution.days)
        part = expression.words.get("late_part") or expression.words.get("part")
        if part is not None:
            timeline.parts[part] = resolution.days[1]
        if expression.meaning == "day" and resolution.days[0].weekday_known and resolution.agrees:
            timeline.named[resolution.days[0].date.isoweekday()] = resolution.days[0]
    elif resolution.type == "DATE" and resolution.value and resolution.value[:4].isdigit():
        timeline.told_year = int(resolution.value[:4])


def _full_days(expressions: Iterable[Expression]) -> Iterable[date]:
    for expression in expressions:
        numbers = expression.numbers
        if expression.meaning == "day" and {"year", "month", "day"} <= numbers.keys():
            found = civil_day(numbers["year"], numbers["month"], numbers["day"])
            if found is not None:
                yield found


def _years(expressions: Iterable[Expression]) -> Iterable[int]:
    for expression in expressions:
        year = expression.numbers.get("year")
        if year is not None and expression.meaning in _YEARLY and civil_day(year, 1, 1) is not None:
            yield year


def _date_by_lead(timeline: Timeline, lead: Sequence[Expression]) -> None:
    """Takes the newest past day that the lead names with its weekday for the article's own day.

    A day without its weekday may be anything that the lead recalls: it only serves the weekday that it is.
    """
    own: list[Day] = []
    for expression in lead:
        if expression.meaning != "day" or expression.ahead or expression.numbers.get("direction", 0) > 0:
            continue
        if "month" not in expression.numbers:
            continue
        settled = days.settle_expression(expression, timeline)
        if settled is None or not settled.agrees:
            continue
        if "weekday" in expression.numbers:
            own.append(settled.day)
        elif settled.day.weekday_known and "year" not in expression.numbers:
            timeline.named.setdefault(settled.day.date.isoweekday(), settled.day)
    if own:
        timeline.day = max(own, key=lambda day: (day.year_known, day.date))
        timeline.by_lead = True
