"""Ingest → extract → load, batch by batch: plain functions that need no server, scheduler or network."""

import time
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from flows import __version__
from flows.errors import SamarkandError
from flows.extract import EXTRACTOR_VERSION, extract_events, reference_tables
from flows.ingest import Limits, read_sources
from flows.records import Article, Event, Reject
from flows.settings import Settings

# The warehouse is imported by the functions that load, so that extraction alone starts without it.
if TYPE_CHECKING:
    from warehouse import LoadResult, Warehouse

BATCH_CHARACTERS = 50_000_000
"""A batch is closed early when its texts reach this length, so that memory stays bounded whatever the articles are."""

SHOWN_REJECTS = 20
SHOWN_ARTICLES = 200
REJECT_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """What was read from the sources, in their order; `number` counts from 1 in a run."""

    number: int
    articles: tuple[Article, ...]
    rejects: tuple[Reject, ...]

    def all_new(self) -> "NewBatch":
        """The batch for who has no warehouse to ask."""
        return NewBatch(self.number, self.articles, self.rejects, 0)


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A batch less the articles that the warehouse holds as they are; `unchanged` says how many those were."""

    number: int
    articles: tuple[Article, ...]
    rejects: tuple[Reject, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class ExtractedBatch:
    """The articles of a batch with the events that each tells, and what was rejected on the way."""

    number: int
    found: tuple[tuple[Article, tuple[Event, ...]], ...]
    rejects: tuple[Reject, ...]
    unchanged: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run has done so far; `seconds` is wall time and part of no id.

    `articles` were read, of which `new` were not yet in the warehouse, `changed` were there with other text or events,
    and `unchanged` need not be loaded; `mentions` are the events that the new and changed ones tell, each counted once
    an article. `causes` counts the rejects by cause; `rejects` and `article_ids` are the first few, to show.
    """

    batches: int = 0
    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    mentions: int = 0
    rejected: int = 0
    causes: tuple[tuple[str, int], ...] = ()
    rejects: tuple[Reject, ...] = ()
    article_ids: tuple[str, ...] = ()
    seconds: float = 0.0

    def plus(self, read: ReadBatch, rejects: tuple[Reject, ...], loaded: "LoadResult", seconds: float) -> "RunSummary":
        """The summary after one more batch; `seconds` since the run's start."""
        causes = Counter(dict(self.causes)) + Counter(reject.cause for reject in rejects)
        return RunSummary(
            batches=self.batches + 1,
            articles=self.articles + len(read.articles),
            new=self.new + loaded.articles_new,
            changed=self.changed + loaded.articles_replaced,
            unchanged=self.unchanged + loaded.articles_unchanged,
            mentions=self.mentions + loaded.mentions,
            rejected=self.rejected + len(rejects),
            causes=tuple(sorted(causes.items())),
            rejects=(self.rejects + rejects)[:SHOWN_REJECTS],
            article_ids=(self.article_ids + tuple(article.article_id for article in read.articles))[:SHOWN_ARTICLES],
            seconds=seconds,
        )


Extract = Callable[[NewBatch, Settings], ExtractedBatch]


def sample_dispatches() -> Path:
    """The folder of the dispatches shipped with the package."""
    return Path(str(files("flows"))) / "samples"


def source_kind(source: str) -> str:
    """What a source is, by its name: "standard input", "folder", "file" or "glob"."""
    if source == "-":
        return "standard input"
    if Path(source).is_dir():
        return "folder"
    return "file" if Path(source).exists() else "glob"


def engine_version(settings: Settings) -> str:
    """What an article's events depend on besides its text; an article read by another engine is read anew."""
    if settings.min_confidence == 0:
        return EXTRACTOR_VERSION
    return f"{EXTRACTOR_VERSION}, confidence from {settings.min_confidence:g}"


def read_batches(sources: Sequence[str], settings: Settings) -> Iterator[ReadBatch]:
    """The sources' articles and rejects in batches of `settings.batch_size` records at most, in order.

    Raises SourceError before the first batch if a source does not exist.
    """
    limits = Limits(record_bytes=settings.max_record_bytes)
    number, length = 1, 0
    articles: list[Article] = []
    rejects: list[Reject] = []
    for record in read_sources(sources, limits=limits):
        if isinstance(record, Reject):
            rejects.append(record)
        else:
            articles.append(record)
            length += len(record.text)
        if len(articles) + len(rejects) >= settings.batch_size or length >= BATCH_CHARACTERS:
            yield ReadBatch(number, tuple(articles), tuple(rejects))
            number, length = number + 1, 0
            articles, rejects = [], []
    if articles or rejects:
        yield ReadBatch(number, tuple(articles), tuple(rejects))


