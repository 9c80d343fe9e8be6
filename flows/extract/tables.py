"""Reading the engine's data: CSV tables under comment lines, and phrases indexed by their first token."""

import csv
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import Generic, NamedTuple, TypeVar

from flows.extract.text import tokenize

Value = TypeVar("Value")


def read_table(resource: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a CSV file whose leading `#` lines describe it; every cell is stripped."""
    lines = (line for line in resource.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    for row in csv.DictReader(lines):
        yield {column: (cell or "").strip() for column, cell in row.items()}


def split_cell(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by `;`."""
    return [value for part in cell.split(";") if (value := part.strip())]


class Match(NamedTuple, Generic[Value]):
    """A phrase found: its values and the token behind its last."""

    values: tuple[Value, ...]
    end: int


class PhraseIndex(Generic[Value]):
    """Phrases of one or more tokens; a look-up takes the longest that stands at a position.

    `openers` are the folded tokens with which a phrase begins.
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        gathered: dict[tuple[str, ...], list[Value]] = {}
        for phrase, value in phrases:
            tokens = tokenize(phrase)
            if tokens:
                values = gathered.setdefault(tokens, [])
                if value not in values:
                    values.append(value)
        longer: dict[str, dict[int, dict[tuple[str, ...], tuple[Value, ...]]]] = {}
        for tokens, values in gathered.items():
            by_length = longer.setdefault(tokens[0], {})
            if len(tokens) > 1:
                by_length.setdefault(len(tokens), {})[tokens] = tuple(values)
        self._by_first = {
            first: (tuple(sorted(by_length.items(), reverse=True)), tuple(gathered.get((first,), ())))
            for first, by_length in longer.items()
        }
        self.openers = frozenset(self._by_first)

    def at(self, keys: tuple[str, ...], position: int) -> Match[Value] | None:
        """The longest phrase whose tokens stand in `keys` from `position` on, or None, as behind the last token."""
        begun = self._by_first.get(keys[position]) if position < len(keys) else None
        if begun is None:
            return None
        longer, alone = begun
        for length, phrases in longer:
            values = phrases.get(keys[position : position + length])
            if values is not None:
                return Match(values, position + length)
        return Match(alone, position + 1) if alone else None

    def within(self, keys: tuple[str, ...], start: int, end: int) -> list[Match[Value]]:
        """What begins at each token of `[start, end)`, where anything does."""
        if self.openers.isdisjoint(keys[start:end]):
            return []
        return [match for position in range(start, min(end, len(keys))) if (match := self.at(keys, position))]

    def __contains__(self, phrase: str) -> bool:
        tokens = tokenize(phrase)
        match = self.at(tokens, 0) if tokens else None
        return match is not None and match.end == len(tokens)
