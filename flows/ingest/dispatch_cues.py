"""The cue words of dispatches, loaded from `dispatch_id.toml` and compiled once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

FooterRole = Literal["reporter", "translator", "editor", "other"]

# A bracketed code of the desk: "(Uu.B002/H-RN)", "(T.F008*G003/A011)", "[ab/uh]", "(ab)".
_DESK_CODE = r"[(\[](?=[^)\]]{0,40}[A-Za-z])(?:[A-Za-z0-9.*-]{1,16}(?:[/*][A-Za-z0-9.*-]{1,16}){1,5}|[a-z]{2,4})[)\]]"
_STARS = r"[(\[]\*{1,3}[)\]]|\*{3,}|-{3,}|={3,}|#{3,}"


@dataclass(frozen=True, slots=True)
class Cues:
    """What a dispatch's parts are known by; plain words are folded to lower case.

    `date` finds a calendar date in any of its spellings with an optional time of day (see `flows.ingest.dates`).
    `footer` finds what may begin an element of a footer: its groups `label`, `rights`, `ban`, `code` and `stars`
    say which. `insert_openings` are all the words that an insert on a line of its own may open with; `bracketed`
    finds an insert in brackets within a paragraph ("[Gambas:Video CNN]", "(Baca juga: ...)"), `pointing` the cue and
    colon of a pointer, `credited` the brackets that end a caption, `caption_credits` the credit of a picture.
    """

    agencies: frozenset[str]
    domain_endings: tuple[str, ...]
    not_places: frozenset[str]
    role_openings: frozenset[str]
    paired_states: frozenset[str]
    two_word_openings: frozenset[str]
    colon_places: frozenset[str]
    name_particles: frozenset[str]
    weekdays: frozenset[str]
    stamps: tuple[str, ...]
    months: Mapping[str, int]
    zones: Mapping[str, int]
    date: re.Pattern[str]
    pointers: tuple[str, ...]
    teasers: tuple[str, ...]
    invitations: tuple[str, ...]
    embeds: tuple[str, ...]
    insert_openings: tuple[str, ...]
    whole_lines: frozenset[str]
    bracketed: re.Pattern[str]
    pointing: re.Pattern[str]
    credited: re.Pattern[str]
    caption_credits: re.Pattern[str]
    labels: Mapping[str, FooterRole]
    bylines: tuple[str, ...]
    bans: tuple[str, ...]
    copyright_signs: tuple[str, ...]
    footer: re.Pattern[str]


def _words(table: Mapping[str, object], key: str) -> list[str]:
    words = table[key]
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise TypeError(f"dispatch_id.toml: {key} must be a list of words")
    return [str(word) for word in words]


def _numbers(table: Mapping[str, object], key: str) -> dict[str, int]:
    numbers = table[key]
    if not isinstance(numbers, dict) or not all(isinstance(number, int) for number in numbers.values()):
        raise TypeError(f"dispatch_id.toml: {key} must map words to whole numbers")
    return {str(word): int(number) for word, number in numbers.items()}


def _table(document: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = document[key]
    if not isinstance(table, dict):
        raise TypeError(f"dispatch_id.toml: [{key}] must be a table")
    return table


def _fold(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _any_of(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word; any white space stands for a space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def _compile_date(dates: Mapping[str, object], months: Iterable[str], zones: Iterable[str]) -> re.Pattern[str]:
    weekday = rf"(?:(?:{_any_of(_words(dates, 'weekdays'))})\b\s{{0,3}},?\s{{0,3}}\(?)?"
    day = (
        rf"(?:(?P<day>\d{{1,2}})\s{{1,3}}(?P<month>{_any_of(months)})\b\.?(?:\s{{1,3}}(?P<year>\d{{4}})\b)?"
        r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
        r"|(?P<day2>\d{1,2})[/-](?P<month2>\d{1,2})(?:[/-](?P<year2>\d{4}))?(?![\d/]))"
    )
    clock_word = rf"(?:(?:{_any_of(_words(dates, 'clock_words'))})\s{{1,3}})?"
    clock = rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?::\d{{2}})?(?:\s{{0,3}}(?P<zone>{_any_of(zones)})\b)?"
    return re.compile(rf"(?<!\d){weekday}{day}\)?(?:[\s,|·•T–-]{{1,4}}{clock_word}{clock})?", re.IGNORECASE)


def _compile_footer(footer: Mapping[str, object], labels: Iterable[str]) -> re.Pattern[str]:
    label = _any_of(labels)
    signs = _any_of(_words(footer, "copyright_signs"))
    words = _any_of(_words(footer, "copyright_words"))
    return re.compile(
        rf"(?<![\w-])(?P<label>{label})(?:\s{{0,3}}[/&]\s{{0,3}}(?:{label}))?\s{{0,3}}:"
        rf"|(?P<rights>(?<!\w)(?:{words})\s{{0,3}}(?:{signs})|(?:{signs})\s{{0,3}}(?=.{{0,40}}?(?:19|20)\d\d))"
        rf"|(?<!\w)(?P<ban>{_any_of(_words(footer, 'bans'))})"
        rf"|(?P<code>{_DESK_CODE})"
        rf"|(?P<stars>{_STARS})",
        re.IGNORECASE,
    )


def _compile_bracketed(inserts: Mapping[str, object]) -> re.Pattern[str]:
    embeds, pointers = _any_of(_words(inserts, "embeds")), _any_of(_words(inserts, "pointers"))
    # The class at the front lets the search skip to the next bracket; bounded runs keep it linear.
    opening = rf"(?i:(?:{embeds})|(?:{pointers})[^)\]\n:]{{0,20}}:)"
    return re.compile(rf"[(\[](?:{opening})[^)\]\n]{{0,300}}[)\]]")


@cache
def load_cues() -> Cues:
    """The cues of Indonesian dispatches. Raises TypeError or KeyError where the file is ill-formed."""
    document: dict[str, object] = tomllib.loads(files("flows.ingest").joinpath("dispatch_id.toml").read_text("utf-8"))
    dateline, dates = _table(document, "dateline"), _table(document, "dates")
    inserts, footer = _table(document, "inserts"), _table(document, "footer")
    months, zones = _numbers(dates, "months"), _numbers(dates, "zones")
    roles: dict[str, FooterRole] = {
        "reporters": "reporter", "translators": "translator", "editors": "editor", "others": "other"
    }  # fmt: skip
    insert_keys = ("pointers", "teasers", "invitations", "embeds", "whole_lines")
    labels = {label.lower(): role for key, role in roles.items() for label in _words(footer, key)}
    labels |= {label.lower(): "reporter" for label in _words(footer, "bylines")}
    return Cues(
        agencies=frozenset(_fold(_words(dateline, "agencies"))),
        domain_endings=_fold(_words(dateline, "domain_endings")),
        not_places=frozenset(_fold(_words(dateline, "not_places"))),
        role_openings=frozenset(_fold(_words(dateline, "role_openings"))),
        paired_states=frozenset(_fold(_words(dateline, "paired_states"))),
        two_word_openings=frozenset(_fold(_words(dateline, "two_word_openings"))),
        colon_places=frozenset(_fold(_words(dateline, "colon_places"))),
        name_particles=frozenset(_fold(_words(dateline, "name_particles"))),
        weekdays=frozenset(_fold(_words(dates, "weekdays"))),
        stamps=_fold(_words(dates, "stamps")),
        months=months,
        zones={zone.lower(): hours for zone, hours in zones.items()},
        date=_compile_date(dates, months, zones),
        pointers=_fold(_words(inserts, "pointers")),
        teasers=_fold(_words(inserts, "teasers")),
        invitations=_fold(_words(inserts, "invitations")),
        embeds=_fold(_words(inserts, "embeds")),
        insert_openings=tuple(word for key in insert_keys for word in _fold(_words(inserts, key))),
        whole_lines=frozenset(_fold(_words(inserts, "whole_lines"))),
        bracketed=_compile_bracketed(inserts),
        pointing=re.compile(rf"(?<!\w)(?:{_any_of(_words(inserts, 'pointers'))})\s{{0,3}}:", re.IGNORECASE),
        credited=re.compile(
            rf"[(\[]\s{{0,3}}(?:{_any_of(_words(inserts, 'caption_openings'))})(?![^\W_])[^()\[\]]*[)\]]$",
            re.IGNORECASE,
        ),
        caption_credits=re.compile(_any_of(_words(inserts, "caption_credits"))),
        labels=labels,
        bylines=_fold(_words(footer, "bylines")),
        bans=_fold(_words(footer, "bans")),
        copyright_signs=_fold(_words(footer, "copyright_signs")),
        footer=_compile_footer(footer, labels),
    )
