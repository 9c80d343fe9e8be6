"""Frames: what a trigger needs to be an event, and which event it is."""

import pytest

from tests.extract.conftest import Reader


def reasons(reader: Reader, text: str) -> set[tuple[str, str]]:
    return {(one.frame, one.reason) for one in reader.reading(text).rejected}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali dan Togo berunding.", "negotiation MLI TGO"),
        ("Presiden Mali berbicara melalui telepon dengan Presiden Togo.", "call MLI TGO"),
        ("KTT ASEAN berlangsung di Jakarta.", "summit ASEAN"),
        ("Mali dan Togo mengeluarkan pernyataan bersama.", "joint_statement MLI TGO"),
        ("Mali berjanji kepada Togo.", "pledge MLI > TGO"),
        ("Mali menolak permintaan Togo.", "REJECT MLI > TGO"),
        ("Mali meminta maaf kepada Togo.", "CONCEDE MLI > TGO"),
        ("Mali menahan nelayan Togo.", "COERCE MLI > TGO"),
        ("Mali bertempur dengan Togo.", "ASSAULT MLI TGO"),
        ("Mali memutuskan hubungan diplomatik dengan Togo.", "SANCTION MLI > TGO"),
        ("Warga Mali berunjuk rasa di depan Kedutaan Besar Togo.", "PROTEST MLI > TGO"),
        ("Mali mengundang Presiden Togo.", "REQUEST MLI > TGO"),
        ("Mali mengancam Togo.", "THREATEN MLI > TGO"),
        ("Korea Utara meluncurkan rudal ke arah Jepang.", "MOBILIZE PRK > JPN"),
    ],
)
def test_a_trigger_tells_its_type_and_kind(reader: Reader, text: str, told: str) -> None:
    assert reader.tells(text) == [told]


@pytest.mark.parametrize(
    ("words", "agreement_type"),
    [
        ("nota kesepahaman", "memorandum_of_understanding"),
        ("perjanjian dagang", "trade_agreement"),
        ("perjanjian ekstradisi", "extradition_agreement"),
        ("perjanjian pertahanan", "defence_agreement"),
        ("perjanjian damai", "peace_agreement"),
        ("perjanjian", "treaty"),
    ],
)
def test_an_agreement_has_the_type_of_the_instrument_signed(reader: Reader, words: str, agreement_type: str) -> None:
    event = reader.event(f"Mali dan Togo menandatangani {words}.")
    assert (event.kind, event.agreement_type) == ("agreement", agreement_type)


def test_the_longest_instrument_named_is_the_one_meant(reader: Reader) -> None:
    event = reader.event("Mali dan Togo sepakat menaikkan hubungan menjadi kemitraan strategis komprehensif.")
    assert (event.kind, event.agreement_type) == ("agreement", "comprehensive_strategic_partnership")


def test_signing_without_an_instrument_is_no_agreement(reader: Reader) -> None:
    text = "Presiden Mali dan Presiden Togo menandatangani buku tamu."
    assert reader.events(text) == ()
    assert ("sign", "no instrument of agreement") in reasons(reader, text)


def test_a_frame_that_needs_words_is_no_event_without_them(reader: Reader) -> None:
    assert reader.tells("Mali membebaskan tahanan Togo.") == ["RETREAT MLI > TGO"]
    assert ("release", "none of the words it needs") in reasons(reader, "Mali membebaskan harga beras Togo.")


def test_a_frame_with_a_forbidden_word_is_no_event(reader: Reader) -> None:
    assert reader.tells("Presiden Kuba menerima Presiden Panama.") == ["meeting CUB PAN"]
    text = "Presiden Kuba menerima surat dari Presiden Panama."
    assert reader.events(text) == ()
    assert ("receive", "a word that it must not have") in reasons(reader, text)


def test_a_reception_needs_a_person(reader: Reader) -> None:
    assert reader.events("Kuba menerima Panama.") == ()


def test_what_is_asked_for_or_agreed_is_no_event_of_its_own(reader: Reader) -> None:
    assert reader.tells("Jepang mendesak China membebaskan tahanan Filipina.") == ["REQUEST JPN > CHN"]
    text = "Mali dan Togo sepakat memperkuat kerja sama."
    assert reader.tells(text) == ["pledge MLI TGO"]
    assert ("deepen", "the content of another event") in reasons(reader, text)


def test_a_trigger_with_one_participant_makes_no_event_and_says_why(reader: Reader) -> None:
    text = "Mali mengecam keputusan tersebut."
    assert reader.events(text) == ()
    assert any(frame == "condemn" for frame, _ in reasons(reader, text))


def test_a_word_with_two_frames_makes_one_event(reader: Reader) -> None:
    events = reader.events("Mali dan Togo menyepakati perjanjian dagang.")
    assert [(event.kind, event.agreement_type) for event in events] == [("agreement", "trade_agreement")]


def test_the_ontologys_codes_come_with_the_event(reader: Reader) -> None:
    event = reader.event("Mali menyerang Togo.")
    assert (event.plover_type, event.quad_class) == ("ASSAULT", 4)
    assert event.cameo_code.startswith("19") or event.cameo_code.startswith("18")
    assert event.goldstein < 0


def test_codes_of_actors_and_recipients_are_sorted(reader: Reader) -> None:
    event = reader.event("Togo, Mali, dan Benin mengecam Niger dan Chad.")
    assert (event.actors, event.recipients) == (("BEN", "MLI", "TGO"), ("NER", "TCD"))


def test_confidence_falls_with_the_distance_of_the_evidence(reader: Reader) -> None:
    near = reader.event("Mali mengecam Niger.").mention.confidence
    far = reader.event("Mali mengecam keputusan sepihak dari Niger.").mention.confidence
    assert 0 < far < near <= 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali dan Togo saling tuding.", ["ACCUSE MLI > TGO", "ACCUSE TGO > MLI"]),
        ("Mali menyebut tuduhan Togo tidak berdasar.", ["REJECT MLI > TGO"]),
        ("Massa di Bamako menyerbu Kedutaan Besar Togo, Jumat.", ["PROTEST MLI > TGO"]),
        ("Togo akan membayar mahal, kata Presiden Mali.", ["THREATEN MLI > TGO"]),
        ("Iran dan kelompok itu mengadakan perundingan enam negara.", ["negotiation CHN JPN KOR PRK RUS USA"]),
    ],
    ids=["each the other", "a charge refuted", "a mission stormed", "foretold in anger", "six-party talks"],
)
def test_phrases_that_tell_an_event_by_themselves(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told
