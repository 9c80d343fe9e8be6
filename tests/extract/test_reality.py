"""Reality: what happened, what is to come, and what did not happen at all."""

import pytest

from flows.extract.clauses import split_clauses
from flows.extract.language import load_language
from flows.extract.reality import Reality, read_reality
from tests.extract.conftest import Reader, in_short

LANGUAGE = load_language("id")


def reality(reader: Reader, text: str) -> Reality:
    """The reality of the last verb of the text."""
    marked = reader.marked(text)
    clauses = split_clauses(marked, LANGUAGE)
    return read_reality(marked, clauses, len(clauses) - 1)


def test_a_plain_verb_has_no_cue(reader: Reader) -> None:
    assert reality(reader, "Mali mengecam Niger.") == Reality()


@pytest.mark.parametrize("cue", ["akan", "bakal", "hendak", "akan segera"])
def test_a_word_for_the_future_makes_the_event_planned(reader: Reader, cue: str) -> None:
    event = reader.event(f"Menlu Mali {cue} mengunjungi Togo.")
    assert event.status == "planned"


def test_coordinated_verbs_share_their_plan(reader: Reader) -> None:
    events = reader.events("Menlu Mali akan mengunjungi Togo dan bertemu Presiden Togo.")
    assert [(event.kind, event.status) for event in events] == [("visit", "planned"), ("meeting", "planned")]


def test_a_plan_ends_with_its_clause(reader: Reader) -> None:
    text = "Menlu Mali akan mengunjungi Togo, sedangkan Menlu Niger mengunjungi Benin."
    assert [event.status for event in reader.events(text)] == ["planned", "occurred"]


def test_a_meeting_on_a_day_to_come_is_planned_without_any_cue(reader: Reader) -> None:
    assert reader.event("Mali dan Togo bertemu di Lome pada 20 Oktober 2022.").status == "planned"


@pytest.mark.parametrize("cue", ["tidak", "tak", "tidak pernah"])
def test_a_negated_act_is_no_event(reader: Reader, cue: str) -> None:
    assert reader.events(f"Menlu Mali {cue} mengunjungi Togo.") == ()


def test_a_negation_inside_a_name_or_a_noun_denies_nothing(reader: Reader) -> None:
    text = "Pencalonan Mali sebagai anggota tidak tetap Dewan Keamanan PBB mendapat restu dari pemerintah Togo."
    assert reader.tells(text) == ["SUPPORT TGO > MLI"]
    assert reader.tells("Menlu Mali bertemu Menlu Togo dalam kunjungan tidak resmi.") == ["meeting MLI TGO"]


@pytest.mark.parametrize("verb", ["mencegah", "melarang", "menghalangi"])
def test_what_somebody_is_kept_from_is_no_event(reader: Reader, verb: str) -> None:
    assert reader.tells(f"Ghana {verb} Menlu Mali mengunjungi Togo.") == []


def test_support_that_is_denied_is_a_rejection(reader: Reader) -> None:
    assert reader.tells("India tidak mendukung Rusia.") == ["REJECT IND > RUS"]


@pytest.mark.parametrize("cue", ["Jika", "Apabila", "Bila", "Seandainya"])
def test_a_condition_is_no_event(reader: Reader, cue: str) -> None:
    assert reader.events(f"{cue} Mali menyerang Togo, perang akan pecah.") == ()


def test_a_condition_does_not_undo_what_it_is_a_condition_of(reader: Reader) -> None:
    assert reader.tells("Jika Iran menyerang Israel, Amerika Serikat akan membela Israel.") == ["SUPPORT USA > ISR"]


@pytest.mark.parametrize("cue", ["bisa", "mungkin", "ingin", "perlu", "harus"])
def test_what_is_only_possible_or_wished_for_is_no_event(reader: Reader, cue: str) -> None:
    assert reader.events(f"Presiden Mali {cue} mengunjungi Togo.") == ()


@pytest.mark.parametrize("cue", ["batal", "tidak jadi"])
def test_a_visit_or_meeting_called_off_is_cancelled(reader: Reader, cue: str) -> None:
    assert reader.event(f"Presiden Mali {cue} mengunjungi Togo.").status == "cancelled"


def test_a_visit_that_its_guest_calls_off_is_cancelled(reader: Reader) -> None:
    assert reader.event("Presiden Mali membatalkan kunjungan ke Togo.").status == "cancelled"


def test_what_two_sides_do_to_one_another_is_told_both_ways(reader: Reader) -> None:
    assert reality(reader, "Mali dan Togo saling mendukung.").mutual
    assert reader.tells("Mali dan Togo saling mendukung.") == ["SUPPORT MLI > TGO", "SUPPORT TGO > MLI"]


