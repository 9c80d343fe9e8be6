"""Evidence: the words of the article that state an event."""

from flows.extract.candidates import Candidate
from flows.extract.text import Sentence
from flows.records import Evidence

_LONGEST = 15  # words, as white space parts them


def find_evidence(text: str, sentence: Sentence, candidate: Candidate) -> Evidence:
    """The stretch from the first to the last word used, cut to fifteen words around the trigger."""
    first, last = candidate.first, candidate.last
    trigger_words = _words(sentence, candidate.trigger_first, candidate.trigger_last)
    while _words(sentence, first, last) > _LONGEST and last > candidate.trigger_last + (_LONGEST - trigger_words) // 2:
        last -= 1
    while _words(sentence, first, last) > _LONGEST and first < candidate.trigger_first:
        first += 1
    while _words(sentence, first, last) > _LONGEST:
        last -= 1
    start, end = sentence.starts[first], sentence.ends[last - 1]
    return Evidence(text[start:end], start, end, sentence.index)


def _words(sentence: Sentence, first: int, last: int) -> int:
    """How many words, as white space parts them, the tokens `[first, last)` make."""
    return 1 + sum(sentence.ends[i] < sentence.starts[i + 1] for i in range(first, last - 1))
