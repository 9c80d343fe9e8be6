"""The records that pass between the stages: their ids depend on content and on nothing else."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Article, Event, Evidence, Mention, Person, Reject, content_id

PARTS = st.lists(st.one_of(st.none(), st.text()), max_size=4)

MENTION = Mention(
    article_id="wa-01",
    evidence=Evidence("Xi bertemu Lukashenko", 10, 31, 0),
    rule="meet.dengan",
    confidence=0.9,
    extractor_version="1",
)
EVENT = Event(
    type="CONSULT",
    kind="meeting",
    actors=("BLR", "CHN"),
    recipients=(),
    people=(Person("Xi Jinping", "president", "CHN"),),
    date="2022-09-15",
    date_basis="weekday",
    place="Samarkand",
    country="UZB",
    latitude=39.65,
    longitude=66.96,
    agreement_type=None,
    status="occurred",
    parent="SCO summit",
    plover_type="CONSULT",
    plover_mode="meet",
    cameo_code="040",
    goldstein=1.0,
    quad_class=1,
    mention=MENTION,
    principals=("lukashenko", "xi"),
)


def test_an_id_is_the_same_on_any_machine() -> None:
    assert content_id("url", "https://example.org/a") == "8d534b9db0e13a77526a4d2041169b89"


@given(PARTS, PARTS)
def test_different_parts_have_different_ids(left: list[str | None], right: list[str | None]) -> None:
    assert (content_id(*left) == content_id(*right)) == (left == right)


@given(PARTS)
def test_an_id_has_32_hex_digits(parts: list[str | None]) -> None:
    identifier = content_id(*parts)
    assert len(identifier) == 32
    assert set(identifier) <= set("0123456789abcdef")


def test_an_id_tells_apart_where_a_part_ends_and_whether_it_is_there() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id(None) != content_id("")
    assert content_id() != content_id(None)
    assert content_id("-") != content_id(None)


def test_half_a_surrogate_pair_has_an_id() -> None:
    assert content_id("\ud800") != content_id("\ud801")


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(EVENT, type="AGREE"),
        dataclasses.replace(EVENT, kind="visit"),
        dataclasses.replace(EVENT, actors=("CHN", "RUS")),
        dataclasses.replace(EVENT, recipients=("UZB",)),
        dataclasses.replace(EVENT, date="2022-09-16"),
        dataclasses.replace(EVENT, agreement_type="treaty"),
        dataclasses.replace(EVENT, status="planned"),
        dataclasses.replace(EVENT, principals=("xi",)),
    ],
)
def test_what_makes_an_event_changes_its_id(other: Event) -> None:
    assert other.event_id != EVENT.event_id


@pytest.mark.parametrize(
    "other",
    [
        dataclasses.replace(EVENT, place="Tashkent"),
        dataclasses.replace(EVENT, people=()),
        dataclasses.replace(EVENT, goldstein=5.0),
        dataclasses.replace(EVENT, date_basis="explicit"),
        dataclasses.replace(EVENT, parent=None),
    ],
)
def test_what_only_describes_an_event_does_not_change_its_id(other: Event) -> None:
    assert other.event_id == EVENT.event_id


def test_two_articles_tell_the_same_dated_event_in_two_mentions() -> None:
    other = dataclasses.replace(EVENT, mention=dataclasses.replace(MENTION, article_id="wa-02"))
    assert other.event_id == EVENT.event_id
    assert other.mention_id != EVENT.mention_id


def test_undated_events_of_two_articles_are_two() -> None:
    undated = dataclasses.replace(EVENT, date=None)
    other = dataclasses.replace(undated, mention=dataclasses.replace(MENTION, article_id="wa-02"))
    assert other.event_id != undated.event_id


def test_the_published_record_has_the_contracts_fields_in_order() -> None:
    assert list(EVENT.as_record()) == [
        "event_id", "article_id", "type", "kind", "actors", "recipients", "people", "date", "date_basis", "place",
        "country", "latitude", "longitude", "agreement_type", "status", "parent", "plover_type", "plover_mode",
        "cameo_code", "goldstein", "quad_class", "confidence", "attributed_to", "evidence", "extractor_version",
    ]  # fmt: skip
    assert EVENT.as_record()["evidence"] == {"text": "Xi bertemu Lukashenko", "start": 10, "end": 31, "sentence": 0}
    assert EVENT.as_record()["people"] == [{"name": "Xi Jinping", "role": "president", "country": "CHN"}]


def test_a_rejects_id_follows_from_where_it_was_and_what_it_held() -> None:
    reject = Reject("a.jsonl", 3, "bad_json", "not a JSON object", b"{")
    assert reject.reject_id == dataclasses.replace(reject, detail="other words").reject_id
    for other in (
        dataclasses.replace(reject, origin="b.jsonl"),
        dataclasses.replace(reject, position=4),
        dataclasses.replace(reject, position=None),
        dataclasses.replace(reject, cause="empty"),
        dataclasses.replace(reject, content=b"["),
    ):
        assert other.reject_id != reject.reject_id


def test_records_cannot_be_changed() -> None:
    article = Article("a", "r", "teks")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "lain"  # type: ignore[misc]
