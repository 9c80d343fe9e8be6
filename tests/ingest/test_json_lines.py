"""JSON Lines are read a line at a time; one bad line costs no other."""

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.decoding import KEPT_OF_REJECT, Limits
from flows.ingest.json_lines import read_json_lines, split_lines
from flows.records import Article, Reject

TEXT = "Jakarta (ANTARA) - China dan Belarus pada Kamis (15/9) merilis pernyataan bersama di Samarkand, Uzbekistan."
LIMITS = Limits(record_bytes=100_000)


def read(blocks: Iterable[bytes], limits: Limits = LIMITS) -> list[Article | Reject]:
    return list(read_json_lines(blocks, "kabar.jsonl", limits))


def line(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode() + b"\n"


def only_article(found: list[Article | Reject]) -> Article:
    (article,) = (item for item in found if isinstance(item, Article))
    return article


def only_reject(found: list[Article | Reject]) -> Reject:
    (reject,) = (item for item in found if isinstance(item, Reject))
    return reject


def test_every_field_of_a_line_reaches_the_article() -> None:
    fields = {
        "id": "wa-01", "title": "Judul", "url": "https://e.org/a", "source": "Kabar",
        "published": "2022-09-16T09:00:00+07:00", "language": "id", "halaman": 3,
    }  # fmt: skip
    article = only_article(read([line(**fields)]))
    assert article.article_id == "wa-01"
    assert (article.title, article.url, article.source, article.language) == ("Judul", "https://e.org/a", "Kabar", "id")
    assert (article.published, article.published_basis) == ("2022-09-16T09:00:00+07:00", "given")
    assert article.dispatch.place == "Jakarta"


def test_date_stands_in_for_published() -> None:
    assert only_article(read([line(published=None, date="2022-09-16")])).published == "2022-09-16"
    assert only_article(read([line(published="2022-09-15", date="2022-09-16")])).published == "2022-09-15"


def test_fields_that_are_null_or_empty_count_as_not_given() -> None:
    found = read([line(id="", title=None, url="", source=" ", published="", language=None)])
    article = only_article(found)
    assert len(found) == 1
    assert (article.title, article.url, article.source, article.published) == (None, None, None, None)


def test_blank_lines_are_skipped_and_the_last_line_needs_no_end() -> None:
    found = read([b"\n  \r\n", line(id="a"), b"\n", line(id="b").rstrip()])
    assert [item.article_id for item in found if isinstance(item, Article)] == ["a", "b"]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("bad", "cause"),
    [
        (b'{"id": "x", "text": "Jakarta (ANT', "bad_json"),
        (b"Jakarta (ANTARA) - China", "bad_json"),
        (b"[1, 2]", "bad_json"),
        (b"null", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"text": ' + b"9" * 5000 + b"}", "bad_json"),
        (b'{"id": "x"}', "bad_field"),
        (b'{"text": null}', "bad_field"),
        (b'{"text": ["Jakarta"]}', "bad_field"),
        (b'{"text": "a", "id": [1]}', "bad_field"),
        (b'{"text": "a", "id": true}', "bad_field"),
        (b'{"text": ""}', "empty"),
        (b'{"text": " \\n "}', "empty"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b'{"text": "a \\ud800 b"}', "encoding"),
        (b'{"text": "a", "id": "\\udfff"}', "encoding"),
        (b'{"text": "\x93kami\x94 \xe2\x80\x9c"}', "encoding"),
        (b'{"text": "a\x00"}', "binary"),
    ],
)
def test_a_bad_line_is_rejected_with_its_number_and_the_others_go_on(bad: bytes, cause: str) -> None:
    found = read([line(id="a"), b"\n", bad + b"\n", line(id="b")])
    reject = only_reject(found)
    assert (reject.origin, reject.position, reject.cause, reject.content) == (
        "kabar.jsonl", 3, cause, bad[:KEPT_OF_REJECT],
    )  # fmt: skip
    assert [item.article_id for item in found if isinstance(item, Article)] == ["a", "b"]


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"published": "15/09/2022"}, "bad_date"),
        ({"date": "kemarin"}, "bad_date"),
        ({"date": 1663212600}, "bad_date"),
        ({"title": 5}, "bad_field"),
        ({"url": "berita/1"}, "bad_field"),
        ({"source": ["a"]}, "bad_field"),
    ],
)
def test_a_bad_side_field_is_reported_and_the_article_kept_without_it(fields: dict[str, object], cause: str) -> None:
    found = read([line(id="a", **fields)])
    assert [type(item) for item in found] == [Reject, Article]
    assert (only_reject(found).cause, only_reject(found).position) == (cause, 1)
    article = only_article(found)
    assert (article.title, article.url, article.source, article.published) == (None, None, None, None)


def test_a_bad_published_leaves_a_good_date() -> None:
    assert only_article(read([line(published="kemarin", date="2022-09-16")])).published == "2022-09-16"


def test_an_id_that_came_before_is_rejected() -> None:
    found = read([line(id="a"), line(id="b"), line(id="a", text="Lain.")])
    assert (only_reject(found).cause, only_reject(found).position) == ("duplicate_id", 3)
    assert [item.text for item in found if isinstance(item, Article)] == [TEXT, TEXT]


def test_a_number_as_id_is_kept_as_its_digits() -> None:
    assert only_article(read([line(id=3120225)])).article_id == "3120225"


def test_line_ends_within_the_text_become_line_feeds() -> None:
    assert only_article(read([line(text="\ufeffsatu\r\ndua\u2028tiga")])).text == "satu\ndua\ntiga"


def test_a_line_over_the_limit_is_rejected_and_the_next_one_read() -> None:
    limits = Limits(record_bytes=1000)
    huge = line(id="x", text="a" * 200_000)
    found = read([line(id="a"), huge, line(id="b")], limits)
    reject = only_reject(found)
    assert (reject.position, reject.cause, reject.content) == (2, "too_large", huge[:KEPT_OF_REJECT])
    assert [item.article_id for item in found if isinstance(item, Article)] == ["a", "b"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_lines_in_marked_encodings_are_read(encoding: str) -> None:
    data = (line(id="a").decode() + json.dumps({"id": "b", "text": "“é”"}, ensure_ascii=False) + "\n").encode(encoding)
    found = read([data[start : start + 7] for start in range(0, len(data), 7)])
    assert [(item.article_id, item.text) for item in found if isinstance(item, Article)] == [("a", TEXT), ("b", "“é”")]


def test_a_windows_1252_line_among_utf8_lines_is_read() -> None:
    western = '{"text": "“Kami sepakat,” kata José."}\n'
    found = read([western.encode(), western.encode("cp1252")])
    assert [item.text for item in found if isinstance(item, Article)] == ["“Kami sepakat,” kata José."] * 2


def test_a_stream_that_breaks_its_byte_order_mark_gives_one_reject_behind_its_good_lines() -> None:
    data = line(id="a").decode().encode("utf-16") + b"\x00"
    found = read([data])
    assert [type(item) for item in found] == [Article, Reject]
    assert only_reject(found).cause == "encoding"


@given(st.lists(st.binary(max_size=30), max_size=8), st.integers(min_value=1, max_value=20))
def test_lines_are_the_same_however_the_stream_is_cut(blocks: list[bytes], limit: int) -> None:
    limits = Limits(record_bytes=limit)
    whole = b"".join(blocks)
    assert list(split_lines(blocks, limits)) == list(split_lines([whole], limits))
    expected = whole.split(b"\n")
    for found in split_lines(blocks, limits):
        assert found.content == expected[found.number - 1]
        assert found.is_whole == (len(found.content) <= limit)
