"""Reads the SQL files of the `sql` package."""

from collections.abc import Mapping
from importlib.resources import files


def read_sql(folder: str, name: str) -> str:
    """The text of `sql/<folder>/<name>.sql`."""
    return files("sql").joinpath(folder, f"{name}.sql").read_text(encoding="utf-8")


def read_folder(folder: str) -> Mapping[str, str]:
    """The text of every SQL file in `sql/<folder>`, by name without ending, in alphabetical order."""
    found = [entry for entry in files("sql").joinpath(folder).iterdir() if entry.name.endswith(".sql")]
    found.sort(key=lambda entry: entry.name)
    return {entry.name.removesuffix(".sql"): entry.read_text(encoding="utf-8") for entry in found}


def first_comment(statement: str) -> str:
    """The comment at the head of a SQL file up to its first empty comment line, as one line of prose."""
    lines: list[str] = []
    for line in statement.splitlines():
        text = line.removeprefix("--").strip()
        if not line.startswith("--") or not text:
            break
        lines.append(text)
    return " ".join(lines)
