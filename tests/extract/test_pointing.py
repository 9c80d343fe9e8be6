"""Pointing back: events whose object is an event told before."""

import pytest

from tests.extract.conftest import Reader

AGREEMENT = "Mali dan Togo menandatangani perjanjian dagang di Lome. "


def test_support_for_that_agreement_is_for_its_parties(reader: Reader) -> None:
    event = reader.last_event(f"{AGREEMENT}Ghana menyambut baik kesepakatan itu.")
    assert (event.type, event.actors, event.recipients) == ("SUPPORT", ("GHA",), ("MLI", "TGO"))


def test_condemning_that_attack_is_about_who_made_it(reader: Reader) -> None:
    event = reader.last_event("Mali menyerang Togo. Ghana mengecam serangan itu.")
    assert (event.type, event.actors, event.recipients) == ("ACCUSE", ("GHA",), ("MLI",))


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Mali dan Ghana menyerang Togo. Benin mengecam serangan itu.", ("GHA", "MLI")),
        ("Mali mengusir diplomat Togo. Ghana mengusir diplomat Togo. Togo mengecam pengusiran itu.", ("GHA", "MLI")),
        ("Presiden Mali Assimi Goita tiba di Lome. Ghana mengkritik kunjungan itu.", ("MLI",)),
        (f"{AGREEMENT}Ghana mengkritik kesepakatan itu.", ("MLI", "TGO")),
    ],
)
def test_who_is_blamed_for_a_named_deed_are_all_who_did_it(reader: Reader, text: str, blamed: tuple[str, ...]) -> None:
    assert reader.last_event(text).recipients == blamed


def test_what_one_side_alone_agrees_to_it_agrees_to_with_the_other(reader: Reader) -> None:
    event = reader.last_event("Mali dan Togo berunding di Lome. Mali sepakat membuka perbatasan.")
    assert (event.kind, event.actors, event.recipients) == ("pledge", ("MLI",), ("TGO",))


def test_an_event_pointed_at_is_less_certain_than_one_told(reader: Reader) -> None:
    told = reader.last_event("Mali dan Togo berunding di Lome. Mali dan Togo sepakat membuka perbatasan.")
    pointed = reader.last_event("Mali dan Togo berunding di Lome. Mali sepakat membuka perbatasan.")
    assert pointed.mention.confidence < told.mention.confidence


@pytest.mark.parametrize(
    "text",
    ["Ghana menyambut baik kesepakatan itu.", "Ghana mengecam serangan itu.", "Mali sepakat membuka perbatasan."],
)
def test_with_nothing_told_before_it_makes_no_event_and_says_why(reader: Reader, text: str) -> None:
    reading = reader.reading(text)
    assert reading.events == ()
    assert reading.rejected


def test_a_meeting_spoken_of_again_is_no_second_event(reader: Reader) -> None:
    assert reader.tells("Mali dan Togo bertemu di Lome. Pertemuan itu berlangsung hangat.") == ["meeting MLI TGO"]


def test_words_to_nobody_named_are_addressed_to_whom_the_article_is_about(reader: Reader) -> None:
    article = (
        "Iran menguji rudal. Uji coba itu yang ketiga bagi Iran tahun ini. Iran puas. Jerman mengecam uji coba itu."
    )
    assert reader.tells(article) == ["ACCUSE DEU > IRN"]


def test_whoever_an_article_names_but_twice_it_is_not_about(reader: Reader) -> None:
    assert reader.tells("Tenda buatan Iran dikirim. Kapal Iran tiba. Presiden Mali menyampaikan belasungkawa.") == []


def test_words_to_nobody_named_are_left_out_where_the_article_is_about_several(reader: Reader) -> None:
    assert reader.tells("Iran menguji rudal. Israel menguji roket. Jerman mengecam uji coba itu.") == []


def test_several_who_speak_together_speak_to_nobody_outside(reader: Reader) -> None:
    article = "Taiwan menggelar pemilu. China dan Rusia menyampaikan pujian atas berbagai prestasi."
    assert reader.tells(article) == []


def test_a_denial_of_what_nobody_charged_is_no_event(reader: Reader) -> None:
    assert reader.tells("Mali dan Togo bertemu di Lome. Mali membantahnya.") == ["meeting MLI TGO"]


def test_who_does_as_others_did_does_it_to_the_same_side(reader: Reader) -> None:
    told = "Mali memutus hubungan diplomatik dengan Togo. Ghana mengikuti langkah tersebut."
    assert reader.tells(told) == ["SANCTION GHA > TGO", "SANCTION MLI > TGO"]
    assert reader.tells("Ghana mengikuti langkah tersebut.") == []


