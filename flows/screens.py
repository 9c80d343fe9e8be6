"""What each command shows when it is done, and what it reads from its user."""

import os
import shlex
import sys
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from flows.display import (
    EVENT_COLUMNS,
    as_json,
    complain,
    event_cells,
    is_terminal,
    printable,
    query_rows,
    write_query,
    write_table,
)
from flows.errors import UsageError
from flows.extract import explain
from flows.ingest import Limits
from flows.pipeline import NewBatch, RunSummary, extract_batch, read_batches, run_to_end
from flows.records import Reject
from flows.settings import Settings, load_settings

if TYPE_CHECKING:
    import pyarrow as pa

    from warehouse import CheckResult, Manifest

SHOWN_EVENTS = 40
SHOWN_BROKEN_ROWS = 20


def follow_progress(steps: Generator[RunSummary, None, RunSummary]) -> RunSummary:
    """Run a pipeline to its end, with a moving line on standard error where that is a terminal."""
    if not is_terminal(sys.stderr):
        return run_to_end(steps)
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("reading", total=None)
        return run_to_end(
            steps, lambda s: bar.update(line, description=f"{s.articles:,} articles, {s.mentions:,} events")
        )


def show_run(out: TextIO, summary: RunSummary, settings: Settings) -> None:
    """Show the events that the run's articles tell, what was counted, what was rejected and where it all is."""
    found = _events_of(summary.article_ids, settings)
    if found.num_rows:
        total = found["total"][0].as_py()
        shown = found.drop_columns("total")
        write_table(out, shown.column_names, query_rows(shown))
        if total > shown.num_rows:
            out.write(f"The {shown.num_rows} most detailed of {total:,} events that these articles tell\n")
    complain_of_rejects(summary.rejects)
    for cause, count in summary.causes:
        complain(f"rejected: {count:,} {cause}")
    out.write(
        f"{summary.articles:,} articles read: {summary.new:,} new, {summary.changed:,} changed, "
        f"{summary.unchanged:,} unchanged; {summary.mentions:,} events loaded; {summary.rejected:,} rejected; "
        f"{summary.seconds:.1f} s\n"
    )
    option = [] if settings.warehouse == load_settings().warehouse else ["--warehouse", str(settings.warehouse)]
    following = shlex.join(["samarkand", "sql", *option, "select * from meetings"])
    out.write(printable(f"The warehouse is {settings.warehouse}; next: {following}") + "\n")


def _events_of(article_ids: Sequence[str], settings: Settings) -> "pa.Table":
    from warehouse import open_warehouse
    from warehouse.statements import read_sql

    with open_warehouse(settings.warehouse, read_only=True, timeout=settings.lock_timeout) as warehouse:
        query = read_sql("screens", "found")
        return warehouse.connection.execute(
            query, {"article_ids": list(article_ids), "shown": SHOWN_EVENTS}
        ).to_arrow_table()


def complain_of_rejects(rejects: Iterable[Reject]) -> None:
    """A line on standard error for each input that could not be taken."""
    for reject in rejects:
        where = reject.origin if reject.position is None else f"{reject.origin}:{reject.position}"
        complain(f"{where}: {reject.cause}: {reject.detail.partition(chr(10))[0]}")


def show_extracted(
    out: TextIO, sources: Sequence[str], settings: Settings, file_format: Literal["jsonl", "table"]
) -> bool:
    """Print the events of the sources as they are found; returns whether something was rejected."""
    was_rejected = False
    cells: list[tuple[str, ...]] = []
    for batch in read_batches(sources, settings):
        extracted = extract_batch(batch.all_new(), settings)
        for event in (event for _, events in extracted.found for event in events):
            if file_format == "jsonl":
                out.write(as_json(event.as_record()) + "\n")
            else:
                cells.append(event_cells(event))
        complain_of_rejects(extracted.rejects)
        was_rejected = was_rejected or bool(extracted.rejects)
    if file_format == "table":
        write_table(out, EVENT_COLUMNS, cells)
    return was_rejected


def show_explained(out: TextIO, source: str, settings: Settings) -> bool:
    """Print each article of the source with its explanation; returns whether something was rejected."""
    from flows.explanations import write_explanation

    was_rejected = False
    for batch in read_batches([source], settings):
        for article in batch.articles:
            write_explanation(out, article, explain(article))
        complain_of_rejects(batch.rejects)
        was_rejected = was_rejected or bool(batch.rejects)
    return was_rejected


def show_times(out: TextIO, sources: Sequence[str], settings: Settings, file_format: Literal["jsonl", "table"]) -> bool:
    """Print the time expressions of the sources as they are found; returns whether something was rejected."""
    from flows.extract.time_expressions import find_times

    was_rejected = False
    cells: list[tuple[str, ...]] = []
    for batch in read_batches(sources, settings):
        for time in (time for article in batch.articles for time in find_times(article)):
            if file_format == "jsonl":
                out.write(as_json(time.as_record()) + "\n")
            else:
                cells.append((time.article_id, f"{time.start}", f"{time.end}", time.text, time.type, time.value or ""))
        complain_of_rejects(batch.rejects)
        was_rejected = was_rejected or bool(batch.rejects)
    if file_format == "table":
        write_table(out, ("article_id", "start", "end", "text", "type", "value"), cells)
    return was_rejected


