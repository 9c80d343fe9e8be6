"""Finding time expressions in a sentence: which tokens, by which rule, with what in its slots."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from flows.extract.text import Sentence
from flows.extract.times.lexicon import Rule, TimeLexicon

# Dates written in digits only: the one kind of expression that no word announces.
_NUMERIC_DATE = re.compile(r"\d[/.]\d")
_DAY_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_FULL_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d\d)(?:[.:]\d\d)?")
_YEAR_PAIR = re.compile(r"([12]\d{3})/([12]\d{3})")
_DIGITS = frozenset("0123456789")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_END_OF_YEARS = 2200
_LOOKAHEAD = 8  # tokens behind an expression at the head of its sentence in which its clause shows its tense


class Expression(NamedTuple):
    """A time expression before it is resolved: the half-open token range, the rule's meaning, and its slots.

    `numbers` and `words` hold the slots by name; `ahead` says that its clause speaks of the future.
    """

    first: int
    last: int
    meaning: str
    numbers: Mapping[str, int]
    words: Mapping[str, str]
    ahead: bool = False

    def number(self, slot: str) -> int | None:
        """The number in the slot, if it is filled."""
        return self.numbers.get(slot)


def find_expressions(sentence: Sentence, text: str, lexicon: TimeLexicon) -> list[Expression]:
    """The time expressions of the sentence, in order, not overlapping. `text` is the article's."""
    if lexicon.cues.isdisjoint(sentence.keys) and not _NUMERIC_DATE.search(text, sentence.start, sentence.end):
        return []
    symbols = _symbols(sentence, lexicon)
    found: list[Expression] = []
    position = 0
    while match := lexicon.recogniser.search(symbols, position):
        rule = lexicon.rules[(match.lastindex or 1) - 1]
        last = match.end()
        expression = _read(rule, match.start(), last, symbols, sentence, lexicon)
        if expression is not None and not _is_sound(expression):
            last = match.start() + 1
        elif expression is not None:
            found.append(expression)
        position = max(last, position + 1)
    return found


def _symbols(sentence: Sentence, lexicon: TimeLexicon) -> str:
    """The sentence as a string of class characters, one a token."""
    known, characters = lexicon.symbols, lexicon.characters
    other, capital = characters["other"], characters["capital"]
    symbols: list[str] = []
    for word, key in zip(sentence.words, sentence.keys, strict=True):
        symbol = known.get(key)
        if symbol is None:
            symbol = capital if word[0].isupper() else other
            if word[0] in _DIGITS:
                symbol = characters[_form_of_number(key)]
        symbols.append(symbol)
    if not lexicon.phrases.keys().isdisjoint(sentence.keys):
        _join_phrases(symbols, sentence.keys, lexicon)
    if not lexicon.weekday_or_unit.keys().isdisjoint(sentence.keys):
        for index, key in enumerate(sentence.keys):
            if key in lexicon.weekday_or_unit and symbols[index] == characters["weekday"]:
                symbols[index] = _weekday_or_unit(index, symbols, sentence, lexicon)
    return "".join(symbols)


def _form_of_number(key: str) -> str:
    if full := _FULL_DATE.fullmatch(key):
        return "fulldate" if _is_day(full[1], full[2]) else "figure"
    if "/" in key and (pair := _DAY_MONTH.fullmatch(key)):
        return "daymonth" if _is_day(pair[1], pair[2]) else "figure"
    if (clock := _CLOCK.fullmatch(key)) and int(clock[1]) <= 24 and int(clock[2]) < 60:
        return "clock"
    return "yearpair" if _YEAR_PAIR.fullmatch(key) else "figure"


def _is_day(day: str, month: str) -> bool:
    return int(day) >= 1 and _exists(int(day), int(month))


def _join_phrases(symbols: list[str], keys: tuple[str, ...], lexicon: TimeLexicon) -> None:
    """Gives each phrase its class on the first token and fills up the others."""
    filler = lexicon.characters["filler"]
    index = 0
    while index < len(keys):
        taken = 1
        for rest, symbol in lexicon.phrases.get(keys[index], ()):
            if keys[index + 1 : index + 1 + len(rest)] == rest:
                taken = len(rest) + 1
                symbols[index : index + taken] = [symbol, *[filler] * len(rest)]
                break
        index += taken


def _weekday_or_unit(index: int, symbols: list[str], sentence: Sentence, lexicon: TimeLexicon) -> str:
    """Which of the two a word is: numbers count units, capitals, dates and parts of the day mark weekdays."""
    characters = lexicon.characters
    weekday, unit = characters["weekday"], lexicon.weekday_or_unit[sentence.keys[index]]

    def symbol_at(place: int) -> str:
        return lexicon.names.get(symbols[place], "other") if 0 <= place < len(symbols) else "other"

    before, behind = symbol_at(index - 1), symbol_at(index + 1)
    word = sentence.words[index]
    if before in ("word", "few", "every", "edge", "figure", "half") or (before == "day" and behind != "day"):
        return weekday if before == "every" and word[0].isupper() else unit
    if before == "unit_day" or behind == "part":
        return weekday
    if behind == "open" and symbol_at(index + 2) in ("daymonth", "fulldate", "day"):
        return weekday
    if not word[0].isupper():
        return unit
    # At the head of a sentence, or in capitals throughout, "last" with it is the week sooner than the day.
    if (index == 0 or (len(word) > 1 and word.isupper())) and behind in ("past", "next", "this"):
        return unit
    return weekday


