"""Pictures: what their heads say, and what is written in them where that is asked for."""

from __future__ import annotations

from disclosure_lint.document import Concealed, Document, Flaw, Hidden, Omission
from disclosure_lint.location import Location, Piece, Transcript
from disclosure_lint.readers.picture.header import BrokenPictureError, HugePictureError, open_picture
from disclosure_lint.readers.picture.particulars import particulars
from disclosure_lint.readers.picture.thumbnail import differs
from disclosure_lint.source import Reason, Source, Unread

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
    except BrokenPictureError:
        return Unread(source.name, Reason.DAMAGED, "picture")
    except HugePictureError:
        return Unread(source.name, Reason.LIMIT, "picture")
    transcript = Transcript()
    hidden = []
    for name, value in found:
        hidden.append(Hidden(transcript.write([Piece(value, _HEAD)]), Concealed.METADATA, name))
        transcript.set_apart("\n")
    content, locator = transcript.build()
    return Document(
        source.name,
        media,
        content,
        "",
        (),
        tuple(hidden),
        flaws=(Flaw("thumbnail", None, thumbnail),) if thumbnail else (),
        locator=locator,
        omissions=(Omission(Reason.PICTURE, ""),) if size >= _SMALLEST else (),
    )
