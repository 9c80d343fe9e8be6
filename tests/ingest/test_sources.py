"""What a user names is found, read in order, and never stops the rest."""

import io
import json
import os
from pathlib import Path

import pytest

from flows.errors import SourceError
from flows.ingest import Limits, read_sources
from flows.ingest.decoding import KEPT_OF_REJECT
from flows.records import Article, Reject

TEXT = "Jakarta (ANTARA) - China dan Belarus pada Kamis (15/9) merilis pernyataan bersama di Samarkand, Uzbekistan."
NEXT = "Kedua kepala negara bertukar pandangan tentang hubungan China-Belarus serta isu-isu internasional."
STORY = f"{TEXT}\n{NEXT}"
PAGE = (
    "<!DOCTYPE html><html><head><title>Judul</title></head>"
    f"<body><article><p>{TEXT}</p><p>{NEXT}</p></article></body></html>"
)


def json_line(article_id: str) -> str:
    return json.dumps({"id": article_id, "text": TEXT}) + "\n"


def texts(found: list[Article | Reject]) -> list[str]:
    return [item.text if isinstance(item, Article) else item.cause for item in found]


def only_reject(found: list[Article | Reject]) -> Reject:
    (reject,) = (item for item in found if isinstance(item, Reject))
    return reject


def test_a_file_is_one_article_with_its_text_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "kabar.txt"
    file.write_bytes(b"\xef\xbb\xbf" + f"{TEXT}\r\n\r\nLagi.\r\n".encode())
    (article,) = read_sources([str(file)])
    assert isinstance(article, Article)
    assert article.text == f"{TEXT}\n\nLagi.\n"


@pytest.mark.parametrize(
    ("name", "content", "article_ids"),
    [
        ("a.txt", json_line("a") + json_line("b"), ["a", "b"]),
        ("a", json_line("a"), ["a"]),
        ("a.json", json_line("a"), ["a"]),
        ("a.jsonl", "\ufeff\n\n" + json_line("a"), ["a"]),
    ],
)
def test_json_lines_are_known_by_their_content(tmp_path: Path, name: str, content: str, article_ids: list[str]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    found = list(read_sources([str(tmp_path / name)]))
    assert [item.article_id for item in found if isinstance(item, Article)] == article_ids


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_pages_are_known_by_their_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"\n<!-- disimpan -->\n{PAGE}", encoding="utf-8")
    (article,) = read_sources([str(tmp_path / name)])
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Judul", STORY)


def test_wire_text_named_as_a_page_is_wire_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    assert texts(list(read_sources([str(tmp_path / "a.html")]))) == [TEXT]


@pytest.mark.parametrize("opening", ["[Foto: Xi Jinping]\n", "{catatan} ", "<3 "])
def test_wire_text_may_open_with_a_bracket(tmp_path: Path, opening: str) -> None:
    (tmp_path / "a.txt").write_text(opening + TEXT, encoding="utf-8")
    assert texts(list(read_sources([str(tmp_path / "a.txt")]))) == [opening + TEXT]


def test_a_folder_is_read_to_its_depth_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ["b.txt", "a.html", "c/d.txt", "c/a.jsonl", "B.txt", ".hidden.txt", ".git/x.txt", "README.md", "x.png"]:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        content = {".html": PAGE, ".jsonl": json_line("x")}.get(file.suffix, name)
        file.write_text(content, encoding="utf-8")
    assert texts(list(read_sources([str(tmp_path)]))) == ["B.txt", STORY, "b.txt", TEXT, "c/d.txt"]


def test_a_folders_page_without_a_suffix_is_found_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "china-belarus").write_text(PAGE, encoding="utf-8")
    (tmp_path / "Makefile").write_text("all:\n", encoding="utf-8")
    assert len(list(read_sources([str(tmp_path)]))) == 1


def test_a_glob_gives_its_files_sorted(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", "c.md"]:
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "d.txt").mkdir()
    assert texts(list(read_sources([str(tmp_path / "*.txt")]))) == ["a.txt", "b.txt"]


