"""What is stored and published depends on the articles, not on their order or on how they are cut into batches."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.records import Person
from tests.warehouse.records import (
    VERSION,
    Told,
    article,
    batch_of,
    contents,
    event,
    files_in,
    load_vocabulary,
    sources,
)
from warehouse import export, finish_run, load_batch, open_warehouse, start_run

NAMES = ("Xi Jinping", "Alexander Lukashenko", "Wang Yi")


@st.composite
def stories(draw: st.DrawFn) -> list[Told]:
    """A few articles that tell some of the same few events, each in its own way."""
    told: list[Told] = []
    for number in range(draw(st.integers(1, 6))):
        found = article(f"a{number}", published=draw(st.sampled_from(["2022-09-16", "2022-09", None])))
        events = [
            event(
                found,
                type=draw(st.sampled_from(["CONSULT", "SUPPORT"])),
                kind=None,
                date=draw(st.sampled_from(["2022-09-15", "2022", None])),
                confidence=draw(st.sampled_from([0.5, 0.8])),
                place=draw(st.sampled_from(["Samarkand", "Tashkent", None])),
                latitude=draw(st.sampled_from([39.65, None])),
                people=tuple(
                    Person(name, draw(st.sampled_from(["Presiden", None])), "CHN")
                    for name in draw(st.lists(st.sampled_from(NAMES), unique=True))
                ),
            )
            for _ in range(draw(st.integers(0, 3)))
        ]
        told.append((found, events))
    return told


def stored_and_published(told: Sequence[Told], batch_size: int) -> tuple[object, str, dict[str, bytes]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_warehouse(folder / "w.duckdb", read_only=False) as warehouse:
            load_vocabulary(warehouse)
            run_id = start_run(warehouse, version=VERSION, sources=sources(name))
            for first in range(0, len(told), batch_size):
                load_batch(warehouse, run_id, batch_of(told[first : first + batch_size]))
            finish_run(warehouse, run_id)
            manifest = export(warehouse, folder / "out", file_format="parquet")
            return contents(warehouse), manifest.digest, files_in(folder / "out")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=stories(), data=st.data())
def test_any_order_and_batch_size_gives_the_same_rows_and_the_same_files(told: list[Told], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(told))
    batch_size = data.draw(st.integers(1, len(told)))
    assert stored_and_published(shuffled, batch_size) == stored_and_published(told, len(told))
