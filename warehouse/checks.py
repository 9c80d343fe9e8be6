"""Runs the queries of `sql/checks`: the rows that one returns are wrong."""

from dataclasses import dataclass

import pyarrow as pa

from warehouse.statements import first_comment, read_folder
from warehouse.store import Warehouse
from warehouse.transactions import translated_errors


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found: its name, what its rows are, and those rows (none if all is well)."""

    name: str
    description: str
    rows: pa.Table


def run_checks(warehouse: Warehouse) -> list[CheckResult]:
    """Run every check, in alphabetical order."""
    results: list[CheckResult] = []
    for name, statement in read_folder("checks").items():
        with translated_errors(f"the check {name} could not be run"):
            rows = warehouse.connection.execute(statement).to_arrow_table()
        results.append(CheckResult(name, first_comment(statement), rows))
    return results