def test_condemning_an_attack_on_somebody_does_not_blame_the_victim(reader: Reader) -> None:
    told = "Fiji menyerang Togo. Mali mengecam serangan terhadap Togo."
    assert reader.tells(told) == ["ACCUSE MLI > FJI", "ASSAULT FJI > TGO"]


def test_whose_deed_it_is_may_stand_behind_it(reader: Reader) -> None:
    told = "Mali menyampaikan keprihatinan atas langkah sepihak Togo. Togo menyergap patroli Ghana."
    assert reader.tells(told) == ["ACCUSE MLI > TGO", "ASSAULT TGO > GHA"]


def test_what_one_promises_it_promises_whom_it_met(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo. Presiden Mali menjanjikan bantuan sejuta dolar."
    assert reader.tells(text) == ["meeting MLI TGO", "pledge MLI > TGO"]


def test_what_was_signed_elsewhere_is_no_agreement_of_the_articles_parties(reader: Reader) -> None:
    text = "Presiden Mali bertemu Presiden Togo. Fiji mematuhi perjanjian dagang yang ditandatangani di Abuja."
    assert reader.tells(text) == ["meeting MLI TGO"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali menyerang Togo. Lome mengerahkan pasukan ke perbatasan.", "MOBILIZE TGO > MLI"),
        ("Mali menyerang Togo. Mali kemudian menarik pasukannya.", "RETREAT MLI > TGO"),
        ("Mali menyerang Togo. Serangan itu dikecam Ghana.", "ACCUSE GHA > MLI"),
        ("Mali menyerang Togo. Serangan itu menuai kecaman dari Accra.", "ACCUSE GHA > MLI"),
        ("Mali menuduh Togo berbohong. Tuduhan itu dibantah Lome.", "REJECT TGO > MLI"),
        ("Mali menjatuhkan sanksi terhadap Togo. Langkah itu disambut baik Ghana.", "SUPPORT GHA > MLI"),
        ("Presiden Mali berkunjung ke Togo. Dalam kunjungan itu kedua negara meneken perjanjian.", "agreement MLI TGO"),
    ],
)
def test_who_is_not_named_is_whoever_was_just_told_of(reader: Reader, text: str, told: str) -> None:
    assert told in reader.tells(text)


def test_forces_that_only_move_are_moved_against_nobody(reader: Reader) -> None:
    assert reader.tells("Mali bertemu Togo. Ghana mengerahkan pasukan ke perbatasan.") == ["meeting MLI TGO"]


def test_whose_people_were_held_is_who_gets_them_back(reader: Reader) -> None:
    text = "Mali menangkap nelayan Togo. Ghana prihatin. Sidang digelar. Bamako lalu membebaskan ketujuh nelayan itu."
    assert "RETREAT MLI > TGO" in reader.tells(text)


def test_a_release_called_for_is_asked_of_whoever_was_just_blamed(reader: Reader) -> None:
    text = "Mali mengecam Togo. Mali menyerukan pembebasan segera para jurnalis."
    assert reader.tells(text) == ["ACCUSE MLI > TGO", "REQUEST MLI > TGO"]


def test_one_questions_ones_own_leader_at_home(reader: Reader) -> None:
    text = "Mali menyerang Togo. Pemimpin oposisi Mali mempertanyakan keputusan Presiden Mali Assimi Goita."
    assert reader.tells(text) == ["ASSAULT MLI > TGO"]


def test_resolve_is_no_promise_to_anybody(reader: Reader) -> None:
    text = 'Mali bertemu Togo. "Kami bertekad mempertahankan tanah air," kata Presiden Mali.'
    assert reader.tells(text) == ["meeting MLI TGO"]


def test_whoever_blames_a_deed_just_told_blames_its_doer(reader: Reader) -> None:
    text = "Georgia menahan empat perwira Rusia. Presiden Vladimir Putin menyebut penahanan mereka tindakan terorisme."
    assert reader.tells(text) == ["ACCUSE RUS > GEO", "COERCE GEO > RUS"]


def test_an_offer_answered_in_apposition_is_answered_to_whoever_made_it(reader: Reader) -> None:
    text = "ASEAN menawarkan jasa baik kepada Thailand, tawaran yang ditampik Wakil Perdana Menteri Thailand Suthep."
    assert reader.tells(text) == ["REJECT THA > ASEAN", "pledge ASEAN > THA"]


def test_help_without_a_taker_is_for_whom_the_story_is_told_from() -> None:
    text = "Gempa mengguncang Nepal. Negeri Panda mengirimkan 62 personel lengkap dengan enam anjing pelacak."
    assert Reader(place="Kathmandu").tells(text) == ["AID CHN > NPL"]