def show_evaluation(
    out: TextIO,
    gold_file: Path,
    articles_source: Path | None,
    settings: Settings,
    file_format: Literal["table", "json"],
    *,
    with_errors: bool,
    with_reliability: bool,
) -> bool:
    """Print how right the events of annotated articles are; returns whether something was rejected."""
    from flows.evaluation import evaluate, evaluation_document, read_gold, read_gold_articles, write_evaluation

    gold = read_gold(gold_file)
    limits = Limits(record_bytes=settings.max_record_bytes)
    articles, rejects = read_gold_articles(gold, gold_file, articles_source, limits)
    extracted = extract_batch(NewBatch(1, articles, rejects, 0), settings)
    evaluation = evaluate(gold, extracted.found)
    if file_format == "json":
        out.write(as_json(evaluation_document(evaluation, with_errors=with_errors)) + "\n")
    else:
        write_evaluation(out, evaluation, with_errors=with_errors, with_reliability=with_reliability)
    complain_of_rejects(extracted.rejects)
    return bool(extracted.rejects)


def read_query(argument: str | None) -> str:
    """The SQL that the argument is, or that the file of this name or standard input holds.

    Raises UsageError if there is none, or no such file.
    """
    if argument is None or argument == "-":
        if argument is None and is_terminal(sys.stdin):
            raise UsageError("no query: give one, name a file that holds one, or write it to standard input")
        query = sys.stdin.read()
    elif _names_a_file(argument):
        try:
            query = Path(argument).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise UsageError(f"{argument} is no text in UTF-8: name a file that holds a query") from error
    else:
        query = argument
    if not query.strip():
        raise UsageError("the query is empty")
    return query


def _names_a_file(argument: str) -> bool:
    try:
        if Path(argument).is_file():
            return True
    except OSError:  # a query is too long for a file's name
        return False
    if argument.endswith(".sql") and len(argument.split()) == 1:
        raise UsageError(f"there is no file {argument}: name one that holds a query, or give the query itself")
    return False


def write_result(table: "pa.Table", file_format: str, output: Path | None) -> None:
    """Write a query's rows to the file, which appears whole or not at all, or to standard output.

    Raises UsageError for Parquet to a terminal.
    """
    if output is None:
        if file_format == "parquet":
            _write_parquet_to_pipe(table)
        elif left_out := write_query(sys.stdout, table, file_format):
            complain(f"... and {left_out:,} rows more; --output FILE or a pipe takes all")
        return
    staged = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    try:
        if file_format == "parquet":
            _write_parquet(table, str(staged))
        else:
            with staged.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                write_query(file, table, file_format)
        staged.replace(output)
    finally:
        staged.unlink(missing_ok=True)


def _write_parquet_to_pipe(table: "pa.Table") -> None:
    if is_terminal(sys.stdout):
        raise UsageError("Parquet is not for a terminal: name a file with --output, or use a pipe")
    _write_parquet(table, sys.stdout.buffer)


def _write_parquet(table: "pa.Table", where: object) -> None:
    import pyarrow.parquet as pq

    pq.write_table(table, where, compression="zstd")


def show_manifest(out: TextIO, manifest: "Manifest", directory: Path) -> None:
    """Show what was published and where."""
    write_table(out, ("table", "rows"), [(table.name, f"{table.rows}") for table in manifest.tables])
    files, size = len(manifest.files), sum(file.bytes for file in manifest.files)
    out.write(f"Published {files:,} files ({size:,} bytes) as {manifest.file_format} in {printable(str(directory))}\n")
    out.write(f"The digest of it all is {manifest.digest}\n")


def show_checks(out: TextIO, results: "Sequence[CheckResult]") -> bool:
    """Show what each check found, then the rows that are wrong; returns whether there are any."""
    lines = [(r.name, f"{r.rows.num_rows:,} wrong" if r.rows.num_rows else "ok", r.description) for r in results]
    write_table(out, ("check", "result", "what"), lines)
    failed = [result for result in results if result.rows.num_rows]
    for result in failed:
        out.write(f"\n{result.name}: {result.rows.num_rows:,} wrong rows\n")
        write_table(out, result.rows.column_names, query_rows(result.rows.slice(0, SHOWN_BROKEN_ROWS)))
        if result.rows.num_rows > SHOWN_BROKEN_ROWS:
            out.write(f"... and {result.rows.num_rows - SHOWN_BROKEN_ROWS:,} more\n")
    return bool(failed)
