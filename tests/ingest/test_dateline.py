"""Where a story was filed, and by whom, by its first words."""

import pytest

from flows.ingest import read_dispatch

STORY = "Presiden China Xi Jinping pada Kamis bertemu dengan Presiden Belarus Alexander Lukashenko di Samarkand."


@pytest.mark.parametrize(
    ("dateline", "place", "agencies"),
    [
        ("Jakarta (ANTARA) - ", "Jakarta", ("ANTARA",)),
        ("Beijing (ANTARA/Xinhua) - ", "Beijing", ("ANTARA", "Xinhua")),
        ("Wina (ANTARA News/AFP) - ", "Wina", ("ANTARA News", "AFP")),
        ("Tokyo (ANTARA/Kyodo-OANA) -- ", "Tokyo", ("ANTARA", "Kyodo-OANA")),
        ("Moskow, (Antaranews.com/Sputnik-OANA) - ", "Moskow", ("Antaranews.com", "Sputnik-OANA")),
        ("Manila,(ANTARA News) - ", "Manila", ("ANTARA News",)),
        ("Jakarta (ANTARA) ", "Jakarta", ("ANTARA",)),
        ("Riyadh (SPA) - ", "Riyadh", ("SPA",)),
        ("Beijing (ANTARA/Global Times) - ", "Beijing", ("ANTARA", "Global Times")),
        ("JAKARTA, KOMPAS.com - ", "JAKARTA", ("KOMPAS.com",)),
        ("JAKARTA, KOMPAS.com — ", "JAKARTA", ("KOMPAS.com",)),
        ("TEMPO.CO, Jakarta - ", "Jakarta", ("TEMPO.CO",)),
        ("TEMPO Interaktif, Jakarta: ", "Jakarta", ("TEMPO Interaktif",)),
        ("Washington DC (VOA) — ", "Washington DC", ("VOA",)),
        ("Camp David, Maryland (VOA) — ", "Camp David, Maryland", ("VOA",)),
        ("REPUBLIKA.CO.ID, JAKARTA -- ", "JAKARTA", ("REPUBLIKA.CO.ID",)),
        ("REPUBLIKA.CO.ID,  JAKARTA – ", "JAKARTA", ("REPUBLIKA.CO.ID",)),
        ("Liputan6.com, Jakarta - ", "Jakarta", ("Liputan6.com",)),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", ("CNN Indonesia",)),
        ("Merdeka.com - ", None, ("Merdeka.com",)),
        ("Bisnis.com, JAKARTA - ", "JAKARTA", ("Bisnis.com",)),
        ("Jakarta - ", "Jakarta", ()),
        ("JAKARTA — ", "JAKARTA", ()),
        ("BRUSSELS/BEIJING - ", "BRUSSELS/BEIJING", ()),
        ("Rio de Janeiro (ANTARA) - ", "Rio de Janeiro", ("ANTARA",)),
        ("N'Djamena (AFP) - ", "N'Djamena", ("AFP",)),
        ("Port-au-Prince (ANTARA/AFP) - ", "Port-au-Prince", ("ANTARA", "AFP")),
        ("Ras al-Khaimah (ANTARA) - ", "Ras al-Khaimah", ("ANTARA",)),
        ("Helsinki, 15/8 (ANTARA) - ", "Helsinki", ("ANTARA",)),
        ("Jakarta, 15/9/2022 (ANTARA) - ", "Jakarta", ("ANTARA",)),
        ("BEIJING, 16 September (Xinhua) -- ", "BEIJING", ("Xinhua",)),
        ("London, Kamis (AFP) - ", "London", ("AFP",)),
        ("Jakarta, Kamis (15/9/2022) - ", "Jakarta", ()),
        ("Liputan6.com, Jakarta ", "Jakarta", ("Liputan6.com",)),
        ("Liputan6.com, New York ", "New York", ("Liputan6.com",)),
        ("Jakarta- ", None, ()),
    ],
)
def test_a_dateline_gives_place_and_agencies_as_written(
    dateline: str, place: str | None, agencies: tuple[str, ...]
) -> None:
    dispatch = read_dispatch(dateline + STORY)
    assert (dispatch.place, dispatch.agencies) == (place, agencies)
    if place or agencies:
        head, body = dispatch.sections
        assert (head.kind, head.start, head.end) == ("dateline", 0, len(dateline.rstrip()))
        assert (body.kind, body.start, body.end) == ("body", len(dateline), len(dateline + STORY))


