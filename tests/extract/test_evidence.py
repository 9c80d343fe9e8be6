"""Evidence: at most fifteen words, verbatim, with the trigger among them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Reader

LONGEST = 15  # words
FILLER = st.lists(
    st.sampled_from(["sangat", "penting", "itu", "yang", "di", "Lome", ",", "dan", "lama", "(15/9)"]), max_size=30
)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Kemarin Mali mengecam Niger di Lome.", "Mali mengecam Niger"),
        ("Niger dikecam oleh Mali pada Kamis.", "Niger dikecam oleh Mali"),
        ("Kunjungan Presiden Mali ke Niger selesai.", "Kunjungan Presiden Mali"),
    ],
)
def test_evidence_runs_from_the_first_to_the_last_word_used(reader: Reader, text: str, evidence: str) -> None:
    assert reader.event(text).mention.evidence.text == evidence


def test_evidence_keeps_line_breaks_as_they_stand(reader: Reader) -> None:
    text = "Presiden Mali\nmengecam  Niger."
    evidence = reader.event(text).mention.evidence
    assert evidence.text == text[evidence.start : evidence.end] == "Presiden Mali\nmengecam  Niger"


def test_evidence_counts_characters_and_not_bytes(reader: Reader) -> None:
    text = "“Déjà” 🙂 – Mali mengecam Niger."
    evidence = reader.event(text).mention.evidence
    assert text[evidence.start : evidence.end] == evidence.text == "Mali mengecam Niger"


def test_evidence_says_in_which_sentence_it_stands(reader: Reader) -> None:
    assert reader.event("Hujan turun. Angin kencang. Mali mengecam Niger.").mention.evidence.sentence == 2


def test_long_evidence_is_cut_around_its_trigger(reader: Reader) -> None:
    middle = "yang sangat lama dan luas serta bersejarah dan amat indah dan juga besar sekali serta tua"
    text = f"Pemerintah Mali, negeri {middle} itu, mengecam Niger."
    evidence = reader.event(text).mention.evidence
    assert "mengecam" in evidence.text
    assert len(evidence.text.split()) == LONGEST


@settings(deadline=None)
@given(FILLER, FILLER, FILLER)
def test_evidence_is_verbatim_and_short_whatever_stands_between(
    before: list[str], between: list[str], behind: list[str]
) -> None:
    text = " ".join([*before, "Mali", *between, "mengecam", *behind, "Niger", "."])
    for event in Reader().events(text):
        evidence = event.mention.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert 1 <= len(evidence.text.split()) <= LONGEST
