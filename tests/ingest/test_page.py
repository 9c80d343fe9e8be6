"""An article is read out of a web page, with what the page says about it."""

import contextlib

import pytest

from flows.ingest import make_article
from flows.ingest.decoding import InputError
from flows.ingest.page import read_page

HEAD = """<title>China-Belarus tingkatkan kemitraan - Kabar Contoh</title>
<meta property="og:title" content="China-Belarus tingkatkan kemitraan">
<meta property="og:site_name" content="Kabar Contoh">
<link rel="canonical" href="https://kabar.example/berita/1/china-belarus?utm_source=x#top">"""
STORY = """<p>Jakarta (ANTARA) - China dan Belarus pada Kamis (15/9) merilis pernyataan bersama tentang kemitraan.</p>
<p>Presiden Xi Jinping bertemu dengan Presiden Alexander Lukashenko di Samarkand, kata José Muñoz, “bersama”.</p>
<p>Kedua kepala negara bertukar pandangan yang mendalam tentang hubungan China-Belarus serta isu internasional.</p>
<p>Baca juga: <a href="/x">Xi Jinping tiba di Samarkand</a></p>
<p>Pewarta: Xinhua<br>Editor: Joko Susilo<br>Copyright &copy; ANTARA 2022</p>"""


def page(head: str = HEAD, story: str = STORY) -> str:
    return f"""<!DOCTYPE html><html lang="id-ID"><head>{head}</head><body><nav><a href="/">Beranda</a></nav>
<article><h1>China-Belarus tingkatkan kemitraan</h1>{story}</article></body></html>"""


def test_a_page_gives_the_storys_text_and_what_its_markup_says() -> None:
    dated = '<meta property="article:published_time" content="2022-09-16T09:14:05+07:00">'
    text, known = read_page(page(HEAD + dated).encode())
    article = make_article(text, known)
    assert article.title == "China-Belarus tingkatkan kemitraan"
    assert article.url == "https://kabar.example/berita/1/china-belarus"
    assert (article.source, article.language) == ("Kabar Contoh", "id")
    assert (article.published, article.published_basis) == ("2022-09-16T09:14:05+07:00", "markup")
    assert "Beranda" not in article.text
    kinds = [section.kind for section in article.dispatch.sections]
    assert kinds == ["heading", "dateline", "body", "body", "body", "insert", "footer", "footer", "footer"]
    assert article.dispatch.editors == ("Joko Susilo",)


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2022-09-16T09:14:05+07:00"}</script>',
            "2022-09-16T09:14:05+07:00",
        ),
        ('<meta itemprop="datePublished" content="2022-09-16T02:14:05Z">', "2022-09-16T02:14:05+00:00"),
        ('<meta name="pubdate" content="2022-09-16">', "2022-09-16"),
        ('<meta name="dtk:publishdate" content="2022/09/16 09:14:05">', "2022-09-16"),
        (
            '<meta name="pubdate" content="2022-09-16">'
            '<script type="application/ld+json">{"datePublished":"2022-09-16T09:14:05+07:00"}</script>',
            "2022-09-16T09:14:05+07:00",
        ),
    ],
)
def test_the_time_of_publication_is_found_where_publishers_put_it(markup: str, published: str) -> None:
    _, known = read_page(page(HEAD + markup).encode())
    assert known.markup_published == published


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_the_pages_encoding_is_respected(encoding: str) -> None:
    html = page(f'<meta charset="{encoding}">' + HEAD)
    assert "José Muñoz, “bersama”" in read_page(html.encode(encoding))[0]


def test_an_xml_declaration_does_no_harm() -> None:
    html = '<?xml version="1.0" encoding="windows-1252"?>\n' + page()
    assert "José Muñoz, “bersama”" in read_page(html.encode("cp1252"))[0]


@pytest.mark.parametrize(
    "html", ["<html></html>", "<!DOCTYPE html><html><body></body></html>", "<html><body><script>x</script>"]
)
def test_a_page_without_a_story_is_refused_as_empty(html: str) -> None:
    with pytest.raises(InputError) as refused:
        read_page(html.encode())
    assert refused.value.cause == "empty"


@pytest.mark.parametrize("depth", [200, 20_000])
def test_elements_nested_without_end_are_survived(depth: int) -> None:
    html = b"<html><body>" + b"<div>" * depth + STORY.encode()
    with contextlib.suppress(InputError):
        assert read_page(html)[0].strip()
