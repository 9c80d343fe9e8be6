"""An Article → Events: the extraction engine.

The rooms, bottom up, none of which imports one above it: `text`, `tables`; `times`, `language`, `world`, `ontology`;
`register`, `mentions`; `clauses`; `reality`, `references`, `frames`; `merging`; `events`; `explanation`.
"""

from dataclasses import dataclass
from functools import cache

from flows.extract.events import EXTRACTOR_VERSION, Engine, Reading, load_engine
from flows.extract.explanation import Explanation, Grounds, Mark, Note, explain_reading
from flows.extract.language import load_language
from flows.extract.ontology import load_ontology
from flows.extract.world import load_world
from flows.records import Article, Event

__all__ = [
    "EXTRACTOR_VERSION",
    "Engine",
    "Explanation",
    "Grounds",
    "Mark",
    "Note",
    "Reading",
    "ReferenceTables",
    "explain",
    "extract_events",
    "read_article",
    "reference_tables",
]


@cache
def _engine() -> Engine:
    return load_engine()


def extract_events(article: Article) -> tuple[Event, ...]:
    """The events that an article tells, in the order of their first mention."""
    return read_article(article).events


def read_article(article: Article) -> Reading:
    """The events with everything that led to them."""
    return _engine().read(article)


def explain(article: Article) -> Explanation:
    """What was marked in an article, its events with their grounds, and the triggers that made none."""
    return explain_reading(read_article(article), load_language())


@dataclass(frozen=True, slots=True)
class ReferenceTables:
    """What the codes in events mean.

    `actors`: (code, name, kind), ordered by code; `event_types`: (type, kind, agreement_type, plover_type,
    plover_mode, cameo_code, goldstein, quad_class, label), where "" stands for any; `agreement_types`:
    (agreement_type, rank, label).
    """

    actors: tuple[tuple[str, str, str], ...]
    event_types: tuple[tuple[str, str, str, str, str | None, str, float, int, str], ...]
    agreement_types: tuple[tuple[str, int, str], ...]


def reference_tables() -> ReferenceTables:
    """The engine's codes with their names."""
    ontology = load_ontology()
    return ReferenceTables(
        actors=tuple((actor.code, actor.name, actor.kind) for actor in load_world().actors),
        event_types=tuple(
            (
                row.type,
                row.kind,
                row.agreement_type,
                row.plover_type,
                row.plover_mode,
                row.cameo_code,
                row.goldstein,
                row.quad_class,
                row.label,
            )
            for row in ontology.event_codes
        ),
        agreement_types=tuple((row.code, row.rank, row.label) for row in ontology.agreement_types),
    )
