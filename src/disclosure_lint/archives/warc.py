"""WARC (ISO 28500): what was fetched from sites, record by record, however large the file is.

The only module that knows FastWARC, which comes with the extra ``warc``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.archives.allowance import MEGABYTE, MOST_BYTES
from disclosure_lint.archives.http_body import BodyLimitError, decode_body
from disclosure_lint.archives.member import BrokenArchiveError, MissingToolError
from disclosure_lint.archives.names import Assets, decode_name, is_asset
from disclosure_lint.archives.warc_ends import ends_well, next_record
from disclosure_lint.source import Reason, Source, Unread, address_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from fastwarc.warc import ArchiveIterator, WarcRecord

#: How the extra is installed.
_EXTRA = "pip install 'disclosure-lint[warc]'"
#: Media types of what pages are made of beside their text.
_ASSET_TYPES = ("image/", "font/", "audio/", "video/", "text/css", "text/javascript")
_ASSET_PARTS = ("javascript", "json", "font", "wasm", "shockwave", "mpegurl")
_FIRST_REDIRECT, _FIRST_ERROR = 300, 400
_CHUNK = 1 << 16
#: Damaged places behind which reading goes on.
_MOST_LOST = 1000


def records(file: BinaryIO) -> Iterator[Source | Unread]:
    """Yield the documents of an archive, each named by its URL, with that and its date.

    Responses, resources and conversions are documents. What pages are made of beside them, answers that are
    no pages (redirections, errors) and repetitions (revisits) are counted and told at the end.

    Args:
        file: the archive, compressed or not; read in order, only a piece at a time.

    Raises:
        MissingToolError: if the extra is not installed.
        BrokenArchiveError: when records were lost, after all that could be read.
    """
    reading = _Reading(file)
    at, lost = 0, 0
    while True:
        try:
            yield from reading.records(at)
            break
        except OSError:
            if reading.may_be_odd():
                continue
            lost += 1
            at = next_record(file, reading.last + 1) if lost < _MOST_LOST else -1
            if at < 0:
                break
    yield from reading.left_out()
    if lost or not ends_well(file, reading.last):
        raise BrokenArchiveError(f"WARC > {reading.count}")


class _Reading:
    """What was met of an archive so far.

    Attributes:
        count: records that were read.
        last: where the last one begins.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._assets = Assets()
        self._failed: Counter[int] = Counter()
        self._unchanged = 0
        self._quirks = False
        self.count, self.last = 0, 0

    def records(self, start: int) -> Iterator[Source | Unread]:
        """Yield the documents from an offset on.

        Raises:
            OSError: where a record cannot be read.
        """
        self._file.seek(start)
        self.last = start
        for record in _iterate(self._file, quirks=self._quirks):
            self.last = start + record.stream_pos
            yield from self._documents(record)

    def may_be_odd(self) -> bool:
        """Whether the first record could not be read as the standard has it, and other ways are left."""
        odd = not self.count and not self._quirks
        self._quirks |= odd
        return odd

    def _documents(self, record: WarcRecord) -> Iterator[Source | Unread]:
        from fastwarc.warc import WarcRecordType as Type

        kind = record.record_type
        self.count += kind != Type.unknown
        if kind == Type.revisit:
            self._unchanged += 1
        elif kind & (Type.response | Type.resource | Type.conversion) and self._is_wanted(record):
            yield from _document(record)

    def _is_wanted(self, record: WarcRecord) -> bool:
        status = record.http_headers.status_code if record.http_headers else None
        if status is not None and status >= _FIRST_REDIRECT:
            self._failed[status] += 1
            return False
        media, address = _media(record), _address(record)
        if address.startswith("dns:"):
            return False
        kind = media.partition(";")[0].strip().lower()
        asset = kind.startswith(_ASSET_TYPES) or any(part in kind for part in _ASSET_PARTS)
        if asset or (not kind and is_asset(address, saved=True)):
            self._assets.add(address_suffix(address)[:8] or kind)
            return False
        return bool(record.content_length)

    def left_out(self) -> Iterator[Unread]:
        """Yield what was no document, counted."""
        if str(self._assets):
            yield Unread("", Reason.PAGE_ASSET, str(self._assets))
        if self._unchanged:
            yield Unread("", Reason.UNCHANGED, str(self._unchanged))
        if self._failed:
            said = ", ".join(f"HTTP {status} {count}" for status, count in sorted(self._failed.items()))
            yield Unread("", Reason.FAILED_FETCH, f"{self._failed.total()}: {said}")


def _iterate(file: BinaryIO, *, quirks: bool) -> ArchiveIterator:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        raise MissingToolError(_EXTRA) from None
    return ArchiveIterator(file, parse_http=True, quirks_mode=quirks)


def _document(record: WarcRecord) -> Iterator[Source | Unread]:
    name = _address(record)
    stored, lost = _stored(record)
    if len(stored) > MOST_BYTES:
        yield Unread(name, Reason.LIMIT, f"> {MOST_BYTES // MEGABYTE} MB")
        return
    fields = record.http_headers if record.is_http else None
    transfer, content = (
        (fields.get("Transfer-Encoding", ""), fields.get("Content-Encoding", "")) if fields else ("", "")
    )
    try:
        body = decode_body(stored, transfer or "", content or "", MOST_BYTES)
    except BodyLimitError:
        yield Unread(name, Reason.LIMIT, f"> {MOST_BYTES // MEGABYTE} MB")
        return
    if body.data:
        yield Source(name, body.data, media=_media(record), address=name, date=_date(record))
    truncated = record.headers.get("WARC-Truncated")
    why = lost or (f"WARC-Truncated: {truncated}" if truncated else body.lost)
    if why:
        yield Unread(name, Reason.DAMAGED, why)


def _stored(record: WarcRecord) -> tuple[bytes, str]:
    """The block of a record behind the fields of the answer, and why the rest is lost."""
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= MOST_BYTES and (piece := record.reader.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except OSError:
        return b"".join(pieces), "gzip"
    return b"".join(pieces), "cut" if size < record.content_length and size <= MOST_BYTES else ""


def _address(record: WarcRecord) -> str:
    raw = record.headers.get_bytes(b"WARC-Target-URI") or b""
    return decode_name(raw).strip("<> ") or record.record_id or "?"  # some writers put it in brackets


def _media(record: WarcRecord) -> str:
    """The media type as the server declared it; that of the block, where there was no server."""
    headers = record.http_headers if record.is_http else record.headers
    return (headers.get("Content-Type") or "") if headers else ""


def _date(record: WarcRecord) -> datetime | None:
    try:
        return record.record_date
    except ValueError:
        return None
