"""The views: one file of `sql/views` each, kept in the warehouse file in step with this program."""

import graphlib
import hashlib
import re
from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from warehouse.statements import read_folder
from warehouse.transactions import transaction


def refresh_views(connection: DuckDBPyConnection) -> None:
    """Create, replace and drop views so that they are those of `sql/views`; nothing is written if they are already."""
    definitions = read_folder("views")
    wanted = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in definitions.items()}
    stored = dict(connection.execute("select name, digest from view_definitions").fetchall())
    if wanted == stored:
        return
    with transaction(connection):
        for name in stored.keys() - wanted.keys():
            connection.execute(f'drop view if exists "{name}"')
        for name in order_views(definitions):
            connection.execute(f'create or replace view "{name}" as\n{definitions[name]}')
        connection.execute("delete from view_definitions")
        connection.executemany("insert into view_definitions values (?, ?)", sorted(wanted.items()))


def order_views(definitions: Mapping[str, str]) -> list[str]:
    """The names of the views, each after those that it reads; graphlib.CycleError if they go round in a circle."""
    reads = {name: _views_read(text, definitions) - {name} for name, text in definitions.items()}
    return list(graphlib.TopologicalSorter(reads).static_order())


def _views_read(definition: str, definitions: Mapping[str, str]) -> set[str]:
    code = re.sub(r"--[^\n]*", "", definition)
    return {name for name in re.findall(r"\b(?:from|join)\s+(\w+)", code) if name in definitions}
