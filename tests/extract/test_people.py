"""Who takes part: the people of an event, named as fully as the article names them."""

import pytest

from flows.records import Event
from tests.extract.conftest import Reader


def names(event: Event) -> list[str]:
    return [person.name for person in event.people]


def test_a_person_is_named_as_fully_as_the_article_ever_does(reader: Reader) -> None:
    text = "Presiden Jokowi menelepon PM Jepang Kishida. Presiden Joko Widodo dan PM Fumio Kishida bersahabat."
    assert names(reader.event(text)) == ["Joko Widodo", "Fumio Kishida"]


def test_the_leaders_who_are_pointed_back_to_take_part_and_those_of_the_states_do_not(reader: Reader) -> None:
    meeting = "Presiden China Xi Jinping bertemu Presiden Rusia Vladimir Putin di Beijing. "
    leaders = reader.last_event(meeting + "Kedua presiden sepakat memperkuat kerja sama.")
    states = reader.last_event(meeting + "Kedua negara sepakat memperkuat kerja sama.")
    assert names(leaders) == ["Xi Jinping", "Vladimir Putin"]
    assert states.actors == ("CHN", "RUS")
    assert names(states) == []


def test_only_people_of_the_states_that_take_part_are_in_one_of_several_calls(reader: Reader) -> None:
    text = "Presiden AS Joe Biden menelepon PM India Narendra Modi dan PM Pakistan Imran Khan."
    assert {event.actors: names(event) for event in reader.events(text)} == {
        ("IND", "USA"): ["Joe Biden", "Narendra Modi"],
        ("PAK", "USA"): ["Joe Biden", "Imran Khan"],
    }


def test_words_said_without_a_name_are_those_of_whoever_is_quoted_for_them(reader: Reader) -> None:
    text = "China mengecam Jepang, kata juru bicara Kementerian Luar Negeri China Hua Chunying."
    event = reader.event(text)
    assert names(event) == ["Hua Chunying"]
    assert event.mention.attributed_to is None


def test_a_quoted_person_of_another_state_takes_no_part(reader: Reader) -> None:
    event = reader.event("China mengecam Jepang, kata juru bicara Kementerian Luar Negeri AS Ned Price.")
    assert names(event) == []
    assert event.mention.attributed_to == "USA"


def test_particles_stand_inside_a_name_however_many_they_are(reader: Reader) -> None:
    text = (
        "Presiden Komisi Eropa Ursula von der Leyen tiba di Jakarta. Von der Leyen menelepon Presiden China Xi Jinping."
    )
    assert names(reader.last_event(text)) == ["Ursula von der Leyen", "Xi Jinping"]


def test_a_person_is_found_again_by_any_word_of_the_name(reader: Reader) -> None:
    text = "Presiden Peru Dina Ercilia Boluarte Zegarra tiba. Boluarte menelepon Presiden China Xi Jinping."
    assert names(reader.last_event(text)) == ["Dina Ercilia Boluarte Zegarra", "Xi Jinping"]


def test_a_last_name_goes_before_the_inner_word_of_another_name(reader: Reader) -> None:
    text = (
        "Pemimpin Taliban Abdul Ghani Baradar tiba. Presiden Afghanistan Ashraf Ghani tiba. "
        "Ghani menelepon Presiden China Xi Jinping."
    )
    assert names(reader.last_event(text)) == ["Ashraf Ghani", "Xi Jinping"]


def test_a_group_of_offices_names_who_holds_them(reader: Reader) -> None:
    text = "Presiden Mali Assimi Goita tiba. Presiden Togo Faure Gnassingbe menunggu. Mali dan Togo berunding. "
    event = reader.last_event(f"{text}Kedua presiden menandatangani perjanjian dagang.")
    assert {person.name for person in event.people} == {"Assimi Goita", "Faure Gnassingbe"}


