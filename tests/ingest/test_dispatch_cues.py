"""The table of cue words is well formed."""

import re
import tomllib
from importlib.resources import files

import pytest

from flows.ingest.dispatch_cues import load_cues

TABLE = tomllib.loads(files("flows.ingest").joinpath("dispatch_id.toml").read_text(encoding="utf-8"))
LISTS = [
    (f"{section}.{key}", words)
    for section, table in TABLE.items()
    for key, words in table.items()
    if isinstance(words, list)
]


@pytest.mark.parametrize(("name", "words"), LISTS)
def test_a_list_has_words_without_white_space_around_and_none_twice(name: str, words: list[str]) -> None:
    assert words, name
    assert all(word and word == word.strip() for word in words)
    folded = [word.lower() for word in words]
    assert len(set(folded)) == len(folded)


def test_no_label_has_two_roles() -> None:
    labels = [
        word.lower()
        for key in ("reporters", "translators", "editors", "others", "bylines")
        for word in TABLE["footer"][key]
    ]
    assert len(set(labels)) == len(labels)


def test_months_are_all_twelve_and_zones_those_of_the_world() -> None:
    cues = load_cues()
    assert set(cues.months.values()) == set(range(1, 13))
    assert all(-12 <= hours <= 14 for hours in cues.zones.values())


def test_every_label_opens_a_footer_element_with_its_role() -> None:
    cues = load_cues()
    for label in cues.labels:
        match = cues.footer.match(f"{label.capitalize()}: Ani")
        assert match is not None
        assert re.sub(r"\s+", " ", match["label"].lower()) == label
