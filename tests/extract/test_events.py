"""The whole way from an article to its events: the flagship dispatch, determinism, and damaged articles."""

from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract import EXTRACTOR_VERSION, explain, extract_events, read_article, reference_tables
from flows.ingest import Known, make_article
from flows.records import Article, Dispatch, Event, Section, SectionKind
from tests.extract.conftest import Reader, in_short

SAMPLES = {
    file.name.removesuffix(".txt"): file.read_text(encoding="utf-8")
    for file in sorted((files("flows") / "samples").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".txt")
}
FLAGSHIP = SAMPLES["2022-09-15-china-belarus-samarkand"]
LONGEST_EVIDENCE = 15  # words
MANY = 10_000
MEBIBYTE = 1 << 20


def article(text: str) -> Article:
    return make_article(text, Known(article_id="a", published="2022-09-16"))


def check(text: str) -> tuple[Event, ...]:
    """The events of a text, whose every offset, code and number is found sound."""
    read = article(text)
    reading = read_article(read)
    for event in reading.events:
        evidence = event.mention.evidence
        assert read.text[evidence.start : evidence.end] == evidence.text
        assert 1 <= len(evidence.text.split()) <= LONGEST_EVIDENCE
        assert 0 <= evidence.sentence < len(reading.sentences)
        assert 0 < event.mention.confidence <= 1
        assert event.actors == tuple(sorted(set(event.actors)))
        assert event.recipients == tuple(sorted(set(event.recipients)))
        assert len({*event.actors, *event.recipients}) >= 2 or event.kind in {"summit", "joint_statement"}
        assert (event.date is None) == (event.date_basis is None)
    assert len({event.event_id for event in reading.events}) == len(reading.events)
    for mark in explain(read).marks:
        assert 0 <= mark.start < mark.end <= len(read.text)
    for before, after in pairwise(marked.sentence for marked in reading.sentences):
        assert before.end <= after.start
    return reading.events


@pytest.fixture(scope="module")
def flagship() -> dict[str, Event]:
    """The events of the flagship dispatch, by type or kind, parties, and agreement type where there is one."""
    events = extract_events(make_article(FLAGSHIP, Known(article_id="a")))
    return {" ".join(filter(None, [in_short(event), event.agreement_type])): event for event in events}


def test_the_flagship_dispatch_gives_the_meeting(flagship: dict[str, Event]) -> None:
    meeting = flagship["meeting BLR CHN"]
    assert (meeting.type, meeting.date, meeting.status) == ("CONSULT", "2022-09-15", "occurred")
    assert (meeting.place, meeting.country) == ("Samarkand", "UZB")
    assert [(person.name, person.role, person.country) for person in meeting.people] == [
        ("Xi Jinping", "Presiden", "CHN"),
        ("Alexander Lukashenko", "Presiden", "BLR"),
    ]
    assert meeting.parent is not None
    assert "Organisasi Kerja Sama Shanghai" in meeting.parent


def test_the_flagship_dispatch_gives_the_joint_statement(flagship: dict[str, Event]) -> None:
    statement = flagship["joint_statement BLR CHN joint_statement"]
    assert (statement.type, statement.date) == ("AGREE", "2022-09-15")


def test_the_flagship_dispatch_gives_the_upgrade_of_relations(flagship: dict[str, Event]) -> None:
    upgrade = flagship["agreement BLR CHN all_weather_comprehensive_strategic_partnership"]
    assert (upgrade.type, upgrade.kind, upgrade.date) == ("AGREE", "agreement", "2022-09-15")


def test_the_flagship_dispatch_gives_the_pledge(flagship: dict[str, Event]) -> None:
    assert flagship["pledge BLR CHN"].status == "occurred"


def test_the_flagship_dispatch_gives_support_both_ways(flagship: dict[str, Event]) -> None:
    assert {"SUPPORT CHN > BLR", "SUPPORT BLR > CHN"} <= set(flagship)


def test_the_flagship_dispatch_gives_the_summit(flagship: dict[str, Event]) -> None:
    summit = flagship["summit SCO"]
    assert (summit.place, summit.country, summit.recipients) == ("Samarkand", "UZB", ())


def test_an_event_carries_its_article_and_the_extractors_version() -> None:
    for event in extract_events(article(FLAGSHIP)):
        assert event.mention.article_id == "a"
        assert event.mention.extractor_version == EXTRACTOR_VERSION


@pytest.mark.parametrize("stem", list(SAMPLES))
def test_the_events_of_a_sample_are_sound_and_their_codes_are_known(stem: str) -> None:
    actors = {code for code, _, _ in reference_tables().actors}
    events = check(SAMPLES[stem])
    assert events
    assert {code for event in events for code in (*event.actors, *event.recipients)} <= actors


def test_the_order_of_articles_and_reading_again_change_nothing() -> None:
    articles = [make_article(text) for text in SAMPLES.values()]
    forwards = [extract_events(one) for one in articles]
    backwards = [extract_events(one) for one in reversed(articles)]
    again = [extract_events(one) for one in articles]
    assert forwards == backwards[::-1] == again


def test_two_articles_tell_the_same_event_when_they_tell_it_alike() -> None:
    text = "Presiden Mali Assimi Keita bertemu Presiden Togo Faure Essozimna, Kamis (15/9)."
    other = "Kamis (15/9), Presiden Togo Faure Essozimna bertemu Presiden Mali Assimi Keita di Havana."
    [one], [two] = (extract_events(make_article(t, Known(published="2022-09-16"))) for t in (text, other))
    assert one.event_id == two.event_id
    assert one.mention_id != two.mention_id