def test_a_file_whose_name_has_a_globs_signs_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT, encoding="utf-8")
    assert texts(list(read_sources([str(tmp_path / "a[1].txt")]))) == [TEXT]


def test_standard_input_takes_text_pages_and_json_lines() -> None:
    for content, count in [(TEXT, 1), (PAGE, 1), (json_line("a") + json_line("b"), 2)]:
        found = list(read_sources(["-"], standard_input=io.BytesIO(content.encode())))
        assert [type(item) for item in found] == [Article] * count


def test_sources_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ["a.txt", "b.txt"]:
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = read_sources(
        [str(tmp_path / "b.txt"), "-", str(tmp_path / "a.txt")], standard_input=io.BytesIO(b"dari pipa")
    )
    assert texts(list(found)) == ["b.txt", "dari pipa", "a.txt"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("tiada.txt", "tiada.txt: no such file or folder"),
        ("", "no such file"),
        ("a\0b", "no such file"),
        ("tiada-*.txt", "no file matches"),
        ("kosong", "no article files"),
        ("https://example.org/berita", "reads files, folders, globs and standard input"),
    ],
)
def test_a_source_that_is_not_there_is_an_error_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, message: str
) -> None:
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong" / "README.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "ada.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match=message):
        read_sources(["ada.txt", source])


def test_standard_input_is_read_only_once() -> None:
    with pytest.raises(SourceError, match="only once"):
        read_sources(["-", "-"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(mode=0o000)
    with pytest.raises(SourceError, match="permission"):
        read_sources([str(tmp_path / "a.txt")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_below_a_source_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b").mkdir(mode=0o000)
    assert texts(list(read_sources([str(tmp_path)]))) == [TEXT, "unreadable"]


def test_a_file_that_goes_away_is_rejected_and_the_rest_read(tmp_path: Path) -> None:
    for name in ["a.txt", "b.txt"]:
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = read_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    (tmp_path / "a.txt").unlink()
    assert texts(list(found)) == ["unreadable", "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.html", b" \n", "empty"),
        ("a.txt", b"%PDF-1.7 ...", "binary"),
        ("a.txt", b"\xff\xd8\xff\xe0 JFIF", "binary"),
        ("a.txt", b"Jakarta \x00\x01\x02", "binary"),
        ("a.jsonl", b"PK\x03\x04 ...", "binary"),
        ("a.txt", b"\xe2\x80\x9cKami\xe2\x80\x9d \xff\xff", "encoding"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "unsupported"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n", "unsupported"),
        ("a.json", b'[\n {"text": "a"}\n]', "bad_json"),
        ("a.json", b'{\n "text": "a"\n}', "bad_json"),
    ],
)
def test_an_input_that_cant_be_taken_is_rejected_with_its_cause(
    tmp_path: Path, name: str, content: bytes, cause: str
) -> None:
    (tmp_path / name).write_bytes(content)
    reject = only_reject(list(read_sources([str(tmp_path / name)])))
    assert (reject.origin, reject.position, reject.cause, reject.content) == (
        str(tmp_path / name),
        None,
        cause,
        content,
    )


class CountingInput(io.BytesIO):
    """Standard input that knows how much of it was read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_a_file_over_the_limit_is_rejected_without_being_read_whole() -> None:
    source = CountingInput(b"Jakarta (ANTARA) - " + b"a" * 50_000_000)
    reject = only_reject(list(read_sources(["-"], standard_input=source)))
    assert (reject.cause, len(reject.content)) == ("too_large", KEPT_OF_REJECT)
    assert source.taken <= Limits().record_bytes + 1


def test_json_lines_over_the_limit_as_a_whole_are_read_line_by_line() -> None:
    lines = "".join(json_line(str(number)) for number in range(2000)).encode()
    found = list(read_sources(["-"], limits=Limits(record_bytes=1000), standard_input=io.BytesIO(lines)))
    assert [item.article_id for item in found if isinstance(item, Article)] == [str(number) for number in range(2000)]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}", encoding="utf-8")
    assert list(read_sources([str(tmp_path)])) == list(read_sources([str(tmp_path)]))
