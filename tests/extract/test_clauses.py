"""Clauses: which verb has which subject."""

import pytest

from tests.extract.conftest import Doing, Reader


def test_the_subject_stands_before_its_verb(reader: Reader) -> None:
    assert reader.clauses("Menlu Mali mengecam Niger.") == [Doing("mengecam", "MLI")]


def test_a_list_before_a_verb_is_its_subject(reader: Reader) -> None:
    assert reader.clauses("Mali, Togo, dan Niger bertemu.") == [Doing("bertemu", "MLI TGO NER")]


@pytest.mark.parametrize("joint", ["dan", "lalu", "kemudian", "serta", "sekaligus"])
def test_coordinated_verbs_share_their_subject(reader: Reader, joint: str) -> None:
    clauses = reader.clauses(f"Mali mengecam Niger {joint} memuji Togo.")
    assert clauses == [Doing("mengecam", "MLI"), Doing("memuji", "MLI")]


def test_a_coordinated_clause_may_have_a_subject_of_its_own(reader: Reader) -> None:
    clauses = reader.clauses("Mali mengecam Niger, sedangkan Togo memuji Niger.")
    assert clauses == [Doing("mengecam", "MLI"), Doing("memuji", "TGO")]


@pytest.mark.parametrize("pause", ["", ","])
def test_a_relative_clause_is_about_the_name_before_it(reader: Reader, pause: str) -> None:
    clauses = reader.clauses(f"Mali mengecam Niger{pause} yang menyerang Togo.")
    assert clauses == [Doing("mengecam", "MLI"), Doing("menyerang", "NER")]
    assert clauses[1].border == "relative"


def test_behind_a_relative_clause_in_commas_the_main_verb_has_the_main_subject(reader: Reader) -> None:
    clauses = reader.clauses("Presiden Mali, yang mengecam Niger, bertemu Presiden Togo.")
    assert clauses == [Doing("mengecam", "MLI"), Doing("bertemu", "MLI")]


def test_a_complement_clause_has_a_subject_of_its_own(reader: Reader) -> None:
    clauses = reader.clauses("Mali mengatakan bahwa Niger menyerang Togo.")
    assert clauses == [Doing("mengatakan", "MLI"), Doing("menyerang", "NER")]
    assert clauses[1].border == "complementizer"


def test_a_complement_needs_no_complementizer(reader: Reader) -> None:
    clauses = reader.clauses("Mali mengatakan Niger menyerang Togo.")
    assert clauses == [Doing("mengatakan", "MLI"), Doing("menyerang", "NER")]


@pytest.mark.parametrize("verb", ["mendesak", "meminta", "menuntut"])
def test_what_somebody_is_asked_to_do_they_do_themselves(reader: Reader, verb: str) -> None:
    clauses = reader.clauses(f"Jepang {verb} China menarik pasukan.")
    assert clauses == [Doing(verb, "JPN"), Doing("menarik pasukan", "CHN")]


def test_object_control_holds_behind_a_purpose_word_too(reader: Reader) -> None:
    clauses = reader.clauses("Jepang mendesak China untuk membebaskan tahanan.")
    assert clauses == [Doing("mendesak", "JPN"), Doing("membebaskan", "CHN")]


def test_who_is_met_does_not_take_over_as_the_subject(reader: Reader) -> None:
    clauses = reader.clauses("Menlu Mali bertemu Menlu Togo membahas perdagangan.")
    assert clauses == [Doing("bertemu", "MLI"), Doing("membahas", "MLI")]


@pytest.mark.parametrize(
    "fronted",
    ["Dalam pidatonya di Jenewa,", "Pada Kamis (15/9) di Jenewa,", "Di Jenewa,", "Dengan dukungan Togo,"],
)
def test_a_fronted_prepositional_phrase_is_no_subject(reader: Reader, fronted: str) -> None:
    assert reader.clauses(f"{fronted} Menlu Mali mengecam Niger.") == [Doing("mengecam", "MLI")]


def test_a_noun_phrase_that_is_not_ours_keeps_the_verb_from_anothers_subject(reader: Reader) -> None:
    clauses = reader.clauses("Mali memuji Togo setelah para pengamat mengecam Niger.")
    assert clauses[-1] == Doing("mengecam", "")


def test_a_sentence_without_a_verb_has_no_clause(reader: Reader) -> None:
    assert reader.clauses("Hubungan erat Mali dan Togo.") == []


