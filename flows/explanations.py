"""Shows why an article gave the events that it gave: the text with what was marked in it, then each event's grounds."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from flows.display import event_name, printable, who
from flows.extract import Explanation, Grounds, Mark
from flows.records import Article, Event

STYLES = {
    "actor": "bold cyan",
    "person": "bold green",
    "place": "bold magenta",
    "time": "bold yellow",
    "trigger": "bold red",
}
_LONGEST_QUOTE = 60


def write_explanation(out: TextIO, article: Article, explanation: Explanation) -> None:
    """Write the article with its marks, its events with the rule behind each, and the triggers that made none.

    A mark reads `[the words: what they were taken for]`; colours tell the sorts apart on a terminal.
    """
    console = Console(file=out, highlight=False, soft_wrap=True)
    console.print(_heading(article))
    console.print(_marked_text(article.text, explanation.marks))
    for number, (event, grounds) in enumerate(zip(explanation.events, explanation.grounds, strict=True), 1):
        console.print(_event_text(number, event, _lines(event, grounds, article.text)))
    if not explanation.events:
        console.print(Text("\nNo event found."))
    for note in explanation.notes:
        words = printable(article.text[note.start : note.end])[:_LONGEST_QUOTE]
        console.print(Text(f'\nNo event from "{words}" at {note.start} (rule {note.frame}): {note.reason}'))


def _heading(article: Article) -> Text:
    published = f"published {article.published} ({article.published_basis})" if article.published else "no date known"
    agencies = "/".join(article.dispatch.agencies)
    parts = [article.title, article.source, agencies, article.dispatch.place, published]
    heading = Text(f"Article {printable(article.article_id)}\n", style="bold")
    return heading.append(", ".join(printable(part) for part in parts if part) + "\n", style="dim")


def _marked_text(text: str, marks: Sequence[Mark]) -> Text:
    shown = Text()
    end = 0
    for mark in _outermost(marks):
        shown.append(printable(text[end : mark.start], keep_layout=True))
        words, taken_for = text[mark.start : mark.end], f": {mark.label} {mark.detail}".rstrip()
        shown.append("[" + printable(words), style=STYLES[mark.label]).append(printable(taken_for) + "]", style="dim")
        end = mark.end
    return shown.append(printable(text[end:], keep_layout=True))


def _outermost(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks that lie in no other, in text order: of two that cross, the earlier."""
    end = 0
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _event_text(number: int, event: Event, lines: Sequence[tuple[str, str, str]]) -> Text:
    name = event_name(event.type, event.kind)
    shown = Text(f"\nEvent {number}: {name}, {who(event.actors, event.recipients)}\n", style="bold")
    width = max(len(label) for label, _, _ in lines) + 2
    for label, value, why in lines:
        shown.append(f"  {label:<{width}}", style="dim").append(printable(value))
        shown.append(f"  - {printable(why)}\n" if why else "\n", style="dim")
    shown.rstrip()
    return shown


def _lines(event: Event, grounds: Grounds, text: str) -> list[tuple[str, str, str]]:
    """The attributes that an event has: name, value, and why, "" where there is nothing to say of it."""
    mention, evidence = event.mention, event.mention.evidence
    people = "; ".join(", ".join(part for part in (p.name, p.role, p.country) if part) for p in event.people)
    slots = "; ".join(f'{code} by "{words}"' if words else f"{code} pointed back to" for code, words in grounds.slots)
    lines = [
        ("rule", mention.rule, f'by "{text[grounds.start : grounds.end]}" at {grounds.start}'),
        ("slots", slots, ""),
        ("evidence", f"{evidence.text}  [{evidence.start}:{evidence.end}, sentence {evidence.sentence}]", ""),
        ("date", f"{event.date} ({event.date_basis})" if event.date else "unknown", grounds.date),
        ("people", people, grounds.people),
        ("place", _place(event), grounds.place),
        ("agreement", event.agreement_type or "", grounds.agreement_type),
        ("status", event.status, grounds.status),
        ("parent", event.parent or "", grounds.parent),
        ("said by", mention.attributed_to or "", ""),
        ("codes", _codes(event), ""),
        ("confidence", f"{mention.confidence:g}", ""),
        ("event_id", event.event_id, ""),
    ]
    return [line for line in lines if line[1]]


def _place(event: Event) -> str:
    if event.place is None and event.country is None:
        return ""
    point = "" if event.latitude is None else f" ({event.latitude:g}, {event.longitude:g})"
    return ", ".join(part for part in (event.place, event.country or "country unknown") if part) + point


def _codes(event: Event) -> str:
    plover = event.plover_type if event.plover_mode is None else f"{event.plover_type}/{event.plover_mode}"
    return f"PLOVER {plover}, CAMEO {event.cameo_code}, Goldstein {event.goldstein:g}, quad class {event.quad_class}"
