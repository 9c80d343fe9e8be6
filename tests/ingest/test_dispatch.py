"""A dispatch's sections as a whole: what holds for every text, headings, broken lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.ingest import read_dispatch

PROSE = "Kedua belah pihak sepakat untuk meningkatkan hubungan China-Belarus menjadi kemitraan strategis, kata dia."

PIECES = st.sampled_from(
    [
        PROSE, "Jakarta (ANTARA) - ", "JAKARTA, KOMPAS.com - ", "Jakarta -", "Editor: Joko Susilo", "Pewarta: ",
        "Copyright © ANTARA 2022", "(*)", "(Uu.B002/H-RN)", "[ab/uh]", "[Gambas:Video CNN]", "[Gambas:", "Baca juga:",
        "Baca juga: Judul lain", "(", ")", "[", "]", "-", "—", ":", ".", "\n", "\n\n", " ", "\t", "\u00a0", "Judul",
        "Kamis, 15 September 2022 10:30 WIB", "15/9/2022", "31/31/2022", "99:99", "Dilarang mengutip", "***",
        "Foto", "Oleh ", "ADVERTISEMENT",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))


def check_sections(text: str, title: str | None = None) -> None:
    behind = 0
    for section in read_dispatch(text, title).sections:
        assert behind <= section.start < section.end <= len(text)
        assert not text[behind : section.start].strip()
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        behind = section.end
    assert not text[behind:].strip()


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_sections_are_ordered_disjoint_and_cover_every_visible_character(text: str, title: str | None) -> None:
    check_sections(text, title)


@pytest.mark.parametrize(
    "piece", ["(", "[Gambas:", "Editor: Joko ", "Baca juga: x. ", "A - ", "(ab/uh)", "© ", "a:", "15/9/"]
)
def test_a_long_line_of_one_cue_is_read(piece: str) -> None:
    check_sections(piece * (100_000 // len(piece)))


def test_an_empty_text_has_no_sections() -> None:
    assert read_dispatch("").sections == ()
    assert read_dispatch(" \n\t\n").sections == ()


def test_each_paragraph_is_a_body_section_of_its_own() -> None:
    text = f"{PROSE}\n\n{PROSE}\n{PROSE}"
    assert [text[s.start : s.end] for s in read_dispatch(text).sections] == [PROSE, PROSE, PROSE]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    text = f"{PROSE}\n\nEmpat plus satu\n\n{PROSE}"
    assert [section.kind for section in read_dispatch(text).sections] == ["body", "heading", "body"]


def test_the_title_repeated_above_the_story_is_a_heading() -> None:
    title = "Xi Jinping: kami sepakat."
    text = f"{title}\n{PROSE}"
    assert [section.kind for section in read_dispatch(text, title).sections] == ["heading", "body"]
    assert [section.kind for section in read_dispatch(text).sections] == ["body", "body"]


@pytest.mark.parametrize(
    "line", ["1. memulihkan stabilitas;", "- Perjanjian ekstradisi", "T: Sekarang di mana?", "Itu saja."]
)
def test_a_list_item_or_a_short_sentence_is_no_heading(line: str) -> None:
    text = f"{PROSE}\n\n{line}\n\n{PROSE}"
    assert [section.kind for section in read_dispatch(text).sections] == ["body", "body", "body"]


def test_lines_broken_at_a_pages_width_make_one_paragraph() -> None:
    text = (
        "Jakarta (ANTARA) - China dan Belarus pada Kamis (15/9) merilis pernyataan\n"
        "bersama tentang pembentukan kemitraan strategis yang komprehensif untuk\n"
        "segala situasi.\n"
        "\n"
        "Presiden China Xi Jinping pada Kamis bertemu dengan Presiden Belarus\n"
        "Alexander Lukashenko di Samarkand.\n"
    )
    sections = read_dispatch(text).sections
    assert [section.kind for section in sections] == ["dateline", "body", "body"]
    assert text[sections[1].start : sections[1].end].startswith("China dan Belarus")
    assert text[sections[2].start : sections[2].end].endswith("di Samarkand.")
