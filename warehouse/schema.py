"""The tables of the warehouse, declared once: DuckDB's DDL and the Arrow schemas both come from here.

Primary keys only. In DuckDB, foreign keys and secondary indexes block most ALTERs, so relations between the
tables are guarded by the queries in `sql/checks` instead.
"""

import pyarrow as pa
from duckdb_sqlalchemy import Dialect
from duckdb_sqlalchemy.datatypes import Struct
from sqlalchemy import ARRAY, BigInteger, Column, Date, DateTime, Double, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.schema import CreateTable

metadata = MetaData()

FILLED = {"filled": True}
"""Marks a column that the warehouse fills in itself, so that no caller gives it."""

_PEOPLE = ARRAY(Struct({"name": Text, "role": Text, "country": Text}))
_TIME = DateTime(timezone=True)

articles = Table(
    "articles",
    metadata,
    Column("article_id", Text, primary_key=True),
    Column("revision_id", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("source", Text),
    Column("published", Text),
    Column("published_on", Date, info=FILLED),
    Column("published_basis", Text),
    Column("language", Text),
    Column("dateline_place", Text),
    Column("agencies", ARRAY(Text), nullable=False),
    Column("reporters", ARRAY(Text), nullable=False),
    Column("translators", ARRAY(Text), nullable=False),
    Column("editors", ARRAY(Text), nullable=False),
    Column("text", Text, nullable=False),
    Column("extractor_version", Text, nullable=False),
    Column("batch_id", Text, nullable=False, info=FILLED),
)

mentions = Table(
    "mentions",
    metadata,
    Column("mention_id", Text, primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("revision_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("kind", Text),
    Column("actors", ARRAY(Text), nullable=False),
    Column("recipients", ARRAY(Text), nullable=False),
    Column("people", _PEOPLE, nullable=False),
    Column("date", Text),
    Column("date_basis", Text),
    Column("date_start", Date, info=FILLED),
    Column("date_end", Date, info=FILLED),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("agreement_type", Text),
    Column("status", Text, nullable=False),
    Column("parent", Text),
    Column("plover_type", Text, nullable=False),
    Column("plover_mode", Text),
    Column("cameo_code", Text, nullable=False),
    Column("goldstein", Double, nullable=False),
    Column("quad_class", Integer, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("attributed_to", Text),
    Column("rule", Text, nullable=False),
    Column("evidence_text", Text, nullable=False),
    Column("evidence_start", BigInteger, nullable=False),
    Column("evidence_end", BigInteger, nullable=False),
    Column("evidence_sentence", BigInteger, nullable=False),
    Column("extractor_version", Text, nullable=False),
    Column("batch_id", Text, nullable=False, info=FILLED),
)

events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("kind", Text),
    Column("actors", ARRAY(Text), nullable=False),
    Column("recipients", ARRAY(Text), nullable=False),
    Column("date", Text),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_basis", Text),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("agreement_type", Text),
    Column("status", Text, nullable=False),
    Column("parent", Text),
    Column("plover_type", Text, nullable=False),
    Column("plover_mode", Text),
    Column("cameo_code", Text, nullable=False),
    Column("goldstein", Double, nullable=False),
    Column("quad_class", Integer, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("mention_id", Text, nullable=False),
    Column("mention_count", BigInteger, nullable=False),
    Column("first_published", Date),
)

participants = Table(
    "participants",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("code", Text),
    Column("name", Text),
    Column("role", Text),
)

actors = Table(
    "actors",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("place_id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("country", Text),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("mention_count", BigInteger, nullable=False),
)

event_types = Table(
    "event_types",
    metadata,
    # Most specific first: a kind or agreement type that is empty stands for any.
    Column("type", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("agreement_type", Text, primary_key=True),
    Column("plover_type", Text, nullable=False),
    Column("plover_mode", Text),
    Column("cameo_code", Text, nullable=False),
    Column("goldstein", Double, nullable=False),
    Column("quad_class", Integer, nullable=False),
    Column("label", Text, nullable=False),
)

agreement_types = Table(
    "agreement_types",
    metadata,
    Column("agreement_type", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("label", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("version", Text, nullable=False),
    Column("sources", ARRAY(Text), nullable=False),
    Column("started_at", _TIME, nullable=False),
    Column("ended_at", _TIME),
    Column("articles", BigInteger),
    Column("articles_new", BigInteger),
    Column("articles_replaced", BigInteger),
    Column("articles_unchanged", BigInteger),
    Column("mentions", BigInteger),
    Column("events", BigInteger),
    Column("rejected", BigInteger),
)

batches = Table(
    "batches",
    metadata,
    Column("batch_id", Text, primary_key=True),
    Column("run_id", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("articles", BigInteger, nullable=False),
    Column("articles_new", BigInteger, nullable=False),
    Column("articles_replaced", BigInteger, nullable=False),
    Column("articles_unchanged", BigInteger, nullable=False),
    Column("mentions", BigInteger, nullable=False),
    Column("events", BigInteger, nullable=False),
    Column("rejected", BigInteger, nullable=False),
    Column("loaded_at", _TIME, nullable=False),
)

rejects = Table(
    "rejects",
    metadata,
    Column("reject_id", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("position", BigInteger),
    Column("cause", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("run_id", Text, nullable=False, info=FILLED),
    Column("seen_at", _TIME, nullable=False, info=FILLED),
)

sources = Table(
    "sources",
    metadata,
    Column("source_id", Text, primary_key=True, info=FILLED),
    Column("location", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("first_seen", _TIME, nullable=False, info=FILLED),
    Column("last_seen", _TIME, nullable=False, info=FILLED),
)

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied_at", _TIME, nullable=False),
)

view_definitions = Table(
    "view_definitions",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", Text, nullable=False),
)

_ARROW_TYPES: dict[str, pa.DataType] = {
    "TEXT": pa.string(),
    "TEXT[]": pa.list_(pa.string()),
    'STRUCT("name" TEXT, "role" TEXT, "country" TEXT)[]': pa.list_(
        pa.struct([("name", pa.string()), ("role", pa.string()), ("country", pa.string())])
    ),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE PRECISION": pa.float64(),
    "DATE": pa.date32(),
    "TIMESTAMP WITH TIME ZONE": pa.timestamp("us", tz="UTC"),
    "BYTEA": pa.binary(),
}


def create_statements() -> list[str]:
    """The DDL of every table, in the order in which they are declared."""
    dialect = Dialect()
    return [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.tables.values()]


def arrow_schema(table: str) -> pa.Schema:
    """The shape of a stored table, columns in their stored order; KeyError if there is no such table."""
    return pa.schema([_arrow_field(column) for column in metadata.tables[table].columns])


def input_schema(table: str) -> pa.Schema:
    """The shape in which rows of this table are given: as stored, less what the warehouse fills in itself."""
    return pa.schema([_arrow_field(c) for c in metadata.tables[table].columns if not c.info.get("filled")])


def _arrow_field(column: Column[object]) -> pa.Field:
    ddl = str(column.type.compile(dialect=Dialect()))
    return pa.field(column.name, _ARROW_TYPES[ddl], nullable=bool(column.nullable))
