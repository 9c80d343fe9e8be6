"""Calendar dates as articles and their pages write them → ISO 8601."""

import re
from datetime import date, datetime, timedelta, timezone

from flows.ingest.dispatch_cues import Cues, load_cues

_EARLIEST_YEAR = 1900  # "0001-01-01" and the like are the null dates of databases
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_URL_RUN = re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})\d{0,6}(?=[/-])")


def normalise_date(value: str) -> str | None:
    """An ISO 8601 date, date-time, month or year in its plain form; None for anything else.

    "2022-09-15T10:30:00Z" → "2022-09-15T10:30:00+00:00"; the offset is kept, not converted, for the day is that of
    the newsroom. A time without an offset names no moment, so only its day is kept. Years before 1900 are no
    publication dates.
    """
    value = value.strip()
    if _YEAR.fullmatch(value):
        return value if int(value) >= _EARLIEST_YEAR else None
    if month := _MONTH.fullmatch(value):
        return value if int(month[1]) >= _EARLIEST_YEAR and 1 <= int(month[2]) <= 12 else None
    if _YEAR.match(value) is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.year < _EARLIEST_YEAR:
        return None
    if moment.tzinfo is None or _DAY.fullmatch(value):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def day_in_url(url: str) -> str | None:
    """The day in a URL's path: "/2022/09/15/", "/2022-09-15/" or "/20220915120000-12-345/" → "2022-09-15"."""
    path = url.partition("?")[0]
    for pattern in (_URL_DAY, _URL_RUN):
        for match in pattern.finditer(path):
            if (day := iso_day(int(match[1]), int(match[2]), int(match[3]))) is not None:
                return day
    return None


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def date_in_line(line: str, year: int | None = None) -> str | None:
    """The first full date in a dateline, byline or timestamp, with its time where the zone is given; None without.

    "Kamis, 15 September 2022 10:30 WIB" → "2022-09-15T10:30:00+07:00"; "Jakarta, 15/9/2022 (ANTARA) -" →
    "2022-09-15". Days stand before months. `year` completes a date that has only day and month.
    """
    cues = load_cues()
    for match in cues.date.finditer(line):
        if (day := _day_of(match, cues, year)) is not None:
            return _at_clock(day, match, cues)
    return None


def _day_of(match: re.Match[str], cues: Cues, year: int | None) -> str | None:
    if match["iso"]:
        return normalise_date(match["iso"])
    if match["month"]:
        month, day, written = cues.months[match["month"].lower()], match["day"], match["year"]
    else:
        month, day, written = int(match["month2"]), match["day2"], match["year2"]
    whole_year = int(written) if written else year
    return None if whole_year is None else iso_day(whole_year, month, int(day))


def _at_clock(day: str, match: re.Match[str], cues: Cues) -> str:
    if match["hour"] is None or match["zone"] is None:
        return day
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        return day
    zone = timezone(timedelta(hours=cues.zones[match["zone"].lower()]))
    return datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=zone).isoformat()
