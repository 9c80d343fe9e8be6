"""Transactions: all of it or nothing, whatever stops it, and DuckDB's failures as errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import WarehouseError, WarehouseUnwritable

_UNWRITABLE = ("No space left", "File too large", "Disk quota", "Read-only file system", "Permission denied")


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Commit what the body does, or roll it back if it raises (an interrupt too)."""
    connection.execute("begin transaction")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: DuckDBPyConnection) -> None:
    try:
        connection.execute("rollback")
    except duckdb.Error:
        # A failed commit has ended the transaction already, and a failed disk the whole connection.
        return


@contextmanager
def translated_errors(doing: str) -> Iterator[None]:
    """Turn DuckDB's errors in the body into WarehouseErrors that begin with what was being done."""
    try:
        yield
    except duckdb.Error as error:
        reason = first_lines(error)
        if any(sign in reason for sign in _UNWRITABLE):
            raise WarehouseUnwritable(f"{doing}: {reason}; free some space or name another place") from error
        raise WarehouseError(f"{doing}: {reason}") from error


def first_lines(error: duckdb.Error) -> str:
    """What DuckDB says is wrong, without the excerpt of the query that follows."""
    return " ".join(str(error).split("\n\nLINE")[0].split())
