"""References: what pronouns, groups and bare offices point back to."""

import pytest

from tests.extract.conftest import Reader

MEETING = "Presiden Mali Assimi Keita dan Presiden Togo Faure Essozimna bertemu di Lome. "


@pytest.mark.parametrize(
    "phrase",
    ["Kedua kepala negara", "Kedua negara", "Kedua pihak", "Kedua belah pihak", "Keduanya", "Mereka", "Kedua pemimpin"],
)
def test_a_group_of_two_points_back_to_the_two_who_met(reader: Reader, phrase: str) -> None:
    assert reader.parties(f"{MEETING}{phrase} menandatangani perjanjian dagang.") == [(phrase, "MLI TGO")]


def test_a_group_brings_its_people_with_it(reader: Reader) -> None:
    event = reader.last_event(f"{MEETING}Kedua kepala negara menandatangani perjanjian dagang.")
    assert [person.name for person in event.people] == ["Assimi Keita", "Faure Essozimna"]


def test_a_number_picks_the_group_of_that_size(reader: Reader) -> None:
    text = "Mali, Togo, dan Niger bertemu di Lome. Benin dan Ghana berunding. "
    [three] = reader.marked(f"{text}Ketiga negara berjanji.").parties
    [two] = reader.marked(f"{text}Kedua belah pihak berjanji.").parties
    assert set(three.codes) == {"MLI", "TGO", "NER"}
    assert set(two.codes) == {"BEN", "GHA"}


def test_a_group_may_be_named_in_its_own_sentence(reader: Reader) -> None:
    text = "Mali memuji Ghana. Benin dan Togo sepakat bahwa kedua negara bertemu."
    assert ("kedua negara", "BEN TGO") in reader.parties(text)


def test_a_group_with_nobody_before_it_stands_for_nobody(reader: Reader) -> None:
    assert reader.events("Kedua negara menandatangani perjanjian dagang.") == ()


@pytest.mark.parametrize("pronoun", ["Ia", "Dia", "Beliau"])
def test_a_pronoun_points_back_to_the_person_who_was_the_subject(reader: Reader, pronoun: str) -> None:
    text = f"Menlu Jepang Yoshimasa Hayashi bertemu Menlu India Subrahmanyam Jaishankar. {pronoun} memuji Fiji."
    event = reader.last_event(text)
    assert (event.actors, event.recipients) == (("JPN",), ("FJI",))
    assert [person.name for person in event.people] == ["Yoshimasa Hayashi"]


def test_a_pronoun_points_to_a_person_and_not_to_a_state(reader: Reader) -> None:
    text = "Menlu Jepang Yoshimasa Hayashi tiba di Suva. Fiji memuji Tonga. Ia mengecam Rusia."
    assert reader.last_event(text).actors == ("JPN",)


def test_that_state_is_the_one_named_last(reader: Reader) -> None:
    assert reader.last_event("Mesir memuji Kuba. Pada Kamis negara itu mengecam Haiti.").actors == ("CUB",)


def test_that_organisation_is_the_one_named_last(reader: Reader) -> None:
    assert reader.last_event("NATO mengecam Rusia. Organisasi itu mendukung Ukraina.").actors == ("NATO",)


def test_a_states_side_is_the_state(reader: Reader) -> None:
    assert reader.parties("Pihak Belarus memuji Kuba.") == [("Pihak Belarus", "BLR"), ("Kuba", "CUB")]


def test_an_office_alone_means_its_last_holder(reader: Reader) -> None:
    event = reader.last_event("Presiden Ghana Kwame Mensah tiba di Lome. Presiden itu memuji Kuba.")
    assert (event.actors, [person.name for person in event.people]) == (("GHA",), ["Kwame Mensah"])


def test_an_office_alone_with_no_holder_in_sight_stands_for_nobody(reader: Reader) -> None:
    assert reader.events("Presiden itu memuji Kuba.") == ()


def test_articles_do_not_share_their_memory(reader: Reader) -> None:
    reader.events(MEETING)
    assert reader.events("Kedua kepala negara menandatangani perjanjian dagang.") == ()


