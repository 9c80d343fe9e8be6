"""The workbench, which shows what extending the lexicon would pay, and the page that says how to extend it."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from flows.ingest import make_article
from scripts.workbench import find_unexplained, main
from tests.conftest import ROOT

MEETING = "Presiden Indonesia Joko Widodo bertemu Perdana Menteri Jepang Fumio Kishida di Tokyo, Rabu (27/7/2022)."
UNKNOWN_VERB = (
    "Presiden Indonesia Joko Widodo mempelototi dengan sinis Presiden China Xi Jinping pada Senin (25/7/2022). "
)


def test_the_workbench_counts_what_stands_between_participants_where_no_event_was_made() -> None:
    once = "China mempelototi Jepang. Menteri itu mempelototi kucing. " + MEETING
    listed = find_unexplained([make_article(UNKNOWN_VERB), make_article(once)])
    assert [(one.words, one.sentences, one.looks, one.frames) for one in listed] == [
        (("mempelototi",), 2, "active", ())
    ]
    assert len(listed[0].examples) == 2
    assert "Joko Widodo [mempelototi] dengan sinis" in listed[0].examples[0]


def test_a_phrase_takes_the_place_of_the_words_that_stand_only_inside_it() -> None:
    listed = find_unexplained([make_article(UNKNOWN_VERB * 2)])
    assert [one.words for one in listed] == [("mempelototi", "dengan", "sinis")]
    assert len(find_unexplained([make_article(UNKNOWN_VERB)], at_least=1)) == 1


def test_words_that_make_an_event_are_not_unexplained() -> None:
    assert find_unexplained([make_article(MEETING)], at_least=1) == []


def test_a_trigger_whose_conditions_were_not_met_is_listed_with_its_frame() -> None:
    listed = find_unexplained([make_article("Indonesia dan Jepang tidak pernah bertemu.")], at_least=1)
    assert [one.frames for one in listed if one.words == ("bertemu",)] == [("meet", "call_by")]


def test_the_workbench_lists_tab_separated_lines_and_verbs_alone_if_asked(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    line = {"id": "a", "text": "Kucing China dan anjing Jepang mempelototi rumah."}
    (folder / "articles.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert main(["articles.jsonl", "--at-least", "1"]) == 0
    header, *lines = capfd.readouterr().out.splitlines()
    assert header.split("\t")[:4] == ["sentences", "words", "looks", "frames"]
    assert {line.split("\t")[1] for line in lines} == {"kucing", "anjing", "mempelototi rumah"}
    assert main(["articles.jsonl", "--at-least", "1", "--verbs"]) == 0
    assert [line.split("\t")[1] for line in capfd.readouterr().out.splitlines()[1:]] == ["mempelototi rumah"]


def test_the_workbench_says_in_one_line_that_a_source_does_not_exist(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["nowhere"]) == 3
    assert capfd.readouterr().err.count("\n") == 1


# the page on extending the lexicon

PAGE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")


def test_every_file_that_the_page_on_the_lexicon_names_exists() -> None:
    named = set(re.findall(r"`([\w./-]+\.(?:csv|toml|py|md|jsonl))`", PAGE))
    known = {path.name for folder in ("flows", "tests", "docs", "scripts") for path in (ROOT / folder).rglob("*.*")}
    assert len(named) > 8
    assert {name for name in named if not ((ROOT / name).exists() if "/" in name else name in known)} == set()


def test_every_key_of_a_frame_that_the_page_on_the_lexicon_shows_is_told_beside_the_tables() -> None:
    [example] = re.findall(r"```toml\n(\[\[frame\]\].*?)```", PAGE, re.DOTALL)
    [frame] = tomllib.loads(example)["frame"]
    head = (ROOT / "flows" / "extract" / "lexicon" / "id" / "frames" / "README.md").read_text("utf-8")
    assert set(frame) <= set(re.findall(r"[a-z_]+", head))
