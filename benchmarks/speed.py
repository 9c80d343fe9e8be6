"""Measures what users wait for: start-up of the command, and articles a second through each stage.

`python -m benchmarks.speed [COPIES]` takes the sample dispatches COPIES times (default 50), each copy as articles of
its own. Times are of one run on whatever machine this is: compare, do not quote.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flows.ingest import read_sources
from flows.pipeline import NewBatch, extract_batch, ingest, run_to_end, sample_dispatches
from flows.records import Article
from flows.settings import Settings


def main() -> None:
    """Print one line a measure."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    samples = sorted(str(path) for path in sample_dispatches().glob("*.txt"))
    report_process("samarkand --help", ["--help"])
    report_process("samarkand extract of one dispatch", ["extract", samples[0]])
    articles = [article for article in read_sources(samples) if isinstance(article, Article)]
    many = tuple(replace(a, article_id=f"{a.article_id}-{n}") for n in range(copies) for a in articles)
    report("ingest", len(samples) * copies, lambda: sum(1 for _ in range(copies) for _ in read_sources(samples)))
    settings = Settings()
    report("extract", len(many), lambda: extract_batch(NewBatch(1, many, (), 0), settings))
    with tempfile.TemporaryDirectory() as folder:
        whole = settings.model_copy(update={"warehouse": Path(folder) / "w.duckdb"})
        report("run, fresh", len(samples), lambda: run_to_end(ingest(samples, whole)))
        report("run, known", len(samples), lambda: run_to_end(ingest(samples, whole)))


def report_process(name: str, arguments: list[str]) -> None:
    """Print the shortest of five runs of the command as a process of its own."""
    command = [sys.executable, "-m", "flows.cli", *arguments]
    times = [seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(5)]
    print(f"{name:<36} {min(times) * 1000:8.0f} ms")


def report(name: str, articles: int, work: Callable[[], object]) -> None:
    """Print how many articles a second the work takes."""
    took = seconds(work)
    print(f"{name:<36} {articles / took:8.0f} articles/s  ({articles} in {took:.2f} s)")


def seconds(work: Callable[[], object]) -> float:
    """How long the work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
