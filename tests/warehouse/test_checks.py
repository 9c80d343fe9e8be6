"""Each check finds the rows that it is there for, and none in what a load has stored."""

from dataclasses import replace
from importlib.resources import files

import pytest

from flows.records import Event, Person, content_id
from tests.warehouse.records import TEXT, article, event, load
from warehouse import Warehouse, run_checks

SIXTEEN_WORDS = " ".join(f"kata{number}" for number in range(16))

# For each check, a statement that makes good rows wrong in the way that it looks for.
BREAKS = {
    "codes_ill_formed": [
        "update mentions set actors = ['belarus', 'CHN']",
        "update mentions set actors = ['CHN', 'BLR']",
        "update mentions set actors = ['CHN', 'CHN']",
        "update mentions set recipients = ['']",
        "update mentions set attributed_to = 'Xi Jinping'",
        "update mentions set country = 'UZ'",
        "update mentions set cameo_code = '40'",
        "update mentions set cameo_code = '210'",
        "update mentions set event_id = upper(event_id)",
        "update mentions set mention_id = mention_id || '0'",
    ],
    "dates_ill_formed": [
        "update mentions set date = 'kemarin'",
        "update mentions set date = '2022-13'",
        "update mentions set date = '2022-9-1'",
        "update mentions set date = '2022-02-30', date_start = null, date_end = null",
        "update mentions set date_start = '2022-09-16', date_end = '2022-09-15'",
        "update mentions set date = null, date_start = null, date_end = null",
        "update mentions set date_basis = null",
    ],
    "dates_out_of_range": [
        "update mentions set date_start = '1899-12-31'",
        "update mentions set date_end = '2101-01-01'",
        "update mentions set date_start = '2022-09-18'",
    ],
    "events_doubled": [
        "insert into events select events.* replace ('0' as event_id) from events where type = 'CONSULT';"
        "insert into participants select p.* replace ('0' as event_id)"
        " from participants as p semi join events on p.event_id = events.event_id and events.type = 'CONSULT'",
    ],
    "events_unlike_mentions": [
        "update events set place = 'Bukhara'",
        "update events set mention_count = 7",
        "update mentions set confidence = 0.1",
    ],
    "events_without_mention": [
        "delete from mentions",
        "update events set mention_id = '0'",
    ],
    "evidence_not_in_text": [
        "update mentions set evidence_start = evidence_start + 1, evidence_end = evidence_end + 1",
        "update mentions set evidence_text = upper(evidence_text)",
        "update mentions set evidence_end = 100000",
        "update mentions set evidence_start = -1",
        "update mentions set evidence_start = 5, evidence_end = 5, evidence_text = ''",
    ],
    "evidence_too_long": [
        f"update mentions set evidence_text = '{SIXTEEN_WORDS}'",
        "update mentions set evidence_text = ' '",
    ],
    "mentions_without_article": [
        "delete from articles",
        "update mentions set revision_id = '0'",
    ],
    "mentions_without_event": ["delete from events"],
    "numbers_out_of_range": [
        "update mentions set confidence = 1.1",
        "update mentions set goldstein = -11",
        "update mentions set quad_class = 0",
        "update mentions set latitude = 91",
        "update mentions set longitude = -181",
        "update mentions set longitude = null",
    ],
    "participants_unlike_event": [
        "delete from participants where code = 'CHN'",
        "update participants set code = 'RUS' where part = 'actor' and code = 'CHN'",
        "update participants set part = 'recipient' where part = 'actor' and code = 'CHN'",
    ],
    "participants_without_event": ["delete from events"],
    "too_few_participants": [
        "update events set actors = ['CHN'], recipients = []",
        "update events set actors = ['CHN'], recipients = ['CHN']",
        "update events set actors = []",
    ],
    "words_unknown": [
        "update mentions set type = 'MEET'",
        "update mentions set kind = 'dinner'",
        "update mentions set kind = 'pledge'",
        "update mentions set agreement_type = 'treaty'",
        "update mentions set type = 'AGREE', kind = 'agreement', agreement_type = 'deal'",
        "update mentions set status = 'maybe'",
        "update mentions set date_basis = 'guess'",
    ],
}


