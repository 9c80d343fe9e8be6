"""A process that dies in the middle leaves the state before: kill -9 at every step, and a disk that is full."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.warehouse.records import article, batch_of, contents, event, files_in, load, load_vocabulary, sources
from warehouse import Warehouse, WarehouseError, export, load_batch, open_warehouse, start_run

ROOT = Path(__file__).parents[2]

Contents: TypeAlias = dict[str, list[tuple[object, ...]]]

# The process kills itself as it comes to read the statement of the given step; the steps before it are done.
DIE_WHILE_LOADING = """
import os, signal, sys
from pathlib import Path
import warehouse.load
from tests.warehouse.records import article, event, load
read_sql, last = warehouse.load.read_sql, sys.argv[2]
def read_or_die(folder, name):
    if name == last:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_sql(folder, name)
warehouse.load.read_sql = read_or_die
with warehouse.open_warehouse(Path(sys.argv[1]), read_only=False) as opened:
    found = [article("a1", text="Ralat"), article("a2")]
    load(opened, [(found[0], []), (found[1], [event(found[1])])])
"""

DIE_AFTER_LOADING = """
import os, signal, sys
from pathlib import Path
from warehouse import open_warehouse
from tests.warehouse.records import article, event, load
opened = open_warehouse(Path(sys.argv[1]), read_only=False)
two = article("a2")
load(opened, [(two, [event(two)])])
os.kill(os.getpid(), signal.SIGKILL)
"""

DIE_WHILE_EXPORTING = """
import os, signal, sys
from pathlib import Path
import warehouse.publish
from warehouse import export, open_warehouse
def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(warehouse.publish, sys.argv[2], die)
with open_warehouse(Path(sys.argv[1]), read_only=True) as opened:
    export(opened, Path(sys.argv[3]), file_format="parquet")
"""

# No file may grow past 100 kB, as on a disk that is full.
LOAD_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from warehouse import WarehouseUnwritable, open_warehouse
from tests.warehouse.records import article, event, load
opened = open_warehouse(Path(sys.argv[1]), read_only=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    load(opened, [(found, [event(found)]) for found in (article(f"b{i}") for i in range(5000))])
except WarehouseUnwritable as error:
    print(error)
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def before(path: Path) -> Contents:
    """A warehouse with one article, and what is in it."""
    with open_warehouse(path, read_only=False) as warehouse:
        load_vocabulary(warehouse)
        one = article("a1")
        load(warehouse, [(one, [event(one)])])
        return contents(warehouse, with_batches=True)


@pytest.mark.parametrize("step", ["stage", "store", "derive", "rejects", "end_batch"])
def test_a_load_that_is_killed_leaves_the_old_state(path: Path, before: Contents, step: str) -> None:
    assert run(DIE_WHILE_LOADING, str(path), step).returncode == -signal.SIGKILL
    with open_warehouse(path, read_only=False) as warehouse:
        assert contents(warehouse, with_batches=True) == before
        two = article("a2")
        load(warehouse, [(two, [event(two)])])
        assert len(contents(warehouse)["articles"]) == 2


@pytest.mark.parametrize("read_only", [True, False])
def test_a_batch_that_was_loaded_survives_the_death_of_its_process(
    path: Path, before: Contents, read_only: bool
) -> None:
    assert run(DIE_AFTER_LOADING, str(path)).returncode == -signal.SIGKILL
    with open_warehouse(path, read_only=read_only) as warehouse:
        assert len(contents(warehouse)["articles"]) == len(before["articles"]) + 1


@pytest.mark.parametrize("step", ["_flush", "_show"])
@pytest.mark.usefixtures("before")
def test_an_export_that_is_killed_leaves_the_old_one_and_the_next_succeeds(
    path: Path, tmp_path: Path, step: str
) -> None:
    out = tmp_path / "out"
    with open_warehouse(path, read_only=False) as warehouse:
        export(warehouse, out, file_format="parquet")
        published = files_in(out)
        two = article("a2")
        load(warehouse, [(two, [event(two)])])
    assert run(DIE_WHILE_EXPORTING, str(path), step, str(out)).returncode == -signal.SIGKILL
    assert files_in(out) == published
    with open_warehouse(path, read_only=True) as warehouse:
        manifest = export(warehouse, out, file_format="parquet")
    assert [table.rows for table in manifest.tables if table.name == "articles"] == [2]
    assert files_in(out) != published


def test_a_full_disk_is_said_and_leaves_the_old_state(path: Path, before: Contents) -> None:
    done = run(LOAD_ON_A_FULL_DISK, str(path))
    assert "free some space" in done.stdout, done.stderr
    assert "\n" not in done.stdout.strip()
    with open_warehouse(path, read_only=False) as warehouse:
        assert contents(warehouse, with_batches=True) == before


def test_a_batch_that_stops_in_the_middle_is_rolled_back(warehouse: Warehouse) -> None:
    run_id = start_run(warehouse, version="1", sources=sources())
    warehouse.connection.execute("create temp macro getvariable(name) as error('stop')")
    with pytest.raises(WarehouseError, match="stop"):
        load_batch(warehouse, run_id, batch_of([(article(), [])]))
    warehouse.connection.execute("drop macro temp.getvariable")
    assert contents(warehouse)["articles"] == []
    load_batch(warehouse, run_id, batch_of([(article(), [])]))
    assert len(contents(warehouse)["articles"]) == 1
