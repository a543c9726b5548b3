"""Pages on their way from the crawler to the scan, through a pipe."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = struct.Struct(">III")


class Fetched(NamedTuple):
    """A page as it came, or the end of the crawl.

    Attributes:
        about: ``address``, ``media`` (content type), ``fetched`` (ISO 8601); of the end, ``end``: why.
        data: its bytes.
        rendered: what a browser made of it, as HTML in UTF-8, when that says something else.
    """

    about: dict[str, Any]
    data: bytes
    rendered: bytes = b""


def write_frame(stream: BinaryIO, fetched: Fetched) -> None:
    """Write a frame; waits while the reader has no time for it."""
    head = json.dumps(fetched.about).encode()
    stream.write(_SIZES.pack(len(head), len(fetched.data), len(fetched.rendered)) + head)
    stream.write(fetched.data)
    stream.write(fetched.rendered)
    stream.flush()


def read_frames(stream: BinaryIO) -> Iterator[Fetched]:
    """Yield the frames that came whole."""
    while len(sizes := stream.read(_SIZES.size)) == _SIZES.size:
        lengths = _SIZES.unpack(sizes)
        about, data, rendered = parts = tuple(map(stream.read, lengths))
        if tuple(map(len, parts)) != lengths:
            return
        yield Fetched(json.loads(about), data, rendered)
