"""Exports: what each format holds, that equal articles give equal bytes, and what the manifest says of them."""

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.dataset
import pyarrow.parquet
import pytest

from tests.warehouse.records import Told, article, event, files_in, load, load_vocabulary, rows
from warehouse import Warehouse, export, open_warehouse
from warehouse.export import NO_VALUE, FileFormat
from warehouse.schema import metadata

FORMATS: list[FileFormat] = ["parquet", "csv", "jsonl"]
PRIVATE = {"runs", "batches", "rejects", "sources", "migrations", "view_definitions"}


def told() -> list[Told]:
    first, second, third = article("a1"), article("a2", published="2022-10"), article("a3", published=None)
    support = {"type": "SUPPORT", "kind": None, "actors": ("BLR",), "recipients": ("CHN",)}
    return [
        (first, [event(first), event(first, date="2022-10-01", changes=support)]),
        (second, [event(second, confidence=0.25), event(second, date="2021", changes=support)]),
        (third, [event(third, date=None, date_basis=None, people=(), latitude=None, longitude=None)]),
    ]


def test_parquet_is_partitioned_by_year_and_month(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="parquet")
    folders = {str(path.parent) for path in map(Path, files_in(tmp_path / "out"))}
    for table in ("events", "mentions", "participants"):
        assert {folder for folder in folders if folder.startswith(table)} == {
            f"{table}/year=2021/month={NO_VALUE}",
            f"{table}/year=2022/month=09",
            f"{table}/year=2022/month=10",
            f"{table}/year={NO_VALUE}/month={NO_VALUE}",
        }
    assert {folder for folder in folders if folder.startswith("articles")} == {
        "articles/year=2022/month=09",
        "articles/year=2022/month=10",
        f"articles/year={NO_VALUE}/month={NO_VALUE}",
    }
    assert {"actors", "places", "event_types", "agreement_types"} <= folders


def test_parquet_holds_the_rows_of_the_warehouse(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="parquet")
    for table in sorted(metadata.tables.keys() - PRIVATE):
        stored = rows(warehouse, f"select * from {table} order by all")
        names = [column.name for column in metadata.tables[table].columns]
        if "batch_id" in names:
            stored = rows(warehouse, f"select * exclude (batch_id) from {table} order by all")
        pattern = f"{tmp_path}/out/{table}/**/*.parquet"
        columns = ", ".join(name for name in names if name != "batch_id")
        query = f"select {columns} from read_parquet('{pattern}', hive_partitioning = true) order by all"
        assert duckdb.connect().execute(query).fetchall() == stored, table


def test_readers_take_an_unknown_year_or_month_for_null(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="parquet")
    query = f"select year::int, month::int from read_parquet('{tmp_path}/out/events/**/*.parquet') order by all"
    months = [(2021, None), (2022, 9), (2022, 10), (None, None)]
    assert duckdb.connect().execute(query).fetchall() == months
    dataset = pyarrow.dataset.dataset(tmp_path / "out" / "events", partitioning="hive").to_table()
    assert sorted(zip(*(dataset[name].to_pylist() for name in ("year", "month")), strict=True), key=str) == sorted(
        months, key=str
    )


def test_parquet_is_compressed_with_zstd(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="parquet")
    [file] = (tmp_path / "out" / "places").iterdir()
    group = pyarrow.parquet.ParquetFile(file).metadata.row_group(0)
    assert {group.column(number).compression for number in range(group.num_columns)} == {"ZSTD"}


