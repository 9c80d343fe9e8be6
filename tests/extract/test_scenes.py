"""Scenes: an event without a place of its own happened where the story stands."""

import pytest

from tests.extract.conftest import Reader

MEETING = "Mali dan Togo bertemu di Lome, Rabu (14/9). "


def test_what_the_same_parties_sign_they_sign_where_they_met(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Mali dan Togo menandatangani perjanjian dagang.")
    assert (event.place, event.country) == ("Lome", "TGO")


def test_what_others_do_happened_elsewhere(reader: Reader) -> None:
    assert reader.last_event(f"{MEETING}Fiji dan Tonga menandatangani perjanjian dagang.").place is None


def test_what_happened_on_another_day_happened_elsewhere(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Mali dan Togo menandatangani perjanjian dagang pada 3 Mei 2022.")
    assert event.place is None


def test_an_event_with_a_place_of_its_own_keeps_it(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Mali dan Togo menandatangani perjanjian dagang di Bamako.")
    assert event.place == "Bamako"


def test_a_call_is_held_nowhere(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Presiden Mali berbicara melalui telepon dengan Presiden Niger.")
    assert (event.kind, event.place) == ("call", None)


def test_a_plan_is_not_made_where_the_story_stands(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Mali dan Togo akan berunding.")
    assert (event.status, event.place) == ("planned", None)


def test_the_dateline_is_the_first_scene() -> None:
    event = Reader(place="Lome").event("Mali dan Togo menandatangani perjanjian dagang.")
    assert (event.place, event.country) == ("Lome", "TGO")


def test_a_newsrooms_own_dateline_is_no_scene_of_what_others_do() -> None:
    assert Reader(place="Jakarta").event("Mali dan Togo menandatangani perjanjian dagang.").place is None


def test_a_meeting_planned_for_a_stay_has_its_place_and_days(reader: Reader) -> None:
    stay = "Presiden China Xi Jinping akan berkunjung ke Bali pada 14-17 November. "
    event = reader.last_event(stay + "Xi akan bertemu dengan Presiden Prancis Emmanuel Macron.")
    assert (event.date, event.date_basis) == ("2022-11-14/2022-11-17", "inherited")
    assert (event.place, event.country) == ("Bali", "IDN")


def test_a_meeting_of_others_is_not_on_that_stay(reader: Reader) -> None:
    stay = "Presiden China Xi Jinping akan berkunjung ke Bali pada 14-17 November. "
    event = reader.last_event(stay + "Presiden AS Joe Biden akan bertemu dengan Presiden Prancis Emmanuel Macron.")
    assert (event.date, event.place) == (None, None)


def test_an_attack_is_in_the_state_attacked_and_a_demonstration_at_the_demonstrators_home(reader: Reader) -> None:
    assert reader.event("Helikopter Israel menyerang Lebanon.").country == "LBN"
    assert reader.event("Warga Indonesia berdemonstrasi menentang Australia.").country == "IDN"


def test_what_makes_no_event_does_not_move_the_scene(reader: Reader) -> None:
    meeting = "Presiden China Xi Jinping bertemu Presiden Rusia Vladimir Putin di Beijing, Kamis. "
    event = reader.last_event(meeting + "Perundingan itu di Tokyo berlangsung alot. Xi memuji Putin.")
    assert (event.type, event.place) == ("SUPPORT", "Beijing")


def test_what_is_told_before_its_place_is_placed_by_what_follows(reader: Reader) -> None:
    events = reader.events("Mali dan Togo menandatangani perjanjian dagang, Rabu (14/9). Kedua negara bertemu di Lome.")
    assert [(event.place, event.country) for event in events] == [("Lome", "TGO"), ("Lome", "TGO")]


def test_what_a_joint_statement_says_was_said_nowhere_known(reader: Reader) -> None:
    statement = "Mali dan Togo merilis pernyataan bersama pada Rabu (14/9). "
    meeting = "Mali dan Togo pada Rabu bertemu di sela-sela KTT ASEAN di Lome. "
    event = reader.last_event(f"{statement}{meeting}Kedua negara sepakat memperkuat kerja sama.")
    assert (event.kind, event.country) == ("pledge", None)


def test_a_visit_goes_on_for_some_days(reader: Reader) -> None:
    visit = "Presiden Mali tiba di Lome, Senin (12/9). "
    soon = reader.last_event(f"{visit}Presiden Mali dan Presiden Togo bertemu pada Rabu (14/9).")
    late = reader.last_event(f"{visit}Presiden Mali dan Presiden Togo bertemu pada 26 September.")
    assert (soon.country, late.country) == ("TGO", None)


def test_who_is_at_a_gathering_meets_there_on_its_day(reader: Reader) -> None:
    summit = "KTT ASEAN digelar di Lome, Rabu (14/9). "
    event = reader.last_event(f"{summit}Presiden Fiji bertemu Presiden Kuba pada Rabu (14/9).")
    assert (event.kind, event.place, event.country) == ("meeting", "Lome", "TGO")


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("Presiden Fiji bertemu Presiden Kuba di Lome, Rabu (14/9).", "KTT ASEAN"),
        ("Presiden Fiji bertemu Presiden Kuba di Lome pada 3 Mei 2022.", None),
        ("Presiden Fiji bertemu Presiden Kuba di Havana, Rabu (14/9).", None),
    ],
)
def test_what_happens_where_and_when_a_gathering_is_held_is_part_of_it(
    reader: Reader, text: str, parent: str | None
) -> None:
    assert reader.last_event(f"KTT ASEAN menghasilkan kemajuan di Lome, Rabu (14/9). {text}").parent == parent


def test_a_gathering_without_a_name_is_nobodys_parent(reader: Reader) -> None:
    event = reader.last_event("Mali dan Togo bertemu di sela-sela konferensi di Lome, Rabu (14/9).")
    assert event.parent is None


def test_what_was_taken_over_has_the_day_of_the_same_parties_dealings(reader: Reader) -> None:
    text = "Mali memuji Fiji, Kamis (15/9). Mali mengecam Togo. Mali dan Togo bertemu di Lome, Rabu (14/9)."
    [accused] = [event for event in reader.events(text) if event.type == "ACCUSE"]
    assert (accused.date, accused.date_basis) == ("2022-09-14", "inherited")


@pytest.mark.parametrize("envoy", ["Duta Besar Togo", "seorang diplomat Togo"])
def test_envoys_are_summoned_in_the_state_that_summons(reader: Reader, envoy: str) -> None:
    event = reader.event(f"Mali memanggil {envoy}.")
    assert (event.type, event.country) == ("ACCUSE", "MLI")


def test_where_a_story_was_filed_is_no_scene_of_what_is_only_said() -> None:
    told = Reader(place="Bamako").event("Mali mengecam Togo.")
    held = Reader(place="Bamako").event("Mali dan Togo menandatangani perjanjian dagang.")
    assert (told.country, held.country) == (None, "MLI")


def test_a_meeting_with_somebody_else_was_elsewhere(reader: Reader) -> None:
    assert reader.last_event(f"{MEETING}Mali dan Niger bertemu.").place is None


def test_a_meeting_with_the_host_of_the_scene_was_there(reader: Reader) -> None:
    assert reader.last_event(f"{MEETING}Niger dan Togo bertemu.").place == "Lome"


def test_a_dispatch_from_two_places_has_no_first_scene() -> None:
    assert Reader(place="Lome/Bamako").event("Mali dan Togo menandatangani perjanjian dagang.").place is None


@pytest.mark.parametrize("words", ["Togo meminta Mali menahan diri", "Togo menolak tawaran Mali"])
def test_what_a_state_asks_or_refuses_where_the_story_was_filed_it_does_there(words: str) -> None:
    assert Reader(place="Lome").event(f"{words}.").country == "TGO"


SUMMIT = "KTT Uni Afrika digelar di Lome, Rabu (14/9). "


def test_what_is_said_after_a_gathering_is_told_of_is_said_there(reader: Reader) -> None:
    assert reader.last_event(f"{SUMMIT}Mali mengecam Niger.").place == "Lome"


def test_what_is_said_before_a_gathering_is_told_of_is_not_said_there(reader: Reader) -> None:
    events = reader.events(f"Mali mengecam Niger, Rabu (14/9). {SUMMIT}")
    assert [event.place for event in events if event.type == "ACCUSE"] == [None]


def test_who_blames_the_body_that_meets_speaks_elsewhere(reader: Reader) -> None:
    assert reader.last_event(f"{SUMMIT}Mali mengecam Uni Afrika.").place is None


def test_an_agreement_names_who_met_over_it(reader: Reader) -> None:
    met = "Presiden Togo Faure Gnassingbe bertemu Presiden Mali Assimi Goita di Lome, Rabu (14/9). "
    event = reader.last_event(f"{met}Kedua negara menandatangani perjanjian dagang.")
    assert {person.name for person in event.people} == {"Faure Gnassingbe", "Assimi Goita"}
