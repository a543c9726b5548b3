"""The subdocuments of a DOC file: notes, headers, comments and text boxes ([MS-DOC] 2.3)."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from disclosure_lint.readers.doc.binary import byte, long, longs
from disclosure_lint.readers.word.story import COMMENT, UNUSED, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.doc.file import WordFile
    from disclosure_lint.readers.doc.text import TextReader

#: Stories of headers before the first section: separators of notes.
_SEPARATORS = 6
#: The stories of a section: what they are, and whether they are for even pages only.
_MARGINS = (
    ("header", True),
    ("header", False),
    ("footer", True),
    ("footer", False),
    ("header", False),
    ("footer", False),
)
_FACING = 1
#: Bytes beside each place: of a reference to a footnote, a comment, of a text box, a shape.
_NOTE, _REMARK, _BOX, _SHAPE = 2, 30, 22, 26
#: Where in these the number of a shape stands.
_BOX_SHAPE, _SHAPE_SHAPE = 14, 0


class Subdocuments:
    """Finds the stories beside the main text."""

    def __init__(self, file: WordFile, reader: TextReader) -> None:
        self._file, self._reader = file, reader
        ends = list(accumulate(file.lengths))
        self._starts = dict(zip(file.lengths._fields, [0, *ends], strict=False))
        self._ends = dict(zip(file.lengths._fields, ends, strict=True))

    def anchored(self) -> dict[int, Story]:
        """Return notes and text boxes by their places in the main text."""
        found: dict[int, Story] = {}
        for kind, part in (("footnotes", "footnote"), ("endnotes", "endnote")):
            places = self._places(f"{part} references", _NOTE)
            found |= dict(zip(places, self._stories(kind, kind, part), strict=False))
        shapes = {
            long(self._file.get("shapes"), at + _SHAPE_SHAPE): place
            for place, at in self._described("shapes", _SHAPE)
        }
        table = self._file.get("text boxes")
        boxes = zip(
            self._described("text boxes", _BOX),
            self._stories("text_boxes", "text boxes", "text-box"),
            strict=False,
        )
        last = max(0, self._ends["main"] - 1)
        for (_, at), story in boxes:
            place = shapes.get(long(table, at + _BOX_SHAPE), last)
            found[_free(found, place)] = story
        return found

    def margins(self) -> Iterator[Story]:
        """Yield headers and footers, and text boxes in them."""
        facing = byte(self._file.get("document properties"), 0) & _FACING
        start, end = self._starts["headers"], self._ends["headers"]
        places = [start + at for at in longs(self._file.get("headers"), 0, 1 << 16)]
        if not places and end > start:
            yield Story("header", self._reader.items(start, end), margin=True)
        for number, (first, last) in enumerate(pairwise(places)):
            if number < _SEPARATORS or not first < last <= end:
                continue
            part, even = _MARGINS[(number - _SEPARATORS) % len(_MARGINS)]
            cause = UNUSED if even and not facing else None
            yield Story(part, self._reader.items(first, last), cause, margin=True)
        start, end = self._starts["header_text_boxes"], self._ends["header_text_boxes"]
        if end > start:
            yield Story("text-box", self._reader.items(start, end), margin=True)

    def comments(self) -> list[Story]:
        """Return the comments."""
        stories = self._stories("comments", "comments", "comment")
        return [Story(one.part, one.items, COMMENT) for one in stories]

    def _stories(self, field: str, table: str, part: str) -> Iterator[Story]:
        """The stories of a subdocument, or the whole where the places are not known."""
        start, end = self._starts[field], self._ends[field]
        if end <= start:
            return
        size = _BOX if field == "text_boxes" else 0
        places = [start + one for one in self._places(table, size)]
        if len(places) < 2:  # noqa: PLR2004 - a beginning and an end
            places = [start, end]
        for first, last in pairwise(places):
            if start <= first < last <= end:
                yield Story(part, self._reader.items(first, last))

    def _places(self, name: str, size: int) -> tuple[int, ...]:
        """The places of a structure that has so many bytes beside each ([MS-DOC] 2.2.2)."""
        table = self._file.get(name)
        return longs(table, 0, max(0, (len(table) - 4) // (4 + size)) + 1)

    def _described(self, name: str, size: int) -> list[tuple[int, int]]:
        """Each place with where in the structure its bytes stand."""
        places = self._places(name, size)
        return [(place, 4 * len(places) + size * number) for number, place in enumerate(places[:-1])]


def _free(taken: dict[int, Story], place: int) -> int:
    """The first place from one on, backwards, at which nothing is anchored yet."""
    while place in taken and place:
        place -= 1
    return place
