"""Loads batches: Arrow tables in, staged, then merged, all of a batch in one transaction.

What is stored depends on the articles alone: not on the order in which distinct articles arrive, nor on how they are
cut into batches, nor on how often. Of two revisions of one article the one that was loaded last is kept.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

import pyarrow as pa
from duckdb import DuckDBPyConnection

from warehouse.schema import input_schema
from warehouse.statements import read_sql
from warehouse.store import Warehouse
from warehouse.transactions import transaction, translated_errors

_REVISION = pa.schema([(name, pa.string()) for name in ("article_id", "revision_id", "extractor_version")])


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles, every mention found in them, and what could not be read, each shaped by `input_schema`.

    A mention belongs to the text of its article through article_id and revision_id. An article without mentions is
    stored all the same: it has been read, and tells no event.
    """

    articles: pa.Table
    mentions: pa.Table
    rejects: pa.Table = field(default_factory=input_schema("rejects").empty_table)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a batch, or all batches of a run, did, in rows.

    `articles` = new + replaced + unchanged; those skipped because they were known count as unchanged. `mentions` and
    `events` are those told by the new and replaced articles (after a run: summed over its batches).
    """

    articles: int
    articles_new: int
    articles_replaced: int
    articles_unchanged: int
    mentions: int
    events: int
    rejected: int


def start_run(warehouse: Warehouse, *, version: str, sources: pa.Table) -> str:
    """Record a run of this program version over these sources (`input_schema("sources")`); gives its run_id."""
    connection = warehouse.connection
    tables = {"sources": _shaped("sources", sources)}
    with translated_errors("cannot begin the run"), _given(connection, tables), transaction(connection):
        connection.execute(read_sql("load", "sources"))
        row = connection.execute(read_sql("load", "start_run"), {"version": version}).fetchone()
    if row is None:
        raise AssertionError("the run was not recorded")
    return str(row[0])


def finish_run(warehouse: Warehouse, run_id: str) -> LoadResult:
    """Record that the run has ended; gives the sums over its batches. KeyError if there is no such run."""
    with translated_errors("cannot end the run"), transaction(warehouse.connection):
        row = warehouse.connection.execute(read_sql("load", "finish_run"), {"run_id": run_id}).fetchone()
    if row is None:
        raise KeyError(run_id)
    return _result(row)


def load_batch(warehouse: Warehouse, run_id: str, batch: Batch, *, skipped: int = 0) -> LoadResult:
    """Store a batch in one transaction: all of it is there afterwards, or, whatever happens, nothing.

    An article that is stored with the same content and mentions stays as it is. A changed one is replaced together
    with its mentions; events that nothing tells any more disappear. Of two texts of one article in a batch the last
    wins. `skipped` is how many articles the caller left out because `known_revisions` had them.

    Raises ValueError if a table lacks a column, has a null where none may be or a mention whose article is not in the
    batch; WarehouseUnwritable if the disk is full; WarehouseError for anything else that DuckDB refuses.
    """
    tables = {
        "articles": _shaped("articles", batch.articles),
        "mentions": _shaped("mentions", batch.mentions),
        "rejects": _shaped("rejects", batch.rejects),
    }
    connection = warehouse.connection
    with translated_errors("cannot load the batch"), _given(connection, tables):
        _refuse_strays(connection)
        with transaction(connection):
            return _store(connection, run_id, skipped)


def known_revisions(warehouse: Warehouse, revisions: pa.Table) -> pa.Table:
    """Those of `revisions` that are stored already, so that nothing need be extracted from them again.

    Takes and gives article_id, revision_id and extractor_version, all text; the result is in order of article_id.
    """
    tables = {"revisions": revisions.select(_REVISION.names).cast(_REVISION)}
    with translated_errors("cannot look up articles"), _given(warehouse.connection, tables):
        return warehouse.connection.execute(read_sql("load", "known_revisions")).to_arrow_table()


def load_reference(warehouse: Warehouse, *, actors: pa.Table, event_types: pa.Table, agreement_types: pa.Table) -> None:
    """Make the reference tables equal to those given (each shaped by `input_schema`); no row changes if they are."""
    given = {"actors": actors, "event_types": event_types, "agreement_types": agreement_types}
    tables = {name: _shaped(name, table) for name, table in given.items()}
    connection = warehouse.connection
    with translated_errors("cannot load reference tables"), _given(connection, tables), transaction(connection):
        connection.execute(read_sql("load", "replace_reference"))


def _store(connection: DuckDBPyConnection, run_id: str, skipped: int) -> LoadResult:
    row = connection.execute(read_sql("load", "begin_batch"), {"run_id": run_id}).fetchone()
    if row is None:
        raise AssertionError("an aggregate gives one row")
    number, batch_id = row
    connection.execute("set variable batch_id = $id", {"id": batch_id})
    connection.execute("set variable run_id = $id", {"id": run_id})
    for step in ("stage", "store", "derive", "rejects"):
        connection.execute(read_sql("load", step))
    record = {"batch_id": batch_id, "run_id": run_id, "number": number, "skipped": skipped}
    counts = connection.execute(read_sql("load", "end_batch"), record).fetchone()
    if counts is None:
        raise AssertionError("the batch was not recorded")
    return _result(counts)


def _result(row: tuple[object, ...]) -> LoadResult:
    counts = {part.name: int(str(value)) for part, value in zip(fields(LoadResult), row, strict=True)}
    return LoadResult(**counts)


def _refuse_strays(connection: DuckDBPyConnection) -> None:
    row = connection.execute(read_sql("load", "stray_mention")).fetchone()
    if row is not None:
        raise ValueError(f"mention {row[0]} is of article {row[1]}, revision {row[2]}, which is not in the batch")


def _shaped(table: str, given: pa.Table) -> pa.Table:
    """The given rows with exactly the columns and types of `input_schema(table)`; ValueError if one is missing."""
    schema = input_schema(table)
    missing = [name for name in schema.names if name not in given.column_names]
    if missing:
        raise ValueError(f"a table of {table} needs the columns {', '.join(missing)}")
    return given.select(schema.names).cast(schema)


@contextmanager
def _given(connection: DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> Iterator[None]:
    """Let SQL see the tables as given_<name>, each with given_order, the number of the row."""
    for name, table in tables.items():
        ordered = table.append_column("given_order", pa.array(range(table.num_rows), pa.int64()))
        connection.register(f"given_{name}", ordered)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(f"given_{name}")
