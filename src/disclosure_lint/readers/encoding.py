"""Bytes to characters: the bytes decide, a declaration only helps.

Pages of Chinese offices often declare one charset and are stored in another, so
what is declared is compared with what is found and never believed alone. The
order is: byte order mark, strict UTF-8, UTF-8 with a few broken bytes, Big5 if
declared, GB18030 (never ``gb2312``: rare name characters need the full set).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from disclosure_lint.document import Flaw
from disclosure_lint.language.expression import late
from disclosure_lint.text import Span

REPLACEMENT = "\ufffd"

# Longer marks first: UTF-32 LE starts with the mark of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = late(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_XML_DECLARED = late(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,30})")
_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "hz", "big5hkscs": "big5"}
#: Sequences of three bytes as UTF-8 writes Chinese; GBK text holds next to none.
_THREE_BYTES = late(rb"[\xe3-\xe9][\x80-\xbf][\x80-\xbf]")
#: UTF-8 is taken for granted when at most this share of the sequences is broken.
_BROKEN_SHARE = 0.1
_ASCII = bytes(range(128))
#: Flaws listed one by one; beyond it the last one tells how many more there are.
_MAX_FLAWS = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a source and what went wrong on the way.

    Attributes:
        text: the characters, byte order mark removed, line ends as stored.
        encoding: Python's name of the encoding used.
        flaws: undecodable bytes (each U+FFFD or run of them) and a wrong declaration.
    """

    text: str
    encoding: str
    flaws: tuple[Flaw, ...] = ()


def decode(data: bytes, sent: str = "") -> Decoded:
    """Decode a source whose encoding is not known. Never raises, never drops a byte silently.

    Args:
        data: the bytes.
        sent: the charset that was declared by who sent them, beside what they declare themselves.
    """
    encoding, text = _marked(data) or _guessed(data, _family(sent or _declared(data)))
    return Decoded(text, encoding, (*_undecodable(text), *_misdeclared(data, encoding, text, sent)))


def marked_encoding(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark the data starts with and the encoding it stands for."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)


def encode_like(text: str, encoding: str, original: bytes) -> bytes | None:
    """Encode text as an original was, its byte order mark in front; None where that cannot be done."""
    mark = next((mark for mark, name in _MARKS if name == encoding and original.startswith(mark)), b"")
    try:
        return mark + text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return None


def _marked(data: bytes) -> tuple[str, str] | None:
    found = marked_encoding(data)
    if found is None:
        return None
    mark, encoding = found
    return encoding, data[len(mark) :].decode(encoding, errors="replace")


def _guessed(data: bytes, declared: str) -> tuple[str, str]:
    wide = wide_encoding(data)
    if wide:
        return wide, data.decode(wide, errors="replace")
    chinese = len(_THREE_BYTES.findall(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # A few GBK words are valid UTF-8 of other scripts; a declaration settles it.
        doubtful = not chinese and declared == "gb18030" and not data.isascii()
        strict = _strictly(data, "gb18030") if doubtful else None
        return ("utf-8", text) if strict is None else ("gb18030", strict)
    as_utf8 = data.decode("utf-8", errors="replace")
    broken = as_utf8.count(REPLACEMENT)
    one_stray_byte = broken == 1 and data.translate(None, _ASCII) == data.translate(None, _ASCII)[:1]
    if one_stray_byte or broken <= max(_BROKEN_SHARE * (chinese + broken), chinese // 3):
        return "utf-8", as_utf8
    as_big5 = _strictly(data, "big5hkscs") if declared == "big5" else None
    if as_big5 is not None:
        return "big5hkscs", as_big5
    # A short UTF-8 text cut in the middle of a character is still UTF-8.
    cut = broken == 1 and as_utf8.endswith(REPLACEMENT) and chinese > 0
    if cut or (chinese >= broken and _strictly(data, "gb18030") is None):
        return "utf-8", as_utf8
    return "gb18030", data.decode("gb18030", errors="replace")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes of its ASCII characters.

    A few characters such as 一 (U+4E00) have a zero byte on the other side.
    """
    head = data[:4096]
    if len(head) % 2 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = len(head) // 8 + 1
    if odd >= enough and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even >= enough and even > 4 * odd else None


def _undecodable(text: str) -> list[Flaw]:
    flaws: list[Flaw] = []
    for found in re.finditer(f"{REPLACEMENT}+", text):
        if len(flaws) == _MAX_FLAWS:
            flaws.append(Flaw("undecodable-more", None, str(text.count(REPLACEMENT, found.start()))))
            break
        flaws.append(Flaw("undecodable", Span(*found.span()), str(len(found[0]))))
    return flaws


def _misdeclared(data: bytes, encoding: str, text: str, sent: str) -> list[Flaw]:
    if sent:  # is believed by programs, whatever else is declared
        wrong = _family(sent) != _family(encoding) and not data.isascii()
        return [Flaw("wrong-charset", None, f"{sent} / {encoding.upper()}")] if wrong else []
    declared = _declared(data)
    if not declared or _family(declared) == _family(encoding) or data.isascii():
        return []
    at = re.search(
        rf"charset\s*=\s*[\"']?\s*({re.escape(declared)})|encoding\s*=\s*[\"']({re.escape(declared)})", text
    )
    span = Span(*at.span(at.lastindex or 0)) if at else None
    return [Flaw("wrong-charset", span, f"{declared} / {encoding.upper()}")]


def _declared(data: bytes) -> str:
    found = _XML_DECLARED.search(data[:200]) or _DECLARED.search(data[:8192])
    return found[1].decode("ascii") if found else ""


def _family(name: str) -> str:
    try:
        python_name = codecs.lookup(name).name
    except LookupError:
        return name.lower()
    return _FAMILIES.get(python_name, python_name)
