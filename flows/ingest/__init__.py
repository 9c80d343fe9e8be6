"""A source → Articles: files, folders, globs and standard input, read as dispatches.

`read_sources` is the whole way in; what it yields is an `Article` ready for extraction or a `Reject` that says
why an input could not be taken.
"""

from flows.ingest.article import Known, make_article
from flows.ingest.decoding import DEFAULT_LIMITS, Limits
from flows.ingest.dispatch import read_dispatch
from flows.ingest.sources import read_sources

__all__ = ["DEFAULT_LIMITS", "Known", "Limits", "make_article", "read_dispatch", "read_sources"]
