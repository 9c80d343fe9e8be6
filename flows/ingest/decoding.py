"""Bytes → text: which encoding it is, or why it can't be read."""

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from flows.errors import SamarkandError

KEPT_OF_REJECT = 64 * 1024  # bytes of a rejected input that are kept with it

RejectCause = Literal[
    "binary", "empty", "too_large", "encoding", "unreadable", "unsupported",
    "bad_json", "bad_field", "bad_date", "duplicate_id",
]  # fmt: skip

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PAR1", "a Parquet file"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.02  # of all bytes
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_BEYOND_ASCII = bytes(range(128, 256))
# What Western text of the Windows code page has beyond ASCII: punctuation, signs, and letters with accents.
_WESTERN = frozenset("‘’“”–—…•·«»‹›€£¥§©®™°±²³¼½¾×\u00a0\u00ad´†‡‰ªº¿¡") | frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŠšŽž"
)
_MOST_WESTERN = 0.15  # of all characters; more are the letters of another script
_MOST_CHAOS = 0.1  # charset-normalizer's measure of disorder, of 1
_SAMPLE = 256 * 1024  # bytes, from which an uncommon encoding is guessed


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: `record_bytes` for one article, as a file, a page or a line of JSON Lines (20 MB)."""

    record_bytes: int = 20_000_000

    def __post_init__(self) -> None:
        if self.record_bytes < 1:
            raise ValueError(f"record_bytes must be at least 1, not {self.record_bytes}")


DEFAULT_LIMITS = Limits()


class InputError(SamarkandError):
    """An input that holds no text that can be read; becomes a Reject with this `cause` and `detail`."""

    def __init__(self, cause: RejectCause, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause
        self.detail = detail


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start declares."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def refuse_binary(data: bytes) -> None:
    """Raises InputError ("binary") where the start of the data shows that it is no text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError("binary", f"this is {what}, not text: convert or unpack it first")
    if marked_encoding(data) in {"utf-16", "utf-32"}:
        return
    if b"\0" in data:
        raise InputError("binary", "the data has NUL bytes, so it is no text")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise InputError("binary", "the data is full of control bytes, so it is no text")


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The text of these bytes, its line ends made \\n and its byte order mark dropped; otherwise as it came.

    Tried in this order: the byte order mark, UTF-8, the encoding `declared` by a page, Windows-1252 where the text
    is Western, then charset-normalizer's guess where it is confident. Raises InputError with the causes
    "binary", "empty" (white space only) and "encoding".
    """
    if not data.strip():
        raise InputError("empty", "there is no text in it")
    refuse_binary(data)
    text = normalise_lines(_decode(data, declared))
    if "\0" in text:
        raise InputError("binary", "the text has NUL characters, so it is no text")
    if not text.strip():
        raise InputError("empty", "there is no text in it")
    return text


def normalise_lines(text: str) -> str:
    """The text with every line end (CRLF, CR, U+2028, U+2029) as \\n and without a byte order mark."""
    return _LINE_ENDS.sub("\n", text).removeprefix("\ufeff")


def _decode(data: bytes, declared: str | None) -> str:
    if (marked := marked_encoding(data)) is not None:
        try:
            return data.decode(marked)
        except UnicodeDecodeError as error:
            raise InputError("encoding", f"its byte order mark says {marked}, but {_where(error)}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise InputError("encoding", f"damaged UTF-8: {_where(error)}") from error
        text = _decode_declared(data, declared) or _decode_western(data) or _decode_guessed(data)
        if text is None:
            detail = f"not UTF-8 ({_where(error)}), and no other encoding fits: convert it to UTF-8"
            raise InputError("encoding", detail) from error
        return text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8; another encoding would make "â€œ" of its quotation marks."""
    ascii_only = len(data.translate(None, _BEYOND_ASCII))
    sound = len(data.decode("utf-8", "ignore").encode()) - ascii_only
    return 2 * sound > len(data) - ascii_only


def _where(error: UnicodeDecodeError) -> str:
    return f"the byte 0x{error.object[error.start]:02X} at offset {error.start} does not fit"


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that a page names; the web reads "iso-8859-1" as Windows-1252."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError):
        return None


def _decode_western(data: bytes) -> str | None:
    """The text as Windows-1252 where every character is one that Western prose has, and such are few."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if character > "\x7f"]
    return text if len(beyond) <= _MOST_WESTERN * len(text) and _WESTERN.issuperset(beyond) else None


def _decode_guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 30 ms to import, and seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.chaos > _MOST_CHAOS:
        return None
    try:
        return data.decode(best.encoding)
    except (LookupError, UnicodeDecodeError):
        return None
