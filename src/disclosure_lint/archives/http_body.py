"""Bodies of HTTP answers as they were stored: chunks put together, encodings undone (RFC 9110, 9112).

Programs that store answers often undo the encodings and leave the fields that tell of them, so a
body that is not encoded as it claims is taken as it is. Not left to FastWARC 2.0.1: of bodies that
are chunked and compressed it stops in silence behind the first.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = late(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_STEP = 1 << 16
_AUTO, _RAW = 47, -15
#: Files gzip puts one behind the other that are read.
_MOST_MEMBERS = 1000


class Body(NamedTuple):
    """What a body holds.

    Attributes:
        data: its bytes.
        lost: why the rest could not be decoded, "" when there is none.
    """

    data: bytes
    lost: str = ""


class BodyLimitError(ValueError):
    """A body decodes to more bytes than are read."""


def decode_body(data: bytes, transfer: str, content: str, most: int) -> Body:
    """Undo the encodings of a body, as far as they are there.

    Args:
        data: as it was stored.
        transfer: its Transfer-Encoding.
        content: its Content-Encoding, the last one applied last.
        most: bytes it may come to.

    Raises:
        BodyLimitError: if it comes to more.
    """
    body = _joined(data) if "chunked" in transfer.lower() else Body(data)
    for encoding in reversed([one.strip().lower() for one in content.split(",")]):
        decode = _DECODERS.get(encoding.removeprefix("x-"))
        if decode:
            decoded = decode(body.data, most)
            body = Body(decoded.data, body.lost or decoded.lost)
        elif encoding not in {"", "identity", "none", "utf-8"}:
            return Body(body.data, encoding)
    return body


def _joined(data: bytes) -> Body:
    pieces: list[bytes] = []
    at = 0
    while (head := _CHUNK.match(data, at)) is not None:
        size = int(head[1], 16)
        pieces.append(data[head.end() : head.end() + size])
        at = head.end() + size
        if not size:
            return Body(b"".join(pieces))
        at += data.startswith(b"\r", at)
        at += data.startswith(b"\n", at)
    return Body(b"".join(pieces), "chunked") if pieces else Body(data)


def _inflated(data: bytes, most: int) -> Body:
    """What zlib makes of it: gzip, several one behind the other too, zlib, or neither head."""
    for bits in (_AUTO, _RAW):
        pieces: list[bytes] = []
        left, rest = most, data
        try:
            for _ in range(_MOST_MEMBERS):
                unpacker = zlib.decompressobj(bits)
                while rest and not unpacker.eof:
                    piece = unpacker.decompress(rest, _STEP)
                    left -= len(piece)
                    if left < 0:
                        raise BodyLimitError
                    pieces.append(piece)
                    rest = unpacker.unconsumed_tail
                if not unpacker.eof:
                    pieces.append(unpacker.flush())
                    return Body(b"".join(pieces), "cut")
                rest = unpacker.unused_data.lstrip(b"\0\r\n")
                if not rest:
                    return Body(b"".join(pieces))
            return Body(b"".join(pieces), "gzip")
        except zlib.error:
            if any(pieces):
                return Body(b"".join(pieces), "gzip")
    return Body(data)


def _brotli(data: bytes, most: int) -> Body:
    import brotli

    unpacker = brotli.Decompressor()
    pieces: list[bytes] = []
    left = most
    try:
        piece = unpacker.process(data, output_buffer_limit=_STEP)
        while piece:
            left -= len(piece)
            if left < 0:
                raise BodyLimitError
            pieces.append(piece)
            piece = b"" if unpacker.is_finished() else unpacker.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        return Body(b"".join(pieces), "br") if pieces else Body(data)
    return Body(b"".join(pieces), "" if unpacker.is_finished() else "br") if pieces else Body(data)


_DECODERS: dict[str, Callable[[bytes, int], Body]] = {"gzip": _inflated, "deflate": _inflated, "br": _brotli}
