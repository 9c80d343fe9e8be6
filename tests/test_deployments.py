"""The Prefect flow, run against a real server on loopback: its rows are in DuckDB, its runs on the server."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse import open_warehouse, run_query

MEETING = (
    "Jakarta (ANTARA) - Presiden Indonesia Joko Widodo bertemu dengan Perdana Menteri Jepang Fumio Kishida di "
    "Tokyo, Jepang, pada Rabu (27/7/2022).\n\nPewarta: Antara\nCOPYRIGHT © ANTARA 2022\n"
)


@pytest.fixture(scope="module")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Prefect home and server of this module's own; the server is stopped with it."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("prefect")
        patch.setenv("PREFECT_HOME", str(home))
        patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        patch.setenv("DO_NOT_TRACK", "1")
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
        from prefect.testing.utilities import prefect_test_harness

        # Without a heartbeat, a second flow in this process need not wait for the thread of the first.
        with (
            prefect_test_harness(server_startup_timeout=120),
            temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
        ):
            yield home


def test_the_flow_loads_what_it_is_given_into_the_warehouse(prefect_home: Path, folder: Path) -> None:
    from flows.deployments import ingest

    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(MEETING, encoding="utf-8")
    (folder / "in" / "b.txt").write_bytes(b"%PDF-1.7\x00")
    summary = ingest(sources=["in"], warehouse=Path("w.duckdb"))
    assert (summary.new, summary.rejected) == (1, 1)
    with open_warehouse(folder / "w.duckdb", read_only=True) as warehouse:
        rows = run_query(warehouse, "select actors, date from events where kind = 'meeting'").to_pylist()
    assert rows == [{"actors": ["IDN", "JPN"], "date": "2022-07-27"}]

    again = ingest(sources=["in"], warehouse=Path("w.duckdb"))
    assert (again.new, again.unchanged) == (0, 1)
    assert asyncio.run(runs_on_the_server()) == (["Completed", "Completed"], {"extract-batch"})


async def runs_on_the_server() -> tuple[list[str], set[str]]:
    """The states of the flow runs that the server knows, and the names of the tasks that ran in them."""
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        flows = await client.read_flow_runs()
        tasks = await client.read_task_runs()
    return [str(run.state_name) for run in flows], {run.name.rpartition("-")[0] for run in tasks}


def test_a_source_that_does_not_exist_fails_the_flow_run(prefect_home: Path, folder: Path) -> None:
    from flows.deployments import ingest
    from flows.errors import SourceError

    with pytest.raises(SourceError, match="nowhere"):
        ingest(sources=["nowhere"], warehouse=Path("w.duckdb"))
    assert not (folder / "w.duckdb").exists()
