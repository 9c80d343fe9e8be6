"""A web page → its article's text and what its markup says about it (trafilatura does the reading)."""

import re
from collections.abc import Iterator

from flows.ingest.article import Known, canonical_url
from flows.ingest.dates import normalise_date
from flows.ingest.decoding import InputError, decode_text, normalise_lines

_HEAD = 4096  # bytes in which a page must declare its encoding; the standard asks for the first 1024
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_JSON_LD_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"\n]{4,60})\"")
# Where pages say when they were published, best first. Sources: Open Graph, schema.org microdata, Dublin Core, and
# the names that Indonesian publishers use.
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//meta[@name='dc.date.issued' or @name='DC.date.issued' or @name='pubdate' or @name='publishdate'"
    " or @name='content_PublishedDate' or @name='dtk:publishdate']/@content",
    "//article//time/@datetime",
)
# trafilatura looks for dates up to today; a fixed bound keeps the answer the same on any day.
_DATE_SEARCH: dict[str, object] = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-01-01",
    "outputformat": "%Y-%m-%d",
}


def read_page(data: bytes) -> tuple[str, Known]:
    """The article's text, a paragraph a line, with title, canonical URL, site, language and date of publication.

    Raises InputError: as `decode_text` does, and "empty" where the page holds no article.
    """
    declared = _CHARSET.search(data, 0, _HEAD)
    html = decode_text(data, None if declared is None else declared[1].decode("ascii"))
    from trafilatura import bare_extraction  # a quarter of a second to import: for pages only
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    tree = load_html(_XML_DECLARATION.sub("", html, count=1))
    if tree is None:
        raise InputError("empty", "no article was found in this page")
    moments = list(_markup_dates([[str(value) for value in tree.xpath(path)] for path in _DATE_PATHS], html))
    language = str(tree.get("lang") or "").partition("-")[0].lower()
    page = bare_extraction(
        tree, with_metadata=True, include_comments=False, include_images=False, date_extraction_params=_DATE_SEARCH
    )
    if not isinstance(page, Document) or not page.text or not page.text.strip():
        raise InputError("empty", "no article was found in this page")
    return normalise_lines(page.text), Known(
        title=page.title or None,
        url=canonical_url(page.url) if page.url else None,
        source=page.sitename or page.hostname or None,
        markup_published=_best_date(moments) or page.date,
        language=language or None,
    )


def _markup_dates(found: list[list[str]], html: str) -> Iterator[str]:
    """The dates of publication that the markup names, in ISO form, best first."""
    linked = [match[1].replace("\\/", "/") for match in _JSON_LD_DATE.finditer(html)]
    for values in [found[0], linked, *found[1:]]:
        for value in values:
            if (moment := normalise_date(value.replace("/", "-"))) is not None:
                yield moment


def _best_date(moments: list[str]) -> str | None:
    """The first that has a time of day, else the first."""
    return next((moment for moment in moments if "T" in moment), moments[0] if moments else None)
