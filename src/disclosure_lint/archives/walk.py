"""The way through an archive and all archives inside, within an allowance."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from disclosure_lint.archives.allowance import (
    MOST_BYTES,
    Allowance,
    ArchiveLimitError,
    MemberLimitError,
    Metered,
)
from disclosure_lint.archives.compressed import COMPRESSED, format_inside, name_inside, unpack
from disclosure_lint.archives.formats import opener
from disclosure_lint.archives.member import (
    DAMAGE,
    BrokenArchiveError,
    LockedArchiveError,
    Member,
    MissingToolError,
)
from disclosure_lint.archives.names import Assets, is_asset, is_litter, suffix_of
from disclosure_lint.document import Document, Flaw
from disclosure_lint.readers.inside import DEEPEST, cut_name
from disclosure_lint.readers.sniff import (
    CONTAINERS,
    GZIP,
    HTML_TYPES,
    SUFFIXES,
    TAR,
    WARC,
    foreign_format,
    looks_like_html,
    misnamed,
)
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = Source | Document | Unread
#: Formats read from front to back, which need not be held in memory.
_STREAMED = COMPRESSED | {WARC, TAR}
#: Archives that are not opened any more before the whole is given up.
_MOST_REFUSED = 100
_CHUNK, _SAMPLE = 1 << 16, 1 << 10
_TWICE = 2
#: Bytes of an archive in another one that is held in memory rather than read piece by piece.
_SMALL = 1 << 20
_MEDIA = "application/octet-stream"
_ENDLESS = 1 << 62


class _Place(NamedTuple):
    """Where something lies: name of the archive, and inside how many files what is in it lies."""

    name: str
    depth: int


class Walk:
    """Goes through an archive.

    Args:
        stored: bytes of the archive as it is stored.
    """

    def __init__(self, stored: int) -> None:
        self._stored, self._allowance = stored, Allowance(stored)
        self._refused = 0

    def through(self, name: str, file: BinaryIO, kind: str, depth: int) -> Iterator[Item]:
        """Yield what is inside an archive, each file under the names of both with ``!`` between.

        Args:
            name: of the archive.
            file: its bytes.
            kind: its format.
            depth: inside how many other files it lies.
        """
        try:
            yield from self._through(name, file, kind, depth, self._stored)
        except ArchiveLimitError as error:
            yield Unread(name, Reason.LIMIT, str(error))

    def _through(
        self, name: str, file: BinaryIO, kind: str, depth: int, stored: int | None
    ) -> Iterator[Item]:
        if depth >= DEEPEST:
            self._refused += 1
            yield Unread(name, Reason.LIMIT, f"{kind}: {depth} × !")
            if self._refused >= _MOST_REFUSED:
                raise ArchiveLimitError(f"{self._refused} × {kind}")
            return
        wrong = misnamed(suffix_of(name), kind)
        if wrong:
            # An archive has no text of its own, but it may be told what is wrong with it.
            yield Document(name, _MEDIA, "", "", (), flaws=(Flaw("file-type", None, wrong),))
        place = _Place(name, depth + 1)
        file.seek(0)
        try:
            yield from self._inside(place, file, kind, stored)
        except LockedArchiveError:
            yield Unread(name, Reason.ENCRYPTED)
        except MissingToolError as error:
            yield Unread(name, Reason.MISSING_TOOL, str(error))
        except MemberLimitError as error:
            yield Unread(name, Reason.LIMIT, str(error))
        except DAMAGE as error:
            yield Unread(name, Reason.DAMAGED, str(error) if isinstance(error, BrokenArchiveError) else kind)

    def _inside(self, place: _Place, file: BinaryIO, kind: str, stored: int | None) -> Iterator[Item]:
        if kind not in COMPRESSED:
            yield from self._members(place, file, kind)
            return
        inner = format_inside(file, kind)
        if kind == GZIP and (inner == WARC or place.name.lower().endswith(".warc.gz")):
            yield from self._members(place, file, WARC)  # compressed record by record
        elif inner in {WARC, TAR}:
            yield from self._members(place, self._metered(unpack(file, kind), stored), inner)
        else:
            member = Member(name_inside(place.name.rpartition("!")[2]), lambda: unpack(file, kind), stored)
            yield from self._member(place, member, f"{place.name}!{cut_name(member.name)}")

    def _members(self, place: _Place, file: BinaryIO, kind: str) -> Iterator[Item]:
        assets, names = Assets(), Counter[str]()
        for one in opener(kind)(file):
            if is_litter(one.name):
                continue
            name = one.name
            if kind != WARC:  # in which any number of records is read one by one, under their addresses
                self._allowance.take_member()
                name = cut_name(name)
                names[name] += 1
            if isinstance(one, Member) and is_asset(one.name):
                assets.add(suffix_of(one.name))
                continue
            yield from self._one(place, one, _numbered(name, names[name]))
        if str(assets):
            yield Unread(place.name, Reason.PAGE_ASSET, str(assets))

    def _one(self, place: _Place, one: Member | Source | Unread, name: str) -> Iterator[Item]:
        known = f"{place.name}!{name}" if name else place.name
        match one:
            case Unread():
                yield replace(one, name=known)
            case Source():
                yield from self._sorted(replace(one, name=known, depth=place.depth))
            case Member():
                yield from self._member(place, one, known)

    def _member(self, place: _Place, member: Member, name: str) -> Iterator[Item]:
        if (member.stored or 0) > _SMALL and member.open_seekable and (kind := _kind(member)) in _STREAMED:
            with member.open_seekable() as stream:
                metered = self._metered(stream, member.stored)
                yield from self._through(name, metered, kind, place.depth, None)
            return
        try:
            with member.open() as stream:
                source, unread = self._loaded(place, member, stream, name)
        except ArchiveLimitError as error:
            yield Unread(name, Reason.LIMIT, str(error))
            raise
        except DAMAGE as error:
            yield Unread(name, Reason.DAMAGED, str(error) if isinstance(error, BrokenArchiveError) else "")
            return
        if source:
            yield from self._sorted(source)
        if unread:
            yield unread

    def _metered(self, stream: BinaryIO, stored: int | None) -> BinaryIO:
        return cast("BinaryIO", Metered(stream, self._allowance, stored, _ENDLESS))

    def _loaded(
        self, place: _Place, member: Member, stream: BinaryIO, name: str
    ) -> tuple[Source | None, Unread | None]:
        """A file, as far as it can be unpacked, and why the rest cannot."""
        metered = Metered(stream, self._allowance, member.stored, MOST_BYTES)
        pieces: list[bytes] = []
        unread: Unread | None = None
        try:
            while piece := metered.read(_CHUNK):
                pieces.append(piece)
        except MemberLimitError as error:
            return None, Unread(name, Reason.LIMIT, str(error))
        except DAMAGE:
            unread = Unread(name, Reason.DAMAGED)
        data = b"".join(pieces)
        if member.crc not in {None, zlib.crc32(data)} and unread is None:
            unread = Unread(name, Reason.DAMAGED, "CRC")
        return Source(name, data, depth=place.depth) if data or not unread else None, unread

    def _sorted(self, source: Source) -> Iterator[Item]:
        """An archive is opened, text of a format that is not read is named, the rest is for the readers."""
        kind = foreign_format(source.data)
        if kind in CONTAINERS:
            size = len(source.data)
            yield from self._through(source.name, io.BytesIO(source.data), kind, source.depth, size)
        elif kind or not source.data or _is_text(source):
            yield source
        else:
            yield Unread(source.name, Reason.UNSUPPORTED, source.suffix)


def _kind(member: Member) -> str:
    """The format of a file, by its first bytes."""
    try:
        with member.open() as stream:
            return foreign_format(stream.read(_SAMPLE))
    except DAMAGE:
        return ""


def _numbered(name: str, times: int) -> str:
    """A name that was there before, told from the others as systems do it: ``a (2).txt``."""
    if times < _TWICE or not name:
        return name
    suffix = suffix_of(name)
    return f"{name[: len(name) - len(suffix)]} ({times}){name[len(name) - len(suffix) :]}"


def _is_text(source: Source) -> bool:
    """Whether text is of a format that is read, by its suffix, by who sent it, or by itself."""
    suffix = source.suffix
    return (
        not suffix
        or suffix in SUFFIXES
        or source.media_type in HTML_TYPES
        or source.media_type == "text/plain"
        or looks_like_html(source.data)
    )
