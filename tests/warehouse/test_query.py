"""A user's query reads, and only reads."""

from pathlib import Path

import duckdb
import pytest

from warehouse import QueryError, Warehouse, run_query


def test_a_query_gives_an_arrow_table(warehouse: Warehouse) -> None:
    assert run_query(warehouse, "select code, name from actors order by code limit 1;").to_pylist() == [
        {"code": "BLR", "name": "Belarus"}
    ]


@pytest.mark.parametrize(
    "query", ["describe events", "show tables", "summarize actors", "explain select 1", "from actors"]
)
def test_a_query_may_describe(warehouse: Warehouse, query: str) -> None:
    assert run_query(warehouse, query).num_rows > 0


def test_a_query_may_pivot(warehouse: Warehouse) -> None:
    pivoted = run_query(warehouse, "pivot actors on kind using count(*) group by code order by code")
    assert pivoted.to_pylist()[0] == {"code": "BLR", "organisation": 0, "state": 1}


def test_a_query_may_read_the_users_own_parquet_file(warehouse: Warehouse, tmp_path: Path) -> None:
    mine = tmp_path / "mine.parquet"
    duckdb.connect().execute(f"copy (select 'CHN' as code) to '{mine}'")
    query = f"select name from actors semi join read_parquet('{mine}') using (code)"
    assert run_query(warehouse, query).to_pylist() == [{"name": "China"}]


@pytest.mark.parametrize(
    "query",
    [
        "delete from actors",
        "drop view meetings",
        "create table mine as select 1",
        "copy actors to 'out.csv'",
        "set threads = 1",
        "attach ':memory:' as other",
        "install httpfs",
        "load httpfs",
        "begin transaction",
        "export database 'out'",
        "insert into actors values ('A', 'b', 'c') returning code",
    ],
)
def test_a_query_that_does_more_than_read_is_refused(warehouse: Warehouse, query: str) -> None:
    with pytest.raises(QueryError, match="only queries that read"):
        run_query(warehouse, query)


@pytest.mark.parametrize("query", ["", "-- nothing", "select 1; select 2", "drop view meetings; select 2"])
def test_anything_but_one_query_is_refused(warehouse: Warehouse, query: str) -> None:
    with pytest.raises(QueryError, match="one query at a time"):
        run_query(warehouse, query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select", "SELECT clause"),
        ("selec 1", "syntax error"),
        ("select * from meeting", "meeting does not exist"),
        ("select nothing from events", 'column "nothing" not found'),
        ("select 'x'::integer", "Could not convert"),
        ("select * from read_parquet('/nowhere/x.parquet')", "No files found"),
        ("select * from warehouse", "warehouse does not exist"),
    ],
)
def test_a_wrong_query_is_explained_in_one_line(warehouse: Warehouse, query: str, said: str) -> None:
    with pytest.raises(QueryError) as raised:
        run_query(warehouse, query)
    message = str(raised.value)
    assert said in message
    assert "\n" not in message
    assert raised.value.exit_code == 2


def test_a_query_reaches_no_network(warehouse: Warehouse) -> None:
    with pytest.raises(QueryError, match="httpfs"):
        run_query(warehouse, "select * from read_parquet('http://127.0.0.1:9/x.parquet')")


def test_the_warehouse_works_on_after_a_wrong_query(warehouse: Warehouse) -> None:
    with pytest.raises(QueryError):
        run_query(warehouse, "select 1 / 'x'::integer")
    assert run_query(warehouse, "select 1 as one").to_pylist() == [{"one": 1}]
