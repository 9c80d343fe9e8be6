"""Event types and agreement types with the codes that PLOVER and CAMEO give them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from flows.extract.tables import read_table
from flows.records import EventType, Kind


@dataclass(frozen=True, slots=True)
class EventCode:
    """A row of event_types.csv: type, kind and agreement type ("" for any) with their PLOVER and CAMEO codes.

    `goldstein` lies in [-10, 10]; `quad_class` is 1 verbal cooperation, 2 material cooperation, 3 verbal
    conflict, 4 material conflict.
    """

    type: str
    kind: str
    agreement_type: str
    plover_type: str
    plover_mode: str | None
    cameo_code: str
    goldstein: float
    quad_class: int
    label: str


@dataclass(frozen=True, slots=True)
class AgreementType:
    """A row of agreement_types.csv: the smaller `rank` is the more specific."""

    code: str
    rank: int
    label: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The event types and agreement types; `code` looks an event's codes up.

    `shares` are pairs of gathered confidence, from 0 to 1, and the share of such events that are right.
    """

    event_codes: tuple[EventCode, ...]
    agreement_types: tuple[AgreementType, ...]
    shares: tuple[tuple[float, float], ...]
    _by_key: dict[tuple[str, str, str], EventCode]

    def code(self, type_: EventType, kind: Kind | None, agreement_type: str | None) -> EventCode:
        """The most specific row: type, kind and agreement type, then type and kind, then type alone."""
        kind_key, agreement_key = kind or "", agreement_type or ""
        for key in ((type_, kind_key, agreement_key), (type_, kind_key, ""), (type_, "", "")):
            if key in self._by_key:
                return self._by_key[key]
        raise LookupError(f"no codes for {type_}")

    def share_right(self, gathered: float) -> float:
        """The share of events of this gathered confidence, in [0, 1], that are right; it rises with it."""
        for (low, share), (high, better) in pairwise(self.shares):
            if gathered <= high:
                return round(share + (better - share) * (gathered - low) / (high - low), 3)
        return self.shares[-1][1]

    @property
    def ranks(self) -> dict[str, int]:
        """How specific each agreement type is, 1 the most."""
        return {agreement.code: agreement.rank for agreement in self.agreement_types}


@cache
def load_ontology() -> Ontology:
    """The ontology's tables."""
    folder = files("flows.extract") / "ontology"
    codes = tuple(
        EventCode(
            row["type"],
            row["kind"],
            row["agreement_type"],
            row["plover_type"],
            row["plover_mode"] or None,
            row["cameo_code"],
            float(row["goldstein"]),
            int(row["quad_class"]),
            row["label"],
        )
        for row in read_table(folder / "event_types.csv")
    )
    agreements = tuple(
        AgreementType(row["agreement_type"], int(row["rank"]), row["label"])
        for row in read_table(folder / "agreement_types.csv")
    )
    shares = tuple((float(row["gathered"]), float(row["share"])) for row in read_table(folder / "confidence.csv"))
    return Ontology(codes, agreements, shares, {(c.type, c.kind, c.agreement_type): c for c in codes})
