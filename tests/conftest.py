"""What the tests of the whole program share: the command itself, run in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.cli import main

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with no setting in force."""
    for variable in [name for name in os.environ if name.upper().startswith("SAMARKAND_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def samarkand(folder: Path, capfd: pytest.CaptureFixture[str]) -> Command:
    """The command, called in this process."""

    def call(*arguments: str) -> Outcome:
        capfd.readouterr()
        code = main(arguments)
        written = capfd.readouterr()
        return Outcome(code, written.out, written.err)

    return call


@pytest.fixture
def samarkand_process(folder: Path) -> Command:
    """The command, run as a process of its own, with standard input if given."""

    def call(*arguments: str, stdin: bytes = b"", environment: Sequence[tuple[str, str]] = ()) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=folder,
            env=process_environment() | dict(environment),
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture
def filled(samarkand: Command) -> Command:
    """The command, in a folder whose warehouse holds the sample dispatches."""
    assert samarkand("run").code == 0
    return samarkand


def process_environment() -> dict[str, str]:
    """This environment, with the project to be found from any folder."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def assert_one_line_error(outcome: Outcome, code: int, *told: str) -> None:
    assert outcome.code == code, outcome
    assert outcome.err.count("\n") == 1, outcome.err
    assert "Traceback" not in outcome.err
    for words in told:
        assert words in outcome.err
