"""An article → its time expressions, for who wants times and no events: no gazetteer is loaded."""

from dataclasses import dataclass

from flows.extract.language import load_language
from flows.extract.text import split_sentences
from flows.extract.times import mark_times
from flows.extract.times.resolved import TimeType
from flows.records import Article


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: `article.text[start:end] == text`, with its TIMEX3 type and value.

    `value` is as in `flows.extract.times.marking.TimeMention`: ISO 8601 with TIMEX3's codes and X for digits that are
    not known; None where nothing tells.
    """

    article_id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str | None

    def as_record(self) -> dict[str, object]:
        """The published JSON object, keys in their published order."""
        return {
            "article_id": self.article_id,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "value": self.value,
        }


def find_times(article: Article) -> tuple[TimeExpression, ...]:
    """The time expressions of the article's body in text order, resolved as `extract_events` resolves them."""
    language = load_language()
    spans = [(section.start, section.end) for section in article.dispatch.sections if section.kind == "body"]
    sentences = split_sentences(article.text, spans or [(0, len(article.text))], language.abbreviations)
    marked = mark_times(sentences, article.published, language.times, article.text)
    found: list[TimeExpression] = []
    for sentence, mentions in zip(sentences, marked, strict=True):
        for mention in mentions:
            start, end = sentence.starts[mention.first], sentence.ends[mention.last - 1]
            words = article.text[start:end]
            found.append(TimeExpression(article.article_id, start, end, words, mention.type, mention.value))
    return tuple(found)
