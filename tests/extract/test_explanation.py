"""Explanations: what was marked in an article, and why a trigger made no event."""

from flows.extract import Explanation, explain
from tests.extract.conftest import Reader

TEXT = "Presiden Mali Assimi Keita mengecam Niger di Lome, Kamis (15/9). Kuba menerima surat dari Panama."


def explanation(reader: Reader, text: str = TEXT) -> Explanation:
    return explain(reader.article(text))


def test_every_sort_of_mark_is_shown_with_its_words_and_meaning(reader: Reader) -> None:
    marks = {(mark.label, TEXT[mark.start : mark.end], mark.detail) for mark in explanation(reader).marks}
    assert {
        ("person", "Presiden Mali Assimi Keita", "Assimi Keita (MLI)"),
        ("actor", "Niger", "NER"),
        ("place", "Lome", "TGO"),
        ("time", "Kamis (15/9)", "2022-09-15"),
        ("trigger", "mengecam", "condemn"),
    } <= marks


def test_marks_stand_in_text_order_and_inside_the_text(reader: Reader) -> None:
    marks = explanation(reader).marks
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert all(0 <= mark.start < mark.end <= len(TEXT) for mark in marks)


def test_a_place_that_the_gazetteer_does_not_know_says_so(reader: Reader) -> None:
    text = "Mali mengecam Niger di Kertawangi."
    [place] = [mark for mark in explanation(reader, text).marks if mark.label == "place"]
    assert (text[place.start : place.end], place.detail) == ("Kertawangi", "country unknown")


def test_the_events_are_those_of_the_extraction(reader: Reader) -> None:
    assert explanation(reader).events == reader.events(TEXT)
    assert [event.mention.rule for event in explanation(reader).events] == ["condemn"]


def test_a_trigger_that_made_no_event_has_a_note_with_its_frame_and_reason(reader: Reader) -> None:
    notes = [(TEXT[note.start : note.end], note.frame) for note in explanation(reader).notes]
    assert ("menerima", "receive") in notes
    assert all(note.reason for note in explanation(reader).notes)


def test_an_article_without_anything_has_an_empty_explanation(reader: Reader) -> None:
    assert explanation(reader, "") == Explanation((), (), (), ())


def test_an_event_has_the_words_that_fill_its_slots_and_the_trigger(reader: Reader) -> None:
    [grounds] = explanation(reader).grounds
    assert TEXT[grounds.start : grounds.end] == "mengecam"
    assert grounds.slots == (("MLI", "Presiden Mali Assimi Keita"), ("NER", "Niger"))


def test_grounds_say_where_each_attribute_was_read(reader: Reader) -> None:
    text = "Mali dan Togo bertemu di Lome, Kamis (15/9). Mali dan Togo akan menandatangani perjanjian ekstradisi."
    found = explanation(reader, text)
    why = {event.type: grounds for event, grounds in zip(found.events, found.grounds, strict=True)}
    assert (why["CONSULT"].place, why["CONSULT"].status) == ("named where it is told", "nothing says otherwise")
    assert (why["AGREE"].status, why["AGREE"].agreement_type) == ('by "akan"', 'by "perjanjian ekstradisi"')


def test_a_slot_that_the_words_only_point_back_to_has_none(reader: Reader) -> None:
    *_, grounds = explanation(reader, "Mali mengecam Niger. Fiji menyambut baik kecaman itu.").grounds
    assert grounds.slots == (("FJI", "Fiji"), ("MLI", None))
