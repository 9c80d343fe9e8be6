"""Measures what users wait for: start-up, articles a second through each stage, and the engine by itself.

The engine's sentences a second on one core stand beside those of dateparser, which only searches them for dates: a
yardstick of the machine. The peak of memory is that of the process before the yardstick is loaded.

`python -m benchmarks.speed [COPIES]` takes the sample dispatches COPIES times (default 50), each copy as articles of
its own. Times are of one run on whatever machine this is: compare, do not quote.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from flows.extract import read_article
from flows.extract.events import load_engine
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
    report_engine(articles)
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


def report_engine(articles: Sequence[Article]) -> None:
    """Print how long the engine takes to load, and the sentences a second that it and the yardstick read."""
    loading = seconds(load_engine)
    print(f"{'engine, loading':<36} {loading * 1000:8.0f} ms")
    sentences = sum(len(read_article(article).sentences) for article in articles)
    took = min(seconds(lambda: [read_article(article) for article in articles]) for _ in range(9))
    print(f"{'engine, one core':<36} {sentences / took:8.0f} sentences/s  ({sentences} in {took:.2f} s)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'engine, peak memory':<36} {peak:8.0f} MiB")
    from dateparser.search import search_dates

    search_dates(articles[0].text, languages=["id"])
    took = seconds(lambda: [search_dates(article.text, languages=["id"]) for article in articles])
    print(f"{'dateparser, one core':<36} {sentences / took:8.0f} sentences/s  ({sentences} in {took:.2f} s)")


def seconds(work: Callable[[], object]) -> float:
    """How long the work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
