"""The views: they say what their columns are, give an analyst names and words, and follow the program's version."""

from pathlib import Path

import pytest

from flows.records import Person
from tests.warehouse.records import article, event, load, rows
from warehouse import Warehouse, open_warehouse, run_query
from warehouse.statements import first_comment, read_folder
from warehouse.views import order_views

VIEWS = read_folder("views")
AID = {"type": "AID", "kind": None, "actors": ("CHN",), "recipients": ("BLR",)}


def documented_columns(definition: str) -> list[str]:
    return [line.split()[1] for line in definition.splitlines() if line.startswith("--   ")]


def tell_one_of_each(warehouse: Warehouse) -> None:
    one = article()
    told = [
        event(one),
        event(one, kind="visit", actors=("CHN",), recipients=("UZB",), status="planned"),
        event(one, type="AGREE", kind="agreement", agreement_type="treaty"),
        event(one, type="SUPPORT", kind=None, actors=("BLR",), recipients=("CHN",)),
        event(one, type="SANCTION", kind=None, actors=("CHN",), recipients=("BLR",)),
        event(one, changes=AID),
    ]
    load(warehouse, [(one, told)])


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_view_documents_exactly_its_columns(warehouse: Warehouse, view: str) -> None:
    columns = [name for (name,) in rows(warehouse, f"select column_name from (describe {view})")]
    assert documented_columns(VIEWS[view]) == columns
    assert first_comment(VIEWS[view]).startswith("A row is one ")


@pytest.mark.parametrize(
    ("view", "types"),
    [
        ("meetings", ["CONSULT"]),
        ("visits", ["CONSULT"]),
        ("agreements", ["AGREE"]),
        ("statements", ["SUPPORT"]),
        ("conflicts", ["SANCTION"]),
        ("timeline", ["AGREE", "AID", "CONSULT", "CONSULT", "SANCTION", "SUPPORT"]),
    ],
)
def test_a_view_holds_its_kind_of_event(warehouse: Warehouse, view: str, types: list[str]) -> None:
    tell_one_of_each(warehouse)
    query = f"select events.type from {view} inner join events using (event_id) order by 1"
    assert [name for (name,) in rows(warehouse, query)] == types


def test_a_meeting_is_told_in_names_and_words(warehouse: Warehouse) -> None:
    tell_one_of_each(warehouse)
    assert run_query(warehouse, "select * exclude (event_id) from meetings").to_pylist() == [
        {
            "date": "2022-09-15",
            "date_start": rows(warehouse, "select date '2022-09-15'")[0][0],
            "date_end": rows(warehouse, "select date '2022-09-15'")[0][0],
            "kind": "meeting",
            "status": "occurred",
            "participants": "Belarus, China",
            "people": "Xi Jinping (Presiden, CHN); Alexander Lukashenko (Presiden, BLR)",
            "place": "Samarkand",
            "country": "UZB",
            "parent": "SCO summit",
            "confidence": 0.9,
            "evidence": "Presiden China Xi Jinping bertemu Presiden Belarus",
            "article_id": "a1",
            "title": "Judul a1",
            "url": "https://example.org/a1",
            "source": "ANTARA",
            "mention_count": 1,
        }
    ]


def test_a_visit_has_visitors_and_hosts_and_an_unknown_code_stands_for_itself(warehouse: Warehouse) -> None:
    tell_one_of_each(warehouse)
    assert rows(warehouse, "select visitors, hosts, status from visits") == [("China", "UZB", "planned")]


def test_an_agreement_names_its_instrument(warehouse: Warehouse) -> None:
    tell_one_of_each(warehouse)
    query = "select parties, beneficiaries, agreement_type, agreement from agreements"
    assert rows(warehouse, query) == [("Belarus, China", None, "treaty", "treaty")]


def test_a_person_without_role_or_country_is_only_named(warehouse: Warehouse) -> None:
    one = article()
    load(warehouse, [(one, [event(one, people=(Person("Xi Jinping"), Person("Wang Yi", None, "CHN")))])])
    assert rows(warehouse, "select people from meetings") == [("Xi Jinping; Wang Yi (CHN)",)]


def test_an_event_of_several_articles_is_one_row_with_the_words_of_the_surest(warehouse: Warehouse) -> None:
    first, second = article("a1"), article("a2")
    load(warehouse, [(first, [event(first, "bertemu", confidence=0.4)]), (second, [event(second, confidence=0.6)])])
    query = "select article_id, mention_count, evidence from timeline"
    assert rows(warehouse, query) == [("a2", 2, "Presiden China Xi Jinping bertemu Presiden Belarus")]


def test_the_timeline_runs_from_the_earliest_to_the_undated(warehouse: Warehouse) -> None:
    one = article()
    dates = [None, "2022-09-15", "2021", "2022-09"]
    load(warehouse, [(one, [event(one, date=date) for date in dates])])
    in_order = [("2021",), ("2022-09",), ("2022-09-15",), (None,)]
    assert rows(warehouse, "select date from timeline") == in_order


def test_views_are_made_after_those_that_they_read() -> None:
    definitions = {
        "a": "select * from b -- from z",
        "b": "select * from c inner join events using (x)",
        "c": "with a_step as (select 1) select * from a_step",
        "z": "select * from a",
    }
    assert order_views(definitions) == ["c", "b", "a", "z"]


def test_views_follow_the_program_and_are_written_only_when_they_changed(path: Path) -> None:
    with open_warehouse(path, read_only=False) as warehouse:
        warehouse.connection.execute("create view old as select 1 as one")
        warehouse.connection.execute("insert into view_definitions values ('old', 'x')")
        warehouse.connection.execute("update view_definitions set digest = 'y' where name = 'visits'")
        warehouse.connection.execute("create or replace view visits as select 1 as one")
        warehouse.connection.execute("create view my_own as select 2 as two")
    with open_warehouse(path, read_only=False) as warehouse:
        names = {name for (name,) in rows(warehouse, "select view_name from duckdb_views() where not internal")}
        assert names == {*VIEWS, "my_own"}
        assert "visitors" in documented_columns(VIEWS["visits"])
        assert rows(warehouse, "select count(*) from (describe visits)") != [(1,)]
    before = path.read_bytes()
    open_warehouse(path, read_only=False).close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("example", sorted(read_folder("examples")))
def test_an_example_runs_and_says_what_it_asks(warehouse: Warehouse, example: str) -> None:
    tell_one_of_each(warehouse)
    question = read_folder("examples")[example]
    assert first_comment(question).endswith("?")
    assert run_query(warehouse, question).num_rows > 0
