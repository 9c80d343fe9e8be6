"""The world: what a proper name stands for, and who held an office on a day."""

import pytest

from flows.extract.text import tokenize
from flows.extract.world import Name, Term, load_world
from tests.extract.conftest import Reader

WORLD = load_world()


def names(phrase: str) -> tuple[Name, ...]:
    match = WORLD.names.at(tokenize(phrase), 0)
    return match.values if match is not None else ()


@pytest.mark.parametrize(
    ("phrase", "kind", "code"),
    [
        ("Belarus", "state", "BLR"),
        ("Negeri Tirai Bambu", "state", "CHN"),
        ("Kremlin", "state", "RUS"),
        ("Beijing", "capital", "CHN"),
        ("Uni Eropa", "organisation", "EU"),
        ("Hamas", "organisation", "HAMAS"),
        ("Taiwan", "state", "TWN"),
    ],
)
def test_a_name_stands_for_a_state_or_organisation(phrase: str, kind: str, code: str) -> None:
    assert (kind, code) in {(name.kind, name.code) for name in names(phrase)}


def test_every_actors_code_is_named_once() -> None:
    codes = [actor.code for actor in WORLD.actors]
    assert codes == sorted(set(codes))
    assert WORLD.states | WORLD.armed_groups <= set(codes)
    assert not WORLD.states & WORLD.armed_groups


def test_every_term_names_a_code_that_is_an_actor() -> None:
    codes = {actor.code for actor in WORLD.actors}
    terms = [term for held in WORLD.surnames.values() for term in held]
    assert terms
    assert {term.code for term in terms} <= codes


def test_an_acronym_is_a_name_in_capitals_only(reader: Reader) -> None:
    assert reader.parties("AS mengecam Iran.") == [("AS", "USA"), ("Iran", "IRN")]
    assert reader.parties("As mengecam Iran.") == [("Iran", "IRN")]


def test_a_capital_stands_for_its_state_where_it_acts(reader: Reader) -> None:
    assert reader.tells("Moskow mengecam Washington.") == ["ACCUSE RUS > USA"]


def test_a_capital_is_a_place_behind_a_preposition_of_place(reader: Reader) -> None:
    text = "Delegasi Mesir tiba di Moskow."
    assert reader.places(text) == [("Moskow", "RUS", "at")]
    assert reader.parties(text) == [("Delegasi Mesir", "EGY")]


@pytest.mark.parametrize(
    "text",
    [
        "Radio Israel memuji Iran.",
        "South China Morning Post memuji Iran.",
        "Negara-negara Amerika Latin memuji Iran.",
        "Wartawan Jakarta Post memuji Iran.",
    ],
)
def test_a_medium_or_region_with_a_states_name_in_it_does_not_act(reader: Reader, text: str) -> None:
    assert reader.events(text) == ()


def test_an_abbreviation_in_brackets_belongs_to_the_name_before_it(reader: Reader) -> None:
    parties = reader.parties("Organisasi Kerja Sama Shanghai (SCO) mendukung Iran.")
    assert parties == [("Organisasi Kerja Sama Shanghai ( SCO )", "SCO"), ("Iran", "IRN")]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2001-01-19", False),
        ("2001-01-20", True),
        ("2005-06", True),
        ("2001", True),
        ("2009-01-20", True),
        ("2009-01-21", False),
        (None, True),
    ],
)
def test_a_term_holds_from_its_first_to_its_last_day(day: str | None, holds: bool) -> None:
    assert Term("George W Bush", "USA", "head_of_state", "2001-01-20", "2009-01-20").holds(day) is holds


def test_a_term_known_by_year_holds_the_whole_year() -> None:
    term = Term("Isnilon Hapilon", "ABU_SAYYAF", "group_leader", "2006", "2017")
    assert term.holds("2006-01-01")
    assert term.holds("2017-12-31")
    assert not term.holds("2005-12-31")
    assert not term.holds("2018-01-01")


def test_an_open_term_holds_for_good() -> None:
    assert Term("Xi Jinping", "CHN", "head_of_state", "2013-03-14", "").holds("2099-01-01")


def test_a_surname_behind_an_office_means_the_holder_of_the_articles_day() -> None:
    text = "Presiden Bush mengecam Iran."
    assert Reader("2005-06-01").tells(text) == ["ACCUSE USA > IRN"]
    assert Reader("2022-06-01").tells(text) == []
