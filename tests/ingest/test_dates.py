"""Dates in the spellings of articles, addresses and databases become ISO 8601."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.dates import date_in_line, day_in_url, normalise_date


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2022-09-15", "2022-09-15"),
        (" 2022-09-15 ", "2022-09-15"),
        ("20220915", "2022-09-15"),
        ("2022-09", "2022-09"),
        ("2022", "2022"),
        ("2022-09-15T10:30:00+07:00", "2022-09-15T10:30:00+07:00"),
        ("2022-09-15T03:30:00Z", "2022-09-15T03:30:00+00:00"),
        ("2022-09-15T03:30:00.123456Z", "2022-09-15T03:30:00+00:00"),
        ("2022-09-15 10:30", "2022-09-15"),
        ("2022-09-15T10:30:00", "2022-09-15"),
    ],
)
def test_iso_dates_are_kept_as_precise_as_they_are(written: str, normal: str) -> None:
    assert normalise_date(written) == normal


@pytest.mark.parametrize(
    "written",
    ["", "15/09/2022", "2022-13", "2022-02-30", "0001-01-01", "0000", "1663212600", "Kamis", "2022-09-15T25:00Z"],
)
def test_what_is_no_iso_date_gives_none(written: str) -> None:
    assert normalise_date(written) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - Hypothesis adds the zone
def test_a_normal_moment_stays_itself(moment: datetime) -> None:
    written = moment.replace(microsecond=0).isoformat()
    assert normalise_date(written) == written


@given(st.text(max_size=30))
def test_no_text_is_too_strange_for_a_date(text: str) -> None:
    normal = normalise_date(text)
    assert normal is None or normalise_date(normal) == normal
    assert date_in_line(text) is None or normalise_date(str(date_in_line(text)))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.voaindonesia.com/2022/09/15/china-belarus", "2022-09-15"),
        ("https://nasional.kompas.com/read/2022/01/25/17434531/ri-singapura", "2022-01-25"),
        ("https://www.cnnindonesia.com/internasional/20220915190210-113-848430/xi", "2022-09-15"),
        ("https://example.org/2022-09-15/xi", "2022-09-15"),
        ("https://example.org/2022/9/5/", "2022-09-05"),
        ("https://example.org/2022/13/45/xi", None),
        ("https://www.antaranews.com/berita/3120225/china-belarus", None),
        ("https://example.org/xi?date=/2022/09/15/", None),
    ],
)
def test_the_day_in_an_address_is_read(url: str, day: str | None) -> None:
    assert day_in_url(url) == day


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Jakarta, 15/9/2022 (ANTARA) -", "2022-09-15"),
        ("Kamis, 15 September 2022 10:30 WIB", "2022-09-15T10:30:00+07:00"),
        ("Kamis, 15 Sep 2022 10.30 WITA", "2022-09-15T10:30:00+08:00"),
        ("Kompas.com - 15/09/2022, 10:30 WIT", "2022-09-15T10:30:00+09:00"),
        ("Kamis (15/9/2022) pukul 10.30 GMT", "2022-09-15T10:30:00+00:00"),
        ("15 September 2022 | 10:30", "2022-09-15"),
        ("15 September 2022 25:30 WIB", "2022-09-15"),
        ("Rabu, 1 Agt 2007", "2007-08-01"),
        ("2022-09-15", "2022-09-15"),
        ("31/2/2022", None),
        ("Jakarta, 15/9 (ANTARA) -", None),
        ("Jakarta (ANTARA) -", None),
    ],
)
def test_a_full_date_in_a_line_is_read_day_before_month(line: str, dated: str | None) -> None:
    assert date_in_line(line) == dated


def test_a_date_without_year_takes_the_one_offered() -> None:
    assert date_in_line("Helsinki, 15/8 (ANTARA) -", 2005) == "2005-08-15"
    assert date_in_line("BEIJING, 16 September (Xinhua) --", 2022) == "2022-09-16"


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_from_its_indonesian_form(day: date) -> None:
    assert date_in_line(f"{day.day}/{day.month}/{day.year:04}") == day.isoformat()
