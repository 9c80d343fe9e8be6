"""The lexicon: words derive as Indonesian derives them, and every line of its data is sound."""

import csv
import tomllib
from collections import defaultdict
from importlib.resources import files
from itertools import combinations
from typing import Any, get_args

import pytest

from flows.extract.language import (
    WORD_CLASSES,
    Frame,
    Language,
    Pattern,
    Trigger,
    WordClass,
    derive,
    load_language,
)
from flows.extract.ontology import load_ontology
from flows.extract.tables import PhraseIndex, split_cell
from flows.extract.text import tokenize
from flows.extract.world import load_world
from flows.records import EventType, Kind

FOLDER = files("flows.extract") / "lexicon" / "id"
LANGUAGE: Language = load_language("id")
GRAMMAR: dict[str, Any] = tomllib.loads((FOLDER / "grammar.toml").read_text("utf-8"))
TABLE: list[dict[str, Any]] = [
    frame
    for file in sorted((FOLDER / "frames").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".toml")
    for frame in tomllib.loads(file.read_text("utf-8"))["frame"]
]
FIELDS = {
    "within",
    "named",
    "own",
    "performative",
    *("id", "type", "kind", "pattern", "roots", *WORD_CLASSES, "needs", "without", "targets", "instrument"),
    *(
        "agreement_type",
        "modal",
        "negated",
        "control",
        "needs_person",
        "needs_subject_person",
        "unnamed_subject",
        "armed_subject",
        "cargo",
        "soil",
        "noun_needs_light",
    ),
    *("demonstration", "one_sided", "plain_partner", "confidence"),
}
TARGETS = {"to", "against", "with", "at", "towards", "from", "about"}
each_frame = pytest.mark.parametrize("entry", TABLE, ids=[entry["id"] for entry in TABLE])


def triggers_at(form: str) -> tuple[Trigger, ...]:
    """The triggers of a form, none where it is only a part of a longer one."""
    keys = tokenize(form)
    match = LANGUAGE.triggers.at(keys, 0)
    return match.values if match is not None and match.end == len(keys) else ()


def evoked(form: str, word_class: WordClass) -> set[str]:
    return {trigger.frame.id for trigger in triggers_at(form) if trigger.word_class == word_class}


@pytest.mark.parametrize(
    ("root", "derivation", "form"),
    [
        ("temu", "ber", "bertemu"),
        ("temu", "meN-i", "menemui"),
        ("temu", "di-i", "ditemui"),
        ("temu", "per-an", "pertemuan"),
        ("runding", "ber", "berunding"),
        ("runding", "per-an", "perundingan"),
        ("kritik", "meN", "mengkritik"),
        ("kritik", "di", "dikritik"),
        ("tuduh", "meN", "menuduh"),
        ("tuduh", "di", "dituduh"),
        ("tuduh", "an", "tuduhan"),
        ("sebut", "meN", "menyebut"),
        ("sebut", "di", "disebut"),
        ("protes", "meN", "memprotes"),
        ("puji", "meN", "memuji"),
        ("bantah", "meN", "membantah"),
        ("kecam", "meN", "mengecam"),
        ("serang", "meN", "menyerang"),
        ("desak", "meN", "mendesak"),
        ("culik", "meN", "menculik"),
        ("undang", "meN", "mengundang"),
        ("ancam", "meN", "mengancam"),
        ("harga", "meN-i", "menghargai"),
        ("ganggu", "meN", "mengganggu"),
        ("fitnah", "meN", "memfitnah"),
        ("veto", "meN", "memveto"),
        ("lawat", "meN", "melawat"),
        ("rudal", "meN", "merudal"),
        ("nilai", "meN", "menilai"),
        ("tandatangan", "peN-an", "penandatanganan"),
        ("tandatangan", "meN-i", "menandatangani"),
        ("tahan", "peN-an", "penahanan"),
        ("sita", "peN-an", "penyitaan"),
        ("bebas", "peN-an", "pembebasan"),
        ("kunjung", "an", "kunjungan"),
        ("cemas", "ke-an", "kecemasan"),
    ],
)
def test_a_root_makes_the_form_that_the_grammar_of_indonesian_makes(root: str, derivation: str, form: str) -> None:
    made, _ = derive(root, derivation, GRAMMAR)
    assert made == form


@pytest.mark.parametrize(
    ("derivation", "word_class"),
    [
        ("meN", "active"),
        ("ber", "active"),
        ("di-kan", "passive"),
        ("per-an", "noun"),
        ("peN-an", "noun"),
        ("an", "noun"),
    ],
)
def test_affixes_give_the_class_of_the_word(derivation: str, word_class: WordClass) -> None:
    assert derive("temu", derivation, GRAMMAR)[1] == word_class


def test_an_unknown_derivation_is_refused() -> None:
    with pytest.raises(LookupError, match="no derivation 'meN-wan'"):
        derive("temu", "meN-wan", GRAMMAR)


@pytest.mark.parametrize(
    ("form", "word_class", "frame"),
    [
        ("bertemu", "active", "meet"),
        ("menemui", "active", "meet"),
        ("ditemui", "passive", "meet"),
        ("pertemuan", "noun", "meet"),
        ("mengunjungi", "active", "visit"),
        ("dikunjungi", "passive", "visit"),
        ("kunjungan", "noun", "visit"),
        ("mengkritik", "active", "condemn"),
        ("dituduh", "passive", "condemn"),
        ("kecaman", "noun", "condemn"),
        ("dukungan", "noun", "support"),
        ("didesak", "passive", "request"),
        ("penandatanganan", "noun", "sign"),
        ("berunding", "active", "negotiate"),
    ],
)
def test_a_derived_form_evokes_the_frame_of_its_root(form: str, word_class: WordClass, frame: str) -> None:
    assert frame in evoked(form, word_class)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="no lexicon for language 'xx'"):
        load_language("xx")


