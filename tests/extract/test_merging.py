"""Merging: the mentions of one event in an article become one record."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.merging import dates_agree, merge, people_agree
from flows.ingest import make_article
from flows.records import Person
from tests.extract.conftest import Reader

SAMPLES = sorted(
    (file.name, file.read_text(encoding="utf-8"))
    for file in (files("flows") / "samples").iterdir()
    if file.name.endswith(".txt")
)
DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
    st.tuples(st.dates(), st.dates()).map(lambda days: f"{min(days)}/{max(days)}"),
)


def test_one_event_told_three_times_is_one_record(reader: Reader) -> None:
    assert reader.tells("Mali memuji Togo. Mali kembali memuji Togo. Pemerintah Mali memuji Togo.") == [
        "SUPPORT MLI > TGO"
    ]


def test_the_record_keeps_the_place_of_its_first_mention(reader: Reader) -> None:
    event = reader.event("Mali bertemu Togo. Mali dan Togo bertemu di Lome.")
    assert event.mention.evidence.sentence == 0
    assert event.place == "Lome"


def test_a_record_gathers_the_people_that_its_mentions_name(reader: Reader) -> None:
    text = "Mali bertemu Togo. Presiden Mali Assimi Keita bertemu Presiden Togo Faure Essozimna di Havana."
    assert [person.name for person in reader.event(text).people] == ["Assimi Keita", "Faure Essozimna"]


def test_being_told_again_makes_an_event_more_certain(reader: Reader) -> None:
    once = reader.event("Mali memuji Togo.").mention.confidence
    twice = reader.event("Mali memuji Togo. Mali memuji Togo.").mention.confidence
    assert once < twice <= 1


def test_meetings_on_two_days_are_two(reader: Reader) -> None:
    text = "Mali bertemu Togo di Lome, Rabu (14/9). Mali bertemu Togo di Bamako, Kamis (15/9)."
    assert [event.date for event in reader.events(text)] == ["2022-09-14", "2022-09-15"]


def test_meetings_of_other_people_are_two(reader: Reader) -> None:
    text = (
        "Menlu Mali Abdoulaye Diop bertemu Menlu Togo Robert Dussey. "
        "Presiden Mali Assimi Keita bertemu Presiden Togo Faure Essozimna."
    )
    events = reader.events(text)
    assert len(events) == 2
    assert events[0].event_id != events[1].event_id


def test_agreements_of_two_types_are_two(reader: Reader) -> None:
    text = "Mali dan Togo menandatangani perjanjian dagang. Mali dan Togo menandatangani perjanjian ekstradisi."
    assert [event.agreement_type for event in reader.events(text)] == ["trade_agreement", "extradition_agreement"]


def test_an_agreement_spoken_of_broadly_is_the_narrow_one(reader: Reader) -> None:
    text = "Mali dan Togo menandatangani perjanjian dagang. Mali dan Togo menandatangani perjanjian."
    assert [event.agreement_type for event in reader.events(text)] == ["trade_agreement"]


def test_support_both_ways_is_two_records(reader: Reader) -> None:
    assert len(reader.events("Mali memuji Togo. Togo memuji Mali.")) == 2


def test_records_stand_in_the_order_of_their_first_mention(reader: Reader) -> None:
    events = reader.events("Mali memuji Togo. Mali mengecam Niger. Mali memuji Togo.")
    assert [event.type for event in events] == ["SUPPORT", "ACCUSE"]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (None, "2022-09-15", True),
        ("2022-09-15", "2022-09", True),
        ("2022-09-15", "2022", True),
        ("2022-09-15", "2022-09-14/2022-09-16", True),
        ("2022-09-15", "2022-09-16", False),
        ("2022-09-15", "2022-10", False),
        ("2022-09-30", "2022-10-01/2022-10-02", False),
        ("2022-09/2022-10", "2022-10-31", True),
    ],
)
def test_dates_agree_where_they_can_be_the_same_day(one: str | None, other: str | None, agree: bool) -> None:
    assert dates_agree(one, other) is agree


@given(DATES, DATES)
def test_agreeing_of_dates_is_mutual(one: str | None, other: str | None) -> None:
    assert dates_agree(one, other) == dates_agree(other, one)
    assert dates_agree(one, one)


def test_people_agree_where_a_name_is_shared_or_one_side_is_unnamed() -> None:
    xi, li = Person("Xi Jinping", None, "CHN"), Person("Li Qiang", None, "CHN")
    putin, lavrov = Person("Vladimir Putin", None, "RUS"), Person("Sergei Lavrov", None, "RUS")
    assert people_agree((xi, putin), (xi,))
    assert people_agree((xi, putin), ())
    assert not people_agree((xi, putin), (li, lavrov))
    assert not people_agree((xi, putin), (xi, lavrov))


@pytest.mark.parametrize(("name", "text"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_merging_what_is_merged_changes_nothing(name: str, text: str) -> None:
    told = list(Reader().reading(text).told)
    assert merge(told) == told


@pytest.mark.parametrize(("name", "text"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_no_two_events_of_an_article_have_one_id(name: str, text: str) -> None:
    events = Reader().reading(text).events
    assert len({event.event_id for event in events}) == len(events) > 0
    assert make_article(text).text == text


def test_a_visit_foreseen_and_called_off_is_one_cancelled_visit(reader: Reader) -> None:
    text = "Presiden Mali akan berkunjung ke Togo pada 20 September. Presiden Mali membatalkan kunjungannya ke Togo."
    assert [(event.kind, event.status) for event in reader.events(text)] == [("visit", "cancelled")]


def test_the_days_of_one_stay_are_one_visit(reader: Reader) -> None:
    text = "Presiden Mali tiba di Togo, Rabu (14/9). Presiden Mali berada di Togo pada Jumat (16/9)."
    assert reader.tells(text) == ["visit MLI > TGO"]


def test_a_declaration_that_is_the_title_of_what_is_signed_is_no_statement_besides(reader: Reader) -> None:
    text = "Deklarasi kemitraan strategis Mali-Togo ditandatangani Presiden Mali dan Presiden Togo."
    assert reader.tells(text) == ["agreement MLI TGO"]


def test_talks_by_telephone_are_not_told_again_as_a_meeting(reader: Reader) -> None:
    text = (
        "Presiden Mali berbicara melalui telepon dengan Presiden Togo, Jumat, percakapan pertama antara kedua pemimpin."
    )
    assert reader.tells(text) == ["call MLI TGO"]


def test_praise_of_several_in_one_breath_is_one_event(reader: Reader) -> None:
    assert reader.tells("Mali memuji Togo dan berterima kasih kepada Ghana.") == ["SUPPORT MLI > GHA TGO"]
    assert len(reader.tells("Mali memuji Togo. Mali berterima kasih kepada Ghana.")) == 2


def test_a_place_of_its_own_beats_that_of_the_scene() -> None:
    event = Reader(place="Lome").event(
        "Presiden Mali bertemu Presiden Togo. Presiden Mali bertemu Presiden Togo di Accra."
    )
    assert (event.place, event.country) == ("Accra", "GHA")
