"""Reading data: comment lines, cells with several values, and phrases found by the longest match."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.extract.tables import PhraseIndex, read_table, split_cell
from flows.extract.text import tokenize

WORDS = st.lists(st.sampled_from(["kata", "Laut", "China", "besar", "G-20"]), min_size=1, max_size=4).map(" ".join)


def test_comment_lines_and_blank_lines_are_skipped_and_cells_are_stripped(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text('# what it is\n# where from\n\nname,codes\n China , CHN\n"Laut, luas",\n', encoding="utf-8")
    assert list(read_table(file)) == [{"name": "China", "codes": "CHN"}, {"name": "Laut, luas", "codes": ""}]


def test_a_row_that_is_too_short_has_empty_cells(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("name,code\nChina\n", encoding="utf-8")
    assert list(read_table(file)) == [{"name": "China", "code": ""}]


def test_a_cell_holds_several_values_between_semicolons() -> None:
    assert split_cell(" presiden; kepala negara ;;") == ["presiden", "kepala negara"]
    assert split_cell("") == []


def test_the_longest_phrase_that_stands_at_a_position_is_taken() -> None:
    index = PhraseIndex([("laut", "sea"), ("laut china", "east"), ("laut china selatan", "south")])
    match = index.at(("di", "laut", "china", "timur"), 1)
    assert match is not None
    assert (match.values, match.end) == (("east",), 3)


def test_nothing_is_found_where_only_a_part_of_a_phrase_stands() -> None:
    index = PhraseIndex([("laut china selatan", "south")])
    assert index.at(("laut", "china"), 0) is None
    assert index.at(("selatan", "laut"), 0) is None


def test_a_phrase_is_found_however_it_is_cased_or_accented() -> None:
    index = PhraseIndex([("Türkiye Raya", "TUR")])
    assert "TURKIYE raya" in index
    assert "Raya" not in index


def test_one_phrase_may_have_several_values_each_once_in_the_order_given() -> None:
    index = PhraseIndex([("serta", "b"), ("Serta", "a"), ("serta", "b")])
    match = index.at(("serta",), 0)
    assert match is not None
    assert match.values == ("b", "a")


def test_an_empty_phrase_is_no_phrase() -> None:
    index = PhraseIndex([("", "nothing"), ("  ", "nothing")])
    assert index.at(("kata",), 0) is None
    assert "" not in index


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_phrase_put_in_is_found_again(phrases: list[str]) -> None:
    index = PhraseIndex((phrase, phrase.lower()) for phrase in phrases)
    for phrase in phrases:
        assert phrase in index
        keys = tokenize(phrase)
        match = index.at(keys, 0)
        assert match is not None
        assert match.end == len(keys)
        assert phrase.lower() in match.values
