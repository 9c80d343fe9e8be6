"""Podiums: what somebody says was said where and when the sentence beside it has them speak."""

import pytest

from flows.records import Event
from tests.extract.conftest import Reader

BLAME = "Perdana Menteri Togo Faure Gnassingbe mengecam Mali. "


def _said(event: Event) -> tuple[str | None, str | None, str | None]:
    return event.place, event.country, event.date


@pytest.mark.parametrize(
    "quote",
    [
        '"Ini kesalahan besar," tegasnya di Lome, Rabu (14/9).',
        '"Ini kesalahan besar," kata Gnassingbe di Lome, Rabu (14/9).',
        "Gnassingbe mengatakan kepada wartawan di Lome, Rabu (14/9), bahwa ia kecewa.",
    ],
)
def test_words_are_said_where_and_when_the_quote_beside_them_is(reader: Reader, quote: str) -> None:
    assert _said(reader.event(BLAME + quote)) == ("Lome", "TGO", "2022-09-14")


def test_the_quote_may_stand_before_the_words(reader: Reader) -> None:
    quote = '"Ini kesalahan besar," kata Presiden Togo Faure Gnassingbe di Lome, Rabu (14/9). '
    assert _said(reader.event(quote + "Gnassingbe mengecam Mali.")) == ("Lome", "TGO", "2022-09-14")


def test_what_somebody_else_says_is_no_podium(reader: Reader) -> None:
    assert reader.event(BLAME + '"Ini kesalahan besar," kata Presiden Niger di Niamey, Rabu (14/9).').place is None


def test_a_place_spoken_of_is_no_podium(reader: Reader) -> None:
    assert reader.event(BLAME + "Ia juga mengumumkan pembukaan pusat dagang di Niamey.").place is None


def test_words_with_a_place_and_day_of_their_own_keep_them(reader: Reader) -> None:
    blame = "Di Accra, Selasa (13/9), Presiden Togo Faure Gnassingbe mengecam Mali. "
    event = reader.event(blame + '"Ini kesalahan besar," tegasnya di Lome, Rabu (14/9).')
    assert _said(event) == ("Accra", "GHA", "2022-09-13")


def test_a_speakers_later_words_are_from_where_they_stood(reader: Reader) -> None:
    stood = "Di Lome, Rabu (14/9), juru bicara Togo Komi Dove mengatakan bahwa presidennya sehat. "
    event = reader.last_event(stood + 'Pasar ramai. "Togo meminta Mali menahan diri," kata Dove.')
    assert _said(event) == ("Lome", "TGO", "2022-09-14")