def found(warehouse: Warehouse) -> dict[str, int]:
    """The checks that find something, and how many rows."""
    return {check.name: check.rows.num_rows for check in run_checks(warehouse) if check.rows.num_rows}


def tell(warehouse: Warehouse, *events: Event) -> None:
    load(warehouse, [(article(), events)])


@pytest.mark.parametrize(
    ("check", "statement"), [(check, statement) for check, statements in BREAKS.items() for statement in statements]
)
def test_a_check_finds_the_rows_that_break_it(warehouse: Warehouse, check: str, statement: str) -> None:
    one = article()
    tell(warehouse, event(one), event(one, type="SUPPORT", kind=None, actors=("BLR",), recipients=("CHN",)))
    assert found(warehouse) == {}
    warehouse.connection.execute(statement)
    assert check in found(warehouse)


def test_every_check_is_tried_and_says_what_its_rows_are(warehouse: Warehouse) -> None:
    results = run_checks(warehouse)
    assert [result.name for result in results] == sorted(BREAKS)
    assert all(result.description.endswith(".") for result in results)
    assert {path.name for path in files("sql").joinpath("checks").iterdir()} == {f"{name}.sql" for name in BREAKS}


@pytest.mark.parametrize(
    "before",
    [
        "",
        "e\u0301 ",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1ee\U0001f1e9 ",
        "\u0928\u093f \r\n\u0000 ",
        "\ufeff",
    ],
)
def test_offsets_count_code_points_whatever_comes_before(warehouse: Warehouse, before: str) -> None:
    one = article(text=before + TEXT)
    load(warehouse, [(one, [event(one)])])
    assert found(warehouse) == {}
    warehouse.connection.execute("update mentions set evidence_start = evidence_start + 1")
    assert found(warehouse) == {"evidence_not_in_text": 1}


def test_evidence_of_combining_letters_is_compared_letter_for_letter(warehouse: Warehouse) -> None:
    one = article(text=TEXT.replace("bertemu", "be\u0301rtemu"))
    load(warehouse, [(one, [event(one, "Jinping be\u0301rtemu")])])
    assert found(warehouse) == {}
    warehouse.connection.execute("update mentions set evidence_text = nfc_normalize(evidence_text)")
    assert found(warehouse) == {"evidence_not_in_text": 1}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "summit", "actors": ("SCO",)},
        {"type": "AGREE", "kind": "joint_statement", "actors": ("SCO",)},
        {"date": None, "date_basis": None},
        {"date": "2023", "date_basis": "explicit", "status": "planned"},
        {"date": "2022-09-17"},
        {"date": "2022-09-15/2022-09"},
        {"latitude": None, "longitude": None},
        {"type": "AGREE", "kind": "agreement", "agreement_type": "treaty", "cameo_code": "0871"},
    ],
)
def test_what_is_allowed_is_not_found(warehouse: Warehouse, changes: dict[str, object]) -> None:
    tell(warehouse, event(article(), changes=changes))
    assert found(warehouse) == {}


def test_two_meetings_of_the_same_states_on_one_day_by_different_people_are_two(warehouse: Warehouse) -> None:
    one = article()
    other = event(one, people=(Person("Wang Yi"), Person("Vladimir Makei")), principals=("wang",))
    tell(warehouse, event(one), other)
    assert found(warehouse) == {}


def test_two_undated_events_of_two_articles_are_two(warehouse: Warehouse) -> None:
    both = [replace(article(name), revision_id=content_id(name)) for name in ("a1", "a2")]
    load(warehouse, [(one, [event(one, date=None, date_basis=None)]) for one in both])
    assert found(warehouse) == {}
