"""Bytes become text as they came, or are refused for a stated cause."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.decoding import InputError, Limits, decode_text

SENTENCE = "Presiden Türkiye “sepakat” bertemu Raja Felipe VI di São Paulo – kata José Muñoz, Selasa."


def outcome(data: bytes) -> tuple[str | None, str]:
    """The cause for which these bytes are refused, or their text."""
    try:
        return None, decode_text(data)
    except InputError as failure:
        return failure.cause, ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_from_common_encodings(encoding: str) -> None:
    assert decode_text(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_settles_the_encoding_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert decode_text(mark + SENTENCE.encode(encoding)) == SENTENCE


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff")))
def test_utf8_text_without_controls_is_kept_as_it_came(text: str) -> None:
    if text.strip():
        assert decode_text(text.encode()) == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_stated_cause(data: bytes) -> None:
    cause, text = outcome(data)
    if cause is not None:
        assert cause in {"binary", "empty", "encoding"}
    else:
        assert text.strip()
        assert not {"\r", "\u2028", "\0"} & set(text)
        text.encode()


def test_every_line_end_becomes_a_line_feed() -> None:
    assert decode_text("a\r\nb\rc\nd\u2028e\u2029f\r\r\ng".encode()) == "a\nb\nc\nd\ne\nf\n\ng"


def test_nothing_else_is_changed() -> None:
    text = "  e\u0301 dan \u00e9\u00a0\tdua  spasi  \n\n"
    assert decode_text(text.encode()) == text


def test_cyrillic_in_its_windows_code_page_is_recognised() -> None:
    russian = "Президент России Владимир Путин встретился с председателем КНР Си Цзиньпином в Самарканде. " * 4
    assert decode_text(russian.encode("cp1251")) == russian


def test_the_encoding_that_a_page_declares_is_tried() -> None:
    assert decode_text("Łódź ".encode("iso-8859-2") * 3, "iso-8859-2") == "Łódź " * 3


@pytest.mark.parametrize("declared", ["no-such-encoding", "rot13", "undefined", "utf-8"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode_text(SENTENCE.encode("cp1252"), declared) == SENTENCE


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x1f\x8b\x08\x00",
        b"Jakarta\x00(ANTARA)",
        bytes(range(1, 32)) * 10,
        "Jakarta\0".encode("utf-16"),
    ],
)
def test_what_is_no_text_is_refused_as_binary(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        decode_text(data)
    assert refused.value.cause == "binary"


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b" \n", "\u3000\n".encode("utf-16")]
)
def test_white_space_alone_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        decode_text(data)
    assert refused.value.cause == "empty"


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + b"a",
        "“Kami sepakat”, kata Xi. ".encode() * 4 + b"\x93",
        b"\xe2\x80\x9c" * 10 + b"\xff",
    ],
)
def test_damaged_unicode_is_refused_and_not_guessed(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        decode_text(data)
    assert refused.value.cause == "encoding"


def test_the_refusal_names_the_byte_that_does_not_fit() -> None:
    with pytest.raises(InputError, match="0xFF at offset 30"):
        decode_text(b"\xe2\x80\x9c" * 10 + b"\xff")


def test_a_limit_below_one_byte_is_no_limit() -> None:
    with pytest.raises(ValueError, match="record_bytes"):
        Limits(record_bytes=0)
