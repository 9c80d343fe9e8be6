"""Loading: what a batch stores, what a second load leaves alone, and what a newer text replaces."""

from dataclasses import replace

import pyarrow as pa
import pytest

from flows.records import Person, Reject
from tests.warehouse.records import (
    TEXT,
    VERSION,
    article,
    batch_of,
    contents,
    event,
    load,
    load_vocabulary,
    rows,
    sources,
)
from warehouse import (
    Batch,
    LoadResult,
    Warehouse,
    WarehouseError,
    finish_run,
    input_schema,
    known_revisions,
    load_batch,
    start_run,
)


def revisions(*triples: tuple[str, str, str]) -> pa.Table:
    names = ("article_id", "revision_id", "extractor_version")
    return pa.table({name: [triple[i] for triple in triples] for i, name in enumerate(names)})


def test_an_event_that_two_articles_tell_is_one_row_with_two_mentions(warehouse: Warehouse) -> None:
    first, second = article("a1"), article("a2", published="2022-09-15")
    result = load(warehouse, [(first, [event(first)]), (second, [event(second)])])
    assert result == LoadResult(2, 2, 0, 0, 2, 1, 0)
    assert rows(warehouse, "select mention_count, first_published::varchar from events") == [(2, "2022-09-15")]


def test_an_event_takes_what_is_not_its_identity_from_its_surest_mention(warehouse: Warehouse) -> None:
    first, second, third = article("a1"), article("a2"), article("a3")
    unsure = event(first, confidence=0.5, place="Bukhara")
    sure = event(second, confidence=0.8, place="Samarkand")
    as_sure = event(third, confidence=0.8, place="Tashkent")
    load(warehouse, [(first, [unsure]), (third, [as_sure]), (second, [sure])])
    best = rows(warehouse, "select place, confidence, mention_id from events")
    assert best == [("Samarkand", 0.8, sure.mention_id)]


def test_an_article_without_events_is_stored_and_known(warehouse: Warehouse) -> None:
    empty = article("a1", text="Harga cabai naik.")
    load(warehouse, [(empty, [])])
    asked = revisions(("a1", empty.revision_id, VERSION), ("a2", "x", VERSION))
    assert known_revisions(warehouse, asked).to_pylist() == [
        {"article_id": "a1", "revision_id": empty.revision_id, "extractor_version": VERSION}
    ]


def test_a_revision_read_by_another_extractor_is_not_known(warehouse: Warehouse) -> None:
    one = article()
    load(warehouse, [(one, [event(one)])])
    assert known_revisions(warehouse, revisions(("a1", one.revision_id, "2.0"))).num_rows == 0
    assert known_revisions(warehouse, revisions(("a1", "another", VERSION))).num_rows == 0


def test_loading_a_batch_twice_changes_no_row(warehouse: Warehouse) -> None:
    told = [(a, [event(a), event(a, type="SUPPORT", kind=None)]) for a in (article("a1"), article("a2"))]
    load(warehouse, told)
    before = contents(warehouse, with_batches=True)
    assert load(warehouse, told) == LoadResult(2, 0, 0, 2, 0, 0, 0)
    assert contents(warehouse, with_batches=True) == before


def test_a_new_revision_replaces_the_article_and_its_mentions(warehouse: Warehouse) -> None:
    old = article("a1")
    load(warehouse, [(old, [event(old), event(old, type="SUPPORT", kind=None)])])
    new = article("a1", text="Ralat. " + TEXT)
    assert load(warehouse, [(new, [event(new)])]) == LoadResult(1, 0, 1, 0, 1, 1, 0)
    assert rows(warehouse, "select text from articles") == [(new.text,)]
    assert rows(warehouse, "select revision_id, evidence_start from mentions") == [
        (new.revision_id, event(new).mention.evidence.start)
    ]
    assert rows(warehouse, "select type from events") == [("CONSULT",)]
    assert rows(warehouse, "select distinct event_id from participants") == [(event(new).event_id,)]


def test_an_event_that_nothing_tells_any_more_disappears_with_its_participants_and_place(warehouse: Warehouse) -> None:
    old = article("a1")
    load(warehouse, [(old, [event(old)])])
    load(warehouse, [(article("a1", text="Berita ini dicabut."), [])])
    stored = contents(warehouse)
    assert len(stored["articles"]) == 1
    assert all(not stored[table] for table in ("mentions", "events", "participants", "places"))


def test_an_event_loses_one_of_its_mentions_and_keeps_the_other(warehouse: Warehouse) -> None:
    first, second = article("a1"), article("a2")
    load(warehouse, [(first, [event(first, place="Tashkent")]), (second, [event(second, confidence=0.4)])])
    load(warehouse, [(article("a1", text="Dicabut."), [])])
    assert rows(warehouse, "select place, mention_count from events") == [("Samarkand", 1)]
    assert rows(warehouse, "select place from places") == [("Samarkand",)]


