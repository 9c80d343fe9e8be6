"""Coordination: which names are one list, and which only stand side by side."""

import pytest

from tests.extract.conftest import Reader


def groups(reader: Reader, text: str) -> list[str]:
    """The codes of each group in text order, joined by blanks."""
    gathered: dict[int, list[str]] = {}
    for party in reader.marked(text).parties:
        gathered.setdefault(party.group, []).extend(party.codes)
    return [" ".join(codes) for codes in gathered.values()]


@pytest.mark.parametrize(
    "text",
    [
        "China, Iran, dan Rusia bertemu.",
        "China, Iran dan Rusia bertemu.",
        "China dan Iran dan Rusia bertemu.",
        "China, Iran, serta Rusia bertemu.",
    ],
)
def test_a_list_with_a_conjunction_is_one_group(reader: Reader, text: str) -> None:
    assert groups(reader, text) == ["CHN IRN RUS"]


@pytest.mark.parametrize("joint", ["dan", "serta", "maupun", "beserta"])
def test_every_conjunction_of_names_joins(reader: Reader, joint: str) -> None:
    assert groups(reader, f"Laos {joint} Kamboja bertemu.") == ["LAO KHM"]


def test_a_comma_alone_makes_no_list(reader: Reader) -> None:
    text = "Selain Jepang, Korea Selatan memuji Filipina."
    assert groups(reader, text) == ["JPN", "KOR", "PHL"]


def test_other_words_between_keep_names_apart(reader: Reader) -> None:
    assert groups(reader, "China yang mendukung Iran dan Rusia bertemu India.") == ["CHN", "IRN RUS", "IND"]


def test_a_list_shares_the_preposition_of_its_first_name(reader: Reader) -> None:
    marked = reader.marked("Mereka berunding dengan Jepang, Korea Selatan, dan Filipina.")
    parties = [party for party in marked.parties if party.codes]
    assert [party.preposition for party in parties] == ["with"] * 3


def test_officials_are_joined_like_states(reader: Reader) -> None:
    assert groups(reader, "Menlu India, Menlu Nepal, dan Menlu Bhutan bertemu.") == ["IND NPL BTN"]


def test_a_conjunction_between_two_verbs_joins_no_names(reader: Reader) -> None:
    assert groups(reader, "Turki mengecam Suriah dan memuji Irak.") == ["TUR", "SYR", "IRQ"]
