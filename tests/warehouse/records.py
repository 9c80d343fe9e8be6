"""Articles, events and batches for the warehouse's tests, made of the real records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from flows.records import Article, Dispatch, Event, Evidence, Mention, Person, Reject, content_id
from flows.rows import article_table, mention_table, reject_table
from warehouse import Batch, LoadResult, Warehouse, finish_run, input_schema, load_batch, load_reference, start_run

VERSION = "1.0"
TEXT = "Samarkand (ANTARA) - Presiden China Xi Jinping bertemu Presiden Belarus Alexander Lukashenko, Kamis (15/9)."
MEETING = "Presiden China Xi Jinping bertemu Presiden Belarus"

Told = tuple[Article, Sequence[Event]]

ACTORS = [
    ("BLR", "Belarus", "state"),
    ("CHN", "China", "state"),
    ("SCO", "Shanghai Cooperation Organisation", "organisation"),
]
KINDS = [
    *(("CONSULT", kind) for kind in ("", "meeting", "visit", "call", "summit", "negotiation")),
    *(("AGREE", kind) for kind in ("", "agreement", "pledge", "joint_statement")),
    *((name, "") for name in ("SUPPORT", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "ASSAULT", "RETREAT", "AID")),
]


def article(article_id: str = "a1", text: str = TEXT, published: str | None = "2022-09-16T08:00:00+07:00") -> Article:
    return Article(
        article_id=article_id,
        revision_id=content_id(text, published),
        text=text,
        title=f"Judul {article_id}",
        url=f"https://example.org/{article_id}",
        source="ANTARA",
        published=published,
        published_basis=None if published is None else "given",
        language="id",
        dispatch=Dispatch(place="Samarkand", agencies=("ANTARA",), editors=("Siti",)),
    )


def event(
    told_by: Article,
    evidence: str = MEETING,
    *,
    confidence: float = 0.9,
    changes: Mapping[str, object] | None = None,
    **more_changes: object,
) -> Event:
    """The meeting of the flagship dispatch as `told_by` tells it, with these fields changed."""
    start = told_by.text.index(evidence)
    meeting = Event(
        type="CONSULT",
        kind="meeting",
        actors=("BLR", "CHN"),
        recipients=(),
        people=(
            Person("Xi Jinping", "Presiden", "CHN"),
            Person("Alexander Lukashenko", "Presiden", "BLR"),
        ),
        date="2022-09-15",
        date_basis="weekday",
        place="Samarkand",
        country="UZB",
        latitude=39.65,
        longitude=66.96,
        agreement_type=None,
        status="occurred",
        parent="SCO summit",
        plover_type="CONSULT",
        plover_mode=None,
        cameo_code="040",
        goldstein=1.0,
        quad_class=1,
        mention=Mention(
            article_id=told_by.article_id,
            evidence=Evidence(evidence, start, start + len(evidence), 0),
            rule="meet",
            confidence=confidence,
            extractor_version=VERSION,
        ),
    )
    return replace(meeting, **(changes or {}), **more_changes)  # type: ignore[arg-type]


def batch_of(told: Iterable[Told], rejects: Sequence[Reject] = (), version: str = VERSION) -> Batch:
    told = list(told)
    return Batch(article_table((found for found, _ in told), version), mention_table(told), reject_table(rejects))


def load(warehouse: Warehouse, told: Iterable[Told], rejects: Sequence[Reject] = ()) -> LoadResult:
    """Load one batch in a run of its own."""
    run_id = start_run(warehouse, version=VERSION, sources=sources("berita"))
    load_batch(warehouse, run_id, batch_of(told, rejects))
    return finish_run(warehouse, run_id)


def sources(*locations: str) -> pa.Table:
    rows = [{"location": location, "kind": "folder"} for location in locations]
    return pa.Table.from_pylist(rows, schema=input_schema("sources"))


def load_vocabulary(warehouse: Warehouse) -> None:
    actors = [dict(zip(("code", "name", "kind"), row, strict=True)) for row in ACTORS]
    event_types = [
        {"type": name, "kind": kind, "agreement_type": "", "plover_type": name, "plover_mode": None}
        | {"cameo_code": "040", "goldstein": 1.0, "quad_class": 1, "label": f"{name} {kind}".strip()}
        for name, kind in KINDS
    ]
    agreement_types = [
        {"agreement_type": "treaty", "rank": 1, "label": "treaty"},
        {"agreement_type": "other", "rank": 2, "label": "other"},
    ]
    load_reference(
        warehouse,
        actors=pa.Table.from_pylist(actors, schema=input_schema("actors")),
        event_types=pa.Table.from_pylist(event_types, schema=input_schema("event_types")),
        agreement_types=pa.Table.from_pylist(agreement_types, schema=input_schema("agreement_types")),
    )


def rows(warehouse: Warehouse, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in warehouse.connection.execute(query).fetchall()]


def contents(warehouse: Warehouse, *, with_batches: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """Every row of what articles alone decide, in one order; with the batch that brought it if asked."""
    hidden = "" if with_batches else " exclude (batch_id)"
    return {
        "articles": rows(warehouse, f"select *{hidden} from articles order by all"),
        "mentions": rows(warehouse, f"select *{hidden} from mentions order by all"),
        "events": rows(warehouse, "select * from events order by all"),
        "participants": rows(warehouse, "select * from participants order by all"),
        "places": rows(warehouse, "select * from places order by all"),
    }


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
