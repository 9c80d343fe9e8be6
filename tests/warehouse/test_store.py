"""Opening the file: who may, who must wait, and what is said when it cannot be done."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.records import article, event, load
from warehouse import (
    NotAWarehouse,
    NoWarehouse,
    Warehouse,
    WarehouseError,
    WarehouseLocked,
    WarehouseTooNew,
    WarehouseUnwritable,
    open_warehouse,
)

ROOT = Path(__file__).parents[2]

HOLD = """
import sys
from pathlib import Path
from warehouse import open_warehouse
with open_warehouse(Path(sys.argv[1]), read_only=sys.argv[2] == "reading"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_process(path: Path, mode: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has the file open until the block ends."""
    command = [sys.executable, "-c", HOLD, str(path), mode]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            if process.poll() is None:
                process.communicate("done\n")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_another_process_writes_is_locked_and_the_message_names_it(path: Path, read_only: bool) -> None:
    with another_process(path, "writing") as holder:
        with pytest.raises(WarehouseLocked, match=rf"in use by process {holder.pid}: wait") as raised:
            open_warehouse(path, read_only=read_only, timeout=0)
        assert raised.value.exit_code == 3


def test_a_writer_cannot_open_what_another_process_reads(path: Path) -> None:
    open_warehouse(path, read_only=False).close()
    with another_process(path, "reading") as holder:
        with pytest.raises(WarehouseLocked, match=rf"process {holder.pid}"):
            open_warehouse(path, read_only=False, timeout=0)
        open_warehouse(path, read_only=True, timeout=0).close()
    open_warehouse(path, read_only=False, timeout=0).close()


def test_a_writer_waits_for_the_one_before(path: Path) -> None:
    with another_process(path, "writing") as holder:
        assert holder.stdin is not None
        holder.stdin.write("done\n")
        holder.stdin.flush()
        open_warehouse(path, read_only=False, timeout=60).close()


def test_the_lock_of_a_killed_process_holds_nobody_up(path: Path) -> None:
    with another_process(path, "writing") as holder:
        holder.kill()
        holder.wait()
        open_warehouse(path, read_only=False, timeout=0).close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_this_process_writes_is_locked_too(path: Path, warehouse: Warehouse, read_only: bool) -> None:
    with pytest.raises(WarehouseLocked, match=f"process {os.getpid()}"):
        open_warehouse(path, read_only=read_only, timeout=0)


def test_what_was_loaded_is_there_when_the_file_is_opened_again(path: Path) -> None:
    with open_warehouse(path, read_only=False) as warehouse:
        one = article()
        load(warehouse, [(one, [event(one)])])
    with open_warehouse(path, read_only=True) as warehouse:
        assert warehouse.connection.execute("select count(*) from meetings").fetchone() == (1,)
        with pytest.raises(duckdb.InvalidInputException):
            warehouse.connection.execute("delete from events")


def test_readers_do_not_hinder_each_other(path: Path) -> None:
    open_warehouse(path, read_only=False).close()
    with open_warehouse(path, read_only=True), open_warehouse(path, read_only=True, timeout=0):
        pass


def test_reading_a_file_that_does_not_exist_creates_none(path: Path) -> None:
    with pytest.raises(NoWarehouse, match="samarkand run"):
        open_warehouse(path, read_only=True)
    assert list(path.parent.iterdir()) == []


def test_reading_an_empty_database_says_that_it_is_empty(path: Path) -> None:
    duckdb.connect(path).close()
    with pytest.raises(NoWarehouse, match="is empty"):
        open_warehouse(path, read_only=True)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_a_file_that_is_no_database_is_named(path: Path, read_only: bool, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotAWarehouse, match="not a DuckDB file"):
        open_warehouse(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_of_something_else_is_left_alone(path: Path, read_only: bool) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("create table customers (name text)")
    with pytest.raises(NotAWarehouse, match="of something else"):
        open_warehouse(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_a_later_version_is_refused(path: Path, read_only: bool) -> None:
    with open_warehouse(path, read_only=False) as warehouse:
        warehouse.connection.execute("insert into migrations values (99, 'from the future', now())")
    with pytest.raises(WarehouseTooNew, match="version 99"):
        open_warehouse(path, read_only=read_only)
    # The refusal lets go of the file.
    duckdb.connect(path).close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_path_below_a_file_cannot_be_opened(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WarehouseUnwritable, match="Not a directory"):
        open_warehouse(tmp_path / "file" / "w.duckdb", read_only=read_only)


def test_a_folder_that_does_not_exist_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(WarehouseUnwritable, match="No such file or directory"):
        open_warehouse(tmp_path / "nowhere" / "w.duckdb", read_only=False)


def test_a_folder_is_no_warehouse(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="directory"):
        open_warehouse(tmp_path, read_only=True)


def test_messages_are_one_line(path: Path) -> None:
    path.write_bytes(b"x" * 5000)
    with pytest.raises(NotAWarehouse) as raised:
        open_warehouse(path, read_only=True)
    assert "\n" not in str(raised.value)


def test_nothing_is_fetched_from_outside_and_times_are_utc(warehouse: Warehouse) -> None:
    query = """
        select name, value from duckdb_settings()
        where name in ('autoinstall_known_extensions', 'autoload_known_extensions', 'TimeZone') order by name
    """
    settings = dict(warehouse.connection.execute(query).fetchall())
    assert settings == {
        "TimeZone": "UTC",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