def test_a_changed_publication_time_reaches_events_whose_mentions_did_not_change(warehouse: Warehouse) -> None:
    one = article("a1")
    load(warehouse, [(one, [event(one)])])
    load(warehouse, [(replace(one, published="2022-09-14"), [event(one)])])
    assert rows(warehouse, "select first_published::varchar from events") == [("2022-09-14",)]


def test_other_mentions_of_an_unchanged_text_are_taken_even_if_the_version_is_the_same(warehouse: Warehouse) -> None:
    one = article("a1")
    load(warehouse, [(one, [event(one, confidence=0.5)])])
    load(warehouse, [(one, [event(one, confidence=0.7)])])
    assert rows(warehouse, "select confidence from mentions") == [(0.7,)]
    assert rows(warehouse, "select confidence from events") == [(0.7,)]


def test_of_two_texts_of_one_article_in_a_batch_the_last_wins(warehouse: Warehouse) -> None:
    old, new = article("a1"), article("a1", text="Ralat. " + TEXT)
    told = [(old, [event(old), event(old, type="SUPPORT", kind=None)]), (new, [event(new)])]
    assert load(warehouse, told).articles == 1
    assert rows(warehouse, "select text from articles") == [(new.text,)]
    assert rows(warehouse, "select type, revision_id from mentions") == [("CONSULT", new.revision_id)]


def test_the_same_text_twice_in_a_batch_is_one_article(warehouse: Warehouse) -> None:
    one = article("a1")
    assert load(warehouse, [(one, [event(one)]), (one, [event(one)])]) == LoadResult(1, 1, 0, 0, 1, 1, 0)


