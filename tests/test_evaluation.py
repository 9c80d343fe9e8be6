"""Scoring the engine against annotations: figures worked out by hand, and the command's tables, JSON and errors."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.evaluation import read_gold, read_gold_articles
from flows.evaluation.calibration import calibration_error, reliability, rule_shares
from flows.evaluation.facts import (
    Facts,
    GoldEvent,
    Prediction,
    is_same_date,
    is_same_name,
    is_same_parent,
    is_same_place,
)
from flows.evaluation.scoring import Judgement, confusion, field_scores, intervals, judge, tally, total, type_scores
from flows.ingest import Limits
from tests.conftest import ROOT, Command, Outcome

SAMPLE_GOLD = ROOT / "tests" / "articles" / "gold.jsonl"
SAMPLES = ROOT / "flows" / "samples"
MEETING = "Presiden Indonesia Joko Widodo bertemu Perdana Menteri Jepang Fumio Kishida di Singapura, Rabu (27/7/2022)."
MEETING_GOLD = {
    "type": "CONSULT",
    "kind": "meeting",
    "actors": ["IDN", "JPN"],
    "recipients": [],
    "people": ["Joko Widodo", "Fumio Kishida"],
    "date": "2022-07-27",
    "place": "Singapura",
    "country": "SGP",
    "status": "occurred",
    "evidence": "Joko Widodo bertemu Perdana Menteri Jepang",
}


def facts(event_type: str, actors: str, recipients: str = "", kind: str | None = None) -> Facts:
    return Facts(event_type, kind, frozenset(actors.split()), frozenset(recipients.split()))


def gold(event_type: str, actors: str, recipients: str = "", *, optional: bool = False) -> GoldEvent:
    return GoldEvent(facts(event_type, actors, recipients), optional=optional)


def found(
    event_type: str, actors: str, recipients: str = "", *, confidence: float = 0.5, rule: str = "rule"
) -> Prediction:
    return Prediction(facts(event_type, actors, recipients), confidence=confidence, rule=rule)


def write_lines(path: Path, *records: object) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path.name


# one article, worked out by hand


def jakarta() -> Judgement:
    """The dispatch from Jakarta, of whose five events the engine is taken to have found three, and two wrong ones."""
    [article] = [one for one in read_gold(SAMPLE_GOLD) if one.article_id == "2019-03-04-indonesia-australia-jakarta"]
    agreement, visit, _, support, pledge, *_, exercise = (event.facts for event in article.events)
    told = [
        replace(agreement, agreement_type="treaty", people=("Enggartiasto Lukita", "Birmingham")),
        replace(
            visit,
            actors=visit.recipients,
            recipients=visit.actors,
            date="2019-03-05",
            place=None,
            country="AUS",
            people=("Scott Morrison",),
        ),
        replace(support, type="ACCUSE"),
        replace(pledge, place="Kota Jakarta"),
        exercise,
        facts("SANCTION", "IDN", "CHN"),
    ]
    return judge(article.article_id, article.events, [Prediction(one) for one in told])


def test_events_are_right_wrong_missed_or_ignored_as_optional() -> None:
    judgement = jakarta()
    assert sorted((event.facts.type, event.facts.kind) for event, _ in judgement.matched) == [
        ("AGREE", "agreement"),
        ("AGREE", "pledge"),
        ("CONSULT", "visit"),
    ]
    assert [(event.facts.type, event.facts.kind) for event in judgement.missed] == [
        ("CONSULT", "meeting"),
        ("SUPPORT", None),
    ]
    assert [one.facts.type for one in judgement.wrong] == ["ACCUSE", "SANCTION"]
    assert [one.facts.type for one in judgement.ignored] == ["COOPERATE"]


def test_the_three_f1s_ask_for_more_and_more() -> None:
    counts = tally(jakarta())
    assert (counts.matched, counts.strict, counts.record, counts.missed, counts.wrong) == (3, 2, 1, 2, 2)
    # 2·3 / (2·3 + 2 + 2); then one and two of the three count as missed and wrong, too.
    assert counts.f1s == (6 / 10, 4 / 10, 2 / 10)
    assert (counts.precision, counts.recall) == (3 / 5, 3 / 5)


def test_fields_are_scored_where_gold_gives_them() -> None:
    scores = {one.name: (one.right, one.gold, one.found, one.score) for one in field_scores([jakarta()])}
    assert scores == {
        "kind": (3, 3, None, 1.0),
        "direction": (2, 3, None, 2 / 3),
        "date": (2, 3, None, 2 / 3),
        "agreement_type": (0, 1, None, 0.0),
        "status": (3, 3, None, 1.0),
        "parent": (0, 0, None, None),
        "place": (2, 3, 2, 4 / 5),
        "country": (2, 3, 3, 4 / 6),
        "people": (4, 6, 5, 8 / 11),
    }


def test_each_type_has_its_own_counts() -> None:
    scores = {one.type: (one.right, one.wrong, one.missed, one.f1) for one in type_scores([jakarta()])}
    assert scores == {
        "ACCUSE": (0, 1, 0, 0.0),
        "AGREE": (2, 0, 0, 1.0),
        "CONSULT": (1, 0, 1, 2 / 3),
        "SANCTION": (0, 1, 0, 0.0),
        "SUPPORT": (0, 0, 1, 0.0),
    }


def test_an_event_given_another_type_is_confused_and_not_both_missed_and_wrong() -> None:
    assert confusion([jakarta()]) == {
        ("AGREE", "AGREE"): 2,
        ("CONSULT", "CONSULT"): 1,
        ("SUPPORT", "ACCUSE"): 1,
        ("CONSULT", ""): 1,
        ("", "SANCTION"): 1,
    }


# matching


def test_half_of_the_participants_is_enough_and_less_is_not() -> None:
    assert tally(judge("a", [gold("CONSULT", "IDN JPN")], [found("CONSULT", "IDN")])).matched == 1
    assert tally(judge("a", [gold("CONSULT", "IDN JPN KOR")], [found("CONSULT", "IDN")])).matched == 0
    assert tally(judge("a", [gold("CONSULT", "IDN JPN")], [found("AGREE", "IDN JPN")])).matched == 0


def test_an_event_without_participants_matches_nothing() -> None:
    assert tally(judge("a", [gold("CONSULT", "")], [found("CONSULT", "")])).matched == 0


def test_required_annotations_choose_before_optional_ones() -> None:
    golds = [gold("CONSULT", "IDN JPN", optional=True), gold("CONSULT", "IDN JPN KOR")]
    judgement = judge("a", golds, [found("CONSULT", "IDN JPN")])
    assert len(judgement.matched) == 1
    assert judgement.ignored == ()


def test_a_second_telling_of_one_event_is_wrong() -> None:
    counts = tally(judge("a", [gold("CONSULT", "IDN JPN")], [found("CONSULT", "IDN JPN")] * 2))
    assert (counts.matched, counts.wrong) == (1, 1)


def test_gold_against_itself_is_all_right() -> None:
    judgements = [
        judge(article.article_id, article.events, [Prediction(event.facts) for event in article.events])
        for article in read_gold(SAMPLE_GOLD)
    ]
    assert total(judgements).f1s == (1.0, 1.0, 1.0)
    assert all(one.score == 1 for one in field_scores(judgements))
    assert intervals(judgements) == [(1.0, 1.0)] * 3


def test_the_order_of_events_changes_no_figure() -> None:
    article = read_gold(SAMPLE_GOLD)[0]
    told = [Prediction(replace(event.facts, date=None)) for event in article.events[::2]]
    assert tally(judge("a", article.events, told)) == tally(judge("a", article.events, told[::-1]))


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert tally(judge("a", [], [])).f1s == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("2022-09-15", "2022-09-15", True),
        ("2022-09-15", "2022-09", False),
        ("2022-09-15/2022-09-16", "2022-09-16", True),
        ("2022-09-15", "2022-09-15/2022-09-16", False),
        ("2022-09-15", None, False),
    ],
)
def test_a_date_is_right_when_equal_or_an_end_of_the_interval(wanted: str, got: str | None, same: bool) -> None:
    assert is_same_date(wanted, got) is same


def test_names_and_places_may_be_fuller_on_either_side() -> None:
    assert is_same_name("Xi Jinping", "Xi")
    assert not is_same_name("Xi Jinping", "Xi Mingze")
    assert not is_same_name("", "Xi")
    assert is_same_place("Istana Bogor", "Bogor")
    assert not is_same_place(None, None)
    assert is_same_parent("KTT G20", "KTT G20 Bali")
    assert not is_same_parent("KTT G20", "Sidang Umum PBB")


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    right = judge("a", [gold("CONSULT", "IDN JPN")], [found("CONSULT", "IDN JPN")])
    missed = judge("b", [gold("CONSULT", "IDN JPN")], [])
    judgements = [right, missed] * 20
    assert intervals(judgements) == intervals(judgements)
    low, high = intervals(judgements)[0]
    assert 0.4 < low < total(judgements).f1s[0] < high < 0.9


# confidence


def confident(*judged: tuple[float, bool], rule: str = "rule") -> Judgement:
    golds = [gold("CONSULT", f"IDN A{number}") for number, (_, right) in enumerate(judged) if right]
    told = [found("CONSULT", f"IDN A{number}", confidence=c, rule=rule) for number, (c, _) in enumerate(judged)]
    # Participants of two codes that share one overlap by a third: each event matches its own annotation only.
    return judge("a", golds, told)


def test_confidence_is_compared_with_the_share_right_in_ten_bins() -> None:
    bins = reliability([confident((0.72, True), (0.78, True), (0.7, False), (0.3, False), (1.0, True))])
    assert [(one.events, one.right) for one in bins] == [(0, 0)] * 3 + [(1, 0)] + [(0, 0)] * 3 + [
        (3, 2),
        (0, 0),
        (1, 1),
    ]
    assert bins[7].confidence == pytest.approx((0.72 + 0.78 + 0.7) / 3)
    assert bins[7].share_right == 2 / 3
    assert bins[0].share_right is None
    expected = (3 * abs(2.2 / 3 - 2 / 3) + 1 * 0.3 + 0) / 5
    assert calibration_error(bins) == pytest.approx(expected)


def test_the_calibration_of_nothing_is_unknown() -> None:
    assert calibration_error(reliability([])) is None


def test_a_rules_share_is_drawn_towards_the_prior_by_one_event() -> None:
    judgements = [confident((0.5, True), (0.7, True), rule="meet"), confident((0.5, False), rule="attack")]
    attack, meet = rule_shares(judgements)
    assert (attack.rule, attack.events, attack.right, attack.smoothed) == ("attack", 1, 0, 0.6 / 2)
    assert (meet.rule, meet.events, meet.right, meet.smoothed) == ("meet", 2, 2, 2.6 / 3)
    assert meet.confidence == pytest.approx(0.6)


def test_optional_events_say_nothing_of_confidence() -> None:
    judgement = judge("a", [gold("CONSULT", "IDN JPN", optional=True)], [found("CONSULT", "IDN JPN")])
    assert sum(one.events for one in reliability([judgement])) == 0


# reading gold


def test_evidence_and_people_may_be_words_or_objects(tmp_path: Path) -> None:
    objects = {**MEETING_GOLD, "people": [{"name": "Joko Widodo"}], "evidence": {"text": "bertemu", "start": 31}}
    write_lines(tmp_path / "gold.jsonl", {"id": 7, "events": [objects]})
    [article] = read_gold(tmp_path / "gold.jsonl")
    assert article.article_id == "7"
    assert article.events[0].facts.people == ("Joko Widodo",)
    assert article.events[0].evidence == "bertemu"


def test_lines_with_one_id_are_one_article(tmp_path: Path) -> None:
    line = {"id": "a", "events": [MEETING_GOLD]}
    write_lines(tmp_path / "gold.jsonl", line, line)
    [article] = read_gold(tmp_path / "gold.jsonl")
    assert len(article.events) == 2


@pytest.mark.parametrize("folder_of_text", [".", ".."])
def test_a_text_file_is_looked_for_in_golds_folder_and_the_one_above(tmp_path: Path, folder_of_text: str) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / folder_of_text / "meeting.txt").write_text("Jokowi ke Tokyo, Rabu.", encoding="utf-8")
    path = tmp_path / "gold" / "gold.jsonl"
    write_lines(path, {"id": "a", "text_file": "meeting.txt", "published": "2022-07-27", "title": "T", "events": []})
    [article], rejects = read_gold_articles(read_gold(path), path, None, Limits())
    assert (article.article_id, article.text, article.published) == ("a", "Jokowi ke Tokyo, Rabu.", "2022-07-27")
    assert article.title == "T"
    assert rejects == ()


# the command


@pytest.fixture
def meeting_gold(folder: Path) -> str:
    return write_lines(folder / "gold.jsonl", {"id": "m", "text": MEETING, "events": [MEETING_GOLD]})


def sections(outcome: Outcome) -> dict[str, list[list[str]]]:
    """The tables by their titles, each with its line of names."""
    assert outcome.code == 0, outcome.err
    blocks = [block.splitlines() for block in outcome.out.strip().split("\n\n")]
    return {block[0]: [line.split("\t") for line in block[1:]] for block in blocks}


def test_evaluate_prints_figures_tables_and_errors(samarkand: Command, meeting_gold: str, folder: Path) -> None:
    missed = {**MEETING_GOLD, "type": "AID", "kind": None, "evidence": "di  Singapura"}
    write_lines(folder / "two.jsonl", {"id": "m", "text": MEETING, "events": [MEETING_GOLD, missed]})
    tables = sections(samarkand("evaluate", "two.jsonl", "--reliability"))
    summary = {line[0]: line[1:] for line in tables["Summary"]}
    assert summary["event F1"] == ["0.667", "0.667–0.667"]
    assert summary["recall"][0] == "0.500"
    assert summary["evidence verbatim"][0] == "1.000"
    assert tables["By type"][1:] == [["AID", "0.000", "0", "0", "1"], ["CONSULT", "1.000", "1", "0", "0"]]
    assert tables["Type given (columns) for type in gold (rows)"] == [
        ["gold", "CONSULT", "(none)"],
        ["AID", "", "1"],
        ["CONSULT", "1", ""],
    ]
    [error] = [line for line in tables["Errors"] if line[0] == "missed"]
    assert error[1:5] == ["m", "AID", "IDN, JPN", "2022-07-27"]
    assert "Fumio Kishida [di Singapura], Rabu" in error[-1]
    assert sum(int(line[-1]) for line in tables["Confidence"][1:-1]) == 1
    assert [line[0] for line in tables["By rule"][1:]] == ["meet"]


def test_errors_and_reliability_are_shown_as_asked(samarkand: Command, meeting_gold: str) -> None:
    assert {"Errors", "Summary"} <= set(sections(samarkand("evaluate", meeting_gold)))
    assert "Errors" not in sections(samarkand("evaluate", meeting_gold, "--no-errors"))
    assert "Confidence" not in sections(samarkand("evaluate", meeting_gold))


def test_an_event_with_a_wrong_field_is_shown_with_what_gold_has(samarkand: Command, folder: Path) -> None:
    other = {**MEETING_GOLD, "date": "2022-07-26", "place": "Osaka"}
    write_lines(folder / "gold.jsonl", {"id": "m", "text": MEETING, "events": [other]})
    document = json.loads(samarkand("evaluate", "gold.jsonl", "--format", "json").out)
    [error] = document["errors"]
    assert error["what"] == "differs"
    assert error["fields"] == ["date 2022-07-27, not 2022-07-26", "place Singapura, not Osaka"]
    assert error["rule"] == "meet"
    assert document["event_f1"] == document["strict_f1"] == 1
    assert document["record_f1"] == document["date_accuracy"] == 0


def test_the_samples_are_evaluated_by_their_files_names(samarkand: Command) -> None:
    arguments = ("evaluate", str(SAMPLE_GOLD), "--articles", str(SAMPLES), "--format", "json")
    outcome = samarkand(*arguments)
    assert outcome.code == 0, outcome.err
    document = json.loads(outcome.out)
    assert document["articles"] == 11
    assert document["evidence_verbatim"] == 1
    assert document["event_f1"] >= document["strict_f1"] >= document["record_f1"] > 0
    assert sum(one["right"] + one["missed"] for one in document["types"]) == document["events"]
    assert sum(one["right"] + one["wrong"] for one in document["types"]) == document["predicted"]
    assert sum(one["events"] for one in document["reliability"]) == document["predicted"]
    assert sum(one["events"] for one in document["confusion"] if one["predicted"]) == document["predicted"]
    assert samarkand(*arguments).out == outcome.out


def test_articles_come_from_json_lines_with_the_same_ids(samarkand: Command, folder: Path) -> None:
    write_lines(folder / "gold.jsonl", {"id": "m", "events": [MEETING_GOLD]})
    write_lines(folder / "articles.jsonl", {"id": "other", "text": "Lain."}, {"id": "m", "text": MEETING})
    outcome = samarkand("evaluate", "gold.jsonl", "--articles", "articles.jsonl", "--format", "json", "--no-errors")
    document = json.loads(outcome.out)
    assert (document["articles"], document["event_f1"]) == (1, 1)
    assert "errors" not in document


def test_the_confidence_threshold_holds_when_evaluating(
    samarkand: Command, meeting_gold: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMARKAND_MIN_CONFIDENCE", "1")
    document = json.loads(samarkand("evaluate", meeting_gold, "--format", "json").out)
    assert (document["predicted"], document["event_f1"]) == (0, 0)


def assert_one_line_error(outcome: Outcome, code: int, *told: str) -> None:
    assert outcome.code == code, outcome
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1, outcome.err
    assert all(words in outcome.err for words in told), outcome.err


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (['{"id": "a", "events": []}', '{"id": "b", "eve'], "gold.jsonl:2: not a JSON object"),
        (["[1]"], "gold.jsonl:1: a JSON object"),
        (["[" * 100_000], "gold.jsonl:1: "),
        (['{"events": []}'], 'no "id"'),
        (['{"id": "a"}'], '"events" must be a list'),
        (['{"id": "a", "events": ["x"]}'], "an event must be an object"),
        (['{"id": "a", "events": [{"type": "AID"}]}'], '"status"'),
        (
            ['{"id": "a", "events": [{"type": "AID", "status": "occurred", "actors": "IDN"}]}'],
            '"actors" must be a list',
        ),
        (['{"id": "a", "events": [{"type": "AID", "status": "occurred", "people": [1]}]}'], '"people"'),
        ([""], "no annotated article"),
        (['{"id": "a", "events": []}'], "--articles"),
        (['{"id": "a", "text": " ", "events": []}'], '"text" is empty'),
    ],
)
def test_bad_gold_is_one_line_and_exit_2(samarkand: Command, folder: Path, lines: Sequence[str], told: str) -> None:
    (folder / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert_one_line_error(samarkand("evaluate", "gold.jsonl"), 2, told)


def test_gold_of_unknown_articles_is_one_line_that_names_the_first(samarkand: Command, folder: Path) -> None:
    write_lines(folder / "gold.jsonl", {"id": "m", "events": []})
    write_lines(folder / "articles.jsonl", {"id": "other", "text": "Lain."})
    outcome = samarkand("evaluate", "gold.jsonl", "--articles", "articles.jsonl")
    assert_one_line_error(outcome, 2, "'m'", "articles.jsonl")


def test_files_that_do_not_exist_are_one_line_and_exit_3(samarkand: Command, meeting_gold: str, folder: Path) -> None:
    assert_one_line_error(samarkand("evaluate", "nowhere.jsonl"), 3, "nowhere.jsonl")
    assert_one_line_error(samarkand("evaluate", "."), 3, ".: ")
    assert_one_line_error(samarkand("evaluate", meeting_gold, "--articles", "nowhere"), 3, "nowhere")
    write_lines(folder / "filed.jsonl", {"id": "a", "text_file": "gone.txt", "events": []})
    assert_one_line_error(samarkand("evaluate", "filed.jsonl"), 3, "gone.txt")


def test_gold_that_is_no_utf8_is_one_line(samarkand: Command, folder: Path) -> None:
    (folder / "gold.jsonl").write_bytes(b"\xff\xfe\x00")
    assert_one_line_error(samarkand("evaluate", "gold.jsonl"), 2, "UTF-8")


def test_an_article_with_a_field_that_cannot_be_used_is_told_and_ends_with_1(samarkand: Command, folder: Path) -> None:
    line = {"id": "m", "text": MEETING, "published": "kemarin", "events": [MEETING_GOLD]}
    write_lines(folder / "gold.jsonl", line)
    outcome = samarkand("evaluate", "gold.jsonl", "--no-errors")
    assert outcome.code == 1
    assert "bad_date" in outcome.err
    assert "event F1\t1.000" in outcome.out