def test_a_lexicon_is_loaded_once() -> None:
    assert load_language("id") is LANGUAGE


def test_frames_are_named_apart() -> None:
    names = [entry["id"] for entry in TABLE]
    assert len(names) == len(set(names))


@each_frame
def test_a_frame_has_only_fields_that_the_engine_knows(entry: dict[str, Any]) -> None:
    assert set(entry) <= FIELDS
    assert {"id", "type", "pattern", "confidence"} <= set(entry)


@each_frame
def test_a_frames_values_are_of_their_vocabularies(entry: dict[str, Any]) -> None:
    assert entry["type"] in get_args(EventType)
    assert entry["pattern"] in get_args(Pattern)
    assert ("kind" in entry) == (entry["type"] in {"CONSULT", "AGREE"})
    assert entry.get("kind", "meeting") in get_args(Kind)
    assert entry.get("negated", "REJECT") in get_args(EventType)
    assert entry.get("modal", "drop") in {"drop", "pledge", "keep", "none"}
    assert entry.get("control", "subject") in {"subject", "object"}
    assert entry.get("instrument", "required") in {"required", "upgrades"}
    assert set(entry.get("targets", ())) <= TARGETS
    assert 0 < entry["confidence"] <= 1


@each_frame
def test_a_frames_event_has_its_codes_in_the_ontology(entry: dict[str, Any]) -> None:
    codes = load_ontology().code(entry["type"], entry.get("kind"), entry.get("agreement_type"))
    assert codes.plover_type
    assert codes.cameo_code
    assert entry.get("agreement_type", "other") in load_ontology().ranks


@each_frame
def test_a_frame_has_a_trigger_that_tells_its_event(entry: dict[str, Any]) -> None:
    forms = [form for word_class in WORD_CLASSES if word_class != "pointer" for form in entry.get(word_class, ())]
    for line in entry.get("roots", ()):
        root, _, names = line.partition(":")
        forms += [derive(root.strip(), name.strip(), GRAMMAR)[0] for name in names.split(",")]
    assert forms
    for form in forms:
        assert entry["id"] in {trigger.frame.id for trigger in triggers_at(form)}, form


def test_two_frames_of_one_outcome_claim_a_form_only_where_a_condition_tells_them_apart() -> None:
    claims: defaultdict[tuple[str, WordClass], list[Frame]] = defaultdict(list)
    for form in {form for entry in TABLE for word_class in WORD_CLASSES for form in entry.get(word_class, ())}:
        for trigger in triggers_at(form):
            if trigger.frame not in claims[form, trigger.word_class]:
                claims[form, trigger.word_class].append(trigger.frame)
    assert claims
    for (form, _), frames in claims.items():
        for one, other in combinations(frames, 2):
            same = (one.type, one.kind, one.pattern) == (other.type, other.kind, other.pattern)
            told_apart = any(frame.needs or frame.instrument or frame.cargo for frame in (one, other))
            assert not same or told_apart, f"{form!r} is claimed by {one.id} and {other.id}"


def test_every_agreement_phrase_names_a_type_of_the_ontology() -> None:
    rows = table_rows("agreement_types.csv")
    assert {row["agreement_type"] for row in rows} <= set(load_ontology().ranks)


def test_no_phrase_of_an_agreement_is_claimed_twice() -> None:
    phrases = [phrase for row in table_rows("agreement_types.csv") for phrase in split_cell(row["phrase"])]
    assert sorted(phrases) == sorted(set(phrases))


def test_every_office_has_a_rank_and_a_role_of_the_leaders_vocabulary() -> None:
    roles = {row["role"] for row in table_rows("roles.csv")}
    assert {int(row["rank"]) for row in table_rows("roles.csv")} <= {1, 2, 3, 4}
    world = load_world()
    used = {term.role for terms in world.surnames.values() for term in terms}
    assert used - {"other"} <= roles | {"organisation_head"}


@pytest.mark.parametrize(
    ("index", "phrase"),
    [
        ("roles", "Menteri Luar Negeri"),
        ("bodies", "Kementerian Pertahanan"),
        ("former", "mantan"),
        ("prepositions", "di sela-sela"),
        ("words", "bahwa"),
        ("light", "melakukan"),
        ("references", "kedua kepala negara"),
        ("instruments", "nota kesepahaman"),
        ("determiners", "para"),
        ("honorifics", "Jenderal"),
    ],
)
def test_the_closed_classes_are_loaded(index: str, phrase: str) -> None:
    phrases = getattr(LANGUAGE, index)
    assert isinstance(phrases, PhraseIndex)
    assert phrase in phrases


@pytest.mark.parametrize(
    ("word", "word_class"),
    [
        ("membuka", "active"),
        ("mengatakan", "active"),
        ("bertolak", "active"),
        ("dilaksanakan", "passive"),
        ("terbunuh", "passive"),
        ("menteri", None),
        ("mereka", None),
        ("bersama", None),
        ("direktur", None),
        ("Membuka", None),
        ("di", None),
        ("berlangsungnya", None),
        ("negara", None),
    ],
)
def test_a_word_looks_like_a_verb_by_its_prefix(word: str, word_class: WordClass | None) -> None:
    assert LANGUAGE.verb_class(word, word.lower()) == word_class


def table_rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (FOLDER / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))
