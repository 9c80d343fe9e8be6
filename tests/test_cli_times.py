"""`samarkand times`: each time expression of the articles, at its offsets and with its value."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.extract import read_article
from flows.extract.time_expressions import find_times
from flows.ingest import make_article
from flows.pipeline import sample_dispatches
from tests.conftest import Command, process_environment

DISPATCH = (
    "Jakarta (ANTARA) - Menlu Indonesia akan bertolak ke Tokyo pada Jumat (29/7) setelah rapat tiga hari.\n\n"
    "Baca juga: Pertemuan kemarin di Jakarta\n\n"
    "“Kami bertemu 🇮🇩 setiap tahun,” katanya pukul 22.00 WIB, Rabu (27/7/2022).\n\n"
    "Pewarta: Antara\nCOPYRIGHT © ANTARA 2022\n"
)
EXPECTED = [
    ("Jumat (29/7)", "DATE", "2022-07-29"),
    ("tiga hari", "DURATION", "P3D"),
    ("setiap tahun", "SET", "P1Y"),
]


@pytest.fixture
def article(folder: Path) -> str:
    line = {"id": "d", "text": DISPATCH, "published": "2022-07-27T12:00:00+07:00"}
    (folder / "dispatch.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return "dispatch.jsonl"


def test_times_prints_one_json_object_a_line_whose_text_stands_at_its_offsets(samarkand: Command, article: str) -> None:
    outcome = samarkand("times", article)
    assert (outcome.code, outcome.err) == (0, "")
    records = [json.loads(line) for line in outcome.out.splitlines()]
    for record in records:
        assert list(record) == ["article_id", "start", "end", "text", "type", "value"]
        assert record["article_id"] == "d"
        assert DISPATCH[record["start"] : record["end"]] == record["text"]
    found = [(record["text"], record["type"], record["value"]) for record in records]
    assert [one for one in found if one in EXPECTED] == EXPECTED
    assert any(kind == "TIME" and value.startswith("2022-07-27T22:00") for _, kind, value in found)
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)


def test_inserts_and_footers_are_left_out(samarkand: Command, article: str) -> None:
    texts = [json.loads(line)["text"] for line in samarkand("times", article).out.splitlines()]
    assert "kemarin" not in texts
    assert "2022" not in texts


def test_times_as_a_table_is_tab_separated_in_a_pipe(samarkand: Command, article: str) -> None:
    header, first, *_ = samarkand("times", article, "--format", "table").out.splitlines()
    assert header.split("\t") == ["article_id", "start", "end", "text", "type", "value"]
    start = DISPATCH.index("Jumat (29/7)")
    assert first.split("\t") == ["d", f"{start}", f"{start + 12}", "Jumat (29/7)", "DATE", "2022-07-29"]


def test_a_time_without_a_value_is_null(samarkand: Command, folder: Path) -> None:
    (folder / "undated.txt").write_text("Menlu tiba kemarin dan pulang pada Kamis.\n", encoding="utf-8")
    values = [json.loads(line)["value"] for line in samarkand("times", "undated.txt").out.splitlines()]
    assert len(values) == 2
    assert all(value is None or value.startswith("XXXX") for value in values)


@pytest.mark.parametrize("sample", sorted(sample_dispatches().glob("*.txt")), ids=lambda path: path.stem)
def test_the_times_of_a_dispatch_are_those_that_its_events_are_dated_by(sample: Path) -> None:
    article = make_article(sample.read_text(encoding="utf-8"))
    marked = [
        (marked.sentence.starts[time.first], marked.sentence.ends[time.last - 1], time.type, time.value)
        for marked in read_article(article).sentences
        for time in marked.times
    ]
    assert marked
    assert [(one.start, one.end, one.type, one.value) for one in find_times(article)] == marked


def test_no_gazetteer_is_loaded_for_times(folder: Path, article: str) -> None:
    program = (
        "from flows.cli import main; from flows.extract.world import load_world; "
        f"assert main(['times', '{article}']) == 0; assert load_world.cache_info().misses == 0"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=process_environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_a_source_that_does_not_exist_is_one_line_and_exit_3(samarkand: Command) -> None:
    outcome = samarkand("times", "nowhere.txt")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
    assert "nowhere.txt" in outcome.err


def test_an_input_that_cannot_be_read_is_named_and_the_others_are_read(samarkand: Command, article: str) -> None:
    Path("cut.jsonl").write_text('{"id": "1", "text": "Jak', encoding="utf-8")
    outcome = samarkand("times", "cut.jsonl", article)
    assert outcome.code == 1
    assert outcome.err.startswith("cut.jsonl:1: bad_json: ")
    assert "Jumat (29/7)" in outcome.out


def test_times_without_a_source_is_wrong_use(samarkand: Command) -> None:
    outcome = samarkand("times")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
