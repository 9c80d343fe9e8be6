"""Runs a user's query: one statement, which reads."""

import duckdb
import pyarrow as pa
from duckdb import Statement, StatementType

from warehouse.errors import QueryError, WarehouseError
from warehouse.store import Warehouse
from warehouse.transactions import first_lines

_READS = (StatementType.SELECT, StatementType.EXPLAIN)


def run_query(warehouse: Warehouse, sql: str) -> pa.Table:
    """The rows that one query gives, as an Arrow table.

    The query may read the warehouse and any file that the process may read (`read_parquet('mine.parquet')`); it
    writes nothing: COPY, SET, ATTACH, LOAD and the like are refused. `describe`, `summarize` and `explain` work.

    Raises QueryError if it is not one reading statement, or fails; WarehouseError if DuckDB itself gives up.
    """
    try:
        *preparations, query = _one_query(warehouse.connection.extract_statements(sql))
        for preparation in preparations:
            warehouse.connection.execute(preparation)
        return warehouse.connection.execute(query).to_arrow_table()
    except (duckdb.OutOfMemoryException, duckdb.InternalException, duckdb.FatalException) as error:
        raise WarehouseError(f"the query could not be run: {first_lines(error)}") from error
    except duckdb.Error as error:
        raise QueryError(first_lines(error)) from error


def _one_query(statements: list[Statement]) -> list[Statement]:
    """The statements, if the last is a query and those before it are DuckDB's own preparations for it, else QueryError.

    DuckDB turns PIVOT into a temporary type and a query; what it makes itself has no text.
    """
    if not statements or any(statement.query for statement in statements[:-1]):
        raise QueryError(f"one query at a time, please: this text holds {len(statements)}")
    if statements[-1].type not in _READS:
        raise QueryError(f"only queries that read are run here, and this is a {statements[-1].type.name} statement")
    return statements
