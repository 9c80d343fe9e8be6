"""The command as its users meet it: exit codes, one-line errors, tables and plain lines."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.cli import cli
from flows.display import printable
from flows.pipeline import sample_dispatches
from tests.conftest import Command, assert_one_line_error, process_environment

MEETING = (
    "Jakarta (ANTARA) - Presiden Indonesia Joko Widodo bertemu dengan Perdana Menteri Jepang Fumio Kishida di "
    "Tokyo, Jepang, pada Rabu (27/7/2022).\n\nPewarta: Antara\nCOPYRIGHT © ANTARA 2022\n"
)


@pytest.fixture
def article(folder: Path) -> str:
    (folder / "meeting.txt").write_text(MEETING, encoding="utf-8")
    return "meeting.txt"


# run


def test_run_without_a_source_shows_the_events_of_the_samples_and_where_they_are(samarkand: Command) -> None:
    outcome = samarkand("run")
    assert outcome.code == 0
    assert outcome.err == ""
    header, *lines = outcome.out.splitlines()
    assert header.split("\t")[:3] == ["date", "event", "who"]
    [meeting] = [line for line in lines if line.startswith("2022-09-15\tCONSULT meeting\t")]
    assert "Samarkand" in meeting
    assert "Xi Jinping" in meeting
    assert any("all-weather comprehensive strategic partnership" in line for line in lines)
    assert "samarkand.duckdb" in lines[-1]
    assert Path("samarkand.duckdb").exists()


def test_run_twice_says_that_nothing_was_new_and_shows_the_events_all_the_same(filled: Command) -> None:
    outcome = filled("run")
    assert outcome.code == 0
    assert " 0 new, 0 changed, " in outcome.out
    assert "Samarkand" in outcome.out


def test_run_writes_to_the_warehouse_that_is_named(samarkand: Command, article: str) -> None:
    outcome = samarkand("run", article, "--warehouse", "other.duckdb")
    assert outcome.code == 0
    assert Path("other.duckdb").exists()
    assert "samarkand sql --warehouse other.duckdb" in outcome.out


def test_the_warehouse_can_be_named_by_a_variable(
    samarkand: Command, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMARKAND_WAREHOUSE", "from-variable.duckdb")
    assert samarkand("run", article).code == 0
    assert Path("from-variable.duckdb").exists()


def test_run_reads_standard_input(samarkand_process: Command, folder: Path) -> None:
    outcome = samarkand_process("run", "-", stdin=MEETING.encode())
    assert outcome.code == 0, outcome.err
    assert "IDN" in samarkand_process("sql", "select actors from events").out


def test_run_ends_with_1_and_names_each_input_that_was_rejected(samarkand: Command, article: str, folder: Path) -> None:
    (folder / "scan.txt").write_bytes(b"%PDF-1.4 \x00\x01\x02")
    (folder / "cut.jsonl").write_text('{"id": "1", "text": "Jakar', encoding="utf-8")
    outcome = samarkand("run", article, "scan.txt", "cut.jsonl")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "scan.txt: binary: " in outcome.err
    assert "cut.jsonl:1: bad_json: " in outcome.err
    assert "1 new" in outcome.out


@pytest.mark.parametrize("command", ["run", "extract", "explain"])
def test_a_source_that_does_not_exist_is_one_line_and_exit_3(samarkand: Command, command: str) -> None:
    assert_one_line_error(samarkand(command, "nowhere.txt"), 3, "nowhere.txt")


@pytest.mark.parametrize("command", ["run", "extract", "explain"])
def test_a_folder_without_articles_is_one_line_and_exit_3(samarkand: Command, folder: Path, command: str) -> None:
    (folder / "empty").mkdir()
    assert_one_line_error(samarkand(command, "empty"), 3, "empty")


@pytest.mark.parametrize("command", ["run", "extract", "explain"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("not-utf8.txt", b"\xff\xfeJ\x00\x00\xd8J\x00"),
        ("truncated.jsonl", b'{"id": "1", "text": "Jak'),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ],
)
def test_an_input_that_cannot_be_read_is_named_in_one_line_and_ends_with_1(
    samarkand: Command, folder: Path, command: str, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    outcome = samarkand(command, name)
    assert outcome.code == 1
    assert outcome.err.splitlines()[0].startswith(name)
    assert "Traceback" not in outcome.err


# extract


def test_extract_prints_one_json_object_a_line_whose_evidence_is_verbatim(samarkand: Command, article: str) -> None:
    outcome = samarkand("extract", article)
    assert outcome.code == 0
    records = [json.loads(line) for line in outcome.out.splitlines()]
    [meeting] = [record for record in records if record["kind"] == "meeting"]
    assert meeting["actors"] == ["IDN", "JPN"]
    assert meeting["date"] == "2022-07-27"
    evidence = meeting["evidence"]
    assert MEETING[evidence["start"] : evidence["end"]] == evidence["text"]
    assert not Path("samarkand.duckdb").exists()


def test_extract_gives_the_lines_that_export_gives(samarkand: Command, article: str, folder: Path) -> None:
    extracted = [json.loads(line) for line in samarkand("extract", article).out.splitlines()]
    samarkand("run", article)
    samarkand("export", "out", "--format", "jsonl")
    exported = [json.loads(line) for line in (folder / "out" / "events.jsonl").read_text("utf-8").splitlines()]
    assert sorted(exported, key=lambda r: r["event_id"]) == sorted(extracted, key=lambda r: r["event_id"])


def test_extract_as_a_table_is_tab_separated_in_a_pipe(samarkand: Command, article: str) -> None:
    header, *lines = samarkand("extract", article, "--format", "table").out.splitlines()
    assert header.split("\t")[0] == "date"
    assert "2022-07-27\tCONSULT meeting\tIDN, JPN" in lines[0]


def test_extract_without_a_source_is_wrong_use(samarkand: Command) -> None:
    assert_one_line_error(samarkand("extract"), 2, "SOURCE", "--help")


# explain


def test_explain_marks_the_mentions_and_names_the_rule(samarkand: Command, article: str) -> None:
    outcome = samarkand("explain", article)
    assert outcome.code == 0
    assert "Joko Widodo" in outcome.out
    [record] = [json.loads(line) for line in samarkand("extract", article).out.splitlines()][:1]
    assert record["evidence"]["text"] in outcome.out
    assert "rule" in outcome.out
    assert record["event_id"] in outcome.out


def test_escapes_in_an_article_never_reach_the_terminal(samarkand: Command, folder: Path) -> None:
    hostile = MEETING.replace("Joko Widodo", "Joko \x1b[31mWidodo\x1b]0;title\x07")
    (folder / "hostile.jsonl").write_text(json.dumps({"id": "\x1b[2J", "text": hostile}) + "\n", encoding="utf-8")
    for arguments in (("explain",), ("extract",), ("extract", "--format", "table"), ("run",)):
        outcome = samarkand(arguments[0], "hostile.jsonl", *arguments[1:])
        assert "\x1b" not in outcome.out + outcome.err, arguments
        assert "\x07" not in outcome.out + outcome.err, arguments
    assert "\x1b" not in samarkand("sql", "select text, article_id from articles").out


@pytest.mark.parametrize("unsafe", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\r", "\b"])
def test_unsafe_characters_are_shown_as_escapes(unsafe: str) -> None:
    shown = printable(f"a{unsafe}b")
    assert unsafe not in shown
    assert shown.isprintable()


def test_text_and_its_layout_are_shown_as_they_are() -> None:
    text = "Éé – “kata”,\n\tbaris 2 🇮🇩"
    assert printable(text, keep_layout=True) == text
    assert printable(text) == text.replace("\n", "\\n").replace("\t", "\\t")


# sql


def test_sql_takes_a_query_a_file_or_standard_input(filled: Command, samarkand_process: Command, folder: Path) -> None:
    query = "select count(*) as n from articles"
    (folder / "count.sql").write_text(query + ";\n", encoding="utf-8")
    expected = filled("sql", query).out
    assert expected.splitlines()[0] == "n"
    assert filled("sql", "count.sql").out == expected
    assert samarkand_process("sql", stdin=query.encode()).out == expected
    assert samarkand_process("sql", "-", stdin=query.encode()).out == expected


def test_sql_gives_every_format_the_same_rows(filled: Command, folder: Path) -> None:
    query = "select event_id, actors, date_start, confidence, place from events order by event_id"
    as_json = json.loads(filled("sql", query, "--format", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(filled("sql", query, "--format", "csv").out)))
    assert filled("sql", query, "--format", "parquet", "--output", "events.parquet").code == 0
    as_parquet = pq.read_table(folder / "events.parquet").to_pylist()
    as_table = filled("sql", query).out.splitlines()[1:]
    assert len(as_json) == len(as_csv) == len(as_parquet) == len(as_table) > 0
    for j, c, p, t in zip(as_json, as_csv, as_parquet, as_table, strict=True):
        assert j["event_id"] == c["event_id"] == p["event_id"] == t.split("\t")[0]
        assert j["actors"] == json.loads(c["actors"]) == p["actors"]
        assert (j["place"] or "") == c["place"] == (p["place"] or "") == t.split("\t")[4]


def test_json_of_no_rows_is_an_empty_list(filled: Command) -> None:
    assert json.loads(filled("sql", "select 1 as n where false", "--format", "json").out) == []


def test_json_holds_numbers_times_bytes_and_what_is_no_number(filled: Command) -> None:
    query = """
        select 'nan'::double as a, sum(2)::hugeint as b, 1.5::decimal(3, 1) as c,
               timestamptz '2022-09-15 10:00:00+07' as d, '\\xff'::blob as e, {'x': [date '2022-09-15']} as f, true as g
    """
    [row] = json.loads(filled("sql", query, "--format", "json").out)
    assert row == {
        "a": None, "b": 2, "c": 1.5, "d": "2022-09-15T03:00:00+00:00", "e": "ff", "f": {"x": ["2022-09-15"]}, "g": True,
    }  # fmt: skip


def test_an_output_file_appears_whole_or_not_at_all(filled: Command, folder: Path) -> None:
    assert filled("sql", "select 1 as n", "--format", "csv", "--output", "n.csv").out == ""
    assert (folder / "n.csv").read_text() == "n\n1\n"
    before = sorted(path.name for path in folder.iterdir())
    assert_one_line_error(filled("sql", "select 1 as n", "--output", "missing/n.csv"), 3, "missing")
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("selec 1",), "syntax error"),
        (("select * from no_such_table",), "no_such_table"),
        (("select 1; select 2",), "one query"),
        (("delete from articles",), "read"),
        (("missing.sql",), "missing.sql"),
        (("",), "empty"),
        (("select 1", "--format", "xml"), "xml"),
    ],
)
def test_a_wrong_query_is_one_line_and_exit_2(filled: Command, arguments: tuple[str, ...], told: str) -> None:
    assert_one_line_error(filled("sql", *arguments), 2, told)


def test_a_query_file_that_is_no_text_is_wrong_use(filled: Command, folder: Path) -> None:
    (folder / "q.sql").write_bytes(b"select '\xff'")
    assert_one_line_error(filled("sql", "q.sql"), 2, "q.sql")


def test_a_query_longer_than_any_file_name_is_a_query(filled: Command) -> None:
    assert filled("sql", "select 1 as n -- " + "x" * 10_000).code == 0


def test_parquet_goes_to_a_pipe_as_bytes(filled: Command, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "sql", "select 7 as n", "--format", "parquet"],
        capture_output=True,
        check=True,
        cwd=folder,
        env=process_environment(),
    )
    assert pq.read_table(io.BytesIO(done.stdout)).to_pylist() == [{"n": 7}]


# export and check


@pytest.mark.parametrize("file_format", ["parquet", "csv", "jsonl"])
def test_export_publishes_with_a_manifest_and_tells_its_digest(filled: Command, folder: Path, file_format: str) -> None:
    outcome = filled("export", "out", "--format", file_format)
    assert outcome.code == 0
    manifest = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["digest"] in outcome.out
    assert filled("export", "out", "--format", file_format).out == outcome.out


def test_export_into_a_folder_of_something_else_is_wrong_use(filled: Command, folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "thesis.tex").write_text("important")
    assert_one_line_error(filled("export", "mine"), 2, "mine")
    assert (folder / "mine" / "thesis.tex").read_text() == "important"


def test_check_finds_nothing_wrong_in_what_run_has_loaded(filled: Command) -> None:
    outcome = filled("check")
    assert outcome.code == 0, outcome.out
    assert {line.split("\t")[1] for line in outcome.out.splitlines()[1:]} == {"ok"}


def test_check_names_the_rows_that_are_wrong_and_ends_with_1(filled: Command) -> None:
    with duckdb.connect("samarkand.duckdb") as connection:
        connection.execute("update mentions set evidence_text = 'never written'")
    outcome = filled("check")
    assert outcome.code == 1
    assert "evidence_not_in_text" in outcome.out
    assert "never written" in outcome.out


@pytest.mark.parametrize("arguments", [("sql", "select 1"), ("export", "out"), ("check",)])
def test_without_a_warehouse_reading_is_one_line_and_exit_3(samarkand: Command, arguments: tuple[str, ...]) -> None:
    assert_one_line_error(samarkand(*arguments), 3, "samarkand.duckdb", "samarkand run")
    assert not Path("samarkand.duckdb").exists()


@pytest.mark.parametrize("arguments", [("run",), ("sql", "select 1"), ("export", "out"), ("check",)])
def test_a_file_that_is_no_warehouse_is_one_line_and_exit_3(
    samarkand: Command, folder: Path, arguments: tuple[str, ...]
) -> None:
    (folder / "samarkand.duckdb").write_bytes(b"not a database" * 1000)
    assert_one_line_error(samarkand(*arguments), 3, "samarkand.duckdb")


# a place that cannot be written


def test_a_warehouse_below_a_file_cannot_be_written(samarkand: Command, article: str, folder: Path) -> None:
    (folder / "file").write_text("")
    assert_one_line_error(samarkand("run", article, "--warehouse", "file/w.duckdb"), 3, "w.duckdb")


def test_an_export_below_a_file_cannot_be_written(filled: Command, folder: Path) -> None:
    (folder / "file").write_text("")
    assert_one_line_error(filled("export", "file/out"), 3, "out")


def test_a_warehouse_in_a_folder_that_does_not_exist_is_one_line_and_exit_3(samarkand: Command, article: str) -> None:
    assert_one_line_error(samarkand("run", article, "--warehouse", "nowhere/w.duckdb"), 3, "nowhere/w.duckdb")


# a warehouse that somebody else holds

HOLDER = """
import sys
from pathlib import Path
from warehouse import open_warehouse
with open_warehouse(Path(sys.argv[1]), read_only=False):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("arguments", [("run",), ("sql", "select 1"), ("export", "out"), ("check",)])
def test_a_warehouse_that_another_process_holds_is_one_line_with_its_pid_and_exit_3(
    filled: Command, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SAMARKAND_LOCK_TIMEOUT", "0")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, "samarkand.duckdb"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=folder,
        env=process_environment(),
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    with holder:
        assert holder.stdout.readline() == b"held\n"
        outcome = filled(*arguments)
        holder.stdin.close()
    assert_one_line_error(outcome, 3, str(holder.pid))


# the command itself


def test_help_names_every_command(samarkand: Command) -> None:
    outcome = samarkand("--help")
    assert outcome.code == 0
    assert all(name in outcome.out for name in cli.commands)
    assert samarkand() == outcome


@pytest.mark.parametrize("arguments", [("fly",), ("run", "--fast"), ("export",), ("run", "--batch-size", "0")])
def test_wrong_use_is_one_line_that_points_to_help(samarkand: Command, arguments: tuple[str, ...]) -> None:
    assert_one_line_error(samarkand(*arguments), 2, "--help")


def test_a_bad_setting_is_one_line_that_names_it(samarkand: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMARKAND_BATCH_SIZE", "many")
    assert_one_line_error(samarkand("run"), 2, "SAMARKAND_BATCH_SIZE", "many")


def test_output_is_utf8_whatever_the_locale(samarkand_process: Command, article: str, folder: Path) -> None:
    (folder / "e.jsonl").write_text(json.dumps({"id": "é–1", "text": MEETING}) + "\n", encoding="utf-8")
    outcome = samarkand_process("extract", "e.jsonl", environment=(("PYTHONIOENCODING", "ascii"), ("LC_ALL", "C")))
    assert outcome.code == 0, outcome.err
    assert "é–1" in outcome.out


def test_the_samples_are_shipped() -> None:
    assert len(list(sample_dispatches().glob("*.txt"))) >= 8
