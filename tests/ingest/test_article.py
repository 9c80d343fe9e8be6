"""What an article is called, where it is and when it came out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest import Known, make_article
from flows.ingest.article import canonical_url

TEXT = "Jakarta (ANTARA) - China dan Belarus pada Kamis (15/9) merilis pernyataan bersama di Samarkand, Uzbekistan."


def test_the_text_is_stored_as_it_is() -> None:
    text = f"  {TEXT}\n\n"
    assert make_article(text).text == text


def test_a_given_id_is_kept() -> None:
    assert make_article(TEXT, Known(article_id=" wa-01 ", url="https://example.org/a")).article_id == " wa-01 "


def test_the_same_address_is_the_same_article_in_a_new_revision() -> None:
    first = make_article(TEXT, Known(url="https://www.example.org/a?id=1&utm_source=x#top"))
    second = make_article(TEXT + " Ralat.", Known(url="https://WWW.example.org:443/a?id=1"))
    assert first.article_id == second.article_id
    assert first.revision_id != second.revision_id
    assert second.url == "https://www.example.org/a?id=1"


def test_without_id_and_address_the_words_are_the_article() -> None:
    assert make_article(TEXT).article_id == make_article(TEXT.replace(" ", "\n ")).article_id
    assert make_article(TEXT).article_id != make_article(TEXT + " Ralat.").article_id
    assert make_article("caf\u00e9").article_id == make_article("cafe\u0301").article_id


def test_title_text_and_date_make_the_revision_and_nothing_else() -> None:
    first = make_article(TEXT, Known(title="Judul", published="2022-09-16"))
    assert first.revision_id == make_article(TEXT, Known(title="Judul", published="2022-09-16", source="x")).revision_id
    assert first.revision_id != make_article(TEXT, Known(title="Judul", published="2022-09-17")).revision_id
    assert first.revision_id != make_article(TEXT, Known(title="Lain", published="2022-09-16")).revision_id


def test_the_headline_above_the_story_is_the_title_unless_one_is_known() -> None:
    text = f"China dan Belarus tingkatkan kemitraan\n\n{TEXT}"
    assert make_article(text).title == "China dan Belarus tingkatkan kemitraan"
    assert make_article(text, Known(title="Kemitraan")).title == "Kemitraan"
    assert make_article(TEXT).title is None


@pytest.mark.parametrize(
    ("text", "known", "published", "basis"),
    [
        (TEXT, Known(published="2022-09-16", markup_published="2022-09-17"), "2022-09-16", "given"),
        (TEXT, Known(markup_published="2022-09-17", url="https://e.org/2022/09/18/a"), "2022-09-17", "markup"),
        (TEXT, Known(published="kemarin", url="https://e.org/2022/09/18/a"), "2022-09-18", "url"),
        (f"Jumat, 16 September 2022 09:14 WIB\n{TEXT}", Known(), "2022-09-16T09:14:00+07:00", "dateline"),
        (f"Jakarta, 16/9/2022 (ANTARA) - {TEXT[19:]}\nCopyright © ANTARA 2023", Known(), "2022-09-16", "dateline"),
        (f"Jakarta, 16/9 (ANTARA) - {TEXT[19:]}\nCopyright © ANTARA 2022", Known(), "2022-09-16", "dateline"),
        (f"{TEXT}\nCopyright © ANTARA 2022", Known(), "2022", "copyright"),
        (TEXT, Known(), None, None),
    ],
)
def test_the_date_of_publication_says_from_what_it_is_known(
    text: str, known: Known, published: str | None, basis: str | None
) -> None:
    article = make_article(text, known)
    assert (article.published, article.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/a?fbclid=1&b=2&UTM_Medium=3&c=", "https://example.org/a?b=2&c="),
        ("https://[::1]:8000/a", "https://[::1]:8000/a"),
        ("https://example.org/A/%7Eb#c", "https://example.org/A/%7Eb"),
        ("ftp://example.org/a", None),
        ("https:///a", None),
        ("https://[bad/a", None),
        ("https://example.org:port/a", None),
        ("berita/3120225", None),
    ],
)
def test_an_address_keeps_only_what_names_the_page(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@given(st.text(max_size=60))
def test_a_canonical_address_stays_itself(tail: str) -> None:
    canonical = canonical_url(f"https://example.org/{tail}")
    assert canonical is None or canonical_url(canonical) == canonical
