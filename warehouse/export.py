"""Writes the warehouse to files for others: Parquet, CSV or JSON Lines, with a manifest.

The bytes depend on the stored articles and on the versions of this program and DuckDB, on nothing else: no run,
batch, clock or path is in them.

Parquet    `<table>/<table>-<digest>.parquet`, zstd; articles, events, mentions and participants in Hive partitions
           `year=2022/month=09`, by publication for articles and by first day for the rest. A row with no month or no
           year is in `__HIVE_DEFAULT_PARTITION__`, which readers take for null. A file's name holds a digest of its
           content, so that the same path never holds two things.
CSV        `<table>.csv`, one file a table; lists joined with "|", people as JSON.
JSON Lines `events.jsonl`, one record a line for every event as one article tells it, as `samarkand extract` gives them.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.migrations import SCHEMA_VERSION
from warehouse.publish import publish
from warehouse.statements import read_folder, read_sql
from warehouse.store import DEFAULT_TIMEOUT, Warehouse
from warehouse.transactions import translated_errors

FileFormat: TypeAlias = Literal["parquet", "csv", "jsonl"]

MANIFEST_NAME = "manifest.json"
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"

_PARTITION_COLUMNS = ("year", "month")
_DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export: its path in it, its table, its rows and bytes, and the SHA-256 of its content (hex)."""

    path: str
    table: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exported table and its DuckDB type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table of an export; the values of `partitioned_by` are in the paths of its files."""

    name: str
    rows: int
    columns: tuple[Column, ...]
    partitioned_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the export: the schema of the warehouse, DuckDB, and the extractors whose mentions it holds."""

    schema: int
    duckdb: str
    extractors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export holds, in order of table and path."""

    file_format: FileFormat
    versions: Versions
    tables: tuple[ExportedTable, ...]
    files: tuple[ExportedFile, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of everything in the manifest, and so of every file: equal exports have equal digests."""
        canonical = json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def as_record(self) -> dict[str, object]:
        """The object that `manifest.json` holds."""
        return {"digest": self.digest, **asdict(self)}


def export(
    warehouse: Warehouse, directory: Path, *, file_format: FileFormat, timeout: float = DEFAULT_TIMEOUT
) -> Manifest:
    """Publish the warehouse to `directory` in one step (see `warehouse.publish`), with a `manifest.json`.

    Raises ExportRefused if the folder holds something else, WarehouseLocked if another process publishes to it for
    longer than `timeout` seconds, WarehouseUnwritable. The folder then stays as it was.
    """
    written: list[Manifest] = []

    def write(folder: Path) -> str:
        manifest = _write_all(warehouse.connection, folder, file_format)
        written.append(manifest)
        return manifest.digest[:_DIGEST_LENGTH]

    publish(directory, write, timeout=timeout)
    return written[0]


def _write_all(connection: DuckDBPyConnection, folder: Path, file_format: FileFormat) -> Manifest:
    selections = {"events": read_sql("export", "records")} if file_format == "jsonl" else read_folder("export/tables")
    tables: list[ExportedTable] = []
    files: list[ExportedFile] = []
    with translated_errors("cannot export"):
        # One transaction, so that all tables are of one moment; nothing in it is to stay.
        connection.execute("begin transaction")
        try:
            for name, selection in selections.items():
                connection.execute(f"create or replace temp table exported as\n{selection}")
                table_files = _write_table(connection, folder, name, file_format)
                tables.append(_describe(connection, name, table_files, file_format))
                files.extend(table_files)
            versions = _read_versions(connection)
        finally:
            connection.execute("rollback")
    manifest = Manifest(file_format, versions, tuple(tables), tuple(files))
    text = json.dumps(manifest.as_record(), indent=2, ensure_ascii=False)
    (folder / MANIFEST_NAME).write_text(text + "\n", encoding="utf-8")
    return manifest


