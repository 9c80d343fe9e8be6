"""Noun phrases: office, state and name in every order that Indonesian news puts them."""

import pytest

from flows.records import Person
from tests.extract.conftest import Reader


def people(reader: Reader, text: str) -> list[Person]:
    return [person for party in reader.marked(text).parties for person in party.people]


def test_an_office_a_state_and_a_name_make_one_person(reader: Reader) -> None:
    text = "Presiden Belarus Alexander Lukashenko tiba."
    assert reader.parties(text) == [("Presiden Belarus Alexander Lukashenko", "BLR")]
    assert people(reader, text) == [Person("Alexander Lukashenko", "Presiden", "BLR")]


def test_a_person_of_whom_the_gazetteer_knows_nothing_is_read_by_the_office(reader: Reader) -> None:
    assert people(reader, "Menteri Energi Norwegia Bjarte Solheim tiba.") == [
        Person("Bjarte Solheim", "Menteri Energi", "NOR")
    ]


def test_a_name_may_stand_in_commas_behind_its_office(reader: Reader) -> None:
    text = "Menteri Luar Negeri Prancis, Catherine Colonna, tiba."
    assert people(reader, text) == [Person("Catherine Colonna", "Menteri Luar Negeri", "FRA")]


def test_an_office_may_stand_in_commas_behind_its_name(reader: Reader) -> None:
    text = "Jendayi Frazer, asisten Menteri Luar Negeri AS, mengecam Sudan."
    assert [person.name for person in people(reader, text)] == ["Jendayi Frazer"]
    assert reader.tells(text) == ["ACCUSE USA > SDN"]


def test_names_in_a_list_are_parties_of_one_group(reader: Reader) -> None:
    marked = reader.marked("Presiden Kenya William Ruto, Raja Yordania Abdullah II, dan Emir Qatar bertemu.")
    assert [party.codes for party in marked.parties] == [("KEN",), ("JOR",), ("QAT",)]
    assert len({party.group for party in marked.parties}) == 1


def test_the_name_of_an_office_that_the_lexicon_lacks_stands_between_office_and_state(reader: Reader) -> None:
    [person] = people(reader, "Kepala Badan Energi Atom Iran Mohammad Eslami tiba.")
    assert person == Person("Mohammad Eslami", "Kepala Badan Energi Atom", "IRN")


def test_a_state_may_be_named_behind_the_name(reader: Reader) -> None:
    assert people(reader, "Raja Salman dari Arab Saudi tiba.") == [Person("Salman", "Raja", "SAU")]


def test_an_offices_short_form_in_brackets_belongs_to_it(reader: Reader) -> None:
    [person] = people(reader, "Menteri Pertahanan (Menhan) Korea Selatan Lee Jong-sup tiba.")
    assert person == Person("Lee Jong-sup", "Menteri Pertahanan", "KOR")


@pytest.mark.parametrize("word", ["Mantan presiden", "Bekas presiden", "Calon presiden", "Eks presiden"])
def test_who_no_longer_or_not_yet_holds_an_office_speaks_for_nobody(reader: Reader, word: str) -> None:
    assert reader.events(f"{word} Brasil mengecam Argentina.") == ()


def test_a_former_official_is_still_marked_as_a_person(reader: Reader) -> None:
    [party] = reader.marked("Mantan Perdana Menteri Jepang Shinzo Abe tiba.").parties
    assert party.former
    assert party.codes == ()
    assert [person.name for person in party.people] == ["Shinzo Abe"]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Kementerian Luar Negeri China", "CHN"),
        ("Pihak Belarus", "BLR"),
        ("Pemerintah Thailand", "THA"),
        ("Parlemen Turki", "TUR"),
        ("Angkatan Laut Filipina", "PHL"),
        ("Kedutaan Besar Ukraina", "UKR"),
        ("Juru bicara Kementerian Luar Negeri Iran", "IRN"),
        ("Wakil Menteri Luar Negeri Rusia", "RUS"),
        ("Para menteri luar negeri ASEAN", "ASEAN"),
    ],
)
def test_a_body_or_office_takes_the_code_of_whom_it_serves(reader: Reader, phrase: str, code: str) -> None:
    assert reader.parties(f"{phrase} mengecam Israel.") == [(phrase, code), ("Israel", "ISR")]


@pytest.mark.parametrize("joint", ["-", "–", "/"])
def test_a_pair_of_states_is_one_party_of_two_codes(reader: Reader, joint: str) -> None:
    [(_, codes)] = reader.parties(f"Hubungan China{joint}Belarus membaik.")
    assert codes == "CHN BLR"


