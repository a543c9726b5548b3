"""What the photos on the pages say of themselves."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.picture.header import BrokenPictureError, HugePictureError
from disclosure_lint.readers.picture.particulars import particulars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.readers.pages.transcribe import Writer


def write_photos(photos: Iterable[tuple[int | None, bytes]], writer: Writer) -> None:
    """Write what photos say of themselves, each once.

    Args:
        photos: of each the page it is on, if it is on one, and its file; pixels may be missing.
        writer: takes what is written.
    """
    known: set[bytes] = set()
    for page, data in photos:
        if data in known:
            continue
        known.add(data)
        with suppress(BrokenPictureError, HugePictureError):
            for said in particulars(data):
                piece = Piece(said.value, Location(page, part="metadata"))
                writer.hide([piece], Concealed.METADATA, said.name)
