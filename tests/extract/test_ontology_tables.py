"""The ontology tables: every row is valid, every type and kind is covered, and the codes agree with one another."""

import csv
import re
from importlib.resources import files
from typing import get_args

import pytest

from flows.extract.ontology import load_ontology
from flows.records import EventType, Kind

TYPES = frozenset(get_args(EventType))
KINDS_OF = {
    "CONSULT": frozenset({"meeting", "visit", "call", "summit", "negotiation"}),
    "AGREE": frozenset({"agreement", "pledge", "joint_statement"}),
}
# The modes of the PLOVER manual, for the types that have modes.
MODES_OF = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    },
}  # fmt: skip
# The CAMEO roots that each PLOVER type takes in; AGREE also takes shared views (019), REQUEST appeals (02).
ROOTS_OF = {
    "AGREE": {"01", "03"}, "CONSULT": {"04"}, "SUPPORT": {"05"}, "COOPERATE": {"06"}, "AID": {"07"},
    "CONCEDE": {"08"}, "RETREAT": {"08"}, "REQUEST": {"02", "10"}, "ACCUSE": {"09", "11"}, "REJECT": {"12"},
    "THREATEN": {"13"}, "PROTEST": {"14"}, "SANCTION": {"16"}, "MOBILIZE": {"15"}, "COERCE": {"17", "19"},
    "ASSAULT": {"17", "18", "19", "20"},
}  # fmt: skip
# How many second-level codes each CAMEO root has, counted from its general code 0 ("010" to "019").
LAST_CODE_OF_ROOT = {
    "01": 9, "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8,
    "11": 6, "12": 9, "13": 9, "14": 5, "15": 5, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip


def read_table(name: str) -> list[dict[str, str]]:
    text = (files("flows") / "extract" / "ontology" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


EVENT_TYPES = read_table("event_types.csv")
AGREEMENT_TYPES = read_table("agreement_types.csv")


def row_name(row: dict[str, str]) -> str:
    return "-".join(filter(None, (row["type"], row["kind"], row["agreement_type"])))


def cameo_code_exists(code: str) -> bool:
    if not re.fullmatch(r"\d{3,4}", code) or code[:2] not in LAST_CODE_OF_ROOT:
        return False
    return int(code[2]) <= LAST_CODE_OF_ROOT[code[:2]] and code[3:] != "0"


def quad_class_of(code: str) -> int:
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 9 else 3 if root <= 14 else 4


def test_columns_are_those_that_the_header_names() -> None:
    for name, table in (("event_types.csv", EVENT_TYPES), ("agreement_types.csv", AGREEMENT_TYPES)):
        text = (files("flows") / "extract" / "ontology" / name).read_text(encoding="utf-8")
        header = text.split("# Columns\n", 1)[1].split("\n#\n", 1)[0]
        assert re.findall(r"^#   (\w+)  ", header, re.MULTILINE) == list(table[0]), name
        assert all(None not in row and None not in row.values() for row in table), name


def test_every_type_has_a_row_that_any_event_of_it_finds() -> None:
    assert {row["type"] for row in EVENT_TYPES if not row["kind"] and not row["agreement_type"]} == TYPES


def test_every_kind_has_a_row_of_its_own_and_only_under_its_type() -> None:
    found = {(row["type"], row["kind"]) for row in EVENT_TYPES if row["kind"] and not row["agreement_type"]}
    assert found == {(event_type, kind) for event_type, kinds in KINDS_OF.items() for kind in kinds}
    assert {kind for _, kind in found} == set(get_args(Kind))
    assert all(row["kind"] in KINDS_OF[row["type"]] for row in EVENT_TYPES if row["kind"])


def test_no_look_up_key_or_label_stands_twice() -> None:
    keys = [(row["type"], row["kind"], row["agreement_type"]) for row in EVENT_TYPES]
    labels = [row["label"] for row in EVENT_TYPES]
    assert len(set(keys)) == len(keys)
    assert len(set(labels)) == len(labels)


def test_an_agreement_type_is_named_only_with_a_kind_and_is_a_known_code() -> None:
    codes = {row["agreement_type"] for row in AGREEMENT_TYPES}
    for row in EVENT_TYPES:
        if row["agreement_type"]:
            assert row["kind"], row_name(row)
            assert row["agreement_type"] in codes, row_name(row)


@pytest.mark.parametrize("row", EVENT_TYPES, ids=row_name)
def test_codes_of_a_row_exist_and_agree(row: dict[str, str]) -> None:
    assert row["plover_type"] in TYPES
    assert not row["plover_mode"] or row["plover_mode"] in MODES_OF[row["plover_type"]]
    assert cameo_code_exists(row["cameo_code"])
    assert row["cameo_code"][:2] in ROOTS_OF[row["plover_type"]]
    assert row["quad_class"] == str(quad_class_of(row["cameo_code"]))
    assert re.fullmatch(r"-?\d{1,2}\.\d", row["goldstein"])
    assert -10 <= float(row["goldstein"]) <= 10
    assert row["label"].strip() == row["label"] != ""


@pytest.mark.parametrize("row", EVENT_TYPES, ids=row_name)
def test_goldstein_score_is_positive_for_cooperation_and_negative_for_conflict(row: dict[str, str]) -> None:
    assert (float(row["goldstein"]) > 0) == (row["quad_class"] in {"1", "2"})


def test_one_cameo_code_has_one_score_and_one_quad_class() -> None:
    scores: dict[str, tuple[str, str]] = {}
    for row in EVENT_TYPES:
        found = (row["goldstein"], row["quad_class"])
        assert scores.setdefault(row["cameo_code"], found) == found, row["cameo_code"]


def test_plover_type_is_the_type_except_for_agreements_reached() -> None:
    for row in EVENT_TYPES:
        if row["kind"] == "agreement":
            expected = "RETREAT" if row["agreement_type"] == "ceasefire" else "SUPPORT"
        else:
            expected = row["type"]
        assert row["plover_type"] == expected, row_name(row)


def test_codes_on_which_the_sources_disagree_are_the_ones_chosen() -> None:
    by_name = {row_name(row): row for row in EVENT_TYPES}
    agreement, sanction = by_name["AGREE-agreement"], by_name["SANCTION"]
    assert (agreement["cameo_code"], agreement["goldstein"]) == ("057", "8.0")
    assert (sanction["cameo_code"], sanction["goldstein"]) == ("163", "-8.0")
    assert (sanction["plover_type"], sanction["plover_mode"]) == ("SANCTION", "discontinue")
    assert by_name["PROTEST"]["quad_class"] == "3"


def test_agreement_types_are_the_twenty_three_ranked_without_ties() -> None:
    assert [int(row["rank"]) for row in AGREEMENT_TYPES] == list(range(1, 24))
    codes = [row["agreement_type"] for row in AGREEMENT_TYPES]
    assert len(set(codes)) == 23
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)
    assert all(row["label"] for row in AGREEMENT_TYPES)


def test_the_longer_partnership_name_ranks_before_the_shorter_one_inside_it() -> None:
    partnerships = [row["agreement_type"] for row in AGREEMENT_TYPES if row["agreement_type"].endswith("partnership")]
    for position, name in enumerate(partnerships):
        assert not any(name in later for later in partnerships[position + 1 :])


def test_confidence_is_the_share_of_such_events_that_is_right() -> None:
    ontology = load_ontology()
    gathered = [step / 100 for step in range(101)]
    shares = [ontology.share_right(one) for one in gathered]
    assert shares == sorted(shares)
    assert all(0 < share < 1 for share in shares)


def test_the_table_of_confidence_runs_from_nought_to_one() -> None:
    shares = load_ontology().shares
    assert (shares[0][0], shares[-1][0]) == (0, 1)
    assert [low for low, _ in shares] == sorted({low for low, _ in shares})
