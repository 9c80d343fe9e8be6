"""Ingest → extract → load: nothing is done twice, nothing is lost, and batches do not show in the result."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.errors import SourceError
from flows.ingest import read_dispatch
from flows.pipeline import (
    ExtractedBatch,
    NewBatch,
    RunSummary,
    engine_version,
    extract_batch,
    failed_extraction,
    ingest,
    read_batches,
    run_to_end,
    sample_dispatches,
)
from flows.records import Article
from flows.settings import Settings
from warehouse import export, open_warehouse, run_query

TABLES = ("articles", "events", "mentions", "participants", "places", "actors", "event_types", "agreement_types")
MEETING = (
    "Jakarta (ANTARA) - Presiden Indonesia Joko Widodo bertemu dengan Perdana Menteri Jepang Fumio Kishida di "
    "Tokyo, Jepang, pada Rabu (27/7/2022).\n\nPewarta: Antara\nCOPYRIGHT © ANTARA 2022\n"
)
VISIT = (
    "Jakarta (ANTARA) - Presiden Prancis Emmanuel Macron mengunjungi China pada Rabu (5/4/2023).\n\n"
    "Pewarta: Antara\nCOPYRIGHT © ANTARA 2023\n"
)


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(warehouse=folder / "w.duckdb")


class UnreadableText(str):
    """A text on which any reader fails."""

    __slots__ = ()

    def __getitem__(self, key: object) -> str:
        raise RuntimeError(f"no character at {key}")


def samples() -> list[str]:
    return [str(sample_dispatches())]


def run(sources: list[str], settings: Settings) -> RunSummary:
    return run_to_end(ingest(sources, settings))


def counts(path: Path) -> dict[str, int]:
    with open_warehouse(path, read_only=True) as warehouse:
        return {t: run_query(warehouse, f"select count(*) as n from {t}")["n"][0].as_py() for t in TABLES}


def digest(settings: Settings, directory: Path) -> str:
    with open_warehouse(settings.warehouse, read_only=True) as warehouse:
        return export(warehouse, directory, file_format="parquet").digest


def rows(settings: Settings, query: str) -> list[dict[str, object]]:
    with open_warehouse(settings.warehouse, read_only=True) as warehouse:
        return list(run_query(warehouse, query).to_pylist())


def test_the_samples_become_articles_and_events(settings: Settings) -> None:
    summary = run(samples(), settings)
    found = counts(settings.warehouse)
    assert summary.rejected == 0
    assert summary.new == summary.articles == found["articles"] >= 8
    assert found["events"] >= 8
    assert found["mentions"] == summary.mentions


def test_the_flagship_meeting_is_found_with_its_date_venue_and_agreement(settings: Settings) -> None:
    run(samples(), settings)
    [meeting] = rows(
        settings,
        "select place from events where kind = 'meeting' and date = '2022-09-15' and actors = ['BLR', 'CHN']",
    )
    assert str(meeting["place"]).startswith("Samarkand")
    agreements = rows(settings, "select agreement_type from events where type = 'AGREE' and actors = ['BLR', 'CHN']")
    assert {"agreement_type": "all_weather_comprehensive_strategic_partnership"} in agreements


def test_a_second_run_changes_no_row_and_extracts_nothing(settings: Settings, folder: Path) -> None:
    first = run(samples(), settings)
    before, published = counts(settings.warehouse), digest(settings, folder / "first")
    second = run(samples(), settings)
    assert (second.articles, second.new, second.unchanged, second.mentions) == (first.articles, 0, first.articles, 0)
    assert counts(settings.warehouse) == before
    assert digest(settings, folder / "second") == published


@pytest.mark.parametrize("batch_size", [1, 3])
def test_the_batch_size_changes_nothing_that_is_published(settings: Settings, folder: Path, batch_size: int) -> None:
    run(samples(), settings)
    other = settings.model_copy(update={"warehouse": folder / "other.duckdb", "batch_size": batch_size})
    summary = run(samples(), other)
    assert summary.batches == -(-summary.articles // batch_size)
    assert counts(other.warehouse) == counts(settings.warehouse)
    assert digest(other, folder / "b") == digest(settings, folder / "a")


def test_the_order_of_the_sources_changes_nothing_that_is_published(settings: Settings, folder: Path) -> None:
    paths = sorted(str(path) for path in sample_dispatches().glob("*.txt"))
    run(paths, settings)
    other = settings.model_copy(update={"warehouse": folder / "other.duckdb", "batch_size": 2})
    run(paths[::-1], other)
    assert digest(other, folder / "b") == digest(settings, folder / "a")


def test_a_corrected_article_replaces_what_it_told_before(settings: Settings, folder: Path) -> None:
    source = folder / "news.jsonl"
    source.write_text(jsonl("a", MEETING))
    run([str(source)], settings)
    source.write_text(jsonl("a", VISIT))
    summary = run([str(source)], settings)
    assert (summary.new, summary.changed) == (0, 1)
    assert rows(settings, "select distinct kind from mentions") == [{"kind": "visit"}]
    assert counts(settings.warehouse)["articles"] == 1


def test_of_two_texts_of_one_article_the_last_counts_in_every_batch_size(settings: Settings, folder: Path) -> None:
    for name, text in (("1.jsonl", MEETING), ("2.jsonl", VISIT)):
        (folder / name).write_text(jsonl("a", text))
    sources = [str(folder / "1.jsonl"), str(folder / "2.jsonl")]
    for size in (500, 1):
        sized = settings.model_copy(update={"batch_size": size, "warehouse": folder / f"{size}.duckdb"})
        for _ in range(2):
            run(sources, sized)
            assert rows(sized, "select text from articles") == [{"text": VISIT}]


def test_every_row_says_from_which_run_and_batch_it_came(settings: Settings) -> None:
    summary = run(samples(), settings.model_copy(update={"batch_size": 4}))
    orphans = """
        select article_id from articles left join batches using (batch_id) left join runs using (run_id)
        where runs.run_id is null or runs.articles <> $n
    """.replace("$n", str(summary.articles))
    assert rows(settings, orphans) == []
    assert rows(settings, "select count(*) as n from batches") == [{"n": summary.batches}]
    assert rows(settings, "select kind from sources") == [{"kind": "folder"}]


def test_an_input_that_cannot_be_read_is_kept_with_its_cause_and_the_rest_goes_on(
    settings: Settings, folder: Path
) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(MEETING)
    (folder / "in" / "b.txt").write_bytes(b"%PDF-1.7\x00\x01")
    (folder / "in" / "c.jsonl").write_text(jsonl("c", VISIT) + '{"id": "d", "te')
    summary = run([str(folder / "in")], settings)
    assert (summary.articles, summary.rejected) == (2, 2)
    assert summary.causes == (("bad_json", 1), ("binary", 1))
    assert rows(settings, "select cause from rejects order by cause") == [{"cause": "bad_json"}, {"cause": "binary"}]


def test_a_file_whose_name_is_no_text_is_taken_like_any_other(settings: Settings, folder: Path) -> None:
    (folder / "in").mkdir()
    (Path(str(folder / "in")) / "a\udcff.txt").write_text(MEETING)
    (Path(str(folder / "in")) / "b\udcff.txt").write_bytes(b"\x00\x01\x02")
    summary = run([str(folder / "in")], settings)
    assert (summary.new, summary.rejected) == (1, 1)
    assert rows(settings, "select origin like '%b\\udcff.txt' as told from rejects") == [{"told": True}]


def test_a_source_that_does_not_exist_leaves_no_warehouse_behind(settings: Settings) -> None:
    with pytest.raises(SourceError):
        run(["no-such-file.txt"], settings)
    assert not settings.warehouse.exists()


def test_a_fault_of_the_engine_costs_one_article_and_is_kept_with_its_cause() -> None:
    article = Article("a", "r", "Teks", url="https://example.com/1")
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError as error:
        reject = failed_extraction(article, error)
    assert (reject.origin, reject.cause, reject.content) == ("https://example.com/1", "extraction", b"Teks")
    first, *calls = reject.detail.splitlines()
    assert first == "ZeroDivisionError: division by zero"
    assert [call.split(":")[0].strip() for call in calls] == ["test_pipeline.py"]


def test_an_article_on_which_the_engine_fails_does_not_stop_its_batch(settings: Settings) -> None:
    broken = Article("broken", "r", text=UnreadableText(MEETING), dispatch=read_dispatch(MEETING))
    [good] = next(read_batches([str(next(sample_dispatches().glob("*samarkand*")))], settings)).articles
    batch = extract_batch(NewBatch(1, (broken, good), (), 0), settings)
    assert [article.article_id for article, _ in batch.found] == [good.article_id]
    assert [reject.cause for reject in batch.rejects] == ["extraction"]


def test_events_under_the_confidence_asked_for_are_dropped_and_the_articles_read_anew(settings: Settings) -> None:
    everything = run(samples(), settings)
    nothing = run(samples(), settings.model_copy(update={"min_confidence": 1.0}))
    assert nothing.unchanged == 0
    assert nothing.mentions < everything.mentions
    assert engine_version(settings) != engine_version(settings.model_copy(update={"min_confidence": 0.5}))


def test_one_batch_is_in_memory_at_a_time(settings: Settings, folder: Path) -> None:
    source = folder / "many.jsonl"
    source.write_text("".join(jsonl(str(n), MEETING) for n in range(7)))
    read: list[int] = []

    def counting(batch: NewBatch, in_force: Settings) -> ExtractedBatch:
        read.append(len(batch.articles))
        return extract_batch(batch, in_force)

    steps: Iterator[RunSummary] = ingest([str(source)], settings.model_copy(update={"batch_size": 3}), extract=counting)
    assert [step.articles for step in steps] == [3, 6, 7]
    assert read == [3, 3, 1]


def test_a_run_that_is_stopped_keeps_its_finished_batches_and_goes_on_from_there(
    settings: Settings, folder: Path
) -> None:
    source = folder / "many.jsonl"
    source.write_text("".join(jsonl(str(n), MEETING.replace("27/7", f"{n + 1}/7")) for n in range(5)))
    small = settings.model_copy(update={"batch_size": 2})
    steps = ingest([str(source)], small)
    next(steps)
    steps.close()
    assert counts(settings.warehouse)["articles"] == 2
    rest = run([str(source)], small)
    assert (rest.new, rest.unchanged) == (3, 2)


def test_a_summary_keeps_only_the_first_rejects(settings: Settings, folder: Path) -> None:
    source = folder / "bad.jsonl"
    source.write_text('{"id"\n' * 50)
    summary = run([str(source)], settings.model_copy(update={"batch_size": 10}))
    assert (summary.rejected, len(summary.rejects)) == (50, 20)
    assert [reject.position for reject in summary.rejects] == list(range(1, 21))


def jsonl(article_id: str, text: str) -> str:
    return json.dumps({"id": article_id, "text": text}) + "\n"