def test_of_two_tellings_of_one_event_in_one_article_the_surer_is_kept(warehouse: Warehouse) -> None:
    one = article("a1")
    load(warehouse, [(one, [event(one, confidence=0.3), event(one, "Lukashenko, Kamis (15/9)", confidence=0.6)])])
    assert rows(warehouse, "select evidence_text from mentions") == [("Lukashenko, Kamis (15/9)",)]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2022-09-15", "2022-09-15", "2022-09-15"),
        ("2022-09", "2022-09-01", "2022-09-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-09-15/2022-09-16", "2022-09-15", "2022-09-16"),
        ("2022-12/2023", "2022-12-01", "2023-12-31"),
        (None, None, None),
        ("2022-02-30", None, None),
        ("kemarin", None, None),
    ],
)
def test_a_date_becomes_the_days_that_it_spans(
    warehouse: Warehouse, date: str | None, start: str | None, end: str | None
) -> None:
    one = article()
    load(warehouse, [(one, [event(one, date=date)])])
    for table in ("mentions", "events"):
        query = f"select date, date_start::varchar, date_end::varchar from {table}"
        assert rows(warehouse, query) == [(date, start, end)]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2022-09-16T00:30:00+07:00", "2022-09-16"),
        ("2022-09-16", "2022-09-16"),
        ("2022-09", None),
        ("2022", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_the_articles_own(
    warehouse: Warehouse, published: str | None, day: str | None
) -> None:
    load(warehouse, [(article(published=published), [])])
    assert rows(warehouse, "select published_on::varchar from articles") == [(day,)]


def test_participants_are_the_codes_and_the_people_of_all_mentions(warehouse: Warehouse) -> None:
    first, second = article("a1"), article("a2")
    visit = {"kind": "visit", "actors": ("CHN",), "recipients": ("UZB",)}
    sure = event(first, confidence=0.9, people=(Person("Xi Jinping", None, "CHN"),), changes=visit)
    people = (Person("Shavkat Mirziyoyev", "Presiden", "UZB"), Person("Xi Jinping", "Presiden", None))
    less_sure = event(second, confidence=0.5, people=people, changes=visit)
    load(warehouse, [(second, [less_sure]), (first, [sure])])
    query = "select part, position, code, name, role from participants order by part, position"
    assert rows(warehouse, query) == [
        ("actor", 1, "CHN", None, None),
        ("person", 1, "CHN", "Xi Jinping", "Presiden"),
        ("person", 2, "UZB", "Shavkat Mirziyoyev", "Presiden"),
        ("recipient", 1, "UZB", None, None),
    ]


def test_a_place_has_the_coordinates_of_its_surest_mention_that_has_some(warehouse: Warehouse) -> None:
    one = article()
    other = {"type": "SUPPORT", "kind": None, "latitude": None, "longitude": None}
    load(warehouse, [(one, [event(one, confidence=0.2), event(one, confidence=0.9, changes=other)])])
    query = "select place, country, latitude, longitude, mention_count from places"
    assert rows(warehouse, query) == [("Samarkand", "UZB", 39.65, 66.96, 2)]


def test_a_reject_that_comes_again_is_one_row_of_the_last_run(warehouse: Warehouse) -> None:
    reject = Reject("berita/rusak.txt", None, "encoding", "not text", b"\x00\xff")
    load(warehouse, [], [reject])
    assert load(warehouse, [], [reject, reject]).rejected == 1
    [(content, run_id)] = rows(warehouse, "select content, run_id from rejects")
    assert content == b"\x00\xff"
    assert rows(warehouse, "select number from runs where run_id = (select run_id from rejects)") == [(2,)], run_id


def test_a_run_records_its_sources_batches_and_sums(warehouse: Warehouse) -> None:
    first, second = article("a1"), article("a2")
    run_id = start_run(warehouse, version="0.1", sources=sources("b", "a", "a"))
    load_batch(warehouse, run_id, batch_of([(first, [event(first)])]), skipped=3)
    load_batch(warehouse, run_id, batch_of([(second, [event(second)])]))
    assert rows(warehouse, "select ended_at from runs") == [(None,)]
    assert finish_run(warehouse, run_id) == LoadResult(5, 2, 0, 3, 2, 2, 0)
    assert rows(warehouse, "select version, len(sources), ended_at >= started_at, articles from runs") == [
        ("0.1", 2, True, 5)
    ]
    assert rows(warehouse, "select number, articles from batches order by number") == [(1, 4), (2, 1)]
    assert rows(warehouse, "select location, last_seen >= first_seen from sources order by 1") == [
        ("a", True),
        ("b", True),
    ]


def test_the_end_of_a_run_that_never_began_is_an_error(warehouse: Warehouse) -> None:
    with pytest.raises(KeyError):
        finish_run(warehouse, "none")


def test_a_mention_of_an_article_outside_the_batch_is_refused(warehouse: Warehouse) -> None:
    one, other = article("a1"), article("a2")
    batch = batch_of([(one, [event(one)])])
    stray = Batch(batch_of([(other, [])]).articles, batch.mentions)
    run_id = start_run(warehouse, version=VERSION, sources=sources())
    with pytest.raises(ValueError, match="of article a1"):
        load_batch(warehouse, run_id, stray)


def test_a_table_that_lacks_a_column_is_refused_by_name(warehouse: Warehouse) -> None:
    run_id = start_run(warehouse, version=VERSION, sources=sources())
    batch = Batch(batch_of([]).articles.drop_columns(["text"]), batch_of([]).mentions)
    with pytest.raises(ValueError, match="articles needs the columns text"):
        load_batch(warehouse, run_id, batch)


def test_a_null_where_none_may_be_is_refused(warehouse: Warehouse) -> None:
    run_id = start_run(warehouse, version=VERSION, sources=sources())
    batch = batch_of([(article(), [])])
    index = batch.articles.schema.get_field_index("text")
    textless = batch.articles.set_column(index, "text", pa.nulls(1, pa.string()))
    with pytest.raises(ValueError, match="text"):
        load_batch(warehouse, run_id, Batch(textless, batch.mentions))


def test_a_batch_that_fails_at_its_last_step_leaves_nothing_behind(warehouse: Warehouse) -> None:
    one, two = article("a1"), article("a2")
    load(warehouse, [(one, [event(one)])])
    before = contents(warehouse, with_batches=True)
    run_id = start_run(warehouse, version=VERSION, sources=sources())
    warehouse.connection.execute("alter table batches rename column loaded_at to moved")
    with pytest.raises(WarehouseError, match="cannot load the batch"):
        load_batch(warehouse, run_id, batch_of([(two, [event(two)])]))
    assert contents(warehouse, with_batches=True) == before
    warehouse.connection.execute("alter table batches rename column moved to loaded_at")
    load_batch(warehouse, run_id, batch_of([(two, [event(two)])]))
    assert rows(warehouse, "select count(*) from articles") == [(2,)]


def test_reference_tables_become_those_given(warehouse: Warehouse) -> None:
    connection = warehouse.connection
    connection.execute("update actors set name = 'Cathay' where code = 'CHN'")
    connection.execute("insert into actors values ('ZZZ', 'gone', 'state')")
    load_vocabulary(warehouse)
    query = "select code, name from actors order by code"
    assert rows(warehouse, query)[:2] == [("BLR", "Belarus"), ("CHN", "China")]
    assert rows(warehouse, "select count(*) from actors") == [(3,)]


def test_rejects_may_be_left_out_of_a_batch() -> None:
    batch = batch_of([])
    assert Batch(batch.articles, batch.mentions).rejects.schema == input_schema("rejects")


def test_texts_keep_every_character(warehouse: Warehouse) -> None:
    text = "Ba\u0301ik \U0001f469\u200d\U0001f467 \u0000 \r\n \u2028 \u202e 'kutip' \"; drop table events; --"
    load(warehouse, [(article(text=text), [])])
    assert rows(warehouse, "select text from articles") == [(text,)]