def select_new(warehouse: "Warehouse", batch: ReadBatch, settings: Settings) -> NewBatch:
    """The batch less what the warehouse holds in the same revision, read by the same engine.

    Of several texts of one article the last counts, as it would in batches of one.
    """
    from flows.rows import revision_table
    from warehouse import known_revisions

    latest = {article.article_id: article for article in batch.articles}
    known = known_revisions(warehouse, revision_table(latest.values(), engine_version(settings)))
    stored = set(known.column("article_id").to_pylist())
    new = tuple(article for article in latest.values() if article.article_id not in stored)
    return NewBatch(batch.number, new, batch.rejects, len(batch.articles) - len(new))


def extract_batch(batch: NewBatch, settings: Settings) -> ExtractedBatch:
    """The batch with its events of at least `settings.min_confidence`.

    An article on which the engine fails becomes a reject, and the rest goes on.
    """
    found: list[tuple[Article, tuple[Event, ...]]] = []
    rejects = list(batch.rejects)
    for article in batch.articles:
        try:
            events = extract_events(article)
        except (SamarkandError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - a fault of the engine costs one article, and is kept with its cause
            rejects.append(failed_extraction(article, error))
        else:
            found.append((article, tuple(e for e in events if e.mention.confidence >= settings.min_confidence)))
    return ExtractedBatch(batch.number, tuple(found), tuple(rejects), batch.unchanged)


def failed_extraction(article: Article, error: Exception) -> Reject:
    """The reject of an article on which the engine failed: the error, then the calls that led to it."""
    calls = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__name__}: {error}"]
    lines += [f"  {Path(call.filename).name}:{call.lineno} in {call.name}" for call in calls]
    content = article.text.encode("utf-8", "surrogatepass")[:REJECT_BYTES]
    return Reject(article.url or article.article_id, None, "extraction", "\n".join(lines), content)


def load_extracted(warehouse: "Warehouse", run_id: str, batch: ExtractedBatch, settings: Settings) -> "LoadResult":
    """Load a batch in one transaction: its articles, what they tell, and its rejects."""
    from flows.rows import article_table, mention_table, reject_table
    from warehouse import Batch, load_batch

    rows = Batch(
        articles=article_table((article for article, _ in batch.found), engine_version(settings)),
        mentions=mention_table(batch.found),
        rejects=reject_table(batch.rejects),
    )
    return load_batch(warehouse, run_id, rows, skipped=batch.unchanged)


def ingest(
    sources: Sequence[str], settings: Settings, *, extract: Extract = extract_batch
) -> Generator[RunSummary, None, RunSummary]:
    """Ingest, extract and load the sources; yields the summary so far after each batch and returns the last.

    One batch is in memory at a time. `extract` lets a scheduler wrap that stage. Raises SourceError before the
    warehouse is touched if a source does not exist, and WarehouseError if it cannot be opened or written.
    """
    from flows.rows import reference_rows, source_table
    from warehouse import finish_run, load_reference, open_warehouse, start_run

    started = time.monotonic()
    batches = read_batches(sources, settings)
    batch = next(batches, None)
    summary = RunSummary()
    with open_warehouse(settings.warehouse, read_only=False, timeout=settings.lock_timeout) as warehouse:
        load_reference(warehouse, **reference_rows(reference_tables()))
        run_id = start_run(
            warehouse, version=__version__, sources=source_table({source: source_kind(source) for source in sources})
        )
        while batch is not None:
            extracted = extract(select_new(warehouse, batch, settings), settings)
            loaded = load_extracted(warehouse, run_id, extracted, settings)
            summary = summary.plus(batch, extracted.rejects, loaded, time.monotonic() - started)
            yield summary
            batch = next(batches, None)
        finish_run(warehouse, run_id)
    return summary


def run_to_end(
    steps: Generator[RunSummary, None, RunSummary], watch: Callable[[RunSummary], object] | None = None
) -> RunSummary:
    """Run a pipeline through and return its summary; `watch` is called with each summary on the way."""
    while True:
        try:
            so_far = next(steps)
        except StopIteration as stop:
            summary: RunSummary = stop.value
            return summary
        if watch is not None:
            watch(so_far)
