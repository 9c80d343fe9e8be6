"""What is set into a story is kept out of its body."""

import pytest

from flows.ingest import read_dispatch

PROSE = "Kedua belah pihak sepakat untuk meningkatkan hubungan China-Belarus menjadi kemitraan strategis, kata dia."


def kinds(text: str) -> list[str]:
    return [section.kind for section in read_dispatch(text).sections]


@pytest.mark.parametrize(
    "insert",
    [
        "Baca juga: Xi Jinping tiba di Samarkand",
        "Baca Juga: Mengenal FIR, Ruang Udara yang Dikelola Singapura?",
        "BACA JUGA: Kronologi perang",
        "(Baca juga: Kronologi perang)",
        "Simak Video 'Pidato Xi Jinping di Samarkand'",
        "Lihat juga Video: Xi Temui Lukashenko",
        "Lihat Juga: Xi Temui Lukashenko",
        "Pilihan Editor: Xi Jinping dan Lukashenko Bertemu",
        "[Gambas:Video CNN]",
        "[Gambas:Video 20detik]",
        "ADVERTISEMENT",
        "Ikuti berita terkini dari kami di saluran WhatsApp, klik di sini.",
        "Foto: Xi Jinping dan Lukashenko",
        "SCROLL TO CONTINUE WITH CONTENT",
        "(Foto: Xi Jinping dan Alexander Lukashenko di Samarkand)",
        "Presiden Xi Jinping menyambut Lukashenko di Samarkand, Kamis (15/9/2022). ANTARA FOTO/Xinhua/aww.",
        "Xi Jinping dan Lukashenko berjabat tangan (Foto: AFP)",
    ],
)
def test_a_line_that_is_none_of_the_story_is_an_insert(insert: str) -> None:
    assert kinds(f"{PROSE}\n\n{insert}\n\n{PROSE}") == ["body", "insert", "body"]


def test_the_title_below_a_bare_pointer_is_an_insert_too() -> None:
    text = f"{PROSE}\nBaca juga:\nXi Jinping Tiba di Samarkand\n{PROSE}"
    assert kinds(text) == ["body", "insert", "insert", "body"]


def test_an_embed_within_a_paragraph_is_cut_out() -> None:
    text = f"{PROSE} [Gambas:Video CNN] {PROSE}"
    dispatch = read_dispatch(text)
    assert [text[s.start : s.end] for s in dispatch.sections] == [PROSE, "[Gambas:Video CNN]", PROSE]


def test_a_pointer_that_ends_a_paragraph_is_cut_off() -> None:
    text = f"{PROSE} Baca juga: Xi Jinping tiba di Samarkand\n{PROSE}"
    dispatch = read_dispatch(text)
    assert [s.kind for s in dispatch.sections] == ["body", "insert", "body"]
    assert text[dispatch.sections[0].start : dispatch.sections[0].end] == PROSE


def test_a_pointer_whose_end_cant_be_told_stays_in_the_body() -> None:
    assert kinds(f"{PROSE} Baca juga: Xi Tiba di Samarkand Keduanya meneken perjanjian.") == ["body"]


@pytest.mark.parametrize(
    "prose",
    [
        "Baca juga keterangan pers Kementerian Luar Negeri, kata Xi kepada wartawan di Samarkand.",
        "Ia mengajak warga membaca juga: buku sejarah Belarus. Buku itu terbit tahun lalu di Minsk.",
        "Simak video itu baik-baik, kata Lukashenko kepada Presiden Xi.",
        "Presiden (foto itu menunjukkan) bertemu Xi Jinping di Samarkand.",
        "Pertemuan itu berlangsung di ibu kota Turki (Istanbul).",
    ],
)
def test_prose_with_an_inserts_words_stays_body(prose: str) -> None:
    assert kinds(f"{PROSE}\n\n{prose}\n\n{PROSE}") == ["body", "body", "body"]