def test_they_behind_a_noun_are_the_sentences_own_subject(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo. Para pemimpin UE mengulangi keprihatinan mereka atas situasi di Fiji."
    assert "ACCUSE EU > FJI" in reader.tells(text)


def test_that_alliance_behind_a_noun_is_the_subject_itself(reader: Reader) -> None:
    text = "Taliban mengecam AS. Sekretaris Jenderal NATO menyatakan dukungan aliansi itu kepada Mali."
    assert "SUPPORT NATO > MLI" in reader.tells(text)


def test_leaders_of_whom_the_gazetteer_knows_nothing_are_nobody(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo. Para pemimpin Zarkovia dan Ghana mengecam Fiji."
    assert reader.last_event(text).actors == ("GHA",)


def test_whom_a_verb_of_meeting_has_written_onto_it_is_a_person(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo Faure Gnassingbe. Sidang ASEAN dibuka. Perdana Menteri Fiji menjamunya."
    assert reader.last_event(text).actors == ("FJI", "TGO")


def test_by_whom_somebody_is_met_may_be_written_onto_the_passive(reader: Reader) -> None:
    text = "Presiden Mali Assimi Goita memuji ASEAN. Presiden Togo yang ditemuinya di Lome mengecam Fiji."
    assert "meeting MLI TGO" in reader.tells(text)


def test_that_former_minister_is_the_person_last_spoken_of(reader: Reader) -> None:
    text = "Presiden Indonesia Prabowo Subianto memuji Fiji. Bekas menteri pertahanan itu bertemu Presiden Kuba."
    assert reader.last_event(text).actors == ("CUB", "IDN")


def test_a_pronoun_in_a_fronted_phrase_means_whom_the_sentence_goes_on_to_name(reader: Reader) -> None:
    before = "Presiden Ghana berpidato. "
    text = "Setelah ia bertemu Presiden Togo di Lome, Presiden Mali Assimi Goita terbang ke Accra."
    assert reader.tells(before + text) == ["meeting MLI TGO", "visit MLI > GHA", "visit MLI > TGO"]


def test_both_states_may_be_the_sides_of_a_deed(reader: Reader) -> None:
    assert "ASSAULT MLI TGO" in reader.tells("Mali menyerang Togo. Kedua negara bertempur sejak Mei.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali mendukung pemerintah serta rakyat Togo.", ["SUPPORT MLI > TGO"]),
        ("Produk Indonesia dikenai tarif. Pemerintah mengecam Togo.", ["ACCUSE IDN > TGO"]),
        ("Produk Ghana dikenai tarif. Pemerintah mengecam Togo.", []),
    ],
    ids=["its people's", "the home state's just spoken of", "nobody's"],
)
def test_a_body_without_a_state_is_of_whoever_is_near(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


def test_kedua_pihak_are_the_two_just_listed(reader: Reader) -> None:
    text = (
        "Mali bertemu Niger. Menlu Mali menelepon Menlu Togo dan Menlu Ghana, lalu mendesak kedua pihak menahan diri."
    )
    assert "REQUEST MLI > GHA TGO" in reader.tells(text)


def test_mereka_behind_a_protest_are_those_who_protest(reader: Reader) -> None:
    text = "Mali bertemu Niger. Ratusan warga Mali berunjuk rasa di depan Kedutaan Besar Togo. Mereka mengecam Ghana."
    assert reader.tells(text) == ["PROTEST MLI > TGO", "meeting MLI NER"]


def test_a_group_of_states_is_none_of_which_one_is_a_body(reader: Reader) -> None:
    text = "Mali dan Togo berperang. ASEAN dan Fiji bertemu di Suva. Kedua negara menandatangani gencatan senjata."
    assert reader.last_event(text).actors == ("MLI", "TGO")


@pytest.mark.parametrize(
    "epithet", ["negara kaya minyak itu", "negeri penghasil kakao terbesar itu", "kerajaan kecil itu"]
)
def test_a_noun_for_a_state_with_any_words_and_a_demonstrative_means_the_state_last_named(
    reader: Reader, epithet: str
) -> None:
    assert reader.last_event(f"Togo kaya. Mali mengecam {epithet}.").recipients == ("TGO",)


def test_an_envoy_without_a_state_is_the_senders(reader: Reader) -> None:
    events = Reader(place="Jakarta").tells("Uni Eropa menugaskan utusan khusus Toivo Klaar terbang ke Baku.")
    assert events == ["visit EU > AZE"]


def test_they_are_the_body_just_spoken_of(reader: Reader) -> None:
    text = "Mali bertemu Togo di Lome. Uni Afrika bersidang. Mereka menjatuhkan sanksi kepada Niger."
    assert reader.last_event(text).actors == ("AU",)
