"""What extending the lexicon would pay: the words and phrases that stand where an event may be told and none is.

Run it from the project's folder, `python -m scripts.workbench SOURCE...`, over articles in any form that the command
reads. Of the sentences that name two participants and gave no event it lists the commonest words and phrases of up to
four words: how many of these sentences hold it, whether it begins with what looks like an active or passive verb, the
frames that it belongs to already (whose conditions were not met: `samarkand explain` tells which), and two examples.
`--verbs` lists only what begins with a verb, where a new line in a frame pays soonest.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from flows.display import complain, write_table, write_utf8
from flows.errors import SamarkandError
from flows.extract import Reading, read_article
from flows.extract.language import Language, load_language
from flows.extract.marks import Marked
from flows.ingest import read_sources
from flows.records import Article, Reject

LONGEST_PHRASE = 4  # words
EXAMPLES = 2
EXAMPLE_REACH = 60  # characters of the sentence shown on either side of the phrase
SHOWN = 60
COLUMNS = ("sentences", "words", "looks", "frames", *(f"example {number}" for number in range(1, EXAMPLES + 1)))

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A word or phrase, in how many sentences without an event it stands, and the first few of these.

    `looks` is active or passive where its first word has the look of a verb, else ""; `frames` are the ids of the
    frames that it is a trigger of already.
    """

    words: Words
    sentences: int
    looks: str
    frames: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A phrase in a sentence: the article, its text, and the phrase's offsets in it."""

    article: Article
    start: int
    end: int

    def quote(self) -> str:
        """The words around the phrase, which stands in brackets, on one line under the article's id."""
        text = self.article.text
        before = text[max(0, self.start - EXAMPLE_REACH) : self.start]
        behind = text[self.end : self.end + EXAMPLE_REACH]
        return f"{self.article.article_id}: " + " ".join(f"{before}[{text[self.start : self.end]}]{behind}".split())


def find_unexplained(articles: Iterable[Article], *, at_least: int = 2) -> list[Unexplained]:
    """The words and phrases of sentences without an event, the commonest first, then by spelling.

    What stands in fewer than `at_least` sentences is left out, and so is what only stands inside one longer phrase.
    """
    language = load_language()
    counts: dict[Words, int] = {}
    seen: dict[Words, list[_Seen]] = {}
    for article in articles:
        for marked in sentences_without_event(read_article(article)):
            for words, (start, end) in phrases_of(marked, language).items():
                counts[words] = counts.get(words, 0) + 1
                examples = seen.setdefault(words, [])
                if len(examples) < EXAMPLES:
                    examples.append(_Seen(article, start, end))
    frequent = {words: count for words, count in counts.items() if count >= at_least}
    inside = {part for words, count in frequent.items() for part in _parts(words) if frequent.get(part) == count}
    return [
        Unexplained(
            words,
            count,
            language.verb_class(words[0], words[0]) or "",
            _frames(words, language),
            tuple(example.quote() for example in seen[words]),
        )
        for words, count in sorted(frequent.items(), key=lambda entry: (-entry[1], entry[0]))
        if words not in inside
    ]


def sentences_without_event(reading: Reading) -> Iterator[Marked]:
    """The sentences that name two participants and have no trigger that made an event."""
    refused = {(one.sentence, one.first, one.last) for one in reading.rejected}
    for marked in reading.sentences:
        if len({code for party in marked.parties for code in party.codes}) < 2:
            continue
        tells = (
            (marked.sentence.index, mention.first, mention.last) not in refused
            for mention in marked.triggers
            if any(trigger.word_class != "pointer" for trigger in mention.triggers)
        )
        if not any(tells):
            yield marked


def phrases_of(marked: Marked, language: Language) -> dict[Words, tuple[int, int]]:
    """The phrases of a sentence, each with its first offsets `[start, end)` in the article's text.

    A phrase runs over plain lower-case words, not over a participant, place, time or punctuation mark, and neither
    begins nor ends with a word of the closed classes. The first word of a sentence may have its capital.
    """
    plain = _plain_words(marked)
    closed = [_is_closed(marked, position, language) for position in range(len(plain))]
    sentence = marked.sentence
    found: dict[Words, tuple[int, int]] = {}
    for first in range(len(plain)):
        for last in range(first, min(first + LONGEST_PHRASE, len(plain))):
            if not plain[last]:
                break
            if not closed[first] and not closed[last]:
                span = (sentence.starts[first], sentence.ends[last])
                found.setdefault(sentence.keys[first : last + 1], span)
    return found


def _plain_words(marked: Marked) -> list[bool]:
    sentence = marked.sentence
    plain = [word.isalpha() and (word.islower() or index == 0) for index, word in enumerate(sentence.words)]
    spans = [(party.first, party.last) for party in marked.parties]
    spans += [(place.first, place.last) for place in marked.places]
    spans += [(time.first, time.last) for time in marked.times]
    for first, last in spans:
        plain[first:last] = [False] * (last - first)
    return plain


def _is_closed(marked: Marked, position: int, language: Language) -> bool:
    """Whether a word by itself is one that the lexicon knows as a function word, determiner, office or the like."""
    key = marked.sentence.keys[position : position + 1]
    indexes = (
        language.words,
        language.prepositions,
        language.determiners,
        language.role_modifiers,
        language.former,
        language.honorifics,
        language.roles,
        language.bodies,
        language.references,
        language.light,
    )
    return any(index.at(key, 0) is not None for index in indexes)


def _parts(words: Words) -> Iterator[Words]:
    """Every shorter phrase inside a phrase."""
    for length in range(1, len(words)):
        for first in range(len(words) - length + 1):
            yield words[first : first + length]


def _frames(words: Words, language: Language) -> tuple[str, ...]:
    match = language.triggers.at(words, 0)
    if match is None or match.end < len(words):
        return ()
    return tuple(dict.fromkeys(trigger.frame.id for trigger in match.values))


def write_unexplained(out: TextIO, found: Sequence[Unexplained]) -> None:
    """Write the phrases as a table, or in a pipe as tab-separated lines."""
    rows = []
    for one in found:
        examples = (*one.examples, *[""] * (EXAMPLES - len(one.examples)))
        rows.append((str(one.sentences), " ".join(one.words), one.looks, ", ".join(one.frames), *examples))
    write_table(out, COLUMNS, rows)


def _articles(sources: Sequence[str]) -> Iterator[Article]:
    for record in read_sources(sources):
        if isinstance(record, Reject):
            complain(f"{record.origin}: {record.cause}: {record.detail}")
        else:
            yield record


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the workbench and return its exit code: 0 done, 2 wrong use, 3 no such source."""
    parser = argparse.ArgumentParser(prog="python -m scripts.workbench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, folder or glob of articles, or -")
    parser.add_argument("--at-least", type=int, default=2, help="leave out what stands in fewer sentences (default: 2)")
    parser.add_argument("--verbs", action="store_true", help="list only what begins with a verb")
    parser.add_argument("--top", type=int, default=SHOWN, help=f"how many to list (default: {SHOWN})")
    options = parser.parse_args(arguments)
    write_utf8(sys.stdout, sys.stderr)
    try:
        found = find_unexplained(_articles(options.sources), at_least=options.at_least)
    except SamarkandError as error:
        complain(str(error))
        return error.exit_code
    shown = [one for one in found if one.looks] if options.verbs else found
    write_unexplained(sys.stdout, shown[: options.top])
    return 0


if __name__ == "__main__":
    sys.exit(main())
