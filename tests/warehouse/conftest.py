"""What the warehouse's tests share: a real warehouse file, open for writing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.records import load_vocabulary
from warehouse import Warehouse, open_warehouse


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file with the vocabulary and no articles, to copy: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("made") / "samarkand.duckdb"
    with open_warehouse(path, read_only=False) as opened:
        load_vocabulary(opened)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "samarkand.duckdb"


@pytest.fixture
def warehouse(path: Path, made_once: Path) -> Iterator[Warehouse]:
    shutil.copyfile(made_once, path)
    with open_warehouse(path, read_only=False) as opened:
        yield opened