def test_a_threat_is_an_event_however_it_is_put(reader: Reader) -> None:
    assert reader.event("Mali mengancam Togo.").status == "occurred"
    assert reader.event("Mali akan membalas Togo.").status == "occurred"


def test_a_pledge_for_the_future_is_made_now(reader: Reader) -> None:
    event = reader.event("Mali dan Togo akan memperkuat kerja sama.")
    assert (event.kind, event.status) == ("pledge", "occurred")


def test_what_a_state_refuses_to_do_is_told_even_where_doing_it_needs_more_words(reader: Reader) -> None:
    assert reader.tells("Indonesia tidak akan pernah mengakui sembilan garis putus-putus yang diklaim China.") == [
        "REJECT IDN > CHN"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mali menuduh Togo melancarkan serangan terhadap Ghana.",
        "Mali ingin mengadakan pertemuan dengan Togo.",
        "Mali mengatakan Togo siap membantu Ghana.",
    ],
    ids=["alleged", "wished for", "offered for somebody else"],
)
def test_what_is_only_said_of_others_or_wished_for_did_not_happen(reader: Reader, text: str) -> None:
    told = [event for event in reader.events(text) if event.type != "ACCUSE"]
    assert told == []


def test_what_is_agreed_on_goes_on_behind_a_conjunction(reader: Reader) -> None:
    text = "Mali sepakat dengan Togo untuk menarik pasukan dan mengizinkan pengamat Ghana."
    assert reader.tells(text) == ["pledge MLI TGO"]


def test_a_gathering_that_only_dates_a_meeting_is_still_to_come(reader: Reader) -> None:
    events = reader.events("Presiden Mali bertemu Presiden Togo, Kamis, sehari sebelum KTT G20 dibuka.")
    [summit] = [event for event in events if event.kind == "summit"]
    assert (summit.status, summit.date) == ("planned", "2022-09-16")


def test_what_is_done_is_not_foretold_and_what_is_wished_for_is_not_held(reader: Reader) -> None:
    text = "Presiden Ghana mengatakan Mali dan Togo telah berjanji untuk menghentikan pertempuran."
    assert reader.tells(text) == ["pledge MLI TGO"]
    assert reader.tells("Agar Mali terlibat dalam pembicaraan dengan Togo, Ghana mengirim utusan.") == []


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("membantah", ["REJECT MLI > TGO"]),
        ("menolak", ["REJECT MLI > TGO"]),
        ("sepakat", ["meeting MLI TGO", "pledge MLI > TGO"]),
    ],
)
def test_a_dealing_is_held_only_where_that_is_not_what_is_denied(reader: Reader, verb: str, told: list[str]) -> None:
    events = reader.events(f"Mali {verb} mengadakan pertemuan dengan Togo.")
    assert sorted(map(in_short, events)) == told
    assert all(event.status == "planned" for event in events if event.kind == "meeting")


def test_what_one_side_decides_alone_it_does(reader: Reader) -> None:
    assert reader.tells("Uni Eropa sepakat melarang impor minyak Iran.") == ["SANCTION EU > IRN"]
    assert reader.tells("Uni Eropa dan Iran sepakat melarang impor minyak.") == ["pledge EU IRN"]


def test_what_only_lacks_is_not_denied(reader: Reader) -> None:
    assert reader.tells("Togo menahan pekerja Mali tanpa dokumen.") == ["COERCE TGO > MLI"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali akan terus memperkuat hubungan dengan Togo.", ["pledge MLI TGO"]),
        ("Mali ingin terus memperkuat hubungan dengan Togo.", []),
        ("Ketika ditanya wartawan, Mali mengecam Togo.", ["ACCUSE MLI > TGO"]),
        ("Mali dilaporkan mengecam Togo.", ["ACCUSE MLI > TGO"]),
        ("Mungkinkah Mali mengecam Togo?", []),
        ("Ghana mengatakan bahwa Mali mengancam Togo.", ["THREATEN MLI > TGO"]),
    ],
)
def test_what_is_planned_asked_or_reported_is_told_from_what_is_only_wished_or_wondered(
    reader: Reader, text: str, told: list[str]
) -> None:
    assert reader.tells(text) == told


def test_a_draft_says_nothing_for_the_body_before_which_it_lies(reader: Reader) -> None:
    text = "Mali memveto rancangan resolusi Dewan Keamanan PBB yang mengecam Togo."
    assert reader.tells(text) == ["REJECT MLI > UNSC"]