def test_a_verb_inside_a_name_or_time_is_no_verb(reader: Reader) -> None:
    assert [clause.verb for clause in reader.clauses("Menteri Mali tiba pada Kamis mendatang.")] == ["tiba"]


def test_a_list_between_dashes_says_who_does_it_too(reader: Reader) -> None:
    text = "Mali dan dua negara -- Togo dan Ghana -- mengecam Fiji."
    assert reader.tells(text) == ["ACCUSE GHA MLI TGO > FJI"]


def test_a_noun_behind_a_comma_and_a_conjunction_opens_a_clause_of_its_own(reader: Reader) -> None:
    assert reader.tells("Presiden Mali mengecam Togo, dan kubu oposisi menuduh Ghana.") == ["ACCUSE MLI > TGO"]


def test_a_day_set_off_by_commas_does_not_part_a_subject_from_its_verb(reader: Reader) -> None:
    text = "Setelah partainya, Hamas, bergabung, Presiden Mali, Senin, meminta Togo mundur."
    assert reader.tells(text) == ["REQUEST MLI > TGO"]


def test_what_a_copula_says_of_somebody_is_about_them(reader: Reader) -> None:
    text = "Mali menjadi negara pertama di Afrika yang mengakui Kosovo."
    assert reader.tells(text) == ["SUPPORT MLI > XKX"]


def test_a_word_of_origin_behind_a_noun_is_no_condition(reader: Reader) -> None:
    text = "Mali menaikkan bea masuk atas barang asal Togo menjadi 125 persen."
    assert reader.tells(text) == ["SANCTION MLI > TGO"]


def test_who_is_quoted_at_the_head_of_a_sentence_goes_on_behind_the_tag(reader: Reader) -> None:
    text = "Kesabaran rakyat ada batasnya, kata Presiden Mali, seraya mengecam Togo."
    assert reader.tells(text) == ["ACCUSE MLI > TGO"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Mali memprotes perlakuan terhadap warganya yang tiba di Lome, dan akan meminta penjelasan Togo.",
            ["REQUEST MLI > TGO"],
        ),
        ("Hubungan Mali dan Togo tegang setelah Ghana menolak usul Benin.", ["REJECT GHA > BEN"]),
        (
            "Presiden Mali, Rabu, yang menambah sanksi terhadap Togo, tiba di Accra.",
            ["SANCTION MLI > TGO", "visit MLI > GHA"],
        ),
        ("Mali menutup wilayah udaranya sehingga penumpang telantar di Lome.", []),
    ],
)
def test_whose_clause_it_is(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.tells(text) == told


def test_who_asks_and_then_threatens_is_who_asked(reader: Reader) -> None:
    text = "Mali menuntut Togo membebaskan awak kapalnya dan mengancam akan memutus pasokan gas."
    assert reader.tells(text) == ["REQUEST MLI > TGO", "THREATEN MLI > TGO"]


def test_a_verb_that_opens_a_sentence_has_the_main_clauses_subject(reader: Reader) -> None:
    text = "Mengecam serangan Togo, Presiden Mali menarik duta besarnya."
    assert "ACCUSE MLI > TGO" in reader.tells(text)


def test_people_who_protest_do_not_speak_for_their_state(reader: Reader) -> None:
    text = "Warga Mali berunjuk rasa di depan Kedutaan Besar Togo, menuntut agar duta besar negara itu pergi."
    assert reader.tells(text) == ["PROTEST MLI > TGO"]


def test_an_adversative_behind_a_comma_brings_a_subject_of_its_own(reader: Reader) -> None:
    text = "Menlu Fiji didampingi Menlu Tonga, namun Togo mengecam Mali."
    assert reader.tells(text) == ["ACCUSE TGO > MLI"]


def test_an_adversatives_subject_outlasts_the_commas_behind_it(reader: Reader) -> None:
    text = "Fiji meminta Tonga menahan diri, sedangkan Presiden Togo, dalam pidato di Lome, mendesak Mali mundur."
    assert reader.tells(text) == ["REQUEST FJI > TON", "REQUEST TGO > MLI"]


def test_who_somebody_is_takes_no_part(reader: Reader) -> None:
    assert reader.tells("China, sekutu terdekat Korea Utara, mendukung hukuman terhadap Mali.") == ["SUPPORT CHN > MLI"]
