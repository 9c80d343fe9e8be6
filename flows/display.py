"""What the commands print: tables for a terminal, plain lines for a pipe, and no control character of an article."""

import csv
import datetime
import decimal
import io
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import pyarrow as pa

    from flows.records import Event

TERMINAL_ROWS = 200
"""How many rows of a query a terminal is given; a pipe gets all."""

# Control characters, and those that reorder or hide text on a terminal: bidirectional overrides, zero-width marks.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_UNSAFE_BUT_LAYOUT = re.compile(_UNSAFE.pattern.replace(r"\x00-\x1f", r"\x00-\x08\x0b-\x1f"))
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def printable(text: str, *, keep_layout: bool = False) -> str:
    r"""The text with every unsafe character as an escape ("\x1b"); `keep_layout` leaves line ends and tabs."""
    return (_UNSAFE_BUT_LAYOUT if keep_layout else _UNSAFE).sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def as_json(value: object) -> str:
    """The value as JSON on one line, safe to print: what could move a cursor is escaped as JSON allows."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_table(
    out: TextIO, columns: Sequence[str], rows: Sequence[Sequence[str]], *, title: str | None = None
) -> None:
    """The rows as a table where `out` is a terminal, else as tab-separated lines under a line of column names."""
    if out.isatty():
        _write_boxed(out, columns, rows, title)
        return
    out.writelines("\t".join(printable(cell) for cell in row) + "\n" for row in (columns, *rows))


def _write_boxed(out: TextIO, columns: Sequence[str], rows: Sequence[Sequence[str]], title: str | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(file=out, highlight=False).print(table)


def write_query(out: TextIO, table: "pa.Table", file_format: str) -> int:
    """A query's rows as "table", "csv" or "json"; returns how many rows were left out (on a terminal only)."""
    if file_format == "csv":
        _write_csv(out, table)
        return 0
    if file_format == "json":
        _write_json(out, table)
        return 0
    shown = table.slice(0, TERMINAL_ROWS) if out.isatty() else table
    write_table(out, table.column_names, query_rows(shown))
    return int(table.num_rows - shown.num_rows)


def query_rows(table: "pa.Table") -> list[list[str]]:
    """The table's cells as text, row by row."""
    return [[cell_text(cell) for cell in row] for row in _rows(table)]


def _write_csv(out: TextIO, table: "pa.Table") -> None:
    # On a terminal, text is made safe; in a pipe or file it is data and stays as it is.
    clean = printable if out.isatty() else str
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([clean(name) for name in table.column_names])
    for row in _rows(table):
        writer.writerow([clean(cell_text(cell)) for cell in row])


def _write_json(out: TextIO, table: "pa.Table") -> None:
    separator = "[\n"
    for row in _rows(table):
        out.write(separator + as_json(dict(zip(table.column_names, map(json_value, row), strict=True))))
        separator = ",\n"
    out.write("\n]\n" if table.num_rows else "[]\n")


def _rows(table: "pa.Table") -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches(max_chunksize=1_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def json_value(value: object) -> object:
    """A cell as JSON can hold it: times as ISO 8601, bytes as hex digits, numbers that are none as null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {str(key): json_value(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(item) for item in value]
    return str(value)


def cell_text(value: object) -> str:
    """A cell as text: nothing for null, true/false, ISO 8601, and JSON for what is nested."""
    value = json_value(value)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


EVENT_COLUMNS = ("date", "event", "who", "people", "where", "agreement", "status")


def event_cells(event: "Event") -> tuple[str, ...]:
    """An event as a line under EVENT_COLUMNS."""
    place = ", ".join(part for part in (event.place, event.country) if part)
    people = ", ".join(person.name for person in event.people)
    return (
        event.date or "",
        event_name(event.type, event.kind),
        who(event.actors, event.recipients),
        people,
        place,
        event.agreement_type or "",
        event.status,
    )


def event_name(event_type: str, kind: str | None) -> str:
    """ "CONSULT meeting", or the type alone."""
    return event_type if kind is None else f"{event_type} {kind}"


def who(actors: Iterable[str], recipients: Iterable[str]) -> str:
    """ "BLR, CHN" for equals, "IDN → TUR" for one who acts on another."""
    doing, receiving = ", ".join(actors), ", ".join(recipients)
    return f"{doing} → {receiving}" if receiving else doing


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody reads along."""
    return stream is not None and stream.isatty()


def write_utf8(*streams: TextIO) -> None:
    """Have the standard streams write UTF-8 whatever the locale, and never fail on a lone surrogate."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(printable(message) + "\n")