def test_only_the_body_of_a_dispatch_is_read() -> None:
    heading, body, insert = "Niger mengecam Benin", "Mali memuji Togo.", "Ghana menyerang Togo."
    text = f"{heading}\n{body}\n{insert}"
    starts = [text.index(part) for part in (heading, body, insert)]
    kinds: list[SectionKind] = ["heading", "body", "insert"]
    sections = [
        Section(kind, start, start + len(part))
        for kind, start, part in zip(kinds, starts, (heading, body, insert), strict=True)
    ]
    read = Article("a", "r", text, published="2022-09-16", dispatch=Dispatch(tuple(sections)))
    assert [in_short(event) for event in extract_events(read)] == ["SUPPORT MLI > TGO"]


def test_domestic_news_tells_no_event(reader: Reader) -> None:
    assert reader.events("Presiden Mali Assimi Keita bertemu Menteri Keuangan Mali di Bamako.") == ()
    assert reader.events("Harga beras naik di pasar Bamako pada Kamis (15/9).") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        ".",
        "...!?…",
        "bertemu",
        "dengan oleh kepada di yang dan",
        "China",
        "(((((,,,;;;---",
        "Presiden",
        "Presiden China Xi Jinping",
        "kunjungannya",
        "bertemu dengan",
        "yang bertemu yang bertemu yang",
        "“”‘’\"'",
        "\x00\x01\x02 China\x07 bertemu\x1b[31m Belarus\x7f.",
        "China\u200f bertemu\u200e \u202eBelarus\u202c di\ufeff Samarkand.",
        "China\u00a0dan\u2028Belarus\u2029bertemu.\u0085",
        "🇨🇳 China 🤝 Belarus 🇧🇾 bertemu 👍🏽👩‍👩‍👧‍👦.",
        "The presidents of China and Belarus met in Samarkand on Thursday (15/9) and signed an agreement.",
        "التقى الرئيس الصيني شي جين بينغ بنظيره البيلاروسي في سمرقند يوم الخميس.",
        "中国国家主席习近平在撒马尔罕会见白俄罗斯总统卢卡申科。",
        "C\u0327hina bertemu Be\u0301larus \U0001d400\U0001d401 İstanbul ŉ ß ﬁ.",
        "\ud800 China bertemu Belarus \udfff",
    ],
    ids=ascii,
)
def test_any_text_is_read_without_harm(text: str) -> None:
    check(text)


def test_a_text_in_capitals_is_read_without_harm() -> None:
    check(FLAGSHIP.upper())


def test_a_text_without_blanks_is_read_without_harm() -> None:
    check(FLAGSHIP.replace(" ", ""))
    check("".join(FLAGSHIP.split()))


def test_control_characters_between_all_words_do_no_harm() -> None:
    check(FLAGSHIP.replace(" ", "\u200f \x07"))


@pytest.mark.parametrize("phrase", ["bertemu ", "China, ", "Xi Jinping "])
def test_a_phrase_repeated_ten_thousand_times_is_read_to_its_end(phrase: str) -> None:
    read = article(phrase * MANY)
    reading = read_article(read)
    assert reading.sentences[-1].sentence.end == len(read.text.rstrip())


def test_a_line_of_a_mebibyte_is_read_to_its_end() -> None:
    line = FLAGSHIP.replace("\n", " ")
    text = (line * (MEBIBYTE // len(line) + 1))[:MEBIBYTE]
    reading = read_article(Article("a", "r", text, published="2022-09-16"))
    assert reading.sentences[-1].sentence.end == len(text.rstrip())
    assert "meeting BLR CHN" in set(map(in_short, reading.events))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(SAMPLES.values())), st.data())
def test_an_article_cut_anywhere_is_read_without_harm(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    check(text[start : data.draw(st.integers(start, len(text)))])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(SAMPLES.values())), st.data())
def test_an_article_with_its_words_shuffled_is_read_without_harm(text: str, data: st.DataObject) -> None:
    words = text.split()
    start = data.draw(st.integers(0, len(words)))
    check(" ".join(data.draw(st.permutations(words[start : start + 60]))))


WORDS: Sequence[str] = (
    *("China", "Belarus", "Iran", "ASEAN", "AS", "Presiden", "Mantan", "Menlu", "Xi", "Jinping", "Kedua", "negara"),
    *("itu", "ia", "Beijing", "Kamis", "(15/9)", "2022", "bertemu", "kunjungan", "kunjungannya", "mengecam", "dikecam"),
    *("sepakat", "perjanjian", "pertemuan", "dengan", "oleh", "antara", "kepada", "di", "ke", "dari", "yang", "bahwa"),
    *(
        "untuk",
        "jika",
        "tidak",
        "akan",
        "saling",
        "dan",
        "serta",
        "lalu",
        ",",
        ".",
        "-",
        "(",
        ")",
        "“",
        "”",
        ":",
        "KTT",
    ),
    *("di sela-sela", "kerja sama", "para", "Dr", "H", "al", "bin", "\n", "\n\n", "Kementerian", "pihak", "wakil"),
)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_the_languages_own_words_is_read_without_harm(words: list[str]) -> None:
    check(" ".join(words))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_characters_around_a_sentence_are_read_without_harm(before: str, behind: str) -> None:
    check(f"{before} China bertemu Belarus {behind}")