def test_a_leader_is_known_by_the_full_name_alone(reader: Reader) -> None:
    assert reader.tells("Emmanuel Macron memuji Joko Widodo.") == ["SUPPORT FRA > IDN"]


def test_a_person_named_in_full_is_found_again_by_surname(reader: Reader) -> None:
    text = "Presiden Ghana Kwame Mensah tiba. Mensah memuji Togo."
    assert people(reader, text) == [Person("Kwame Mensah", "Presiden", "GHA")]


def test_a_person_named_once_in_full_has_the_full_name_from_then_on(reader: Reader) -> None:
    text = "Menlu Togo Robert Dussey tiba. Menlu Togo Robert Komla Dussey rapat. Robert Dussey memuji Fiji."
    assert people(reader, text) == [Person("Robert Komla Dussey", "Menlu", "TGO")]


def test_a_hyphenated_name_is_found_again_by_its_surname(reader: Reader) -> None:
    text = "Presiden Korea Selatan Moon Jae-in tiba di Hanoi. Moon memuji Vietnam."
    assert people(reader, text) == [Person("Moon Jae-in", "Presiden", "KOR")]


def test_a_name_with_particles_is_one_name(reader: Reader) -> None:
    [person] = people(reader, "Emir Qatar Tamim bin Hamad Al Thani tiba.")
    assert person.name == "Tamim bin Hamad Al Thani"


def test_a_name_keeps_its_initial_and_the_stop_behind_it(reader: Reader) -> None:
    [person] = people(reader, "Menteri Keuangan Amerika Serikat Robert M. Hale tiba.")
    assert person.name == "Robert M. Hale"


def test_a_weekday_behind_a_name_is_not_part_of_it(reader: Reader) -> None:
    [person] = people(reader, "Presiden Ghana Kwame Mensah Kamis (15/9) tiba di Accra.")
    assert person.name == "Kwame Mensah"


def test_an_official_without_a_state_serves_the_home_state_under_a_dateline_from_there() -> None:
    text = "Menteri Perdagangan Rahmat Sutedja mengecam Australia."
    assert Reader(place="Jakarta").tells(text) == ["ACCUSE IDN > AUS"]
    assert Reader(place="Canberra").tells(text) == []


def test_a_high_office_named_without_its_holder_means_the_person_named_before(reader: Reader) -> None:
    text = "Presiden Ghana Kwame Mensah tiba. Presiden Ghana memuji Togo."
    assert people(reader, text) == [Person("Kwame Mensah", "Presiden", "GHA")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Presiden Mali menjamu sejawatnya dari Togo, Faure Gnassingbe.", "meeting MLI TGO"),
        ("Presiden Mali bertemu mitranya dari Togo.", "meeting MLI TGO"),
        ("Menlu Ghana bertemu rekannya Hossein Amir-Abdollahian.", "meeting GHA IRN"),
    ],
    ids=["with a name behind", "without a name", "by a name whose part is a title"],
)
def test_a_counterpart_is_known_by_state_or_by_name(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


def test_from_a_capital_comes_who_speaks_there(reader: Reader) -> None:
    text = (
        "Mali memuji Togo, kata Menteri Perdagangan Indonesia Budi Santoso. Budi Santoso dari Washington mengecam Fiji."
    )
    assert "ACCUSE IDN > FJI" in reader.tells(text)


def test_ones_own_warships_are_ones_own(reader: Reader) -> None:
    text = "Jet-jet tempur Mali menyerang Togo, sementara kapal perangnya menembaki Ghana."
    assert reader.tells(text) == ["ASSAULT MLI > GHA", "ASSAULT MLI > TGO"]


def test_an_unnamed_states_officials_are_of_where_the_sentence_opens(reader: Reader) -> None:
    text = "Di Lome, juru bicara Kementerian Luar Negeri Edem Mensah mengecam Fiji."
    assert reader.tells(text) == ["ACCUSE TGO > FJI"]


def test_an_armed_group_that_an_article_introduces_acts_by_its_abbreviation(reader: Reader) -> None:
    text = "Chad membom konvoi Perhimpunan Pasukan bagi Demokrasi (PPDX). Uni Afrika mencela PPDX."
    assert reader.tells(text) == ["ACCUSE AU > PPDX", "ASSAULT TCD > PPDX"]


@pytest.mark.parametrize("name", ["Front Pembela Mawar (FPMX)", "Partai Mawar Merah (PMMX)", "Badan Mawar (BMX)"])
def test_a_party_an_agency_or_a_front_of_citizens_is_nobody(reader: Reader, name: str) -> None:
    assert reader.tells(f"Chad mengecam {name}.") == []
