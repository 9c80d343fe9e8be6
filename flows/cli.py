"""The `samarkand` command: parses, calls, prints.

Whatever is heavy is imported inside the command that needs it, so that help and wrong use answer at once.
"""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from flows import __version__
from flows.errors import SamarkandError

if TYPE_CHECKING:
    from flows.settings import Settings

EXIT_REJECTED = 1
EXIT_USAGE = 2
EXIT_FAILED = 3
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The DuckDB file (default: SAMARKAND_WAREHOUSE, else samarkand.duckdb here).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="samarkand")
def cli() -> None:
    """Indonesian-language news in, a warehouse of diplomatic events out."""


@cli.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@warehouse_option
@click.option("--batch-size", type=click.IntRange(1, 100_000), help="Articles loaded at a time (default: 500).")
def run(sources: tuple[str, ...], warehouse: Path | None, batch_size: int | None) -> int:
    """Ingest, extract and load SOURCEs, then show what was found.

    SOURCE is a file, a folder, a glob in quotation marks, or - for standard input: wire copy, HTML or JSON Lines.
    Without one, the sample dispatches that come with the program are taken.
    """
    from flows.pipeline import ingest, sample_dispatches
    from flows.screens import follow_progress, show_run

    settings = _settings(warehouse=warehouse, batch_size=batch_size)
    summary = follow_progress(ingest(sources or (str(sample_dispatches()),), settings))
    show_run(sys.stdout, summary, settings)
    return EXIT_REJECTED if summary.rejected else 0


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "file_format", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def extract(sources: tuple[str, ...], file_format: Literal["jsonl", "table"]) -> int:
    """Print the events of SOURCEs; no warehouse is touched.

    SOURCE is as for `samarkand run`. By default an event is one JSON object on a line.
    """
    from flows.screens import show_extracted

    rejected = show_extracted(sys.stdout, sources, _settings(), file_format)
    return EXIT_REJECTED if rejected else 0


@cli.command()
@click.argument("source")
def explain(source: str) -> int:
    """Show the articles of SOURCE with what was found, and why."""
    from flows.screens import show_explained

    return EXIT_REJECTED if show_explained(sys.stdout, source, _settings()) else 0


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "file_format", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
def times(sources: tuple[str, ...], file_format: Literal["jsonl", "table"]) -> int:
    """Print the time expressions of SOURCEs, each with its TIMEX3 type and ISO 8601 value.

    SOURCE is as for `samarkand run`. By default a time expression is one JSON object on a line.
    """
    from flows.screens import show_times

    return EXIT_REJECTED if show_times(sys.stdout, sources, _settings(), file_format) else 0


@cli.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    help="The articles: JSON Lines with gold's ids, or a folder of files named by them (default: the text in GOLD).",
)
@click.option("--format", "file_format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--errors/--no-errors", default=True, help="Show each error in its sentence (default), or leave them out."
)
@click.option("--reliability", is_flag=True, help="Show how confidence compares with the share right.")
def evaluate(
    gold: Path, articles: Path | None, file_format: Literal["table", "json"], errors: bool, reliability: bool
) -> int:
    """Score the events found in annotated articles against their annotations.

    GOLD.jsonl holds one JSON object a line with an article's id and its events. Where no --articles are named, a line
    carries the text, or names its text_file. The JSON object holds reliability in any case.
    """
    from flows.screens import show_evaluation

    rejected = show_evaluation(
        sys.stdout, gold, articles, _settings(), file_format, with_errors=errors, with_reliability=reliability
    )
    return EXIT_REJECTED if rejected else 0


@cli.command()
@click.argument("query", required=False, metavar="[QUERY|FILE]")
@warehouse_option
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="In a pipe, a table is tab-separated lines.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def sql(query: str | None, warehouse: Path | None, file_format: str, output: Path | None) -> int:
    """Query the warehouse, which is opened read-only.

    QUERY is SQL, or a file that holds it; without one, or with -, it is read from standard input.
    """
    from flows.screens import read_query, write_result
    from warehouse import open_warehouse, run_query

    settings = _settings(warehouse=warehouse)
    text = read_query(query)
    with open_warehouse(settings.warehouse, read_only=True, timeout=settings.lock_timeout) as opened:
        table = run_query(opened, text)
    write_result(table, file_format, output)
    return 0


@cli.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@warehouse_option
@click.option(
    "--format", "file_format", type=click.Choice(["parquet", "csv", "jsonl"]), default="parquet", show_default=True
)
def export(directory: Path, warehouse: Path | None, file_format: Literal["parquet", "csv", "jsonl"]) -> int:
    """Publish the warehouse as files in DIR, atomically.

    Readers see the old or the new, never half; manifest.json lists the files with their digests.
    """
    from flows.screens import show_manifest
    from warehouse import export as publish
    from warehouse import open_warehouse

    settings = _settings(warehouse=warehouse)
    with open_warehouse(settings.warehouse, read_only=True, timeout=settings.lock_timeout) as opened:
        manifest = publish(opened, directory, file_format=file_format, timeout=settings.lock_timeout)
    show_manifest(sys.stdout, manifest, directory)
    return 0


@cli.command()
@warehouse_option
def check(warehouse: Path | None) -> int:
    """Find the rows that are wrong; exit 1 if there are any."""
    from flows.screens import show_checks
    from warehouse import open_warehouse, run_checks

    settings = _settings(warehouse=warehouse)
    with open_warehouse(settings.warehouse, read_only=True, timeout=settings.lock_timeout) as opened:
        results = run_checks(opened)
    return EXIT_REJECTED if show_checks(sys.stdout, results) else 0


def _settings(*, warehouse: Path | None = None, batch_size: int | None = None) -> "Settings":
    from flows.settings import load_settings

    return load_settings(warehouse=warehouse, batch_size=batch_size)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every expected failure is one line on standard error.

    0 done, 1 done but something was rejected or failed a check, 2 wrong use, 3 could not run; 130 when interrupted and
    141 when the reader of a pipe has gone, as a shell reports these signals.
    """
    from flows.display import complain, write_utf8

    write_utf8(sys.stdout, sys.stderr)
    try:
        code = _invoke(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout.fileno())
        return EXIT_BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        complain("stopped")
        return EXIT_INTERRUPTED
    except _expected_errors() as error:
        complain(_message(error))
        return _exit_code(error)
    return code


def _invoke(arguments: list[str]) -> int:
    # Not through click's own `main`, which would end the process itself when a pipe breaks.
    try:
        with cli.make_context("samarkand", arguments or ["--help"]) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else 0


def _expected_errors() -> tuple[type[Exception], ...]:
    # Evaluated when something was raised: only then, and only if it was imported, can an error be the warehouse's.
    errors = (click.ClickException, SamarkandError, OSError)
    warehouse_errors = sys.modules.get("warehouse.errors")
    return errors if warehouse_errors is None else (*errors, warehouse_errors.WarehouseError)


def _message(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "samarkand"
        return f"{error.format_message()} See `{command} --help`."
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        advice = "; free some space and run again" if error.errno == errno.ENOSPC else ""
        return f"{where}{error.strerror}{advice}"
    return str(error)


def _exit_code(error: Exception) -> int:
    if isinstance(error, click.ClickException):
        return EXIT_USAGE
    code = getattr(error, "exit_code", EXIT_FAILED)
    return code if isinstance(code, int) else EXIT_FAILED


def _silence(descriptor: int) -> None:
    # What is still buffered has no reader: without this the interpreter would complain when it flushes at exit.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