def test_json_lines_are_the_published_records(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="jsonl")
    lines = (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    expected = {e.mention_id: e.as_record() for _, events in told() for e in events}
    records = [json.loads(line) for line in lines]
    assert sorted(records, key=str) == sorted(expected.values(), key=str)
    for record in records:
        some = next(iter(expected.values()))
        assert list(record) == list(some)
        assert list(record["evidence"]) == ["text", "start", "end", "sentence"]
    assert [record["date"] for record in records] == ["2021", "2022-09-15", "2022-09-15", "2022-10-01", None]


def test_csv_is_one_file_a_table_with_lists_joined(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    export(warehouse, tmp_path / "out", file_format="csv")
    assert {Path(name).stem for name in files_in(tmp_path / "out")} == (metadata.tables.keys() - PRIVATE) | {"manifest"}
    with (tmp_path / "out" / "mentions.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {line["actors"] for line in lines} == {"BLR|CHN", "BLR"}
    assert json.loads(lines[1]["people"])[0] == {"name": "Xi Jinping", "role": "Presiden", "country": "CHN"}
    assert "year" not in lines[0]


def test_text_with_commas_quotes_and_line_ends_survives_csv(warehouse: Warehouse, tmp_path: Path) -> None:
    text = 'Ia berkata, "ya".\r\nLalu;\tpergi\n\n\U0001f600'
    load(warehouse, [(article(text=text), [])])
    export(warehouse, tmp_path / "out", file_format="csv")
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert [line["text"] for line in csv.DictReader(file)] == [text]


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_without_change_gives_the_same_bytes(
    warehouse: Warehouse, tmp_path: Path, file_format: FileFormat
) -> None:
    load(warehouse, told())
    first = export(warehouse, tmp_path / "out", file_format=file_format)
    before, target = files_in(tmp_path / "out"), (tmp_path / "out").readlink()
    load(warehouse, told())
    assert export(warehouse, tmp_path / "out", file_format=file_format) == first
    assert files_in(tmp_path / "out") == before
    assert (tmp_path / "out").readlink() == target


@pytest.mark.parametrize("file_format", FORMATS)
def test_threads_do_not_change_the_bytes(warehouse: Warehouse, tmp_path: Path, file_format: FileFormat) -> None:
    one = article()
    load(warehouse, [(one, [event(one)])])
    copies = "select articles.* replace (md5(i::varchar) as article_id) from articles, range(150000) as numbers(i)"
    warehouse.connection.execute(f"insert into articles {copies}")
    digests = set()
    for threads in (1, 4):
        warehouse.connection.execute(f"set threads = {threads}")
        digests.add(export(warehouse, tmp_path / "out", file_format=file_format).digest)
    warehouse.connection.execute("reset threads")
    assert len(digests) == 1


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_manifest_tells_the_truth_about_every_file(
    warehouse: Warehouse, tmp_path: Path, file_format: FileFormat
) -> None:
    load(warehouse, told())
    manifest = export(warehouse, tmp_path / "out", file_format=file_format)
    written = files_in(tmp_path / "out")
    record = json.loads(written.pop("manifest.json"))
    assert record["digest"] == manifest.digest
    assert {file["path"] for file in record["files"]} == set(written)
    for file in record["files"]:
        assert file["bytes"] == len(written[file["path"]])
        assert file["sha256"] == hashlib.sha256(written[file["path"]]).hexdigest()
    counts = {table["name"]: table["rows"] for table in record["tables"]}
    assert counts["events"] == (5 if file_format == "jsonl" else 4)
    assert record["versions"] == {"schema": 1, "duckdb": duckdb.__version__, "extractors": ["1.0"]}
    for table, count in counts.items():
        assert count == sum(file["rows"] for file in record["files"] if file["table"] == table)


def test_the_manifest_gives_the_columns_that_a_file_has(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    manifest = export(warehouse, tmp_path / "out", file_format="parquet")
    tables = {table.name: table for table in manifest.tables}
    assert tables["events"].partitioned_by == ("year", "month")
    assert tables["places"].partitioned_by == ()
    for file in manifest.files:
        query = f"describe select * from read_parquet('{tmp_path}/out/{file.path}', hive_partitioning = false)"
        columns = [(name, kind) for name, kind, *_ in duckdb.connect().execute(query).fetchall()]
        assert columns == [(column.name, column.type) for column in tables[file.table].columns]


def test_no_run_batch_or_path_is_published(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    secrets = [str(value) for row in rows(warehouse, "select batch_id, run_id from batches") for value in row]
    for file_format in FORMATS:
        export(warehouse, tmp_path / "out", file_format=file_format)
        for content in files_in(tmp_path / "out").values():
            assert not any(secret.encode() in content for secret in [*secrets, str(tmp_path)])


def test_an_empty_warehouse_gives_files_with_columns_and_no_rows(warehouse: Warehouse, tmp_path: Path) -> None:
    manifest = export(warehouse, tmp_path / "out", file_format="parquet")
    assert {table.rows for table in manifest.tables if table.partitioned_by} == {0}
    query = f"select count(*), count(event_id) from read_parquet('{tmp_path}/out/events/**/*.parquet')"
    assert duckdb.connect().execute(query).fetchall() == [(0, 0)]
    assert export(warehouse, tmp_path / "lines", file_format="jsonl").files[0].rows == 0
    assert (tmp_path / "lines" / "events.jsonl").read_text() == ""


def test_a_path_with_quotes_and_spaces_will_do(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    assert export(warehouse, tmp_path / 'it\'s a "folder"', file_format="csv").files


def test_a_read_only_warehouse_can_be_exported(path: Path, tmp_path: Path) -> None:
    with open_warehouse(path, read_only=False) as warehouse:
        load_vocabulary(warehouse)
        load(warehouse, told())
        written = export(warehouse, tmp_path / "one", file_format="parquet")
    with open_warehouse(path, read_only=True) as warehouse:
        assert export(warehouse, tmp_path / "two", file_format="parquet") == written
        assert warehouse.connection.execute("select count(*) from duckdb_tables() where temporary").fetchone() == (0,)


def test_a_changed_article_changes_the_digest(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, told())
    first = export(warehouse, tmp_path / "out", file_format="parquet")
    [changed, *_] = told()
    load(warehouse, [(replace(changed[0], title="Ralat"), changed[1])])
    assert export(warehouse, tmp_path / "out", file_format="parquet").digest != first.digest


def test_a_relative_folder_is_one_of_the_working_folder(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export(warehouse, Path("deep/out"), file_format="jsonl")
    assert (tmp_path / "deep" / "out" / "manifest.json").is_file()
    assert not (tmp_path / "deep" / "out").readlink().is_absolute()
