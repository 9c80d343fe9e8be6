"""Time expressions: the hand-written gold set, the behaviours behind it, and properties on any text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.text import Sentence, split_sentences
from flows.extract.times import TimeLexicon, TimeLexiconError, TimeMention, day_value, load_time_lexicon, mark_times
from flows.extract.times.marking import MEANINGS
from flows.extract.times.recognition import find_expressions

_LEXICON_FILE = files("flows.extract").joinpath("lexicon", "id", "times.toml")
LEXICON = load_time_lexicon(_LEXICON_FILE)
GOLD = Path(__file__).with_name("times_gold.jsonl")
FRIDAY = "2022-09-16"


@dataclass(frozen=True)
class GoldCase:
    """A text, its publication date, and the surface, type and value of each expression in it."""

    text: str
    published: str | None
    expected: list[tuple[str, str, str]]


def gold_cases() -> Iterator[GoldCase]:
    for line in GOLD.read_text("utf-8").splitlines():
        record = json.loads(line)
        expected = [(surface, kind, value) for surface, kind, value in record["expected"]]
        yield GoldCase(record["text"], record["published"], expected)


def sentences_of(text: str) -> list[Sentence]:
    return split_sentences(text, [(0, len(text))], {"no", "dr"})


def marked(text: str, published: str | None = FRIDAY, lexicon: TimeLexicon = LEXICON) -> list[tuple[str, TimeMention]]:
    """Every mention of the text with its surface."""
    sentences = sentences_of(text)
    return [
        (text[sentence.starts[mention.first] : sentence.ends[mention.last - 1]], mention)
        for sentence, mentions in zip(sentences, mark_times(sentences, published, lexicon, text), strict=True)
        for mention in mentions
    ]


def values(text: str, published: str | None = FRIDAY) -> list[str | None]:
    return [mention.value for _, mention in marked(text, published)]


def only(text: str, published: str | None = FRIDAY) -> TimeMention:
    [(_, mention)] = marked(text, published)
    return mention


# The gold set


def test_gold_set_holds_at_least_150_expressions() -> None:
    assert sum(len(case.expected) for case in gold_cases()) >= 150


def test_recognition_and_values_reach_the_pinned_scores_on_the_gold_set() -> None:
    right = found = known = resolved = 0
    for case in gold_cases():
        got = [(surface, mention.type, mention.value) for surface, mention in marked(case.text, case.published)]
        surfaces = [surface for surface, _, _ in got]
        known += len(case.expected)
        found += len(got)
        right += sum(surface in surfaces for surface, _, _ in case.expected)
        resolved += sum(expected in got for expected in case.expected)
    assert 2 * right / (found + known) >= 0.99, "recognition F1"
    assert resolved / known >= 0.98, "value accuracy"


# The lexicon


def test_every_rule_of_the_lexicon_has_a_meaning_that_the_engine_knows() -> None:
    assert {rule.meaning for rule in LEXICON.rules} == MEANINGS


def test_the_cue_words_find_every_sentence_in_which_the_rules_find_something() -> None:
    every_word = {key for case in gold_cases() for sentence in sentences_of(case.text) for key in sentence.keys}
    ungated = TimeLexicon(
        **{name: getattr(LEXICON, name) for name in TimeLexicon.__slots__ if name != "cues"},
        cues=frozenset(every_word),
    )
    for case in gold_cases():
        for sentence in sentences_of(case.text):
            assert find_expressions(sentence, case.text, LEXICON) == find_expressions(sentence, case.text, ungated)


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ("cues = [", "not valid TOML"),
        ("cues = []", "class: expected a table"),
        ('class.weekday.senin = 1\nclass.unit_day.hari = "D"\nclass.month.hari = 3', "'hari' stands in two classes"),
        ('class.month.mei = 5\nshapes = {}\nrule = [{meaning = "month", shape = "monat"}]', "called 'monat'"),
        ('class.month.mei = 5\nshapes = {}\nrule = [{meaning = "month", shape = "month & day"}]', "cannot read"),
        ('class.month.mei = 5\nshapes.a = "a"\nrule = [{meaning = "month", shape = "a"}]', "refers to itself"),
        ('class.month.mei = 5\nshapes = {}\nrule = [{shape = "month"}]', "rule 1: needs a meaning"),
        ("class.month.mei = 1.5\nshapes = {}\nrule = []", "neither number nor text"),
    ],
)
def test_a_malformed_lexicon_is_refused_with_the_entry_to_mend(tmp_path: Path, toml: str, complaint: str) -> None:
    source = tmp_path / "times.toml"
    source.write_text(toml, "utf-8")
    with pytest.raises(TimeLexiconError, match=complaint):
        load_time_lexicon(source)


def test_another_language_is_another_file(tmp_path: Path) -> None:
    source = tmp_path / "times.toml"
    source.write_text(
        """
        cues = ["weekday", "unit_week"]
        future = ["wird"]
        breaks = ["sagte"]
        shapes.toward = "(direction:(past | next))"
        class.weekday = {montag = 1, donnerstag = 4}
        class.unit_week.woche = "W"
        class.past.letzte = -1
        class.next.kommende = 1
        rule = [
          {meaning = "period", shape = "toward unit:unit_week"},
          {meaning = "weekday", shape = "weekday:weekday"},
        ]
        """,
        "utf-8",
    )
    text = "Er wird am Donnerstag reden, sagte sie am Montag und letzte Woche."
    found = [mention.value for _, mention in marked(text, FRIDAY, load_time_lexicon(source))]
    assert found == ["2022-09-22", "2022-09-12", "2022-W36"]


# Days and months without a year


def test_day_and_month_take_the_year_nearest_to_the_article() -> None:
    assert values("Perang pecah Sabtu (31/12) di sana.", "2023-01-03") == ["2022-12-31"]
    assert values("Pasar dibuka Minggu (1/1).", "2022-12-28") == ["2023-01-01"]


def test_far_from_the_article_the_weekday_settles_the_year() -> None:
    # 1 February was a Monday in 2021; the nearest one to September 2022 is that of 2023, a Wednesday.
    mention = only("Kudeta itu terjadi pada Senin (1/2).")
    assert (mention.value, mention.agrees) == ("2021-02-01", True)


def test_near_the_article_a_wrong_weekday_is_a_slip_and_is_reported() -> None:
    mention = only("Mereka bertemu pada Rabu (15/9).")
    assert (mention.value, mention.agrees) == ("2022-09-15", False)


def test_a_wrong_weekday_beside_a_full_date_is_reported() -> None:
    assert not only("Mereka bertemu pada Rabu (15/9/2022).").agrees
    assert only("Mereka bertemu pada Kamis (15/9/2022).").agrees


def test_a_year_alone_gives_its_year_unless_the_weekday_speaks_for_the_neighbour() -> None:
    assert values("Mereka bertemu Kamis (15/9).", "2022") == ["2022-09-15"]
    assert values("Mereka bertemu Sabtu (31/12).", "2023") == ["2022-12-31"]
    assert values("Mereka bertemu Minggu (1/1).", "2022") == ["2023-01-01"]
    assert not only("Mereka bertemu Senin (15/9).", "2022").agrees


def test_without_any_date_the_year_stays_unknown() -> None:
    mention = only("Mereka bertemu Kamis (15/9).", None)
    assert (mention.value, mention.basis, day_value(mention)) == ("XXXX-09-15", "explicit", None)


def test_a_near_full_date_of_the_text_lends_its_year_where_the_weekday_agrees() -> None:
    assert values("Sidang dibuka Senin (3/10) dan ditutup 7 Oktober 2022.", None) == ["2022-10-03", "2022-10-07"]


def test_a_recalled_full_date_lends_no_year() -> None:
    text = "Mereka bertemu Jumat (10/3). Pakta lama diteken pada 17 April 2001."
    assert values(text, None) == ["XXXX-03-10", "2001-04-17"]


def test_a_year_that_the_text_names_settles_a_day_where_the_weekday_agrees() -> None:
    assert values("Ia tiba Jumat (2/6) menjelang sidang pada September 2006.", None) == ["2006-06-02", "2006-09"]
    assert values("Ia tiba Sabtu (2/6) menjelang sidang pada September 2006.", None) == ["XXXX-06-02", "2006-09"]


def test_a_leap_day_finds_a_leap_year() -> None:
    assert values("Kabinet dilantik pada 29 Februari.", "2023-03-01") == ["2024-02-29"]
    assert values("Kabinet dilantik pada Kamis (29/2).", None) == ["XXXX-02-29"]


def test_a_day_that_no_month_has_is_no_day() -> None:
    assert values("Kabinet dilantik pada Kamis (31/2).") == ["2022-09-15"]
    assert values("Kabinet dilantik pada 30 Februari 2022.") == ["2022-02"]


def test_said_to_be_past_or_to_come_a_date_lies_on_that_side() -> None:
    assert values("Pakta diteken 20 Oktober lalu dan berlaku 1 Maret mendatang.") == ["2021-10-20", "2023-03-01"]


# Weekdays


def test_a_weekday_is_the_nearest_one_not_after_the_article() -> None:
    assert values("Ia tiba Jumat. Ia pulang Sabtu.") == ["2022-09-16", "2022-09-10"]


def test_a_clause_about_the_future_turns_a_weekday_forward() -> None:
    assert values("Ia akan tiba di Roma pada Senin.") == ["2022-09-19"]
    assert values("Senin ia akan tiba di Roma.") == ["2022-09-19"]
    assert values("Ia pada Senin akan tiba di Roma.") == ["2022-09-19"]


def test_the_future_ends_where_another_clause_begins() -> None:
    assert values("Ia akan mundur, kata juru bicaranya pada Senin.") == ["2022-09-12"]
    assert values("Ia akan mundur setelah kerusuhan pada Senin.") == ["2022-09-12"]
    assert values("Presiden yang akan mundur itu, Senin, mengatakan ia lelah.") == ["2022-09-12"]
    assert values('"Kami akan pergi," begitu bunyi surat pada Senin.') == ["2022-09-12"]


def test_without_a_day_of_publication_weekdays_hang_on_the_day_that_the_lead_names() -> None:
    text = "Kedua presiden bertemu Kamis (15/9). Rabu mereka tiba. Perundingan berlanjut pada Kamis."
    assert values(text, "2022") == ["2022-09-15", "2022-09-14", "2022-09-15"]
    assert values(text, None) == ["XXXX-09-15", "XXXX-09-14", "XXXX-09-15"]


def test_a_day_to_come_in_the_lead_is_not_the_day_of_the_article() -> None:
    text = "Presiden akan bertemu Raja pada Kamis (15/9). Ia berpidato Senin."
    assert values(text, "2022") == ["2022-09-15", "2022-WXX-1"]


def test_a_recalled_day_in_the_lead_is_not_the_day_of_the_article() -> None:
    text = "Kedua presiden bertemu Senin. Mereka menindaklanjuti pernyataan 19 September 2005."
    assert values(text, None) == ["XXXX-WXX-1", "2005-09-19"]


def test_week_and_sunday_are_told_apart() -> None:
    assert values("Ia tiba pada Minggu.") == ["2022-09-11"]
    assert values("Ia tiba dua minggu lalu.") == ["2022-W35"]
    assert values("Ia tiba hari minggu.") == ["2022-09-11"]
    assert values("IA TIBA MINGGU LALU PADA MINGGU (11/9).") == ["2022-W36", "2022-09-11"]


def test_the_days_of_next_and_last_week_are_counted_by_weeks() -> None:
    assert values("Ia ke Roma Jumat pekan lalu.") == ["2022-09-09"]
    assert values("Ia ke Roma Senin pekan depan.") == ["2022-09-19"]
    assert values("Ia ke Roma Selasa pekan ini.") == ["2022-09-13"]


# What refers to other days


def test_earlier_and_later_are_counted_from_the_last_day_told() -> None:
    text = "Konsul diusir pada 5 September. Sehari sebelumnya ia diperiksa. Tiga hari kemudian ia pulang."
    assert values(text) == ["2022-09-05", "2022-09-04", "2022-09-07"]


def test_a_clock_time_belongs_to_the_day_beside_it() -> None:
    assert values("Rapat mulai pukul 09.00 WIB, Senin mendatang.") == ["2022-09-19T09:00", "2022-09-19"]
    assert values("Rapat mulai Selasa. Pukul 22.00 WIB rapat usai.") == ["2022-09-13", "2022-09-13T22:00"]


def test_hours_later_does_not_reach_back_to_a_recalled_day() -> None:
    text = "Serangan gas terjadi pada 7 Agustus. Sidang digelar beberapa jam kemudian."
    assert values(text) == ["2022-08-07", "2022-09-16TXX"]


def test_afternoon_hours_are_written_by_twenty_four() -> None:
    assert values("Ia tiba hari ini pukul 3 sore.") == ["2022-09-16T15:00"]
    assert values("Ia tiba hari ini pukul 2 dini hari.") == ["2022-09-16T02:00"]


# Numbers that are no dates


@pytest.mark.parametrize(
    "text",
    [
        "Denda diatur UU No. 5/2022 dan Peraturan Nomor 12 Tahun 2011.",
        "Ganti rugi Rp2022 dan skor 1-0, 15/9, 2-1.",
        "Hubungi 021-2022-3344.",
        "Formula 4+1 dibahas KTT G20.",
        "Hingga 2000 orang mengungsi.",
        "Resolusi 1701 dan Piala Dunia 2026.",
        "Ia berdiri di depan gedung, lalu pergi.",
    ],
)
def test_numbers_without_a_cue_are_no_dates(text: str) -> None:
    assert marked(text) == []


# The event date of a mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia tiba Kamis (15/9) malam.", "2022-09-15"),
        ("Ia tiba September 2021.", "2021-09"),
        ("Ia tiba pada 2014.", "2014"),
        ("Ia di sana pada 15-16 September.", "2022-09-15/2022-09-16"),
        ("Ia di sana pekan lalu.", "2022-09-05/2022-09-11"),
        ("Ia di sana akhir pekan lalu.", "2022-09-10/2022-09-11"),
        ("Ia di sana musim panas mendatang.", "2023"),
        ("Ia di sana kuartal pertama 2021.", "2021-01/2021-03"),
        ("Ia di sana pada tahun 1990-an.", "1990/1999"),
        ("Ia di sana pada abad ke-20.", None),
        ("Ia di sana tiga hari.", None),
        ("Ia di sana setiap Senin.", None),
        ("Ia di sana beberapa hari lalu.", None),
    ],
)
def test_day_value_is_an_iso_day_month_year_or_interval(text: str, expected: str | None) -> None:
    assert day_value(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Ia tiba Kamis (15/9).", "explicit"),
        ("Ia tiba pada Kamis.", "weekday"),
        ("Ia tiba kemarin.", "relative"),
        ("Ia tiba pukul 22.00 WIB.", "inherited"),
        ("Ia tinggal tiga hari.", None),
    ],
)
def test_basis_says_what_the_date_rests_on(text: str, basis: str | None) -> None:
    assert only(text).basis == basis


# Properties

_WORDS = sorted({*LEXICON.symbols, *(word for _, phrase in LEXICON.values for word in phrase.split())})
_SOUP = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(["Minggu", "MINGGU", "Mei", "15/9", "31/2", "1/1/22", "22.00", "25.61", "2021/2022", "akan"]),
        st.integers(0, 10**12).map(str),
        st.text(max_size=6),
    ),
    max_size=40,
).map(" ".join)
_PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.integers(0, 9999).map(lambda year: f"{year:04}"),
    st.from_regex(r"\d{4}-\d\d", fullmatch=True),
    st.text(max_size=12),
)


@settings(max_examples=400, deadline=None)
@given(_SOUP, _PUBLISHED)
def test_any_text_gives_ordered_disjoint_ranges_and_readable_dates(text: str, published: str | None) -> None:
    sentences = sentences_of(text)
    found = mark_times(sentences, published, LEXICON, text)
    assert len(found) == len(sentences)
    for sentence, mentions in zip(sentences, found, strict=True):
        assert all(0 <= mention.first < mention.last <= len(sentence) for mention in mentions)
        assert all(earlier.last <= later.first for earlier, later in pairwise(mentions))
        for mention in mentions:
            for part in (day_value(mention) or "").split("/"):
                if len(part) == 10:
                    date.fromisoformat(part)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(-40, 40))
def test_a_weekday_with_day_and_month_is_found_again_from_any_article_near_it(day: date, offset: int) -> None:
    weekday = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"][day.weekday()]
    published = date.fromordinal(day.toordinal() + offset)
    mention = only(f"Kedua menteri bertemu pada {weekday} ({day.day}/{day.month}).", published.isoformat())
    assert (mention.value, mention.agrees) == (day.isoformat(), True)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(1, 7))
def test_a_bare_weekday_lies_within_the_week_before_the_article(published: date, weekday: int) -> None:
    name = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Ahad"][weekday - 1]
    value = only(f"Kedua menteri bertemu pada {name}.", published.isoformat()).value
    assert value is not None
    assert date.fromisoformat(value).isoweekday() == weekday
    assert 0 <= (published - date.fromisoformat(value)).days < 7


def test_a_weekday_behind_the_day_of_the_lead_is_the_closest_one() -> None:
    lead = "Iran menahan kapal Inggris, Jumat (19/7/2019). "
    assert values(lead + "Sabtu, Inggris memanggil duta besar Iran.", None)[-1] == "2019-07-20"
    assert values(lead + "Kamis, Inggris memanggil duta besar Iran.", None)[-1] == "2019-07-18"


def test_the_same_morning_is_that_of_the_day_of_which_a_morning_was_told() -> None:
    text = "Tadi pagi konsul dipanggil. Minggu dini hari kapal ditabrak. Pagi yang sama, menteri diterima."
    assert values(text, "2016-03-21") == ["2016-03-21TMO", "2016-03-20TMO", "2016-03-21TMO"]


def test_what_has_happened_is_counted_from_no_day_to_come() -> None:
    text = "Ia sedianya bertolak pada 6 Oktober. Menteri sudah menelepon malam sebelumnya."
    assert values(text, "2010-10-05")[-1] == "2010-10-04TNI"
