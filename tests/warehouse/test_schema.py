"""The declared tables and the Arrow shapes agree with what DuckDB really makes of them."""

import hashlib

import pytest

from tests.warehouse.records import rows
from warehouse import Warehouse, arrow_schema, input_schema
from warehouse.migrations import SCHEMA_VERSION
from warehouse.schema import create_statements, metadata

TABLES = sorted(metadata.tables)


@pytest.mark.parametrize("table", TABLES)
def test_the_arrow_schema_is_what_duckdb_gives(warehouse: Warehouse, table: str) -> None:
    stored = warehouse.connection.execute(f"select * from {table} limit 0").to_arrow_table().schema
    declared = arrow_schema(table)
    assert stored.names == declared.names
    assert stored.types == declared.types


def test_every_table_has_a_primary_key_and_no_other_constraint_but_not_null(warehouse: Warehouse) -> None:
    found = rows(warehouse, "select table_name, constraint_type from duckdb_constraints()")
    assert sorted(str(name) for name, kind in found if kind == "PRIMARY KEY") == TABLES
    assert {kind for _, kind in found} == {"PRIMARY KEY", "NOT NULL"}
    assert rows(warehouse, "select index_name from duckdb_indexes()") == []


def test_callers_do_not_give_what_the_warehouse_fills_in() -> None:
    assert set(arrow_schema("articles").names) - set(input_schema("articles").names) == {"published_on", "batch_id"}
    assert set(arrow_schema("mentions").names) - set(input_schema("mentions").names) == {
        "date_start",
        "date_end",
        "batch_id",
    }
    assert input_schema("sources").names == ["location", "kind"]


def test_a_changed_declaration_is_a_new_version() -> None:
    """When this fails: write the migration, raise the version, and only then put the new digest here."""
    digest = hashlib.sha256("".join(create_statements()).encode()).hexdigest()
    assert (SCHEMA_VERSION, digest[:16]) == (1, "6cd7e192c0b4ddf1")


def test_there_is_no_schema_for_a_table_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        arrow_schema("nothing")