@pytest.mark.parametrize(
    "opening",
    [
        "Presiden China Xi Jinping bertemu mitranya - pertemuan pertama sejak 2020 - di Samarkand, Uzbekistan.",
        "Kedua negara anti-korupsi itu - China dan Belarus - merilis pernyataan bersama di Samarkand.",
        "Hubungan China-Belarus ditingkatkan menjadi kemitraan strategis yang komprehensif.",
        '"Kami sepakat," kata Xi - Lukashenko mengangguk.',
        "Dewan Kepala Negara Organisasi Kerja Sama Shanghai (SCO) - Pertemuan itu berlangsung di Samarkand.",
        "Perserikatan Bangsa-Bangsa (PBB) bertemu di Jenewa untuk membahas gencatan senjata.",
        "Joko Widodo (presiden) - Ia bertemu Xi Jinping di Bogor pada Selasa untuk membahas kereta cepat.",
        "- Perjanjian ekstradisi buronan ditandatangani Indonesia dan Singapura di Bintan, Kepulauan Riau.",
        "Foto - Presiden Xi Jinping menyambut Presiden Lukashenko di Samarkand, Uzbekistan, pada Kamis.",
        "Ketua DPR - Puan Maharani bertemu Ketua Parlemen Korea Selatan di Seoul pada Rabu.",
        "Kota Bogor - Kota Hujan - bersiap menyambut tamu negara.",
        "Rusia - Ukraina sepakat bertukar tahanan pada Rabu, kata Kementerian Pertahanan Rusia.",
        "T: Awalnya bagaimana? J: Kedua menteri bertemu di Kota Kinabalu untuk membahas batas laut.",
    ],
)
def test_prose_with_a_dash_or_brackets_is_no_dateline(opening: str) -> None:
    dispatch = read_dispatch(opening)
    assert (dispatch.place, dispatch.agencies) == (None, ())
    assert [section.kind for section in dispatch.sections] == ["body"]


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    dispatch = read_dispatch(f"Jakarta -\n\n{STORY}")
    assert dispatch.place == "Jakarta"
    assert [section.kind for section in dispatch.sections] == ["dateline", "body"]


def test_headline_byline_and_timestamp_above_the_dateline_are_not_body() -> None:
    text = (
        "China dan Belarus tingkatkan kemitraan\nJumat, 16 September 2022 09:14 WIB\nPenulis: Sandi Firman\n"
        f"Jakarta (ANTARA) - {STORY}\n"
    )
    dispatch = read_dispatch(text)
    assert [section.kind for section in dispatch.sections] == ["heading", "dateline", "dateline", "dateline", "body"]
    assert dispatch.place == "Jakarta"
    assert dispatch.reporters == ("Sandi Firman",)


@pytest.mark.parametrize(
    "stamp",
    [
        "Kamis, 15 September 2022 10:30 WIB",
        "Kamis, 15 Sep 2022 10:30 WIB",
        "Kompas.com - 15/09/2022, 10:30 WIB",
        "(Diperbarui Jumat, 27 Agustus 2010, 16.05 WIB)",
        "Rabu, 25 Januari 2022 | 12:08 WIB",
        "15 September 2022",
        "CNN Indonesia",
    ],
)
def test_a_line_that_only_dates_or_signs_the_story_is_not_body(stamp: str) -> None:
    dispatch = read_dispatch(f"{stamp}\n\n{STORY}")
    assert [section.kind for section in dispatch.sections] == ["dateline", "body"]


def test_a_scraped_head_is_read_line_by_line() -> None:
    text = (
        "detikNews\nXi Jinping Temui Lukashenko di Samarkand\nTim Redaksi\nKamis, 15 Sep 2022 19:02 WIB\n"
        f"Foto: Xi Jinping (AFP)\nJakarta - {STORY}\n"
    )
    dispatch = read_dispatch(text)
    kinds = [section.kind for section in dispatch.sections]
    assert kinds == ["dateline", "heading", "dateline", "dateline", "insert", "dateline", "body"]
    assert (dispatch.place, dispatch.agencies) == ("Jakarta", ("detikNews",))


def test_a_headline_with_a_dash_above_a_signed_dateline_is_no_dateline() -> None:
    dispatch = read_dispatch(f"SAMARKAND - MINSK KIAN DEKAT\n\nJakarta (ANTARA) - {STORY}")
    assert [section.kind for section in dispatch.sections] == ["heading", "dateline", "body"]
    assert dispatch.place == "Jakarta"


def test_a_sentence_that_starts_with_a_date_is_body() -> None:
    dispatch = read_dispatch("Pada 15 September 2022 keduanya bertemu di Samarkand.")
    assert [section.kind for section in dispatch.sections] == ["body"]


def test_a_signed_dateline_below_a_lead_is_found() -> None:
    lead = "Dua negara mempererat hubungan mereka."
    dispatch = read_dispatch(f"{lead}\n\nJakarta (ANTARA) - {STORY}")
    assert dispatch.place == "Jakarta"
    assert [section.kind for section in dispatch.sections] == ["body", "dateline", "body"]


def test_an_unsigned_place_deep_in_the_text_is_body() -> None:
    dispatch = read_dispatch(f"{STORY}\n\nMinsk - {STORY}")
    assert [section.kind for section in dispatch.sections] == ["body", "body"]


def test_a_town_and_a_colon_sign_a_dateline_before_prose() -> None:
    dispatch = read_dispatch(f"Jakarta: {STORY}")
    assert (dispatch.place, dispatch.agencies) == ("Jakarta", ())


@pytest.mark.parametrize("text", ["Jakarta: Banjir Lagi", f"Jokowi: {STORY}", f"Presiden: {STORY}"])
def test_a_headline_or_a_speaker_before_a_colon_is_no_dateline(text: str) -> None:
    assert read_dispatch(text).place is None
