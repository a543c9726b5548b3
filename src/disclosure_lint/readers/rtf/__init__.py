"""RTF: the text, what is hidden in it and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import Limits, Meter
from disclosure_lint.readers.rtf.reader import RtfReader
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document

MEDIA = "application/rtf"


def read_rtf(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read an RTF file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
        limits: how much of it is read.
    """
    reader = RtfReader(Meter(limits))
    reader.read(source.data)
    draft = Draft()
    draft.revisions = reader.revisions
    draft.add([reader.main, *reader.margins])
    draft.add_comments(reader.comments)
    for cause, value in reader.kept.told:
        draft.add_property(cause.name, value, cause.kind)
    for number, embedded in enumerate(reader.kept.files, 1):
        draft.add_file(embedded, f"object{number}")
    if reader.behind:
        draft.add_words(reader.behind.decode("gb18030", "replace"))
    if not reader.complete:
        draft.gaps.add(Reason.LIMIT if reader.full else Reason.DAMAGED, "RTF")
    if reader.pictures:
        draft.gaps.add(Reason.PICTURE, f"pict ({reader.pictures})")
    return draft.finish(source, MEDIA, depth)
