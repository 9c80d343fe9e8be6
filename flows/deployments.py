"""The Prefect flow and its task: thin wrappers of `flows.pipeline`, for schedules, retries and a record of runs."""

from pathlib import Path
from typing import cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows import pipeline
from flows.settings import Settings, load_settings


# Results are not cached: what guards against doing things twice is the warehouse's own record of revisions.
@task(name="extract-batch", cache_policy=NO_CACHE, persist_result=False)
def extract_batch(batch: pipeline.NewBatch, settings: Settings) -> pipeline.ExtractedBatch:
    """Extract the events of a batch: a task costs as much as several articles, so it takes hundreds."""
    return pipeline.extract_batch(batch, settings)


@flow(name="ingest", persist_result=False)
def ingest(sources: list[str] | None = None, warehouse: Path | None = None) -> pipeline.RunSummary:
    """Ingest, extract and load the sources (default: the sample dispatches) into the warehouse; returns the summary.

    The flow itself is the single writer: it loads each batch when its task has extracted from it.
    """
    named = sources or [str(pipeline.sample_dispatches())]
    settings = load_settings(warehouse=warehouse)
    return pipeline.run_to_end(pipeline.ingest(named, settings, extract=_extract_in_task))


def _extract_in_task(batch: pipeline.NewBatch, settings: Settings) -> pipeline.ExtractedBatch:
    # Quoted, so that Prefect does not walk through every article in search of futures.
    return extract_batch(cast(pipeline.NewBatch, quote(batch)), settings)
