"""Text as the engine reads it: sentences of tokens, each with its offsets in the article.

Nothing here knows a language: what ends a sentence is punctuation, and which abbreviations do not end one is
given by the lexicon.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

# A token is a number with inner separators (15/9, 22.00, 7,3), an abbreviation with its stops (S.H., U.S.), a word with
# inner apostrophes (Al-Qur'an gives three tokens), or one other visible character.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"
    r"|[^\W_]+(?:['’`][^\W\d_]+)*"
    r"|[^\w\s]|_"
)
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n")
_TERMINATORS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset("\"'“‘«([")
_LONGEST_SENTENCE = 400  # tokens; a longer run has lost its punctuation and is cut, so that cost stays linear
_FOLDED = {
    character: folded
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    if (character := chr(code)).isalpha()
    for folded in [
        "".join(c for c in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(c))
    ]
    if folded != character
} | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "’": "'", "`": "'", "‘": "'"}
_FOLD_TABLE = str.maketrans(_FOLDED)


def fold(word: str) -> str:
    """The word in lower case without accents, as the lexicon and gazetteer index it ("Türkiye" → "turkiye")."""
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(_FOLD_TABLE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's tokens as parallel tuples of equal length.

    `words` are the tokens as written, `keys` their folded forms (see `fold`), `starts` and `ends` their
    character offsets in the article's text. `index` counts the sentence from 0 in the article;
    `paragraph` counts the paragraph.
    """

    index: int
    paragraph: int
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.ends[-1]


def behind_ordinal(sentence: Sentence, position: int) -> int:
    """The position behind a word and number written together with a hyphen ("ke-22", "G-20"), else `position`."""
    if position + 2 >= len(sentence) or sentence.words[position + 1] != "-":
        return position
    together = sentence.ends[position] == sentence.starts[position + 1]
    together = together and sentence.ends[position + 1] == sentence.starts[position + 2]
    return position + 3 if together and sentence.words[position + 2][0].isdigit() else position


def tokenize(text: str) -> tuple[str, ...]:
    """The folded tokens of a phrase: how the lexicon's and the gazetteer's entries are cut."""
    return tuple(fold(match.group()) for match in _TOKEN.finditer(text))


def split_sentences(text: str, spans: Collection[tuple[int, int]], abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of the given `[start, end)` stretches of `text`, in order.

    A blank line ends a sentence, and so does a terminator that is followed by a capital, a digit or an
    opening quote, unless it stands behind an initial or one of `abbreviations` (folded, without the stop).
    """
    sentences: list[Sentence] = []
    paragraph = 0
    for start, end in spans:
        for line_start, line_end in _lines(text, start, end):
            tokens = list(_TOKEN.finditer(text, line_start, line_end))
            for first, last in _cuts(tokens, abbreviations):
                sentences.append(_sentence(tokens[first:last], len(sentences), paragraph))
            paragraph += 1
    return sentences


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _PARAGRAPH_BREAK.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def _cuts(tokens: list[re.Match[str]], abbreviations: Collection[str]) -> Iterator[tuple[int, int]]:
    """Half-open token ranges, one a sentence."""
    first = 0
    index = 0
    while index < len(tokens):
        following = index + 1
        if tokens[index].group() in _TERMINATORS:
            while following < len(tokens) and tokens[following].group() in _TERMINATORS | _CLOSERS:
                if tokens[following].start() > tokens[following - 1].end():
                    break
                following += 1
            if _ends_sentence(tokens, first, index, following, abbreviations):
                yield first, following
                first = following
        elif following - first >= _LONGEST_SENTENCE:
            yield first, following
            first = following
        index = following
    if first < len(tokens):
        yield first, len(tokens)


def _ends_sentence(
    tokens: list[re.Match[str]], first: int, stop: int, following: int, abbreviations: Collection[str]
) -> bool:
    if following >= len(tokens):
        return True
    next_token = tokens[following]
    if next_token.start() == tokens[following - 1].end() and tokens[following].group() not in _OPENERS:
        return _lost_space(tokens[stop - 1].group(), next_token.group())
    opening = next_token.group() in _OPENERS
    if not opening and not next_token.group()[0].isupper() and not next_token.group()[0].isdigit():
        return False
    if stop == first or tokens[stop].group() != ".":
        return True
    before = tokens[stop - 1].group()
    if tokens[stop - 1].end() != tokens[stop].start():
        return True
    return not (len(before) == 1 and before.isupper()) and fold(before) not in abbreviations


def _lost_space(before: str, after: str) -> bool:
    """Whether a stop written between two words ends a sentence ("di Bali.Sebagaimana", not "Kompas.com" or "10.B")."""
    return len(before) > 1 and before[-1].islower() and len(after) > 1 and after.istitle()


def _sentence(tokens: list[re.Match[str]], index: int, paragraph: int) -> Sentence:
    words = tuple([token.group() for token in tokens])
    return Sentence(
        index=index,
        paragraph=paragraph,
        words=words,
        keys=tuple(map(fold, words)),
        starts=tuple([token.start() for token in tokens]),
        ends=tuple([token.end() for token in tokens]),
    )
