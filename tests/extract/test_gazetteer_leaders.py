"""The gazetteer of leaders: every row is well formed, and only offices known to be shared have two holders at once."""

import csv
import re
import unicodedata
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

COLUMNS = ["name", "aliases", "surname", "code", "role", "start", "end"]
ROLES = {
    "head_of_state", "head_of_government", "deputy_head", "foreign_minister", "defence_minister", "minister",
    "royal", "organisation_head", "spokesperson", "envoy", "security_adviser", "speaker", "military_chief",
    "group_leader",
}  # fmt: skip
HEADS = {"head_of_state", "head_of_government"}
CODE = re.compile(r"^[A-Z0-9_]{2,20}$")
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
TOLERATED_OVERLAP_DAYS = 45
# Heads that are several by law, or that were disputed: Bosnia's presidency of three; Serbia beside its union with
# Montenegro; Ivory Coast in 2010-2011; Madagascar in 2002.
COLLECTIVE_OR_DISPUTED_HEADS = {"BIH", "SRB", "CIV", "MDG"}
G20 = [
    "ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND",
    "ITA", "JPN", "KOR", "MEX", "RUS", "SAU", "TUR", "USA", "ZAF",
]  # fmt: skip
ASEAN = ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM"]
# Wanted for the war of 1992-1995 and in the news until their arrests, long after they led anyone.
LED_BEFORE_2000 = {"Radovan Karadzic", "Ratko Mladic"}


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the file: a person in an office from `start` to `end`, both ISO 8601, `end` empty while in office."""

    name: str
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    code: str
    role: str
    start: str
    end: str


def file_lines() -> list[str]:
    source = resources.files("flows") / "extract" / "gazetteer" / "leaders.csv"
    return source.read_text(encoding="utf-8").splitlines()


def split_cell(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def read_terms() -> tuple[Term, ...]:
    rows = csv.DictReader((line for line in file_lines() if not line.startswith("#")), strict=True)
    return tuple(
        Term(
            row["name"],
            split_cell(row["aliases"]),
            split_cell(row["surname"]),
            row["code"],
            row["role"],
            row["start"],
            row["end"],
        )
        for row in rows
    )


def first_day(value: str) -> date:
    """The earliest day that an ISO day, month or year can mean."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """The latest day that an ISO day, month or year can mean."""
    parts = [int(part) for part in value.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def certain_overlap_days(one: Term, other: Term) -> int:
    """Days that both terms surely share, whatever their imprecise dates mean; negative where they lie apart."""
    begin = max(last_day(one.start), last_day(other.start))
    finish = min(first_day(term.end) if term.end else date.max for term in (one, other))
    return (finish - begin).days


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


TERMS = read_terms()


def by_office() -> Iterator[tuple[str, str, list[Term]]]:
    offices: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in TERMS:
        offices[term.code, term.role].append(term)
    for (code, role), terms in offices.items():
        yield code, role, terms


def holder(code: str, role: str, day: date) -> set[str]:
    return {
        term.name
        for term in TERMS
        if (term.code, term.role) == (code, role)
        and first_day(term.start) <= day
        and (not term.end or day < last_day(term.end))
    }


def test_the_file_opens_with_comments_that_explain_every_column_and_role() -> None:
    comment = "\n".join(line for line in file_lines() if line.startswith("#"))
    for word in [*COLUMNS, *ROLES, "Sources"]:
        assert word in comment
    header = next(line for line in file_lines() if not line.startswith("#"))
    assert header.split(",") == COLUMNS


def test_every_row_has_exactly_the_columns_of_the_header() -> None:
    rows = list(csv.reader(line for line in file_lines() if not line.startswith("#")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) > 1200


def test_names_aliases_and_surnames_are_filled_trimmed_and_distinct() -> None:
    for term in TERMS:
        assert term.name, term
        assert term.surnames, term
        values = [term.name, *term.aliases, *term.surnames]
        assert all(value and value == " ".join(value.split()) for value in values), term
        spellings = [term.name, *term.aliases]
        assert len(set(spellings)) == len(spellings), term
        assert len(set(term.surnames)) == len(term.surnames), term


def test_names_hold_letters_and_the_signs_of_names_only() -> None:
    for term in TERMS:
        for value in (term.name, *term.aliases, *term.surnames):
            assert re.fullmatch(r"[A-Za-z .'\-]+", value), value


def test_codes_and_roles_are_of_the_vocabulary() -> None:
    for term in TERMS:
        assert CODE.match(term.code), term
        assert term.role in ROLES, term
    assert {term.role for term in TERMS} == ROLES


def test_dates_are_iso_days_months_or_years_in_order() -> None:
    for term in TERMS:
        assert DATE.match(term.start), term
        assert not term.end or DATE.match(term.end), term
        assert first_day(term.start) <= date(2025, 12, 31), term
        if term.end:
            assert first_day(term.start) <= last_day(term.end), term


def test_every_term_reaches_into_2000_or_later() -> None:
    earlier = {term.name for term in TERMS if term.end and last_day(term.end) < date(2000, 1, 1)}
    assert earlier == LED_BEFORE_2000


def test_rows_are_sorted_and_no_person_takes_an_office_twice_on_a_day() -> None:
    keys = [(term.code, term.role, term.start, term.name) for term in TERMS]
    assert keys == sorted(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_no_person_holds_the_same_office_twice_at_once() -> None:
    shared = []
    for code, role, terms in by_office():
        # An envoy or minister may hold two posts at once; a head may not.
        if role not in HEADS | {"organisation_head"}:
            continue
        shared += [(code, role, a, b) for a, b in combinations(terms, 2) if a.name == b.name and overlaps(a, b)]
    assert shared == []


def overlaps(one: Term, other: Term) -> bool:
    return certain_overlap_days(one, other) > TOLERATED_OVERLAP_DAYS


def test_a_state_has_one_head_at_a_time_unless_it_is_known_to_share_or_dispute_it() -> None:
    clashes = [
        (code, role, one.name, other.name)
        for code, role, terms in by_office()
        if role in HEADS and code not in COLLECTIVE_OR_DISPUTED_HEADS
        for one, other in combinations(terms, 2)
        if overlaps(one, other)
    ]
    assert clashes == []


def test_states_listed_as_sharing_or_disputing_a_head_do_so() -> None:
    sharing = {
        code
        for code, role, terms in by_office()
        if role in HEADS and any(overlaps(one, other) for one, other in combinations(terms, 2))
    }
    assert sharing == COLLECTIVE_OR_DISPUTED_HEADS


def test_within_a_code_no_spelling_stands_for_two_people() -> None:
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in TERMS:
        for spelling in (term.name, *term.aliases):
            owners[term.code, folded(spelling)].add(term.name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_an_alias_is_not_another_persons_name_anywhere() -> None:
    names = {folded(term.name): term.name for term in TERMS}
    clashes = {
        (alias, term.name, names[folded(alias)])
        for term in TERMS
        for alias in term.aliases
        if folded(alias) in names and names[folded(alias)] != term.name
    }
    assert clashes == set()


def test_a_person_is_spelt_alike_in_every_row_of_a_code() -> None:
    forms: defaultdict[tuple[str, str], set[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(set)
    for term in TERMS:
        forms[term.code, term.name].add((term.aliases, term.surnames))
    assert {key for key, spellings in forms.items() if len(spellings) > 1} == set()


@pytest.mark.parametrize("code", sorted({*G20, *ASEAN}))
def test_g20_and_asean_states_have_heads_foreign_and_defence_ministers_throughout(code: str) -> None:
    for role in ("foreign_minister", "defence_minister"):
        terms = sorted((term for term in TERMS if (term.code, term.role) == (code, role)), key=lambda term: term.start)
        assert terms, (code, role)
        assert terms[-1].end == "" or last_day(terms[-1].end) >= date(2025, 1, 1), (code, role)
    heads = [term for term in TERMS if term.code == code and term.role in HEADS]
    assert any(first_day(term.start) <= date(2000, 12, 31) for term in heads)
    assert any(not term.end for term in heads)


def test_foreign_ministers_of_g20_states_leave_no_gap_of_a_year() -> None:
    for code in G20:
        terms = [term for term in TERMS if (term.code, term.role) == (code, "foreign_minister")]
        for earlier, later in pairwise(sorted(terms, key=lambda term: first_day(term.start))):
            assert earlier.end, (code, earlier.name)
            assert (first_day(later.start) - last_day(earlier.end)).days < 365, (code, earlier.name, later.name)


@pytest.mark.parametrize(
    ("code", "role", "day", "name"),
    [
        ("CHN", "head_of_state", date(2022, 9, 15), "Xi Jinping"),
        ("BLR", "head_of_state", date(2022, 9, 15), "Alexander Lukashenko"),
        ("IDN", "head_of_state", date(2007, 2, 1), "Susilo Bambang Yudhoyono"),
        ("IDN", "foreign_minister", date(2009, 10, 21), "Hassan Wirajuda"),
        ("IDN", "foreign_minister", date(2009, 10, 23), "Marty Natalegawa"),
        ("JPN", "head_of_government", date(2007, 9, 27), "Yasuo Fukuda"),
        ("IRN", "head_of_government", date(2007, 3, 24), "Mahmoud Ahmadinejad"),
        ("USA", "foreign_minister", date(2008, 6, 1), "Condoleezza Rice"),
        ("MYS", "head_of_government", date(2018, 5, 11), "Mahathir Mohamad"),
        ("UN", "organisation_head", date(2006, 12, 1), "Kofi Annan"),
        ("UN", "organisation_head", date(2007, 1, 2), "Ban Ki-moon"),
        ("SCO", "organisation_head", date(2022, 9, 15), "Zhang Ming"),
        ("VAT", "head_of_state", date(2025, 6, 1), "Leo XIV"),
    ],
)
def test_the_holder_of_an_office_is_told_by_the_day(code: str, role: str, day: date, name: str) -> None:
    assert holder(code, role, day) == {name}


@settings(deadline=None)
@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2025, 12, 31)))
def test_the_united_states_and_indonesia_have_one_president_on_any_day(day: date) -> None:
    for code in ("USA", "IDN"):
        assert len(holder(code, "head_of_state", day)) == 1
