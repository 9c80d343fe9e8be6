"""The warehouse: events in one DuckDB file, loaded in batches, queried by views, published as files.

It takes and gives Arrow tables shaped by `warehouse.schema` and knows nothing of where the rows come from.

    with open_warehouse(path, read_only=False) as warehouse:
        load_reference(warehouse, actors=actors, event_types=types, agreement_types=agreement_types)
        run_id = start_run(warehouse, version="0.1.0", sources=sources)
        known = known_revisions(warehouse, revisions)
        result = load_batch(warehouse, run_id, Batch(articles, mentions, rejects), skipped=known.num_rows)
        finish_run(warehouse, run_id)

    with open_warehouse(path, read_only=True) as warehouse:
        table = run_query(warehouse, "select * from meetings")
        broken = [check for check in run_checks(warehouse) if check.rows.num_rows]
        manifest = export(warehouse, directory, file_format="parquet")

`input_schema(table)` is the shape to give ("articles", "mentions", "rejects", "sources", "actors", "event_types",
"agreement_types"), `arrow_schema(table)` the shape as stored. Participants, events and places are derived from the
mentions. All errors are `WarehouseError`s: one line that says what and what to do, and an `exit_code`.
"""

from warehouse.checks import CheckResult, run_checks
from warehouse.errors import (
    ExportRefused,
    NotAWarehouse,
    NoWarehouse,
    QueryError,
    WarehouseError,
    WarehouseLocked,
    WarehouseTooNew,
    WarehouseTooOld,
    WarehouseUnwritable,
)
from warehouse.export import ExportedFile, Manifest, export
from warehouse.load import Batch, LoadResult, finish_run, known_revisions, load_batch, load_reference, start_run
from warehouse.query import run_query
from warehouse.schema import arrow_schema, input_schema
from warehouse.store import Warehouse, open_warehouse

__all__ = [
    "Batch",
    "CheckResult",
    "ExportRefused",
    "ExportedFile",
    "LoadResult",
    "Manifest",
    "NoWarehouse",
    "NotAWarehouse",
    "QueryError",
    "Warehouse",
    "WarehouseError",
    "WarehouseLocked",
    "WarehouseTooNew",
    "WarehouseTooOld",
    "WarehouseUnwritable",
    "arrow_schema",
    "export",
    "finish_run",
    "input_schema",
    "known_revisions",
    "load_batch",
    "load_reference",
    "open_warehouse",
    "run_checks",
    "run_query",
    "start_run",
]