def test_whoever_attends_a_gathering_is_there_in_person(reader: Reader) -> None:
    [summit] = [
        e for e in reader.events("Presiden Mali Assimi Goita menghadiri KTT ASEAN di Bali.") if e.kind == "summit"
    ]
    assert ([person.name for person in summit.people], summit.actors) == (["Assimi Goita"], ("ASEAN",))


def test_whom_a_request_is_put_to_takes_part_in_person(reader: Reader) -> None:
    event = reader.event("Presiden Mali Assimi Goita mendesak Presiden Togo Faure Gnassingbe.")
    assert [person.name for person in event.people] == ["Assimi Goita", "Faure Gnassingbe"]


def test_a_surname_alone_is_the_head_of_state_who_alone_bears_it() -> None:
    assert Reader(published="2022-09-16").tells("Biden menelepon Putin.") == ["call RUS USA"]
    assert Reader(published="1995-09-16").tells("Biden menelepon Putin.") == []
    assert Reader(published=None).tells("Biden menelepon Putin.") == []


def test_a_pope_named_without_his_state_is_not_the_home_states() -> None:
    assert Reader(place="Jakarta").tells("Paus Zosimus mendesak Israel.") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Mali menandatangani perjanjian dagang dengan Togo, disaksikan Presiden Ghana Nana Akufo-Addo.",
            ["Nana Akufo-Addo"],
        ),
        ("KTT ASEAN di Lome dipimpin oleh Presiden Togo Faure Gnassingbe.", ["Faure Gnassingbe"]),
        ("Mali mengusir Duta Besar Togo Kofi Mensah.", ["Kofi Mensah"]),
        ("Mali memanggil Duta Besar Togo untuk Mali Kofi Mensah.", ["Kofi Mensah"]),
        ("Duta Besar Togo untuk Mali Kofi Mensah dipanggil Kementerian Luar Negeri Mali.", ["Kofi Mensah"]),
        ("Mali mengekstradisi Kofi Mensah, gembong narkoba, ke Togo.", ["Kofi Mensah"]),
        ("Presiden Togo Faure Gnassingbe terbang ke Bali untuk mengikuti KTT G20.", ["Faure Gnassingbe"]),
        ("Presiden Mali Assimi Goita berterima kasih kepada Presiden Togo Faure Gnassingbe.", ["Assimi Goita"]),
        ("Presiden Mali Assimi Goita memuji sikap Presiden Togo Faure Gnassingbe.", ["Assimi Goita"]),
    ],
    ids=[
        "witness",
        "head",
        "expelled",
        "summoned",
        "summoned, passive",
        "handed over",
        "travelling",
        "thanked",
        "praised",
    ],
)
def test_who_is_there_takes_part_without_acting(reader: Reader, text: str, people: list[str]) -> None:
    assert names(reader.events(text)[-1]) == people


@pytest.mark.parametrize(
    ("where", "people"),
    [("dalam KTT ASEAN", ["Assimi Goita", "Faure Gnassingbe"]), ("di sela-sela KTT ASEAN", [])],
    ids=["at it", "on its sidelines"],
)
def test_who_acts_at_a_gathering_takes_part_in_it_but_not_on_its_sidelines(
    reader: Reader, where: str, people: list[str]
) -> None:
    text = f"Presiden Mali Assimi Goita bertemu Presiden Togo Faure Gnassingbe {where}."
    [summit] = [event for event in reader.events(text) if event.kind == "summit"]
    assert names(summit) == people


def test_who_announces_what_a_state_does_is_told_with_it(reader: Reader) -> None:
    event = reader.event("Mali mengusir duta besar Togo, kata Menteri Luar Negeri Mali Abdoulaye Diop.")
    assert [person.name for person in event.people] == ["Abdoulaye Diop"]


def test_who_tells_of_a_meeting_was_not_therefore_at_it(reader: Reader) -> None:
    event = reader.event("Mali bertemu Togo, kata juru bicara Kementerian Luar Negeri Mali Abdou Diallo.")
    assert event.people == ()
