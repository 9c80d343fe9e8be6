"""An evaluation written down: tables for readers, or one JSON object."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from flows.display import event_name, who, write_table
from flows.evaluation.calibration import Bin, RuleShare, calibration_error, reliability, rule_shares
from flows.evaluation.facts import Facts, differing_fields
from flows.evaluation.scoring import (
    Evaluation,
    confusion,
    field_scores,
    intervals,
    total,
    type_scores,
    verbatim_share,
)
from flows.extract.language import load_language
from flows.extract.text import split_sentences
from flows.records import Article

_F1S = ("event_f1", "strict_f1", "record_f1")
_NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Mistake:
    """An event that was missed, is wrong, or differs from gold in some fields, with the sentence of its evidence.

    `fields` says what differs, `rule` which frame made the event ("" for what was missed). In `sentence` the evidence
    stands in brackets: gold's for what was missed, the engine's otherwise.
    """

    what: Literal["missed", "wrong", "differs"]
    article_id: str
    facts: Facts
    fields: tuple[str, ...]
    rule: str
    sentence: str

    def as_record(self) -> dict[str, object]:
        """The mistake as a JSON object."""
        return {
            "what": self.what,
            "article_id": self.article_id,
            "type": self.facts.type,
            "kind": self.facts.kind,
            "actors": sorted(self.facts.actors),
            "recipients": sorted(self.facts.recipients),
            "date": self.facts.date,
            "fields": list(self.fields),
            "rule": self.rule or None,
            "sentence": self.sentence,
        }


def find_mistakes(evaluation: Evaluation) -> Iterator[Mistake]:
    """Every mistake, article by article: what was missed, what is wrong, what differs."""
    articles = {article.article_id: article for article in evaluation.articles}
    for judgement in evaluation.judgements:
        quotes = _Quotes(articles.get(judgement.article_id))
        for gold in judgement.missed:
            yield Mistake("missed", judgement.article_id, gold.facts, (), "", quotes.words(gold.evidence))
        for found in judgement.wrong:
            yield Mistake(
                "wrong", judgement.article_id, found.facts, (), found.rule, quotes.stretch(found.start, found.end)
            )
        for gold, found in judgement.matched:
            if fields := differing_fields(gold.facts, found.facts):
                told = tuple(_difference(field, gold.facts, found.facts) for field in fields)
                words = quotes.stretch(found.start, found.end)
                yield Mistake("differs", judgement.article_id, found.facts, told, found.rule, words)


def _difference(field: str, gold: Facts, found: Facts) -> str:
    """ "date 2022-09-15, not 2022-09-16": what was found, then what gold has."""
    values = []
    for facts in (found, gold):
        if field == "direction":
            values.append(who(sorted(facts.actors), sorted(facts.recipients)))
        elif field == "people":
            values.append(", ".join(facts.people) or "none")
        else:
            values.append(str(getattr(facts, field) or "none"))
    return f"{field} {values[0]}, not {values[1]}"


class _Quotes:
    """An article's sentences, to show words in."""

    def __init__(self, article: Article | None) -> None:
        self._text = article.text if article is not None else ""
        sentences = split_sentences(self._text, [(0, len(self._text))], load_language().abbreviations)
        self._spans = [(sentence.start, sentence.end) for sentence in sentences]

    def words(self, words: str) -> str:
        """The sentence in which the words stand, whatever the white space; the words alone where none does."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.search(pattern, self._text) if pattern else None
        return self.stretch(*found.span()) if found else f"[{words}]"

    def stretch(self, start: int, end: int) -> str:
        """The sentences around the stretch, on one line, with the stretch in brackets."""
        inside = [span for span in self._spans if span[0] < end and span[1] > start] or [(start, end)]
        first, last = min(start, inside[0][0]), max(end, inside[-1][1])
        marked = f"{self._text[first:start]}[{self._text[start:end]}]{self._text[end:last]}"
        return " ".join(marked.split())


def write_evaluation(out: TextIO, evaluation: Evaluation, *, with_errors: bool, with_reliability: bool) -> None:
    """Write the tables: the errors first, the summary last, where a terminal still shows it."""
    if with_errors:
        _section(
            out,
            "Errors",
            ("what", "article", "event", "who", "date", "differs", "rule", "sentence"),
            _error_rows(evaluation),
        )
    _section(out, "Type given (columns) for type in gold (rows)", *_confusion_table(evaluation))
    _section(out, "By type", ("type", "F1", "right", "wrong", "missed"), _type_rows(evaluation))
    _section(out, "By field", ("field", "measure", "score", "right", "gold", "found"), _field_rows(evaluation))
    if with_reliability:
        bins = reliability(evaluation.judgements)
        _section(out, "Confidence", ("confidence", "mean", "share right", "events"), _bin_rows(bins))
        columns = ("rule", "share right", "smoothed", "mean confidence", "right", "events")
        _section(out, "By rule", columns, _rule_rows(rule_shares(evaluation.judgements)))
    _section(out, "Summary", ("measure", "value", "95 % interval"), _summary_rows(evaluation))


def _section(out: TextIO, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    out.write(f"{title}\n")
    write_table(out, columns, rows)
    out.write("\n")


def _error_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    return [
        (
            mistake.what,
            mistake.article_id,
            event_name(mistake.facts.type, mistake.facts.kind),
            who(sorted(mistake.facts.actors), sorted(mistake.facts.recipients)),
            mistake.facts.date or "",
            "; ".join(mistake.fields),
            mistake.rule,
            mistake.sentence,
        )
        for mistake in find_mistakes(evaluation)
    ]


def _confusion_table(evaluation: Evaluation) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    counted = confusion(evaluation.judgements)
    # "" sorts first; what was not in gold, or not found, belongs at the end.
    types = sorted({name for pair in counted for name in pair}, key=lambda name: (name == "", name))
    found = [name for name in types if any(pair[1] == name for pair in counted)]
    columns = ("gold", *(name or _NONE for name in found))
    rows = [
        (gold or _NONE, *(str(counted[gold, name]) if (gold, name) in counted else "" for name in found))
        for gold in types
        if any(pair[0] == gold for pair in counted)
    ]
    return columns, rows


def _type_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    return [
        (row.type, _figure(row.f1), str(row.right), str(row.wrong), str(row.missed))
        for row in type_scores(evaluation.judgements)
    ]


def _field_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    return [
        (
            row.name,
            row.measure,
            _figure(row.score),
            str(row.right),
            str(row.gold),
            "" if row.found is None else str(row.found),
        )
        for row in field_scores(evaluation.judgements)
    ]


def _bin_rows(bins: Sequence[Bin]) -> list[tuple[str, ...]]:
    rows = [
        (f"{one.low:.1f}–{one.high:.1f}", _figure(one.confidence), _figure(one.share_right), str(one.events))
        for one in bins
    ]
    return [*rows, ("mean difference", "", _figure(calibration_error(bins)), str(sum(one.events for one in bins)))]


def _rule_rows(shares: Sequence[RuleShare]) -> list[tuple[str, ...]]:
    return [
        (
            one.rule,
            _figure(one.right / one.events),
            _figure(one.smoothed),
            _figure(one.confidence),
            str(one.right),
            str(one.events),
        )
        for one in shares
    ]


def _summary_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    counts = total(evaluation.judgements)
    spans = intervals(evaluation.judgements)
    return [
        ("articles", f"{len(evaluation.judgements)}", ""),
        ("events in gold", f"{counts.matched + counts.missed}", ""),
        ("events found", f"{counts.matched + counts.wrong}", ""),
        ("precision", _figure(counts.precision), ""),
        ("recall", _figure(counts.recall), ""),
        *(
            (name.replace("_f1", " F1"), _figure(value), f"{low:.3f}–{high:.3f}")
            for name, value, (low, high) in zip(_F1S, counts.f1s, spans, strict=True)
        ),
        ("evidence verbatim", _figure(verbatim_share(evaluation)), ""),
    ]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def evaluation_document(evaluation: Evaluation, *, with_errors: bool) -> Mapping[str, object]:
    """The evaluation as a JSON object: the figures, then types, confusion, reliability, rules and, if asked, errors."""
    judgements = evaluation.judgements
    counts = total(judgements)
    spans = intervals(judgements)
    bins = reliability(judgements)
    document: dict[str, object] = {
        "articles": len(judgements),
        "events": counts.matched + counts.missed,
        "predicted": counts.matched + counts.wrong,
        "precision": counts.precision,
        "recall": counts.recall,
        **dict(zip(_F1S, counts.f1s, strict=True)),
        **{f"{name}_95": list(span) for name, span in zip(_F1S, spans, strict=True)},
        **{f"{row.name}_{row.measure}": row.score for row in field_scores(judgements)},
        "evidence_verbatim": verbatim_share(evaluation),
        "types": [
            {"type": row.type, "f1": row.f1, "right": row.right, "wrong": row.wrong, "missed": row.missed}
            for row in type_scores(judgements)
        ],
        "confusion": [
            {"gold": gold or None, "predicted": found or None, "events": count}
            for (gold, found), count in sorted(confusion(judgements).items())
        ],
        "calibration_error": calibration_error(bins),
        "reliability": [
            {"low": b.low, "high": b.high, "confidence": b.confidence, "share_right": b.share_right, "events": b.events}
            for b in bins
        ],
        "rules": [
            {"rule": r.rule, "events": r.events, "right": r.right, "confidence": r.confidence, "smoothed": r.smoothed}
            for r in rule_shares(judgements)
        ],
    }
    if with_errors:
        document["errors"] = [mistake.as_record() for mistake in find_mistakes(evaluation)]
    return document
