"""Migrations: each once, in order, whole or not at all."""

from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse import NotAWarehouse, WarehouseTooNew, WarehouseTooOld
from warehouse.migrations import MIGRATIONS, SCHEMA_VERSION, Migration, migrate, read_version, refuse_older


def add_note(connection: DuckDBPyConnection) -> None:
    connection.execute("alter table events add column note text")


def rename_note(connection: DuckDBPyConnection) -> None:
    connection.execute("alter table events rename column note to remark")


def fail_half_way(connection: DuckDBPyConnection) -> None:
    connection.execute("alter table events add column half text")
    connection.execute("select nothing from nowhere")


LATER = (
    *MIGRATIONS,
    Migration(SCHEMA_VERSION + 1, "note", add_note),
    Migration(SCHEMA_VERSION + 2, "remark", rename_note),
)


def columns(connection: DuckDBPyConnection) -> set[str]:
    return {str(name) for (name,) in connection.execute("select column_name from (describe events)").fetchall()}


def recorded(connection: DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute("select version, name from migrations order by version").fetchall()


def test_versions_count_up_from_one() -> None:
    assert [migration.version for migration in MIGRATIONS] == list(range(1, SCHEMA_VERSION + 1))


def test_a_new_file_is_at_the_newest_version() -> None:
    connection = duckdb.connect()
    assert read_version(connection) == 0
    migrate(connection)
    assert read_version(connection) == SCHEMA_VERSION
    assert recorded(connection) == [(migration.version, migration.name) for migration in MIGRATIONS]


def test_an_older_file_gets_what_it_lacks_in_order_and_once() -> None:
    connection = duckdb.connect()
    migrate(connection)
    migrate(connection, LATER)
    migrate(connection, LATER)
    assert "remark" in columns(connection)
    assert recorded(connection)[-2:] == [(SCHEMA_VERSION + 1, "note"), (SCHEMA_VERSION + 2, "remark")]


def test_a_migration_that_fails_leaves_the_file_at_the_version_before() -> None:
    connection = duckdb.connect()
    migrate(connection)
    broken = (*LATER[:-1], Migration(SCHEMA_VERSION + 2, "broken", fail_half_way))
    with pytest.raises(duckdb.CatalogException):
        migrate(connection, broken)
    assert read_version(connection) == SCHEMA_VERSION + 1
    assert "note" in columns(connection)
    assert "half" not in columns(connection)


def test_a_file_of_a_later_version_is_refused() -> None:
    connection = duckdb.connect()
    migrate(connection)
    migrate(connection, LATER)
    with pytest.raises(WarehouseTooNew, match=r"version 3, this program knows up to 1: upgrade"):
        migrate(connection)


def test_a_file_of_an_earlier_version_cannot_be_read() -> None:
    with pytest.raises(WarehouseTooOld, match=r"version 1, this program's is 2"):
        refuse_older(1, newest=2)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    connection = duckdb.connect(tmp_path / "other.duckdb")
    connection.execute("create table customers (name text)")
    with pytest.raises(NotAWarehouse):
        migrate(connection)
    assert connection.execute("select count(*) from duckdb_tables()").fetchone() == (1,)
