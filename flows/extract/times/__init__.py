"""Time expressions: found in sentences, and resolved against the article's own date.

`lexicon` reads a language's words and shapes, `recognition` finds expressions, `timeline` keeps what the article's
time is, `days`, `periods` and `absolute` resolve, `marking` is the way through them.
"""

from flows.extract.times.lexicon import TimeLexicon, TimeLexiconError, load_time_lexicon
from flows.extract.times.marking import TimeMention, day_value, mark_times

__all__ = ["TimeLexicon", "TimeLexiconError", "TimeMention", "day_value", "load_time_lexicon", "mark_times"]
