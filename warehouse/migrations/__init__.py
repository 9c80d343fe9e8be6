"""How a warehouse file of an earlier version becomes one of this version.

A new file gets all tables as `warehouse.schema` declares them today and is recorded as being at the newest version.
An older file gets the migrations that it lacks, in order, each in a transaction of its own together with its row in
the `migrations` table. So a change of the schema is two things: the new declaration, and a migration that brings the
tables of the version before to the same shape.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.errors import NotAWarehouse, WarehouseTooNew, WarehouseTooOld
from warehouse.schema import create_statements
from warehouse.transactions import transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema, from `version - 1` to `version`."""

    version: int
    name: str
    apply: Callable[[DuckDBPyConnection], None]


def create_tables(connection: DuckDBPyConnection) -> None:
    """Create every table as it is declared today."""
    for statement in create_statements():
        connection.execute(statement)


MIGRATIONS = (Migration(1, "tables", create_tables),)
SCHEMA_VERSION = MIGRATIONS[-1].version


def read_version(connection: DuckDBPyConnection) -> int:
    """The version of an open file, 0 for an empty one; NotAWarehouse if it has tables, but none of migrations."""
    tables = {str(name) for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "migrations" not in tables:
        raise NotAWarehouse("the file is a DuckDB database of something else: name another with --warehouse")
    row = connection.execute("select coalesce(max(version), 0) from migrations").fetchone()
    return int(row[0]) if row else 0


def migrate(connection: DuckDBPyConnection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring an open file to the newest version; WarehouseTooNew if it is past it."""
    version = read_version(connection)
    newest = migrations[-1].version
    refuse_newer(version, newest)
    if version == 0:
        with transaction(connection):
            create_tables(connection)
            for migration in migrations:
                _record(connection, migration)
        return
    for migration in migrations:
        if migration.version > version:
            with transaction(connection):
                migration.apply(connection)
                _record(connection, migration)


def refuse_newer(version: int, newest: int = SCHEMA_VERSION) -> None:
    """WarehouseTooNew if a file of this version was made by a later program."""
    if version > newest:
        raise WarehouseTooNew(
            f"the warehouse is of version {version}, this program knows up to {newest}: upgrade the program"
        )


def refuse_older(version: int, newest: int = SCHEMA_VERSION) -> None:
    """WarehouseTooOld if a file of this version lacks migrations, which only who writes may apply."""
    if version < newest:
        raise WarehouseTooOld(
            f"the warehouse is of version {version}, this program's is {newest}: `samarkand run` brings it up to date"
        )


def _record(connection: DuckDBPyConnection, migration: Migration) -> None:
    values = [migration.version, migration.name]
    connection.execute("insert into migrations values (?, ?, now())", values)