def _read(
    rule: Rule, first: int, last: int, symbols: str, sentence: Sentence, lexicon: TimeLexicon
) -> Expression | None:
    if rule.meaning == "nothing":
        return None
    match = rule.pattern.match(symbols, first)
    if match is None:
        return None
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for group, start in ((name, match.start(name)) for name in rule.pattern.groupindex):
        if start >= 0:
            slot = group.partition("__")[0]
            _fill(slot, start, match.end(group), symbols, sentence.keys, lexicon, numbers, words)
    return Expression(first, last, rule.meaning, numbers, words, _is_ahead(first, last, sentence, lexicon))


def _fill(
    slot: str,
    start: int,
    end: int,
    symbols: str,
    keys: tuple[str, ...],
    lexicon: TimeLexicon,
    numbers: dict[str, int],
    words: dict[str, str],
) -> None:
    """Reads the tokens of a slot into `numbers` or `words`; dates and clock times fill the slots of their parts."""
    form = lexicon.names[symbols[start]]
    side = "2" if slot.endswith("2") else ""
    if form in ("fulldate", "daymonth"):
        day, month, *year = map(int, re.split(r"[/.]", keys[start]))
        numbers |= {f"day{side}": day, f"month{side}": month}
        if year:
            numbers[f"year{side}"] = year[0] if year[0] > 99 else 2000 + year[0]
    elif form == "clock":
        numbers["hour"], numbers["minute"] = map(int, re.split(r"[.:]", keys[start])[:2])
    elif form == "yearpair":
        numbers["year"], numbers["year2"] = map(int, keys[start].split("/"))
    elif slot == "count":
        words[slot] = _count(symbols[start:end], keys[start:end], lexicon)
    elif form in ("day", "year", "figure"):
        numbers[slot] = int(re.sub(r"\D", "", keys[start])[:9])
    else:
        value = lexicon.values[symbols[start], " ".join(keys[start:end])]
        if isinstance(value, int):
            numbers[slot] = value
        else:
            words[slot] = value


def _count(symbols: str, keys: tuple[str, ...], lexicon: TimeLexicon) -> str:
    """The number as ISO 8601 writes it in a duration ("25", "2.5"), or "X" for an unknown one."""
    if lexicon.names[symbols[0]] != "word":
        value = lexicon.values.get((symbols[0], keys[0]), keys[0])
        digits = str(value).replace(".", "").replace(",", ".")
        return digits if re.fullmatch(r"X|\d{1,9}(?:\.\d+)?", digits) else "X"
    parts = [0]
    for key in keys:
        value = lexicon.values[symbols[0], key]
        if isinstance(value, int):
            parts.append(value)
        elif value.startswith("+"):
            parts[-1] += int(value[1:])
        elif int(value[1:]) >= 1000:
            parts = [(sum(parts) or 1) * int(value[1:])]
        else:
            parts[-1] = (parts[-1] or 1) * int(value[1:])
    return str(sum(parts))


def _is_sound(expression: Expression) -> bool:
    """Whether the numbers can be what the rule takes them for: 31 February is no day, 2010-2008 no stretch."""
    numbers = expression.numbers
    day, month, month2 = numbers.get("day"), numbers.get("month"), numbers.get("month2")
    if expression.meaning in ("days", "adjoining_days"):
        day2, month2 = numbers["day2"], numbers["month2"]
        step = day2 - numbers["day"]
        ordered = step == 1 if expression.meaning == "adjoining_days" else month not in (None, month2) or step > 0
        return ordered and _exists(numbers["day"], month or month2) and _exists(day2, month2)
    if expression.meaning == "years":
        return numbers["year"] < full_year(numbers["year"], numbers["year2"]) < _END_OF_YEARS
    if expression.meaning == "decade":
        return numbers["decade"] % 10 == 0
    if expression.meaning == "fraction":
        return numbers["ordinal"] <= (4 if expression.words["quarter"] == "Q" else 2)
    hour, minute = numbers.get("hour", 0), numbers.get("minute", 0)
    return hour <= 24 and minute < 60 and (day is None or month is None or _exists(day, month))


def _exists(day: int, month: int) -> bool:
    return 1 <= month <= 12 and day <= _LONGEST_MONTHS[month - 1]


def full_year(year: int, abbreviated: int) -> int:
    """The last year of a stretch whose end may be written with its last two digits only ("1992-93")."""
    return abbreviated if abbreviated > 99 else year // 100 * 100 + abbreviated


def _is_ahead(first: int, last: int, sentence: Sentence, lexicon: TimeLexicon) -> bool:
    """Whether the clause around the expression speaks of the future.

    A cue of the future holds up to the expression unless a word in between opens another clause; behind it, a cue
    must follow at once, or within the clause where the expression heads the sentence.
    """
    behind = _clause(sentence.keys[last : last + _LOOKAHEAD])
    opened = lexicon.breaks.search(behind)
    cue = lexicon.future.search(behind)
    if cue and not (opened and opened.start() < cue.start()):
        words_before_cue = behind[: cue.start()].replace(",", " ").replace(")", " ").split()
        if first <= 1 or not words_before_cue:
            return True
    if opened and not behind[: opened.start()].replace(",", " ").split():
        return False
    before = _clause(sentence.keys[:first])
    cues = [match.end() for match in lexicon.future.finditer(before)]
    if not cues:
        return False
    return lexicon.breaks.search(before, cues[-1]) is None and not _SPEECH_ENDS.search(before, cues[-1])


_SPEECH_ENDS = re.compile(r"[;:\"“”»]")


def _clause(keys: tuple[str, ...]) -> str:
    return f" {' '.join(keys)} "
