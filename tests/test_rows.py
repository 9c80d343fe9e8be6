"""Records become rows of exactly the warehouse's shape."""

import pyarrow as pa

from flows.records import Article, Dispatch, Event, Evidence, Mention, Person, Reject
from flows.rows import article_table, mention_table, reject_table, revision_table, source_table
from warehouse.schema import input_schema

TEXT = "China dan Belarus merilis pernyataan bersama."
ARTICLE = Article(
    article_id="a1",
    revision_id="r1",
    text=TEXT,
    title="Pernyataan",
    published="2022-09-16",
    published_basis="given",
    dispatch=Dispatch(place="Beijing", agencies=("ANTARA", "Xinhua"), editors=("Joko",)),
)


def event(**changes: object) -> Event:
    fields: dict[str, object] = {
        "type": "CONSULT",
        "kind": "joint_statement",
        "actors": ("BLR", "CHN"),
        "recipients": (),
        "people": (Person("Xi Jinping", "Presiden", "CHN"),),
        "date": "2022-09-15",
        "date_basis": "explicit",
        "place": None,
        "country": None,
        "latitude": None,
        "longitude": None,
        "agreement_type": None,
        "status": "occurred",
        "parent": None,
        "plover_type": "CONSULT",
        "plover_mode": None,
        "cameo_code": "040",
        "goldstein": 1.0,
        "quad_class": 1,
        "mention": Mention("a1", Evidence(TEXT[:17], 0, 17, 0), "frame", 0.9, "1"),
    }
    return Event(**(fields | changes))  # type: ignore[arg-type]


def test_an_article_becomes_a_row_with_the_form_of_its_dispatch() -> None:
    table = article_table([ARTICLE], "7")
    assert table.schema == input_schema("articles")
    [row] = table.to_pylist()
    assert row["text"] == TEXT
    assert row["dateline_place"] == "Beijing"
    assert row["agencies"] == ["ANTARA", "Xinhua"]
    assert row["translators"] == []
    assert row["extractor_version"] == "7"


def test_each_event_of_an_article_becomes_a_mention_that_carries_its_evidence() -> None:
    first, second = event(), event(date="2022-09-14")
    table = mention_table([(ARTICLE, [first, second])])
    assert table.schema == input_schema("mentions")
    rows = table.to_pylist()
    assert [row["event_id"] for row in rows] == [first.event_id, second.event_id]
    assert [row["mention_id"] for row in rows] == [first.mention_id, second.mention_id]
    assert rows[0]["people"] == [{"name": "Xi Jinping", "role": "Presiden", "country": "CHN"}]
    assert rows[0]["revision_id"] == "r1"
    assert TEXT[rows[0]["evidence_start"] : rows[0]["evidence_end"]] == rows[0]["evidence_text"]


def test_a_mention_keeps_every_field_of_the_published_record() -> None:
    published = event().as_record()
    [row] = mention_table([(ARTICLE, [event()])]).to_pylist()
    assert {key: row[key] for key in published if key != "evidence"} == {
        key: value for key, value in published.items() if key != "evidence"
    }


def test_a_reject_keeps_its_bytes() -> None:
    [row] = reject_table([Reject("a.txt", 3, "encoding", "no text", b"\xff\x00")]).to_pylist()
    assert (row["origin"], row["position"], row["cause"], row["content"]) == ("a.txt", 3, "encoding", b"\xff\x00")


def test_no_records_give_an_empty_table_of_the_right_shape() -> None:
    assert article_table([], "1").schema == input_schema("articles")
    assert mention_table([(ARTICLE, [])]).num_rows == 0
    assert reject_table([]).schema == input_schema("rejects")


def test_a_revision_names_the_engine_that_has_read_the_article() -> None:
    table = revision_table([ARTICLE], "7")
    assert table.to_pylist() == [{"article_id": "a1", "revision_id": "r1", "extractor_version": "7"}]


def test_a_source_is_kept_with_what_it_is() -> None:
    table = source_table({"news/*.txt": "glob"})
    assert isinstance(table, pa.Table)
    assert table.to_pylist() == [{"location": "news/*.txt", "kind": "glob"}]
