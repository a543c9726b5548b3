"""Which module opens what, and what an open file is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.readers.sniff import (
    EML,
    MHTML,
    MSG,
    RAR,
    SEVEN_ZIP,
    TAR,
    WARC,
    ZIP,
    foreign_format,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.archives.member import Member
    from disclosure_lint.source import Source, Unread

_MODULES = {
    ZIP: ("zip", "members"),
    TAR: ("tar", "members"),
    SEVEN_ZIP: ("bsdtar", "members"),
    RAR: ("bsdtar", "members"),
    WARC: ("warc", "records"),
    EML: ("mail", "mail"),
    MHTML: ("mail", "saved_page"),
    MSG: ("outlook", "mail"),
}
#: Bytes that tell a format.
HEAD = 1 << 14
_PACKAGE, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"


def opener(kind: str) -> Callable[[BinaryIO], Iterator[Member | Source | Unread]]:
    """Return the function that yields what is inside a file of a format."""
    module, function = _MODULES[kind]
    found: Callable[[BinaryIO], Iterator[Member | Source | Unread]] = getattr(
        import_module(f"disclosure_lint.archives.{module}"), function
    )
    return found


def format_of(file: BinaryIO) -> str:
    """Return the format of an open file as :func:`foreign_format` does, by as little of it as will do."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if head.startswith(_PACKAGE):
        from disclosure_lint.readers.containers import stored_format

        return stored_format(file)
    if head.startswith(_COMPOUND):
        return foreign_format(file.read())
    return foreign_format(head)
