"""What a language knows of time, read from its `times.toml` and compiled once.

The words of a language are sorted into classes, one character each; a sentence becomes a string of these
characters, and the shapes of time expressions become regular expressions over such strings. So word order,
like the words, is data.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from flows.errors import SamarkandError
from flows.extract.text import tokenize

# Classes that the form of a token decides, whatever the language.
FORM_CLASSES = (
    "other", "capital", "filler", "day", "year", "figure", "daymonth", "fulldate", "clock", "yearpair",
    "comma", "stop", "colon", "dash", "slash", "open", "close",
)  # fmt: skip
_PUNCTUATION = {
    ",": "comma", ".": "stop", ":": "colon", "/": "slash", "(": "open", ")": "close",
    "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash",
}  # fmt: skip
_YEARS = range(1500, 2200)
_SHAPE_TOKEN = re.compile(r"\s*(?:(?P<slot>[a-z_]+2?):)?(?:(?P<name>[a-z_]+)|(?P<operator>[()|?+]))")
_FIRST_CHARACTER = 0x4E00  # far from any character with a meaning in regular expressions


class TimeLexiconError(SamarkandError):
    """A time lexicon is not well formed; the message names the entry to mend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape of time expression: its pattern over class characters, with its slots as named groups.

    `meaning` names how `resolution` reads it. A group is named after its slot, two underscores and a number.
    """

    meaning: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """The compiled words and shapes of one language.

    `symbols` gives a folded token's class character, `phrases` the longer entries that begin with a token
    (longest first, as the tokens that follow and the class character), `values` what an entry means in a class.
    `cues` are the tokens without which a sentence holds no time expression; `weekday_or_unit` those that are a
    weekday's name or a unit of time. `recogniser` finds which rule fits where: group n stands
    for `rules[n - 1]`. `future` and `breaks` search a space-joined clause.
    """

    characters: Mapping[str, str]
    names: Mapping[str, str]
    symbols: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    values: Mapping[tuple[str, str], int | str]
    cues: frozenset[str]
    weekday_or_unit: Mapping[str, str]
    rules: tuple[Rule, ...]
    recogniser: re.Pattern[str]
    future: re.Pattern[str]
    breaks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The parts of a TimeLexicon that come from its classes, as they fill."""

    symbols: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    values: dict[tuple[str, str], int | str] = field(default_factory=dict)
    weekday_or_unit: dict[str, str] = field(default_factory=dict)