def _write_table(
    connection: DuckDBPyConnection, folder: Path, table: str, file_format: FileFormat
) -> list[ExportedFile]:
    if file_format == "parquet":
        return [_write_partition(connection, folder, table, values) for values in _partitions(connection)]
    path = folder / f"{table}.{file_format}"
    if file_format == "csv":
        query = f"select {_flat_columns(connection)} from exported"  # noqa: S608 (names of our own columns)
        rows = _copy(connection, query, path, "format csv, header true")
    else:
        rows = _copy(connection, "select * from exported", path, "format json")
    return [_measured(folder, path, table, rows)]


def _partitions(connection: DuckDBPyConnection) -> list[tuple[str | None, ...]]:
    """The values of the partition columns, in the order of the rows; one partition if no column or no row has any."""
    if not _partition_columns(connection):
        return [()]
    found = connection.execute("select distinct year, month from exported order by all nulls last").fetchall()
    return [(year, month) for year, month in found] or [(None, None)]


def _write_partition(
    connection: DuckDBPyConnection, folder: Path, table: str, values: Sequence[str | None]
) -> ExportedFile:
    named = list(zip(_PARTITION_COLUMNS, values, strict=False))
    parent = folder.joinpath(table, *(f"{name}={value or NO_VALUE}" for name, value in named))
    parent.mkdir(parents=True)
    columns = "* exclude (year, month)" if named else "*"
    tests = [f"{name} = '{value}'" if value else f"{name} is null" for name, value in named]
    query = f"select {columns} from exported where {' and '.join(tests) or 'true'}"  # noqa: S608 (values are digits)
    unnamed = parent / f"{table}.parquet"
    rows = _copy(connection, query, unnamed, "format parquet, compression zstd")
    path = parent / f"{table}-{_digest(unnamed)[:_DIGEST_LENGTH]}.parquet"
    unnamed.rename(path)
    return _measured(folder, path, table, rows)


def _copy(connection: DuckDBPyConnection, query: str, path: Path, options: str) -> int:
    quoted = str(path).replace("'", "''")
    row = connection.execute(f"copy ({query}) to '{quoted}' ({options})").fetchone()
    return int(row[0]) if row else 0


def _measured(folder: Path, path: Path, table: str, rows: int) -> ExportedFile:
    return ExportedFile(path.relative_to(folder).as_posix(), table, rows, path.stat().st_size, _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _columns(connection: DuckDBPyConnection) -> list[Column]:
    rows = connection.execute("select column_name, column_type from (describe exported)").fetchall()
    return [Column(str(name), str(type_name)) for name, type_name in rows]


def _partition_columns(connection: DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(column.name for column in _columns(connection) if column.name in _PARTITION_COLUMNS)


def _flat_columns(connection: DuckDBPyConnection) -> str:
    """The columns of a table as a flat file can hold them, for a select list."""
    expressions = []
    for column in _columns(connection):
        if column.name in _PARTITION_COLUMNS:
            continue
        if column.type == "VARCHAR[]":
            expressions.append(f"array_to_string({column.name}, '|') as {column.name}")
        elif column.type.endswith("[]"):
            expressions.append(f"to_json({column.name}) as {column.name}")
        else:
            expressions.append(column.name)
    return ", ".join(expressions)


def _describe(
    connection: DuckDBPyConnection, table: str, files: Sequence[ExportedFile], file_format: FileFormat
) -> ExportedTable:
    columns = tuple(column for column in _columns(connection) if column.name not in _PARTITION_COLUMNS)
    partitioned_by = _partition_columns(connection) if file_format == "parquet" else ()
    return ExportedTable(table, sum(file.rows for file in files), columns, partitioned_by)


def _read_versions(connection: DuckDBPyConnection) -> Versions:
    query = "select distinct extractor_version from articles order by extractor_version"
    extractors = tuple(str(version) for (version,) in connection.execute(query).fetchall())
    return Versions(SCHEMA_VERSION, duckdb.__version__, extractors)
