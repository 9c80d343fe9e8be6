"""The command's streams: interrupts, readers that go away, full disks, terminals."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Command, Outcome, assert_one_line_error, process_environment


class InterruptedInput(io.RawIOBase):
    """Standard input of a user who presses Ctrl-C."""

    @property
    def buffer(self) -> io.RawIOBase:
        return self

    def read(self, size: int = -1, /) -> bytes:
        raise KeyboardInterrupt


@pytest.mark.parametrize("arguments", [("run", "-"), ("extract", "-"), ("sql", "-")])
def test_an_interrupt_is_one_line_and_exit_130(
    samarkand: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", InterruptedInput())
    assert_one_line_error(samarkand(*arguments), 130, "stopped")
    assert not Path("samarkand.duckdb").exists()


def test_a_reader_that_goes_away_is_no_error(filled: Command, folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "sql", "select * from range(200000)", "--format", "csv"],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=process_environment(),
    )
    os.close(writing)
    _, errors = process.communicate()
    assert process.returncode == 141
    assert errors == b""


def test_a_full_disk_is_one_line_and_exit_3(filled: Command, folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "sql", "select * from range(100000)"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=folder,
            env=process_environment(),
        )
    assert_one_line_error(Outcome(done.returncode, "", done.stderr.decode()), 3, "No space left")


def test_a_terminal_is_shown_a_table_and_a_pipe_plain_lines(filled: Command, folder: Path) -> None:
    shown = on_a_terminal("sql", "select date, type from events order by event_id limit 3", folder=folder)
    assert "─" in shown
    assert "\t" not in shown
    assert "─" not in filled("sql", "select date, type from events").out


def test_a_terminal_is_shown_no_more_rows_than_it_can_hold(filled: Command, folder: Path) -> None:
    shown = on_a_terminal("sql", "select range as n from range(1000)", folder=folder)
    assert "800 rows more" in shown
    assert len(filled("sql", "select range as n from range(1000)").out.splitlines()) == 1001


def test_parquet_is_not_written_to_a_terminal(filled: Command, folder: Path) -> None:
    assert "--output" in on_a_terminal("sql", "select 1", "--format", "parquet", folder=folder)


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """What the command shows where its output is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=process_environment() | {"TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = bytearray()
    with process:
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:  # the terminal's other end is closed
                break
            shown += block
    os.close(ours)
    return shown.decode()
