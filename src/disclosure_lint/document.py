"""A document as read: blocks in order, and what the eye does not see."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    from disclosure_lint.location import Locator, Recognised
    from disclosure_lint.source import Reason, Source, Unread
    from disclosure_lint.text import Span, Text
    from disclosure_lint.trace import Trace


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows. ``level`` counts from 1, the outermost."""

    text: Text
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, its mark included where the text writes it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Footer:
    """A block at the foot of a page: sponsor, site code, filings, contact."""

    text: Text


class Concealed(Enum):
    """Where text lies that a reader of the page does not see."""

    COMMENT = "comment"
    STYLE = "style"
    ATTRIBUTE = "attribute"
    SCRIPT = "script"
    METADATA = "metadata"
    COVERED = "covered"
    INVISIBLE = "invisible"
    ANNOTATION = "annotation"
    BOOKMARK = "bookmark"
    ATTACHMENT = "attachment"
    DELETED = "deleted"
    FIELD = "field"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that is published though not shown.

    Attributes:
        text: the content.
        kind: how it is hidden.
        name: the attribute or metadata field it stands in, if any.
    """

    text: Text
    kind: Concealed
    name: str = ""


class Link(NamedTuple):
    """A link to another host.

    Attributes:
        host: in lower case, without a port.
        span: of its address in the source, of the tag where references are written in it.
        label: what of the source stands between its tags.
        concealed: whether it is not shown.
        buried: whether nothing shows it later either, as scripts do with menus and tabs.
    """

    host: str
    span: Span
    label: Span
    concealed: bool
    buried: bool = False

    def is_under(self, ends: frozenset[str]) -> bool:
        """Whether the host is one of some names, or lies under one, as ``www.a.gov.cn`` under ``gov.cn``."""
        names = self.host.split(".")
        return any(".".join(names[at:]) in ends for at in range(len(names)))


Block = Heading | Paragraph | ListItem | Table | Footer


class Point(NamedTuple):
    """A line and a column, both from 1, in characters of the file as stored."""

    line: int
    column: int


#: Characters that are two units in UTF-16.
_ASTRAL = late("[\U00010000-\U0010ffff]")


class Lines:
    """Where the lines of a source begin; all that is needed to tell line and column."""

    __slots__ = ("_astral", "_starts")

    def __init__(self, content: str) -> None:
        self._starts = array("Q", [0])
        self._astral = array("Q", (match.start() for match in _ASTRAL.finditer(content)))
        if "\r" not in content:
            at = content.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = content.find("\n", at + 1)
            return
        for index, sign in enumerate(content):
            if sign == "\n" or (sign == "\r" and content[index + 1 : index + 2] != "\n"):
                self._starts.append(index + 1)

    def point(self, offset: int) -> Point:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Point(line, offset - self._starts[line - 1] + 1)

    def unit(self, offset: int) -> int:
        """Return the column of an offset in UTF-16 code units, as editors count."""
        line, column = self.point(offset)
        first = bisect_left(self._astral, self._starts[line - 1])
        return column + bisect_left(self._astral, offset) - first


class Flaw(NamedTuple):
    """Something the reader met: what, and where if that is known."""

    id: str
    span: Span | None
    detail: str = ""


class Omission(NamedTuple):
    """A part of a document that was not read: why, and which."""

    reason: Reason
    detail: str


@dataclass(frozen=True)
class Document:
    """What a reader makes of one source.

    Attributes:
        name: as the user named it, or as it was found.
        media: media type, such as ``text/html``.
        content: the decoded source, byte order mark removed, or what the reader wrote down of a
            format that is no text; offsets count its characters.
        encoding: how the bytes were decoded, "" where the format decides.
        blocks: visible content in order.
        hidden: content that is not shown.
        title: what the metadata of the file calls it.
        flaws: what could not be read as it should.
        locator: leads from the content to pages and parts, for formats that have no lines.
        omissions: what of it was not read.
        parts: documents inside this one, such as attachments, each with a name of its own; archives
            and mails among them are sources that are still to be opened.
        trace: leads from the content into the parts of the file, if the reader was asked to keep it.
        links: to hosts that are named in their addresses, in pages.
        recognised: ranges of the content that were read from pictures, in order.
        address: URL it was fetched from.
        date: when it was fetched, or sent.
    """

    name: str = field(repr=False)  # reprs reach logs
    media: str
    content: str = field(repr=False)
    encoding: str
    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...] = ()
    title: Text | None = None
    flaws: tuple[Flaw, ...] = field(default=())
    locator: Locator | None = field(default=None, repr=False)
    omissions: tuple[Omission, ...] = ()
    parts: tuple[Document | Source | Unread, ...] = ()
    trace: Trace | None = field(default=None, repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    recognised: tuple[Recognised, ...] = ()
    address: str | None = field(default=None, repr=False)
    date: datetime | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def is_recognised(self, span: Span) -> bool:
        """Whether some of a range was read from a picture."""
        at = bisect_left(self.recognised, span.start + 1, key=lambda one: one.span.end)
        return at < len(self.recognised) and self.recognised[at].span.start < max(span.end, span.start + 1)

    def point(self, offset: int) -> Point:
        """Return line and column of an offset into ``content``."""
        return self.lines.point(offset)

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of ``content`` begin."""
        return Lines(self.content)
