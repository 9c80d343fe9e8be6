"""The house keeps its shape: data and imports flow one way, heavy modules load late, knowledge is data."""

import ast
import csv
import graphlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, process_environment

PACKAGES = ("flows", "warehouse", "sql")
LEAVES = {"flows", "flows.errors", "flows.records"}
"""What every part of `flows` may import."""


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    """Every module of this house that the file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in modules() else node.module


def imported_by(prefix: str) -> dict[str, set[str]]:
    return {
        name: set(imports(path)) for name, path in modules().items() if name == prefix or name.startswith(prefix + ".")
    }


def in_package(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("package", ["warehouse", "sql"])
def test_the_warehouse_knows_nothing_of_where_its_rows_come_from(package: str) -> None:
    for name, found in imported_by(package).items():
        assert not {module for module in found if in_package(module, "flows")}, name


@pytest.mark.parametrize("stage", ["flows.ingest", "flows.extract"])
def test_a_stage_imports_records_and_errors_and_nothing_else_of_the_house(stage: str) -> None:
    assert imported_by(stage), f"{stage} is gone"
    for name, found in imported_by(stage).items():
        ours = {module for module in found if any(in_package(module, package) for package in PACKAGES)}
        assert {module for module in ours if not in_package(module, stage)} <= LEAVES, name


@pytest.mark.parametrize("leaf", ["flows.records", "flows.errors"])
def test_records_and_errors_stand_on_the_standard_library_alone(leaf: str) -> None:
    [found] = imported_by(leaf).values()
    assert {module.partition(".")[0] for module in found} <= sys.stdlib_module_names


def test_imports_never_run_in_a_circle() -> None:
    known = modules()
    graph = {name: {module for module in imports(path) if module in known} - {name} for name, path in known.items()}
    # A package's `__init__` offers what its modules define: only edges between modules count.
    packages = {name for name, path in known.items() if path.name == "__init__.py"}
    graph = {name: found - packages for name, found in graph.items() if name not in packages}
    list(graphlib.TopologicalSorter(graph).static_order())


def test_only_the_deployments_import_prefect() -> None:
    users = {name for package in PACKAGES for name, found in imported_by(package).items() if "prefect" in tops(found)}
    assert users == {"flows.deployments"}


def test_only_the_ends_of_the_way_import_the_warehouse() -> None:
    users = {name for name, found in imported_by("flows").items() if "warehouse" in tops(found)}
    assert users == {"flows.rows", "flows.pipeline", "flows.screens", "flows.cli"}


def tops(found: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in found}


def loaded_by(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}; import sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        check=True,
        text=True,
        env=process_environment(),
    )
    return set(done.stdout.split())


def test_the_command_starts_without_what_only_some_commands_need() -> None:
    loaded = loaded_by("import flows.cli")
    heavy = {"prefect", "duckdb", "pyarrow", "sqlalchemy", "trafilatura", "lxml", "pydantic", "rich", "flows.extract"}
    assert not heavy & loaded


def test_extraction_starts_without_the_warehouse_and_the_page_reader() -> None:
    loaded = loaded_by("import flows.screens")
    assert not {"prefect", "duckdb", "pyarrow", "sqlalchemy", "trafilatura", "lxml"} & loaded


LEXICON = ROOT / "flows" / "extract" / "lexicon" / "id"
SHARED_WORDS = {"agreement", "modal", "region", "status"}
"""Spelt alike in the engine's own English, or English in Indonesian ("trade agreement")."""


def indonesian_words() -> set[str]:
    """The words of the lexicon's tables of roles, bodies, agreements and times, of five letters or more."""
    words: set[str] = set()
    for name in ("roles.csv", "bodies.csv", "agreement_types.csv"):
        lines = [line for line in (LEXICON / name).read_text("utf-8").splitlines() if not line.startswith("#")]
        for row in list(csv.reader(lines))[1:]:
            words |= set(re.findall(r"[a-z]{5,}", row[0]))
    times = tomllib.loads((LEXICON / "times.toml").read_text("utf-8"))
    for entries in times["class"].values():
        words |= {word for key in entries for word in re.findall(r"[a-z]{5,}", str(key))}
    return words - SHARED_WORDS


def code_words(path: Path) -> Iterator[str]:
    """The words of the identifiers and string literals of a module, less its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield from re.findall(r"[a-z]+", node.value.lower())
        elif isinstance(node, ast.Name | ast.FunctionDef | ast.ClassDef | ast.arg | ast.Attribute):
            name = getattr(node, "id", None) or getattr(node, "name", None) or getattr(node, "arg", None) or ""
            yield from re.findall(r"[a-z]+", name.lower())


def test_the_engine_knows_no_indonesian_word() -> None:
    words = indonesian_words()
    assert len(words) > 100
    for name, path in modules().items():
        if in_package(name, "flows.extract") or in_package(name, "flows.ingest"):
            assert not words & set(code_words(path)), name


def test_the_lexicon_holds_no_code() -> None:
    assert not list((ROOT / "flows" / "extract" / "lexicon").rglob("*.py"))


def test_the_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    files = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert len(files) > 80
    assert files == {name for name in shipped if name.partition("/")[0] in PACKAGES}


@pytest.mark.parametrize("path", [p for p in sorted(ROOT.glob("*/**/*.sql")) if ".venv" not in p.parts], ids=str)
def test_sql_is_lower_case(path: Path) -> None:
    code = re.sub(r"--[^\n]*|'[^']*'|\"[^\"]*\"", "", path.read_text(encoding="utf-8"))
    assert code == code.lower()
