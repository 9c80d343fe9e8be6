"""Makes an Article of a text and what is known about it: its ids, its canonical address, its date."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from flows.ingest.dates import date_in_line, day_in_url, normalise_date
from flows.ingest.dispatch import read_dispatch
from flows.records import Article, Dispatch, PublishedBasis, content_id

# Query parameters that say how a reader came to a page, not which page it is.
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "ref_src"}
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Known:
    """What a source says about an article besides its text; `published` is ISO 8601, in UTC or with its offset.

    `markup_published` is the date in a page's markup, which a `published` given goes before.
    """

    article_id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    markup_published: str | None = None
    language: str | None = None


def make_article(text: str, known: Known = Known()) -> Article:
    """The article of this text, which is stored as it is.

    Its id is the one given, else the digest of the canonical URL, else that of the text (NFC, white space folded),
    so that a corrected text at the same address is a new revision of the same article. Without a title the headline
    above the story is taken. A `published` or URL that can't be read counts as none.
    """
    dispatch = read_dispatch(text, known.title)
    title = known.title or _headline(text, dispatch)
    url = None if known.url is None else canonical_url(known.url)
    published, basis = find_published(text, dispatch, known)
    if known.article_id is not None:
        article_id = known.article_id
    elif url is not None:
        article_id = content_id("url", url)
    else:
        article_id = content_id("text", " ".join(unicodedata.normalize("NFC", text).split()))
    return Article(
        article_id=article_id,
        revision_id=content_id(title, text, published),
        text=text,
        title=title,
        url=url,
        source=known.source,
        published=published,
        published_basis=basis,
        language=known.language,
        dispatch=dispatch,
    )


def canonical_url(url: str) -> str | None:
    """The address without what does not name the page: fragment, tracking parameters, default port.

    Scheme and host become lower case. None where it is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{port}"
    kept = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair.partition("=")[0])]
    return urlunsplit((parts.scheme, netloc, parts.path.strip() or "/", "&".join(kept).strip(), ""))


def find_published(text: str, dispatch: Dispatch, known: Known) -> tuple[str | None, PublishedBasis | None]:
    """When the article was published, ISO 8601, and from what that is known.

    The first of: the date given, the page's markup, a day in the URL's path, a date in the dateline, byline or
    timestamp above the story (one without a year takes that of the copyright notice), the copyright's year.
    """
    if known.published is not None and (given := normalise_date(known.published)) is not None:
        return given, "given"
    if known.markup_published is not None and (marked := normalise_date(known.markup_published)) is not None:
        return marked, "markup"
    if known.url is not None and (day := day_in_url(known.url)) is not None:
        return day, "url"
    year = dispatch.copyright_year
    heads = [text[section.start : section.end] for section in dispatch.sections if section.kind == "dateline"]
    for completing in (None, year):
        for head in heads:
            if (dated := date_in_line(head, completing)) is not None:
                return dated, "dateline"
    return (None, None) if year is None else (str(year), "copyright")


def _is_tracking(parameter: str) -> bool:
    name = parameter.lower()
    return name in _TRACKING or name.startswith("utm_")


def _headline(text: str, dispatch: Dispatch) -> str | None:
    """The heading above the story, if there is one."""
    for section in dispatch.sections:
        if section.kind == "heading":
            return text[section.start : section.end]
        if section.kind == "body":
            return None
    return None
