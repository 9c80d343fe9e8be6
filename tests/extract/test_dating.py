"""When and where: the date and place of an event, its own or taken over."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("words", "date", "basis"),
    [
        ("Rabu (14/9)", "2022-09-14", "explicit"),
        ("pada 3 Mei 2022", "2022-05-03", "explicit"),
        ("pada Mei 2022", "2022-05", "explicit"),
        ("pada 12-13 September 2022", "2022-09-12/2022-09-13", "explicit"),
        ("pada Rabu", "2022-09-14", "weekday"),
        ("kemarin", "2022-09-15", "relative"),
    ],
)
def test_an_event_has_the_date_that_its_sentence_gives(reader: Reader, words: str, date: str, basis: str) -> None:
    event = reader.event(f"Mali dan Togo bertemu {words}.")
    assert (event.date, event.date_basis) == (date, basis)


def test_an_event_without_a_date_is_of_the_articles_day(reader: Reader) -> None:
    event = reader.event("Mali mengecam Niger.")
    assert (event.date, event.date_basis) == ("2022-09-16", "publication")


def test_the_day_of_the_articles_head_is_inherited(reader: Reader) -> None:
    event = reader.last_event("Mali dan Togo bertemu di Lome, Rabu (14/9).\n\nMali mengecam Niger.")
    assert (event.date, event.date_basis) == ("2022-09-14", "inherited")


def test_the_day_of_its_own_paragraph_goes_before_that_of_the_head(reader: Reader) -> None:
    text = "Mali dan Togo bertemu, Rabu (14/9).\n\nMenlu Mali tiba di Lome, Kamis (15/9). Mali mengecam Niger."
    assert reader.last_event(text).date == "2022-09-15"


def test_each_clause_takes_its_own_date(reader: Reader) -> None:
    events = reader.events("Mali bertemu Togo pada Rabu (14/9), lalu Mali mengecam Niger pada Kamis (15/9).")
    assert [event.date for event in events] == ["2022-09-14", "2022-09-15"]


def test_what_is_planned_without_a_day_has_no_date(reader: Reader) -> None:
    event = reader.event("Mali dan Togo akan bertemu di Lome.")
    assert (event.date, event.date_basis, event.status) == (None, None, "planned")


def test_without_any_day_known_there_is_no_date() -> None:
    event = Reader(published=None).event("Mali mengecam Niger.")
    assert (event.date, event.date_basis) == (None, None)


def test_words_spoken_now_are_not_dated_by_a_year_that_they_mention(reader: Reader) -> None:
    assert reader.event("Mali mengecam Niger soal perang pada 2020.").date == "2022-09-16"


def test_an_undated_event_is_told_apart_by_its_article() -> None:
    reader = Reader(published=None)
    event = reader.event("Mali mengecam Niger.")
    assert event.event_id == reader.event("Mali mengecam Niger.").event_id


def test_the_place_is_that_of_the_events_own_clause(reader: Reader) -> None:
    events = reader.events("Mali bertemu Togo di Lome, lalu Mali bertemu Niger di Niamey.")
    assert [(event.place, event.country) for event in events] == [("Lome", "TGO"), ("Niamey", "NER")]


def test_a_visits_place_lies_in_the_hosts_state(reader: Reader) -> None:
    event = reader.event("Menlu Mali mengunjungi Togo, Rabu (14/9).")
    assert (event.recipients, event.country) == (("TGO",), "TGO")


def test_an_events_parent_is_the_gathering_on_whose_sidelines_it_happened(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo di Lome di sela-sela KTT Uni Afrika pada Kamis (15/9)."
    parents = {event.kind: event.parent for event in reader.events(text)}
    assert parents == {"meeting": "KTT Uni Afrika", "summit": None}


@pytest.mark.parametrize("name", ["KTT G20", "konferensi tingkat tinggi G20", "Konferensi Tingkat Tinggi (KTT) G20"])
def test_a_gathering_has_one_name_however_it_is_written_out(reader: Reader, name: str) -> None:
    events = reader.events(f"Presiden Mali bertemu Presiden Togo di sela-sela {name} di Bali.")
    assert [event.parent for event in events if event.kind == "meeting"] == ["KTT G20"]


@pytest.mark.parametrize("phrase", ["setelah KTT Uni Afrika", "sebelum KTT Uni Afrika"])
def test_a_gathering_that_is_only_mentioned_is_no_parent(reader: Reader, phrase: str) -> None:
    events = reader.events(f"Presiden Mali bertemu Presiden Togo {phrase}.")
    assert [event.parent for event in events if event.kind == "meeting"] == [None]


def test_a_where_ties_what_follows_it_to_the_place_before_it(reader: Reader) -> None:
    event = reader.event("Rombongan menuju Seoul, tempat KTT G20 digelar.")
    assert (event.kind, event.place, event.country) == ("summit", "Seoul", "KOR")


def test_words_are_said_where_the_speaker_quoted_for_them_stands(reader: Reader) -> None:
    event = reader.event("China mengecam Jepang, kata juru bicara Kementerian Luar Negeri China Lu Kang di Beijing.")
    assert (event.place, event.country) == ("Beijing", "CHN")


def test_what_a_relative_clause_recalls_dates_nothing_outside(reader: Reader) -> None:
    event = reader.last_event(
        "Soal batas laut yang dirundingkan pada Maret 2010, Mali dan Togo sepakat memperkuat kerja sama."
    )
    assert event.date != "2010-03"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mali memuji Togo atas pemilu 5 September 2022.", "2022-09-16"),
        ("Mali memuji Togo pada 5 September 2022.", "2022-09-05"),
        ("Kunjungan Presiden Mali ke Togo 5 September 2022 berlangsung singkat.", "2022-09-05"),
    ],
    ids=["qualifies a noun", "adverbial", "of the event's own noun"],
)
def test_a_day_that_says_which_thing_is_meant_dates_nothing(reader: Reader, text: str, date: str) -> None:
    assert reader.event(text).date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Mali memuji Niger, Senin (12/9/2022), dua hari setelah Togo mengancam Gabon.", "2022-09-10"),
        ("Mali memuji Niger, Senin (12/9/2022), dua hari sebelum Togo mengancam Gabon.", "2022-09-14"),
        ("Mali memuji Niger, Senin (12/9/2022), dua hari setelah Togo mengancam Gabon, Rabu (7/9).", "2022-09-07"),
        ("Mali memuji Togo, Senin (12/9/2022). Sehari sebelum pidato itu, Mali mengancam Niger.", "2022-09-11"),
        ("Mali memuji Togo, Senin (12/9/2022). Sehari sebelum pidato, Mali mengancam Niger.", "2022-09-12"),
        ("Mali memuji Togo, Senin (12/9/2022). Mali mengancam Niger selama dua hari", "2022-09-12"),
    ],
    ids=["behind", "ahead", "with a day of its own", "from what was told", "from what was not told", "with nothing"],
)
def test_a_count_of_days_dates_what_stands_on_its_other_side(reader: Reader, text: str, date: str) -> None:
    assert [event.date for event in reader.events(text) if event.type == "THREATEN"] == [date]


def test_a_day_long_past_in_the_lead_is_not_the_day_of_the_news(reader: Reader) -> None:
    text = "Mali pulih dari perang 3 Mei 2001.\n\nMali mengecam Togo. Keduanya bertemu di Lome, Kamis (15/9/2022)."
    assert reader.events(text)[0].date == "2022-09-15"


def test_the_day_of_a_relative_clause_is_not_that_of_the_next_sentence(reader: Reader) -> None:
    text = (
        "Lome, Kamis (15/9/2022), menjadi tuan rumah. Presiden Mali yang tiba pada Senin malam mengecam Niger. "
        "Mali memuji Togo."
    )
    assert reader.last_event(text).date == "2022-09-15"


def test_where_a_meeting_is_foretold_is_not_where_it_will_be(reader: Reader) -> None:
    assert reader.event("Di Bamako, Presiden Mali menyampaikan ia akan bertemu Presiden Togo.").place is None


def test_a_gathering_is_at_the_place_in_its_own_phrase(reader: Reader) -> None:
    events = reader.events("Presiden Mali akan menghadiri KTT APEC di Peru dan KTT G20 di Brasil.")
    summits = [(event.actors, event.country) for event in events if event.kind == "summit"]
    assert summits == [(("APEC",), "PER"), (("G20",), "BRA")]


def test_a_gathering_is_where_somebody_goes_on_to_for_it(reader: Reader) -> None:
    text = "Ia akan singgah di Kairo untuk menemui Presiden Mesir, lalu ke Phnom Penh untuk KTT ASEAN."
    [summit] = [event for event in reader.events(text) if event.kind == "summit"]
    assert (summit.place, summit.country) == ("Phnom Penh", "KHM")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Pekan lalu, Mali dan Togo bertemu di Lome.", "2022-09"),
        ("Mali dan Togo bertemu pada 5-11 September.", "2022-09-05/2022-09-11"),
        ("Akhir pekan lalu, Mali dan Togo bertemu di Lome.", "2022-09-10/2022-09-11"),
    ],
    ids=["some day of a week", "a whole week named by its days", "a weekend"],
)
def test_what_happened_in_some_week_is_dated_by_its_month(reader: Reader, text: str, date: str) -> None:
    assert reader.event(text).date == date


def test_a_week_of_two_months_is_its_days() -> None:
    event = Reader(published="2022-09-09").event("Pekan lalu, Mali dan Togo bertemu di Lome.")
    assert event.date == "2022-08-29/2022-09-04"


def test_a_journey_has_the_day_of_what_it_is_made_for(reader: Reader) -> None:
    events = reader.events("Presiden Togo akan terbang ke Bali untuk mengikuti KTT G20 pada 15 November.")
    assert {event.kind: event.date for event in events} == {"visit": "2022-11-15", "summit": "2022-11-15"}


def test_a_day_set_off_by_commas_ends_the_clause_before_it(reader: Reader) -> None:
    event = reader.event(
        "Setelah rencana pada Juni batal, Presiden Togo mendarat di Bamako, Selasa (13/9), disambut hujan."
    )
    assert event.date == "2022-09-13"


def test_a_journey_called_off_is_dated_by_the_month(reader: Reader) -> None:
    event = reader.event("Presiden Togo membatalkan kunjungannya ke Mali.")
    assert (event.status, event.date, event.date_basis) == ("cancelled", "2022-09", "inherited")
