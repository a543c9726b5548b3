"""Mails of Outlook ([MS-OXMSG]): streams of a compound file, one a property."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.archives.letter import Letter
from disclosure_lint.archives.member import BrokenArchiveError
from disclosure_lint.readers.compound import BrokenCompoundError, Compound
from disclosure_lint.readers.inside import cut_name
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Properties of a message and how their fields are called, in the order they are shown.
_FIELDS = {
    "0037": "主题",
    "0C1A": "发件人",
    "0C1F": "发件地址",
    "0E04": "收件人",
    "0E03": "抄送",
    "0E02": "密送",
}
_BODY, _PAGE = "1000", "1013"
#: Properties of a recipient, and of an attachment: its long and short name, its bytes.
_DISPLAYED, _MAILBOX = "3001", "39FE"
_LONG_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_UNICODE, _BYTES, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_RECIPIENT, _ATTACHMENT = "__recip", "__attach"
_MOST_DEPTH = 8


def mail(file: BinaryIO) -> Iterator[Source | Unread]:
    """Yield a mail, named "", and what is attached to it.

    Raises:
        BrokenArchiveError: if it cannot be taken apart.
    """
    try:
        compound = Compound(file.read())
    except BrokenCompoundError as error:
        raise BrokenArchiveError("OLE") from error
    yield from _message(compound, (), "")


def _message(compound: Compound, path: tuple[str, ...], name: str) -> Iterator[Source | Unread]:
    letter = Letter()
    for number, field in _FIELDS.items():
        letter.add_field(field, _text(compound, path, number))
    storages = list(compound.storages(*path))
    for storage in storages:
        if storage.lower().startswith(_RECIPIENT):
            known = (_text(compound, (*path, storage), each) for each in (_DISPLAYED, _MAILBOX))
            letter.add_field("收件人", " ".join(dict.fromkeys(filter(None, known))))
    page = compound.read(*path, _stream(_PAGE, _BINARY)).rstrip(b"\0")
    if page:
        letter.add_text(page, "text/html")
    body = _text(compound, path, _BODY)
    if body:
        letter.add_text(body.encode(errors="replace"), "text/plain; charset=utf-8")
    source = letter.source()
    yield Source(name, source.data, media=source.media)
    for position, storage in enumerate(storages, 1):
        if storage.lower().startswith(_ATTACHMENT):
            yield from _attachment(compound, (*path, storage), name, position)


def _attachment(
    compound: Compound, path: tuple[str, ...], outer: str, position: int
) -> Iterator[Source | Unread]:
    known = next(
        filter(None, (_text(compound, path, one) for one in (_LONG_NAME, _SHORT_NAME, _DISPLAYED))), ""
    )
    name = f"{outer}!{cut_name(known) or position}".lstrip("!")
    inner = (*path, _stream(_DATA, _OBJECT))
    if compound.has(*inner, "__properties_version1.0"):
        if len(path) < _MOST_DEPTH:
            yield from _message(compound, inner, name)
        else:
            yield Unread(name, Reason.LIMIT, f"> {_MOST_DEPTH // 2}")
        return
    data = compound.read(*path, _stream(_DATA, _BINARY))
    yield Source(name, data) if data else Unread(name, Reason.EMPTY)


def _text(compound: Compound, path: tuple[str, ...], number: str) -> str:
    wide = compound.read(*path, _stream(number, _UNICODE))
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return compound.read(*path, _stream(number, _BYTES)).decode("gb18030", "replace").rstrip("\0")


def _stream(number: str, kind: str) -> str:
    return f"__substg1.0_{number}{kind}"
