"""Text: tokens keep their offsets, and sentences end where Indonesian wire copy ends them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.language import load_language
from flows.extract.text import Sentence, behind_ordinal, fold, split_sentences, tokenize

ABBREVIATIONS = load_language("id").abbreviations


def sentences_of(text: str) -> list[Sentence]:
    return split_sentences(text, [(0, len(text))], ABBREVIATIONS)


def cut(text: str) -> list[str]:
    """The sentences as they stand in the text."""
    return [text[sentence.start : sentence.end] for sentence in sentences_of(text)]


def test_a_sentence_ends_at_a_full_stop_before_a_capital() -> None:
    assert cut("Xi tiba di Moskow. Putin menyambutnya.") == ["Xi tiba di Moskow.", "Putin menyambutnya."]


@pytest.mark.parametrize("end", ["?", "!", "…", "?!", "..."])
def test_other_terminators_end_a_sentence_too(end: str) -> None:
    assert cut(f"Siapa yang hadir{end} Iran hadir.") == [f"Siapa yang hadir{end}", "Iran hadir."]


@pytest.mark.parametrize(
    "text",
    [
        "Ia bertemu Prof. Budi di Bandung.",
        "Letjen. Agus hadir di Jl. Merdeka No. 5 bersama Dr. Rina.",
        "Mereka membahas pangan, energi, dll. Menurut rencana.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["Utusan H. R. McMaster tiba di Seoul.", "Presiden George W. Bush tiba.", "Duta Besar A. Yani tiba di Tokyo."],
)
def test_an_initial_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_a_stop_whose_space_was_lost_ends_a_sentence_but_not_the_name_of_a_site() -> None:
    assert cut("Xi tiba di Moskow.Putin hadir.") == ["Xi tiba di Moskow.", "Putin hadir."]
    assert cut('Ia ingin "damai."Putin hadir.') == ['Ia ingin "damai."', "Putin hadir."]
    assert cut("Menurut Kompas.com dan Bab 10.B semua hadir.") == ["Menurut Kompas.com dan Bab 10.B semua hadir."]


def test_a_number_with_inner_stops_stays_whole() -> None:
    [sentence] = sentences_of("Sebanyak 1.500 orang hadir pukul 22.00 WIB pada 15/9/2022.")
    assert {"1.500", "22.00", "15/9/2022"} <= set(sentence.words)


@pytest.mark.parametrize(
    ("text", "end"), [("ke-22 hadir", 3), ("G-20 hadir", 3), ("ke - 22 hadir", 0), ("China-Iran hadir", 0), ("ke", 0)]
)
def test_a_word_and_a_number_joined_by_a_hyphen_belong_together(text: str, end: int) -> None:
    [sentence] = sentences_of(text)
    assert behind_ordinal(sentence, 0) == end


def test_an_inner_apostrophe_belongs_to_its_word() -> None:
    assert tokenize("Jum'at di Ma’rib") == ("jum'at", "di", "ma'rib")


def test_a_closing_quotation_mark_belongs_to_the_sentence_that_it_closes() -> None:
    text = '"Kami menolak." Demikian jawab Teheran.'
    assert cut(text) == ['"Kami menolak."', "Demikian jawab Teheran."]


def test_an_opening_quotation_mark_belongs_to_the_sentence_that_it_opens() -> None:
    text = 'Teheran menjawab. "Kami menolak."'
    assert cut(text) == ["Teheran menjawab.", '"Kami menolak."']


def test_a_stop_before_a_lower_case_word_ends_nothing() -> None:
    assert cut("Perusahaan itu (PT. maju) hadir.") == ["Perusahaan itu (PT. maju) hadir."]


def test_a_hard_wrapped_line_goes_on_in_the_next() -> None:
    text = "Presiden China\nXi Jinping tiba di\nMoskow. Ia bertemu\nPutin."
    assert cut(text) == ["Presiden China\nXi Jinping tiba di\nMoskow.", "Ia bertemu\nPutin."]


def test_a_blank_line_ends_a_sentence_without_a_stop_and_a_paragraph() -> None:
    sentences = sentences_of("China dan Rusia bertemu\n \nIran tidak hadir. Irak hadir.")
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1]
    assert [sentence.index for sentence in sentences] == [0, 1, 2]


def test_only_the_given_stretches_are_read() -> None:
    text = "Kepala. Isi pertama. Sisipan. Isi kedua."
    spans = [(8, 20), (30, len(text))]
    sentences = split_sentences(text, spans, ABBREVIATIONS)
    assert [text[s.start : s.end] for s in sentences] == ["Isi pertama.", "Isi kedua."]


def test_a_run_without_punctuation_is_cut_so_that_cost_stays_linear() -> None:
    sentences = sentences_of("Kata " * 5000)
    assert len(sentences) > 10
    assert sum(len(sentence) for sentence in sentences) == 5000


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Türkiye", "turkiye"), ("Erdoğan", "erdogan"), ("KTT", "ktt"), ("Łukasz", "lukasz"), ("Jum’at", "jum'at")],
)
def test_folding_takes_case_and_accents_away(word: str, folded: str) -> None:
    assert fold(word) == folded


WIRE_TEXT = st.text(st.sampled_from("Ab. \n?!\"“”'’1-/,()é°✓\u00a0\u200f\r\t"), max_size=120)


@given(st.one_of(st.text(max_size=200), WIRE_TEXT))
def test_a_tokens_offsets_give_back_its_word_in_any_text(text: str) -> None:
    for sentence in sentences_of(text):
        assert len(sentence.words) == len(sentence.keys) == len(sentence.starts) == len(sentence.ends) > 0
        for word, key, start, end in zip(sentence.words, sentence.keys, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word
            assert fold(word) == key


@given(st.one_of(st.text(max_size=200), WIRE_TEXT))
def test_tokens_and_sentences_of_any_text_are_ordered_and_apart(text: str) -> None:
    sentences = sentences_of(text)
    spans = [span for s in sentences for span in zip(s.starts, s.ends, strict=True)]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [s.index for s in sentences] == list(range(len(sentences)))
    assert all(a.paragraph <= b.paragraph for a, b in pairwise(sentences))


@given(st.one_of(st.text(max_size=200), WIRE_TEXT))
def test_no_visible_character_of_any_text_is_lost(text: str) -> None:
    covered = {at for s in sentences_of(text) for a, b in zip(s.starts, s.ends, strict=True) for at in range(a, b)}
    missing = [character for at, character in enumerate(text) if at not in covered]
    assert all(character.isspace() for character in missing)


@given(st.lists(st.sampled_from(["Xi tiba.", "Putin hadir!", "Siapa datang?"]), min_size=1, max_size=8))
def test_plain_sentences_are_cut_apart_one_by_one(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts
