"""Mails (RFC 5322, MIME) and pages saved as one file (MHTML, RFC 2557).

A mail is one document, its heading and its text, followed by its attachments; of a saved page
each page and frame is a document.
"""

from __future__ import annotations

import base64
import quopri
import re
from binascii import Error as BinasciiError
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.archives.letter import Letter
from disclosure_lint.archives.member import BrokenArchiveError
from disclosure_lint.archives.names import Assets, decode_name
from disclosure_lint.language.expression import late
from disclosure_lint.readers.sniff import HTML_TYPES
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

#: Fields a reader of the mail is shown, and how they are called there.
_FIELDS = {
    "subject": "主题",
    "from": "发件人",
    "sender": "代发",
    "reply-to": "回复",
    "to": "收件人",
    "cc": "抄送",
    "bcc": "密送",
    "date": "日期",
}
#: Parts of one mail that are read.
_MOST_PARTS = 10_000
#: What no alphabet of base64 has.
_NO_BASE64 = late(rb"[^A-Za-z0-9+/]+")
#: A word in MIME's encoding (RFC 2047): charset, way, text.
_WORD = late(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]{0,2000})\?=")
_NATIONAL = frozenset({"gb2312", "gbk", "cp936", "x-gbk"})
#: Fields the parser takes apart in a time that grows with the square of their length.
_STRUCTURED = late(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_FIELD = 10_000
_SUFFIXES = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}


def mail(file: BinaryIO) -> Iterator[Source | Unread]:
    """Yield a mail, named "", and what is attached to it.

    Raises:
        BrokenArchiveError: if it cannot be taken apart.
    """
    message = _parse(file)
    letter = Letter(_date(message))
    for field, value in message.raw_items():
        if field.lower() in _FIELDS:
            letter.add_field(_FIELDS[field.lower()], header_text(value))
    attached: list[Source | Unread] = []
    for number, part in enumerate(_leaves(message), 1):
        kind, known = part.get_content_type(), _file_name(part)
        if kind in _SUFFIXES and kind != "message/rfc822" and not known:
            letter.add_text(_bytes(part), _media(part))
        elif not (part.get("Content-ID") and kind.startswith("image/")):
            attached.append(_attached(part, known or f"{number}{_SUFFIXES.get(kind, '')}"))
    yield letter.source()
    yield from attached


def saved_page(file: BinaryIO) -> Iterator[Source | Unread]:
    """Yield the pages of a page saved with all it is made of.

    Raises:
        BrokenArchiveError: if it cannot be taken apart.
    """
    message = _parse(file)
    date, assets = _date(message), Assets()
    for number, part in enumerate(_leaves(message), 1):
        kind, media = part.get_content_type(), _media(part)
        address = header_text(str(part.get("Content-Location", "")))
        if kind in HTML_TYPES or kind == "text/plain":
            known = address or _file_name(part) or f"{number}{_SUFFIXES.get(kind, '')}"
            yield Source(known, _bytes(part), media=media, address=address or None, date=date)
        else:
            assets.add(kind)
    if str(assets):
        yield Unread("", Reason.PAGE_ASSET, str(assets))


def header_text(value: str) -> str:
    """Return the characters of a field as it is stored: words in MIME's encoding, or bytes as they are."""
    plain = decode_name(value.encode("utf-8", "surrogateescape"))
    unfolded = re.sub(r"\r?\n[ \t]", " ", plain).strip()
    words: list[tuple[bytes, str]] = []
    pieces: list[str] = []
    at = 0
    for found in _WORD.finditer(unfolded):
        between = unfolded[at : found.start()]
        data, charset = _word(found), found[1].lower()
        if words and not between.strip():
            # A character may be cut in two by the end of a word.
            if words[-1][1] == charset:
                data = words.pop()[0] + data
        else:
            pieces += [_characters(*word) for word in words]
            pieces.append(between)
            words = []
        words.append((data, charset))
        at = found.end()
    return "".join([*pieces, *(_characters(*word) for word in words), unfolded[at:]])


def _word(found: re.Match[str]) -> bytes:
    text = found[3].encode("ascii", "ignore")
    return _from_base64(text) if found[2] in "bB" else quopri.decodestring(text, header=True)


def _characters(data: bytes, charset: str) -> str:
    try:
        # GB18030 holds what those that write gb2312 mean.
        return data.decode("gb18030" if charset in _NATIONAL else charset)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode_name(data)


def _parse(file: BinaryIO) -> Message:
    try:
        return message_from_bytes(_STRUCTURED.sub(lambda found: found[0][:_LONGEST_FIELD], file.read()))
    except (MessageError, ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        raise BrokenArchiveError(type(error).__name__) from error


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that have no parts; a mail that is attached is one."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inside = part.get_payload()
        if isinstance(inside, list) and (part is message or part.get_content_type() != "message/rfc822"):
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part
    raise BrokenArchiveError(f"> {_MOST_PARTS} parts")


def _attached(part: Message, name: str) -> Source | Unread:
    inside = part.get_payload()
    if not isinstance(inside, list):
        return Source(name, _bytes(part), media=_media(part))
    try:
        return Source(name, b"".join(one.as_bytes() for one in inside if isinstance(one, Message)))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Unread(name, Reason.DAMAGED, type(error).__name__)


def _bytes(part: Message) -> bytes:
    """The content of a part; what is not encoded as it claims is decoded as far as it goes."""
    if part.is_multipart():
        return b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        return _from_base64(str(part.get_payload()).encode("ascii", "ignore"))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _from_base64(data: bytes) -> bytes:
    pure = _NO_BASE64.sub(b"", data)
    try:
        return base64.b64decode(pure + b"=" * (-len(pure) % 4))
    except BinasciiError:  # one character too many
        return base64.b64decode(pure[:-1])


def _media(part: Message) -> str:
    charset = part.get_param("charset") or ""
    known = collapse_rfc2231_value(charset) if not isinstance(charset, str) else charset
    return f"{part.get_content_type()}; charset={known}" if known else part.get_content_type()


def _file_name(part: Message) -> str:
    try:
        known = part.get_filename()
    except (LookupError, ValueError, TypeError):
        known = None
    return header_text(known).replace("\n", " ") if known else ""


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
