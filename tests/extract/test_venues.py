"""Venues: a place behind its preposition, with the state or city that holds it."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("phrase", "text", "country"),
    [
        ("Samarkand", "Samarkand", "UZB"),
        ("Hanoi, Vietnam,", "Hanoi", "VNM"),
        ("Kanada", "", "CAN"),
        ("Istana Merdeka, Jakarta,", "Istana Merdeka, Jakarta", "IDN"),
        ("Laut China Selatan", "Laut China Selatan", ""),
        ("resor Sochi", "Sochi", "RUS"),
        ("kota perbatasan Poipet, Kamboja,", "Poipet", "KHM"),
        ("ibu kota Thailand, Bangkok,", "Bangkok", "THA"),
        ("pulau wisata Korea Selatan Jeju", "Jeju", "KOR"),
    ],
    ids=[
        "a city",
        "a city and its state",
        "a state alone",
        "a site and its city",
        "a sea of no state",
        "what the place is",
        "what the place is and where",
        "a city behind its state and a comma",
        "a city right behind its state",
    ],
)
def test_a_place_is_found_with_its_country(reader: Reader, phrase: str, text: str, country: str) -> None:
    assert reader.places(f"Mereka bertemu di {phrase} pada Kamis.") == [(text, country, "at")]


def test_a_known_city_has_its_point_on_the_globe(reader: Reader) -> None:
    event = reader.event("Iran dan Irak bertemu di Samarkand.")
    assert event.latitude == pytest.approx(39.65, abs=0.1)
    assert event.longitude == pytest.approx(66.96, abs=0.1)


def test_an_unknown_venue_takes_its_country_from_the_city_behind_it(reader: Reader) -> None:
    found = reader.places("Mereka bertemu di Gedung Mawar Biru, Paris.")
    assert found == [("Gedung Mawar Biru, Paris", "FRA", "at")]


def test_an_unknown_name_is_a_place_behind_a_preposition_of_rest_only(reader: Reader) -> None:
    assert reader.places("Mereka bertemu di Kertawangi.") == [("Kertawangi", "", "at")]
    assert reader.places("Mereka berjalan ke Kertawangi.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mereka bertemu di Kertawangi Kamis (15/9).", "Kertawangi"),
        ("Mereka bertemu di Manila Senin lalu.", "Manila"),
    ],
)
def test_a_weekday_ends_a_venues_name(reader: Reader, text: str, name: str) -> None:
    assert [found[0] for found in reader.places(text)] == [name]


@pytest.mark.parametrize(
    ("text", "preposition"),
    [("Mereka rapat di Wina.", "at"), ("Mereka terbang ke Wina.", "towards"), ("Mereka datang dari Wina.", "from")],
)
def test_the_preposition_says_whether_one_is_there_goes_or_comes(reader: Reader, text: str, preposition: str) -> None:
    assert reader.places(text) == [("Wina", "AUT", preposition)]


def test_a_state_behind_from_acts_and_is_no_place(reader: Reader) -> None:
    text = "Dukungan datang dari China."
    assert reader.places(text) == []
    assert reader.parties(text) == [("China", "CHN")]


def test_a_place_is_no_party(reader: Reader) -> None:
    assert reader.parties("Mereka bertemu di New York, Amerika Serikat.") == []


def test_a_place_broken_over_lines_keeps_the_texts_own_words(reader: Reader) -> None:
    [(name, country, _)] = reader.places("Mereka bertemu di\nHotel Anggrek,\nJakarta, Senin.")
    assert name.split() == ["Hotel", "Anggrek,", "Jakarta"]
    assert country == "IDN"


def test_nobody_signs_on_a_sea(reader: Reader) -> None:
    event = reader.event("Iran dan Irak menandatangani perjanjian batas di Laut Mawar.")
    assert event.place is None


def test_troops_are_drawn_back_from_a_place(reader: Reader) -> None:
    event = reader.event("Mali menarik pasukannya dari Lome.")
    assert (event.place, event.country) == ("Lome", "TGO")


@pytest.mark.parametrize("where", ["di sana", "di kota itu", "di tempat yang sama"])
def test_words_can_mean_the_place_told_last(reader: Reader, where: str) -> None:
    event = reader.last_event(f"Presiden Togo tiba di Samarkand. Presiden Togo bertemu Presiden Mali {where}.")
    assert (event.place, event.country) == ("Samarkand", "UZB")


def test_here_is_where_the_dispatch_was_filed() -> None:
    event = Reader(place="Lome").event("Presiden Fiji dan Presiden Tonga bertemu di sini, Kamis.")
    assert (event.place, event.country) == ("Lome", "TGO")


def test_there_is_nowhere_before_a_place_was_told(reader: Reader) -> None:
    assert reader.event("Presiden Togo bertemu Presiden Mali di sana.").place is None
