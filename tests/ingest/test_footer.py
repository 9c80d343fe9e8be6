"""Who wrote and edited a story, and what else stands below it."""

import pytest

from flows.ingest import read_dispatch

PROSE = "Kedua belah pihak sepakat untuk meningkatkan hubungan China-Belarus menjadi kemitraan strategis, kata dia."


def kinds(text: str) -> list[str]:
    return [section.kind for section in read_dispatch(text).sections]


def footer_text(text: str) -> str:
    return "\n".join(text[s.start : s.end] for s in read_dispatch(text).sections if s.kind == "footer")


def test_footer_lines_name_the_people_and_the_year() -> None:
    dispatch = read_dispatch(
        f"{PROSE}\n\nPewarta: Juwita Trisna Rahayu, Desca Lidya Natalia\nPenerjemah: Fadhli Ruhman\n"
        "Editor: Joko Susilo\nCopyright © ANTARA 2022\n"
    )
    assert dispatch.reporters == ("Juwita Trisna Rahayu", "Desca Lidya Natalia")
    assert dispatch.translators == ("Fadhli Ruhman",)
    assert dispatch.editors == ("Joko Susilo",)
    assert dispatch.copyright_year == 2022
    assert [section.kind for section in dispatch.sections] == ["body", "footer", "footer", "footer", "footer"]


def test_a_footer_at_the_end_of_a_line_is_cut_off_the_prose() -> None:
    footer = "Pewarta: Xinhua Editor: Joko Susilo Copyright © ANTARA 2022"
    text = f"Jakarta (ANTARA) - {PROSE} {footer}"
    dispatch = read_dispatch(text)
    assert [section.kind for section in dispatch.sections] == ["dateline", "body", "footer"]
    assert footer_text(text) == footer
    assert (dispatch.reporters, dispatch.editors, dispatch.copyright_year) == (("Xinhua",), ("Joko Susilo",), 2022)


@pytest.mark.parametrize(
    "footer",
    [
        "COPYRIGHT © ANTARA 2008",
        "Copyright © 2005 ANTARA",
        "Copyright (c) ANTARA 2022",
        "© 2022 ANTARA. All rights reserved.",
        "(Uu.B002/H-RN)",
        "(T.F008*G003/A011)",
        "[ab/uh]",
        "(isa/DAL)",
        "(*)",
        "***",
        "(Reuters)",
        "Reporter: Ani Budi | Editor: Cici Dewi",
        "Penulis/Editor: Ani Budi",
        "Sumber: Reuters",
        "Oleh Anton Santoso",
        "Editor: ega",
        "sumber : Antara",
        "DEWI RINA CAHYANI | REUTERS",
        "Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis untuk AI di situs web ini "
        "tanpa izin tertulis dari Kantor Berita ANTARA.",
    ],
)
def test_a_line_of_this_kind_below_the_story_is_footer(footer: str) -> None:
    assert kinds(f"{PROSE}\n\n{footer}") == ["body", "footer"]


@pytest.mark.parametrize("footer", ["(*)", "(Uu.B002/H-RN)", "[ab/uh]", "(AFP)", "(ANTARA)"])
def test_a_desk_code_behind_the_last_sentence_is_footer(footer: str) -> None:
    text = f"{PROSE}{footer}"
    assert kinds(text) == ["body", "footer"]
    assert footer_text(text) == footer


@pytest.mark.parametrize(
    "prose",
    [
        "Editor majalah itu mengatakan China dan Belarus akan bertemu lagi.",
        "Editor: siapa yang tahu apa yang akan terjadi besok di Samarkand?",
        "Menurut sumber: Presiden akan bertemu mitranya pada Kamis.",
        "Pewarta yang meliput pertemuan itu diminta keluar.",
        "Copyright Act 2022 disahkan parlemen Inggris pada Kamis.",
        "Pertemuan itu dihadiri negara anggota Organisasi Kerja Sama Shanghai (SCO)",
        "Kedua pemimpin bertemu di Samarkand pada Kamis (15/9)",
        "Oleh karena itu, Xi mengundang Lukashenko ke Beijing.",
        "Oleh Presiden Xi Jinping hal itu ditolak.",
        "Resolusi itu bernomor (A/RES/68/262) dan diadopsi Majelis Umum.",
    ],
)
def test_prose_with_a_footer_word_stays_body(prose: str) -> None:
    assert kinds(f"{PROSE}\n\n{prose}") == ["body", "body"]


def test_links_below_the_copyright_notice_are_footer() -> None:
    text = f"{PROSE}\n\nEditor: Joko Susilo\nCopyright © ANTARA 2022\nXi tiba di Samarkand\nBerita Terpopuler"
    assert kinds(text) == ["body", "footer", "footer", "footer", "footer"]


def test_tags_below_a_desk_code_are_footer() -> None:
    assert kinds(f"{PROSE}\n(idn/ita)\nxi jinping\nlukashenko") == ["body", "footer", "footer", "footer"]


def test_short_prose_below_a_desk_code_stays_body() -> None:
    assert kinds(f"{PROSE}\n(idn/ita)\nKeduanya bertemu.")[-1] == "body"


def test_prose_below_a_copyright_notice_stays_body() -> None:
    text = f"{PROSE}\nCopyright © ANTARA 2022\n{PROSE}"
    assert kinds(text)[-1] == "body"


def test_labels_within_an_interview_stay_body() -> None:
    text = f"{PROSE}\n\nReporter: Apakah benar?\n\n{PROSE}"
    assert kinds(text) == ["body", "body", "body"]