def load_time_lexicon(source: Path | Traversable) -> TimeLexicon:
    """The lexicon in the TOML file `source`; its layout is described at the head of the file.

    Raises TimeLexiconError where an entry is malformed or a shape names an unknown class.
    """
    try:
        table: dict[str, object] = tomllib.loads(source.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TimeLexiconError(f"{source.name}: not valid TOML ({error}); correct the file") from error
    classes = {name: _table(words, f"class.{name}") for name, words in _table(table.get("class"), "class").items()}
    characters = {name: chr(_FIRST_CHARACTER + number) for number, name in enumerate([*FORM_CLASSES, *sorted(classes)])}
    words = _index_words(classes, characters)
    compiler = _ShapeCompiler(characters, _strings_of(_table(table.get("shapes"), "shapes"), "shapes"), words.phrases)
    rules, recogniser = _compile_rules(table.get("rule"), compiler)
    return TimeLexicon(
        characters=characters,
        names={character: name for name, character in characters.items()},
        symbols=words.symbols,
        phrases={first: tuple(ends) for first, ends in words.phrases.items()},
        values=words.values,
        cues=_cue_words(_strings(table.get("cues"), "cues"), classes),
        weekday_or_unit=words.weekday_or_unit,
        rules=rules,
        recogniser=recogniser,
        future=_phrase_search(_strings(table.get("future"), "future")),
        breaks=_phrase_search(_strings(table.get("breaks"), "breaks")),
    )


def _index_words(classes: Mapping[str, Mapping[str, object]], characters: Mapping[str, str]) -> _Words:
    words = _Words(
        symbols={mark: characters[name] for mark, name in _PUNCTUATION.items()}
        | {str(year): characters["year"] for year in _YEARS}
        | {f"{day:0{width}}": characters["day"] for day in range(1, 32) for width in (1, 2)}
    )
    for name, entries in classes.items():
        if name in FORM_CLASSES and name != "other":
            raise TimeLexiconError(f"class.{name}: the name is kept for a form of token; rename the class")
        for entry, value in entries.items():
            if not isinstance(value, int | str):
                raise TimeLexiconError(f"class.{name}: the value of {entry!r} is neither number nor text; correct it")
            tokens = tokenize(entry)
            words.values[characters[name], " ".join(tokens)] = value
            if len(tokens) > 1:
                words.phrases.setdefault(tokens[0], []).append((tokens[1:], characters[name]))
            else:
                _index_word(entry, characters[name], characters.get("weekday"), words)
    for ends in words.phrases.values():
        ends.sort(key=lambda end: (-len(end[0]), end[0]))
    return words


def _index_word(word: str, character: str, weekday: str | None, words: _Words) -> None:
    """Gives a word its class. Only a weekday's name may have another meaning too, which is then kept aside."""
    known = words.symbols.get(word)
    if known is None:
        words.symbols[word] = character
    elif weekday in (known, character):
        words.weekday_or_unit[word] = known if character == weekday else character
        words.symbols[word] = weekday or character
    else:
        raise TimeLexiconError(f"class: {word!r} stands in two classes; keep one")


def _cue_words(names: tuple[str, ...], classes: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    cues: set[str] = set()
    for name in names:
        if name == "year":
            cues.update(map(str, _YEARS))
        elif name not in FORM_CLASSES:
            cues.update(tokenize(word)[0] for word in _table(classes.get(name), f"class.{name}"))
    return frozenset(cues)


def _phrase_search(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases as whole tokens in a clause that begins and ends with a space."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("(?<= )(?:" + "|".join(map(re.escape, ordered)) + ")(?= )")


class _ShapeCompiler:
    """Turns shapes into the text of regular expressions over class characters."""

    def __init__(
        self,
        characters: Mapping[str, str],
        shapes: Mapping[str, str],
        phrases: Mapping[str, list[tuple[tuple[str, ...], str]]],
    ) -> None:
        self.characters = characters
        self._shapes = shapes
        self._long = {character for ends in phrases.values() for _, character in ends}

    def compile(self, shape: str, *, with_slots: bool) -> str:
        """The expression of `shape`; slots become groups, numbered so that a slot may occur in several branches."""
        numbers = iter(range(1, 1000))
        return "".join(self._pieces(shape, with_slots, numbers, ()))

    def context(self, classes: str) -> str:
        """The expression of the classes in `classes`, one token each."""
        return "".join(self._character(name) for name in classes.split())

    def _pieces(self, shape: str, with_slots: bool, numbers: Iterator[int], inside: tuple[str, ...]) -> Iterator[str]:
        position = 0
        text = shape.rstrip()
        while position < len(text):
            match = _SHAPE_TOKEN.match(text, position)
            if match is None:
                raise TimeLexiconError(f"shape {shape!r}: cannot read {text[position:]!r}; correct it")
            position = match.end()
            slot, name, operator = match["slot"], match["name"], match["operator"]
            opening = f"(?P<{slot}__{next(numbers)}>" if slot and with_slots else "(?:"
            if operator == "(":
                yield opening
            elif operator:
                yield operator
            else:
                yield f"{opening}{self._name(name, with_slots, numbers, inside)})"

    def _name(self, name: str, with_slots: bool, numbers: Iterator[int], inside: tuple[str, ...]) -> str:
        if name in inside:
            raise TimeLexiconError(f"shapes.{name}: refers to itself; correct it")
        if name in self._shapes:
            return "".join(self._pieces(self._shapes[name], with_slots, numbers, (*inside, name)))
        character = self._character(name)
        return f"{character}{self.characters['filler']}*" if character in self._long else character

    def _character(self, name: str) -> str:
        if name not in self.characters:
            raise TimeLexiconError(f"shapes: no class or shape is called {name!r}; add it or correct the name")
        return self.characters[name]


def _compile_rules(entries: object, compiler: _ShapeCompiler) -> tuple[tuple[Rule, ...], re.Pattern[str]]:
    if not isinstance(entries, list):
        raise TimeLexiconError("rule: expected a list of [[rule]] tables; add them")
    rules: list[Rule] = []
    branches: list[str] = []
    for number, entry in enumerate(entries, 1):
        rule = _table(entry, f"rule {number}")
        meaning, shape = rule.get("meaning"), rule.get("shape")
        if not isinstance(meaning, str) or not isinstance(shape, str):
            raise TimeLexiconError(f"rule {number}: needs a meaning and a shape; add them")
        before, behind = _contexts(rule, number, compiler)
        # The end of one phrase must not be cut off: a filler never follows a match.
        behind = f"(?!{compiler.characters['filler']}){behind}"
        rules.append(Rule(meaning, re.compile(before + compiler.compile(shape, with_slots=True) + behind)))
        branches.append(f"{before}{compiler.compile(shape, with_slots=False)}{behind}()")
    never = "".join(compiler.characters[name] for name in ("other", "capital", "filler", "comma", "stop", "close"))
    return tuple(rules), re.compile(f"(?![{never}])(?:{'|'.join(branches)})")


def _contexts(rule: Mapping[str, object], number: int, compiler: _ShapeCompiler) -> tuple[str, str]:
    """What must and must not stand before the shape, and behind it."""

    def listed(key: str) -> list[str]:
        return [compiler.context(classes) for classes in _strings(rule.get(key, []), f"rule {number}: {key}")]

    before = "".join(f"(?<!{context})" for context in listed("not_after"))
    if after := listed("after"):
        before += "(?:" + "|".join(f"(?<={context})" for context in after) + ")"
    behind = "".join(f"(?!{context})" for context in listed("not_before"))
    if following := listed("before"):
        behind += "(?=" + "|".join(following) + ")"
    return before, behind


def _table(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TimeLexiconError(f"{where}: expected a table; add it")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TimeLexiconError(f"{where}: expected a list of words; correct it")
    words = tuple(word for word in value if isinstance(word, str))
    if len(words) != len(value):
        raise TimeLexiconError(f"{where}: expected words only; correct it")
    return words


def _strings_of(table: Mapping[str, object], where: str) -> dict[str, str]:
    texts = {name: text for name, text in table.items() if isinstance(text, str)}
    if len(texts) != len(table):
        raise TimeLexiconError(f"{where}: expected texts only; correct it")
    return texts
