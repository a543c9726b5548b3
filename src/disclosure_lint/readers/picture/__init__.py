"""Pictures: what their heads say, and what is written in them where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Document, Flaw, Omission
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.pages.book import write_pages
from disclosure_lint.readers.pages.transcribe import Writer
from disclosure_lint.readers.picture.header import BrokenPictureError, HugePictureError, open_picture
from disclosure_lint.readers.picture.particulars import particulars
from disclosure_lint.readers.picture.thumbnail import differs
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from disclosure_lint.readers.pages.layout import Sheet

#: Nothing is written in a picture of fewer pixels a side, such as an icon.
_SMALLEST = 24
_HEAD = Location(part="metadata")


def read_picture(source: Source, depth: int = 0) -> Document | Unread:  # noqa: ARG001 - asked of every reader
    """Read a picture.

    Args:
        source: the file.
        depth: inside how many other files it lies.
    """
    try:
        found = particulars(source.data)
        with open_picture(source.data) as picture:
            media = picture.get_format_mimetype() or "image"
            size = min(picture.size)
            thumbnail = differs(picture)
        sheets, omissions = _written(source, media) if size >= _SMALLEST else ([], [])
    except BrokenPictureError:
        return Unread(source.name, Reason.DAMAGED, "picture")
    except HugePictureError:
        return Unread(source.name, Reason.LIMIT, "picture")
    writer = Writer({sheet.number: sheet.upright for sheet in sheets if sheet.upright})
    parts = write_pages(sheets, source.name, media, writer)
    for name, value in found:
        writer.hide([Piece(value, _HEAD)], Concealed.METADATA, name)
    content, locator = writer.build()
    return Document(
        source.name,
        media,
        content,
        "",
        classify(writer.blocks),
        tuple(writer.hidden),
        flaws=(Flaw("thumbnail", None, thumbnail),) if thumbnail else (),
        locator=locator,
        omissions=tuple(omissions),
        parts=tuple(parts),
        recognised=writer.recognised,
    )


def _written(source: Source, media: str) -> tuple[list[Sheet], list[Omission]]:
    """What is written in the picture, if that is asked for, and what is not read of it."""
    if not source.ocr:
        return [], [Omission(Reason.PICTURE, "")]
    from disclosure_lint.readers.picture.frames import read_frames

    return read_frames(source, media)
