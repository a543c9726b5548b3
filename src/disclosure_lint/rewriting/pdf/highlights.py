"""Notes become highlights of a PDF file, each with what it says (ISO 32000-1, 12.5.6.10).

What has no place on a page becomes a note at its head.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.notes import place_line
from disclosure_lint.location import Box
from disclosure_lint.readers import read
from disclosure_lint.readers.pages.frame import around
from disclosure_lint.rewriting.annotated import Annotated
from disclosure_lint.rewriting.pdf.pages import is_signed, matrix_of
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pikepdf

    from disclosure_lint.document import Document
    from disclosure_lint.formats.notes import Note
    from disclosure_lint.location import Location
    from disclosure_lint.readers.pages.frame import Matrix
    from disclosure_lint.rules.model import Lang

AUTHOR = "disclosure-lint"
#: Red for failures, yellow for reviews, as markers are.
_RED, _YELLOW = (1, 0.6, 0.6), (1, 0.92, 0.4)
_PRINTED = 4  # the flag Print (ISO 32000-1, 12.5.3)
#: Points: where notes without a place stand, and how large they and the windows of all notes are.
_MARGIN, _ICON, _WINDOW = 18, 20, (240, 120)


def annotate(source: Source, document: Document, notes: Iterable[Note], lang: Lang) -> Annotated | Unread:
    """Return a copy with a highlight for each range that has findings, or why none can be written.

    Args:
        source: the file.
        document: as read.
        notes: what the highlights say.
        lang: their language.
    """
    import pikepdf

    written = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(source.data)) as pdf:
            refused = _refused(pdf)
            if refused:
                return Unread(source.name, refused)
            placed = list(_placed(document, notes, lang, len(pdf.pages)))
            if not placed:
                return Annotated(source.data, 0)
            pages = {number: _Page(pdf, pdf.pages[number - 1]) for number, *_ in placed}
            for number, lines, fails, said in placed:
                pages[number].add(lines, said, fails=fails)
            pdf.save(
                written,
                encryption=pdf.is_encrypted,
                linearize=pdf.is_linearized,
                deterministic_id=not pdf.is_encrypted,
            )
            mended = bool(pdf.get_warnings())
    except (pikepdf.PdfError, ArithmeticError, RuntimeError, ValueError, TypeError, KeyError, OSError):
        return Unread(source.name, Reason.NOT_REWRITABLE, "PDF")
    if mended and not _says_the_same(Source(source.name, written.getvalue()), document):
        return Unread(source.name, Reason.NOT_REWRITABLE, "PDF")
    return Annotated(written.getvalue(), len(placed))


def _says_the_same(copy: Source, document: Document) -> bool:
    """Whether a copy of a broken file was mended into what was read of it."""
    again = read(copy)
    if isinstance(again, Unread):
        return False
    return [block.text.value for block in again.blocks] == [block.text.value for block in document.blocks]


def _refused(pdf: pikepdf.Pdf) -> Reason | None:
    if is_signed(pdf):
        return Reason.SIGNED
    return Reason.RESTRICTED if pdf.is_encrypted and not pdf.allow.modify_annotation else None


_Placed = tuple[int, list[Box], bool, str]


def _placed(document: Document, notes: Iterable[Note], lang: Lang, pages: int) -> Iterator[_Placed]:
    """Yield page, lines, whether it fails, and text of each note; those without lines, one a page, first."""
    marked: list[_Placed] = []
    loose: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        lines: dict[int, list[Box]] = defaultdict(list)
        for location, box in _lines(document, note):
            if location.page and location.page <= pages and not box.empty:
                lines[location.page].append(box)
        said = "\n\n".join("\n".join(remark.lines) for remark in note.remarks)
        marked += ((page, boxes, note.fails, said) for page, boxes in lines.items())
        if not lines:
            loose[_page(document, note, pages)].append(note)
    for page, about in sorted(loose.items()):
        yield page, [], any(note.fails for note in about), _joined(about, lang)
    yield from marked


def _lines(document: Document, note: Note) -> Iterator[tuple[Location, Box]]:
    """The rectangles of a note, one a line; of one side of two, one a page."""
    if document.locator and note.span:
        yield from document.locator.lines(note.span)
    yield from ((location, location.box) for location in note.locations if location.box)


def _page(document: Document, note: Note, pages: int) -> int:
    """The page a note belongs to, the first when it belongs to none."""
    found = document.locator.locate(note.span) if document.locator and note.span else ()
    return next((one.page for one in found if one.page and one.page <= pages), 1)


def _joined(notes: Sequence[Note], lang: Lang) -> str:
    """What notes say that cannot stand at their places, each with where that is."""
    said = []
    for remark in (remark for note in notes for remark in note.remarks):
        head, *rest = remark.lines
        place = [place_line(remark.place, lang)] if remark.place else []
        said.append("\n".join((head, *place, *rest)))
    return "\n\n".join(said)


class _Page:
    """One page that gets annotations."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        self._pdf, self._page = pdf, page
        shown = matrix_of(page)
        self._matrix: Matrix = shown.inverse()

    def add(self, lines: Sequence[Box], said: str, *, fails: bool) -> None:
        """Add a highlight over lines, or a note at the head of the page if there are none."""
        from pikepdf import Array, Name

        if lines:
            quads = [round(side, 2) for line in lines for point in self._corners(line) for side in point]
            box = Box(
                min(line.left for line in lines),
                min(line.top for line in lines),
                max(line.right for line in lines),
                max(line.bottom for line in lines),
            )
            self._annotate(Name.Highlight, box, said, fails=fails, QuadPoints=Array(quads))
        else:
            box = Box(_MARGIN, _MARGIN, _MARGIN + _ICON, _MARGIN + _ICON)
            self._annotate(Name.Text, box, said, fails=fails, Name=Name.Comment)

    def _annotate(self, kind: pikepdf.Name, box: Box, said: str, *, fails: bool, **more: Any) -> None:  # noqa: ANN401
        from pikepdf import Array, Dictionary, Name, String

        note = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=kind,
                Rect=Array(self._rectangle(box)),
                Contents=String(said),
                T=String(AUTHOR),
                C=Array(_RED if fails else _YELLOW),
                F=_PRINTED,
                P=self._page.obj,
                **more,
            )
        )
        window = Box(box.right, box.top, box.right + _WINDOW[0], box.top + _WINDOW[1])
        popup = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Popup,
                Rect=Array(self._rectangle(window)),
                Parent=note,
                Open=False,
            )
        )
        note.Popup = popup
        known = self._page.obj.get("/Annots")
        self._page.obj.Annots = Array([*(known if isinstance(known, Array) else ()), note, popup])

    def _corners(self, box: Box) -> Iterator[tuple[float, float]]:
        """The corners in the order viewers draw them: above from the left, then below."""
        for y in (box.top, box.bottom):
            for x in (box.left, box.right):
                yield self._matrix.point(x, y)

    def _rectangle(self, box: Box) -> list[float]:
        left, bottom, right, top = around(list(self._corners(box)))
        return [round(side, 2) for side in (left, bottom, right, top)]
