"""The sample dispatches and their gold annotations: every text has both, in the right form, with verbatim evidence."""

import csv
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import TypedDict, get_args

import pytest

from flows.records import EventType, Status

KINDS_OF = {
    "CONSULT": {"meeting", "visit", "call", "summit", "negotiation"},
    "AGREE": {"agreement", "pledge", "joint_statement"},
}
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
LONGEST_EVIDENCE = 15  # words


class GoldEvent(TypedDict):
    type: str
    kind: str | None
    actors: list[str]
    recipients: list[str]
    people: list[str]
    date: str | None
    place: str | None
    country: str | None
    agreement_type: str | None
    status: str
    parent: str | None
    evidence: str
    optional: bool


class GoldArticle(TypedDict):
    id: str
    events: list[GoldEvent]


def read_samples() -> dict[str, str]:
    folder = files("flows") / "samples"
    return {
        file.name.removesuffix(".txt"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".txt")
    }


def read_gold() -> list[GoldArticle]:
    lines = Path(__file__).with_name("gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


SAMPLES = read_samples()
GOLD = read_gold()
AGREEMENT_TYPES = {
    row["agreement_type"]
    for row in csv.DictReader(
        line
        for line in (files("flows") / "extract" / "ontology" / "agreement_types.csv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}
EVENTS = [(article["id"], number, event) for article in GOLD for number, event in enumerate(article["events"])]
each_event = pytest.mark.parametrize(
    ("stem", "event"),
    [pytest.param(stem, event, id=f"{stem}-{number}") for stem, number, event in EVENTS],
)


def test_there_are_at_least_ten_samples_and_each_has_one_annotation() -> None:
    assert len(SAMPLES) >= 10
    assert [article["id"] for article in GOLD] == sorted(SAMPLES)


@pytest.mark.parametrize("stem", sorted(SAMPLES))
def test_a_sample_has_the_form_of_a_dispatch(stem: str) -> None:
    text = SAMPLES[stem]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(-[a-z]+)+", stem)
    assert re.match(r"[A-Z][^\n]{2,40} [-—–] [A-Z]", text), "a dateline opens it"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


@each_event
def test_an_annotation_keeps_to_the_vocabularies(stem: str, event: GoldEvent) -> None:
    assert set(event) == set(GoldEvent.__annotations__)
    assert event["type"] in get_args(EventType)
    assert event["status"] in get_args(Status)
    if event["type"] in KINDS_OF:
        assert event["kind"] in KINDS_OF[event["type"]]
    else:
        assert event["kind"] is None
    assert event["agreement_type"] is None or event["agreement_type"] in AGREEMENT_TYPES
    assert event["date"] is None or ISO_DATE.fullmatch(event["date"])
    assert event["country"] is None or re.fullmatch(r"[A-Z]{3}", event["country"])


@each_event
def test_evidence_stands_in_the_text_and_is_short(stem: str, event: GoldEvent) -> None:
    assert event["evidence"] in SAMPLES[stem]
    assert len(event["evidence"].split()) <= LONGEST_EVIDENCE


@each_event
def test_people_and_place_stand_in_the_text(stem: str, event: GoldEvent) -> None:
    for name in event["people"]:
        assert name in SAMPLES[stem]
    for part in (event["place"] or "").split(", "):
        assert part in SAMPLES[stem]


@each_event
def test_an_event_has_two_participants_unless_it_is_a_gathering_of_one_body(stem: str, event: GoldEvent) -> None:
    codes = event["actors"] + event["recipients"]
    assert event["actors"]
    assert all(re.fullmatch(r"[A-Z0-9_]{2,20}", code) for code in codes)
    assert len(set(codes)) >= 2 or event["kind"] in {"summit", "joint_statement"}


def test_the_samples_cover_all_kinds_and_most_types() -> None:
    assert {event["kind"] for _, _, event in EVENTS} >= KINDS_OF["CONSULT"] | KINDS_OF["AGREE"]
    assert len({event["type"] for _, _, event in EVENTS}) >= 12
