"""Opens the warehouse file: one writer at a time, or any number of readers."""

import os
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import (
    NotAWarehouse,
    NoWarehouse,
    WarehouseError,
    WarehouseLocked,
    WarehouseUnwritable,
)
from warehouse.lock import POLL_SECONDS, FileLock, LockHeldError, acquire_lock
from warehouse.migrations import migrate, read_version, refuse_newer, refuse_older
from warehouse.transactions import first_lines, translated_errors
from warehouse.views import refresh_views

LOCK_SUFFIX = ".lock"
DEFAULT_TIMEOUT = 10.0

# Nothing is fetched or loaded from outside, and a misspelt table never finds a Python variable of the same name.
# External access stays on for readers: an analyst may join files of her own, which the process could read anyway.
# What keeps a query from writing is `warehouse.query`, which takes statements that read and no others.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An open warehouse file. Close it, or use it in a `with` statement."""

    path: Path
    read_only: bool
    connection: DuckDBPyConnection
    _lock: FileLock | None = field(default=None, repr=False)

    def close(self) -> None:
        """Write everything to the file and let the next one in."""
        try:
            with translated_errors(f"cannot close {self.path}"):
                self.connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        """The warehouse itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_warehouse(path: Path, *, read_only: bool, timeout: float = DEFAULT_TIMEOUT) -> Warehouse:
    """Open the file at `path`, waiting up to `timeout` seconds for whoever holds it.

    For writing, a file that does not exist is created, an older one migrated, and the views brought up to date.
    While one process writes, no other can open the file, not even to read; readers do not hinder each other.

    Raises NoWarehouse (reading a file that does not exist or is empty), NotAWarehouse, WarehouseLocked,
    WarehouseTooNew, WarehouseTooOld (reading only) and WarehouseUnwritable.
    """
    return _open_for_reading(path, timeout) if read_only else _open_for_writing(path, timeout)


def _open_for_reading(path: Path, timeout: float) -> Warehouse:
    connection = _connect(path, True, time.monotonic() + timeout)
    try:
        with translated_errors(f"cannot read {path}"):
            version = read_version(connection)
        if version == 0:
            raise NoWarehouse(f"the warehouse {path} is empty: fill it with `samarkand run`")
        refuse_newer(version)
        refuse_older(version)
    except BaseException:
        connection.close()
        raise
    return Warehouse(path, True, connection)


def _open_for_writing(path: Path, timeout: float) -> Warehouse:
    deadline = time.monotonic() + timeout
    lock = _lock_for_writing(path, timeout)
    try:
        connection = _connect(path, False, deadline)
        try:
            with translated_errors(f"cannot prepare {path}"):
                migrate(connection)
                refresh_views(connection)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Warehouse(path, False, connection, lock)


def _lock_for_writing(path: Path, timeout: float) -> FileLock:
    try:
        return acquire_lock(path.with_name(path.name + LOCK_SUFFIX), timeout)
    except LockHeldError as held:
        raise _locked(path, held.pid) from held
    except OSError as error:
        raise WarehouseUnwritable(
            f"cannot write {path}: {error.strerror}; name another place with --warehouse"
        ) from error


def _connect(path: Path, read_only: bool, deadline: float) -> DuckDBPyConnection:
    while True:
        try:
            connection = duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
            connection.execute("set TimeZone = 'UTC'")
        except duckdb.Error as error:
            if not _is_held(error) or time.monotonic() >= deadline:
                raise _explained(path, error) from error
            time.sleep(POLL_SECONDS)
        else:
            return connection


def _is_held(error: duckdb.Error) -> bool:
    """Whether another process has the file open, or this one has, in the other mode."""
    return "Could not set lock" in str(error) or "different configuration" in str(error)


def _explained(path: Path, error: duckdb.Error) -> WarehouseError:
    reason = first_lines(error)
    if _is_held(error):
        pid = re.search(r"\(PID (\d+)\)", reason)
        return _locked(path, int(pid.group(1)) if pid else os.getpid())
    if "database does not exist" in reason:
        return NoWarehouse(
            f"there is no warehouse at {path}: make one with `samarkand run`, or name it with --warehouse"
        )
    if "not a valid DuckDB database" in reason or "Serialization Error" in reason or "version number" in reason:
        return NotAWarehouse(f"{path} is not a DuckDB file that this program can read: name another with --warehouse")
    if isinstance(error, duckdb.IOException):
        return WarehouseUnwritable(f"cannot open {path}: {reason}; name another place with --warehouse")
    return WarehouseError(f"cannot open {path}: {reason}")


def _locked(path: Path, pid: int | None) -> WarehouseLocked:
    holder = "another process" if pid is None else f"process {pid}"
    return WarehouseLocked(f"the warehouse {path} is in use by {holder}: wait until it is done, or stop it")
