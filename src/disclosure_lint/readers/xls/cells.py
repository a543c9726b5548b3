"""Sheets and cells of an XLS file. The only module that knows the library."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from disclosure_lint.document import Concealed
from disclosure_lint.location import cell_name
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.sheets.address import Area
from disclosure_lint.readers.sheets.builtin_formats import BUILTIN, GENERAL
from disclosure_lint.readers.sheets.draft import HIDDEN_SHEET, VERY_HIDDEN_SHEET, Entry, Note, SheetDraft
from disclosure_lint.readers.sheets.formats import hides_text
from disclosure_lint.readers.sheets.looks import PLAIN, CellStyle, Font, judge_font
from disclosure_lint.readers.sheets.values import Shown, lost_digits, show_stored, show_text
from disclosure_lint.readers.word.look import UNKNOWN, WHITE
from disclosure_lint.readers.word.story import COMMENT, LINK, Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.limits import Meter

_STATES = {1: HIDDEN_SHEET, 2: VERY_HIDDEN_SHEET}
_TOOLTIP = Cause(Concealed.ATTRIBUTE, "tooltip")
#: Types of cells, as the library numbers them.
_EMPTY, _TEXT, _BOOLEAN, _ERROR, _BLANK = 0, 1, 4, 5, 6
#: Twips (1/20 pt) of the highest row, and 1/256 characters of the widest column, that show nothing.
_FLAT, _NARROW = 40, 51
_TWIPS_IN_HALF_POINT = 10
#: Colours of the palette that stand for what the system has (2.5.161): those of text and window.
_SYSTEM = {64: "", 65: WHITE, 0x7FFF: ""}
_SOLID, _NO_FILL = 1, 0
#: What the library may raise on a damaged file: its own error is none of these.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError,
    RecursionError, MemoryError, NameError,
)  # fmt: skip


class BrokenXlsError(ValueError):
    """The file is no workbook that can be read."""


class LockedXlsError(ValueError):
    """The workbook is encrypted."""


class Workbook:
    """An open workbook.

    Attributes:
        damaged: sheets that could not be read.
        authors: who saved it, and who wrote comments.
        shown: texts that stand in cells.
        said: texts of comments.
    """

    def __init__(self, data: bytes, meter: Meter) -> None:
        import struct

        import xlrd

        self._damage = (*_DAMAGE, xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error)
        try:
            self._book = xlrd.open_workbook(
                file_contents=data,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
                ignore_workbook_corruption=True,
                logfile=io.StringIO(),
            )
        except self._damage as error:
            if "encrypted" in str(error):
                raise LockedXlsError("encrypted") from error
            raise BrokenXlsError(type(error).__name__) from error
        self._meter = meter
        self._styles: dict[int, CellStyle] = {}
        self.damaged: list[str] = []
        self.authors = [self._book.user_name.strip()] if self._book.user_name else []
        self.shown: set[str] = set()
        self.said: set[str] = set()

    @property
    def names(self) -> list[str]:
        """The names of the sheets."""
        return list(map(str, self._book.sheet_names()))

    @property
    def defined_names(self) -> list[str]:
        """Defined names, with the text they stand for where it is one."""
        return [
            f"{name.name}：{name.result.value}"
            if name.result is not None and isinstance(name.result.value, str)
            else str(name.name)
            for name in self._book.name_obj_list
            if not name.builtin
        ]

    @property
    def strings(self) -> list[str]:
        """The strings the cells share."""
        return list(getattr(self._book, "_sharedstrings", ()))

    def sheets(self) -> Iterator[SheetDraft]:
        """Yield the sheets in order.

        Raises:
            LimitError: when no more is to be read.
        """
        for number, name in enumerate(self.names):
            draft = SheetDraft(name)
            try:
                sheet = self._book.sheet_by_index(number)
                self._read(sheet, draft)
            except LimitError:
                raise
            except self._damage:
                self.damaged.append(name)
            yield draft
            self._book.unload_sheet(number)

    def _read(self, sheet: Any, draft: SheetDraft) -> None:  # noqa: ANN401 - the library has no types
        draft.cause = _STATES.get(sheet.visibility)
        draft.rows = {
            row for row, info in sheet.rowinfo_map.items() if info.hidden or 0 <= info.height <= _FLAT
        }
        draft.columns = [
            (column, column)
            for column, info in sheet.colinfo_map.items()
            if info.hidden or 0 <= info.width <= _NARROW
        ]
        draft.merged = [Area(top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells]
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                if cell.ctype not in {_EMPTY, _BLANK}:
                    self._cell(draft, row, column, cell)
        self._beside(sheet, draft)

    def _cell(self, draft: SheetDraft, row: int, column: int, cell: Any) -> None:  # noqa: ANN401
        style = self._style(cell.xf_index)
        shown = self._shown(cell, style)
        if not shown.value.strip():
            return
        self._meter.take(len(shown.value))
        draft.entries.append(Entry(row, column, shown.value, shown.cause))
        if cell.ctype == _TEXT:
            self.shown.add(cell.value)
        elif cell.ctype not in {_BOOLEAN, _ERROR} and lost_digits(repr(cell.value)):
            draft.truncated.add((row, column))

    def _shown(self, cell: Any, style: CellStyle) -> Shown:  # noqa: ANN401
        import xlrd

        if cell.ctype == _TEXT:
            return show_text(str(cell.value), style)
        if cell.ctype == _BOOLEAN:
            return Shown("TRUE" if cell.value else "FALSE", style.cause)
        if cell.ctype == _ERROR:
            return Shown(xlrd.error_text_from_code.get(cell.value, "#N/A"), style.cause)
        return show_stored(repr(cell.value), style, since_1904=bool(self._book.datemode))

    def _beside(self, sheet: Any, draft: SheetDraft) -> None:  # noqa: ANN401
        for (row, column), note in sheet.cell_note_map.items():
            draft.notes.append(Note(note.text, COMMENT, cell_name(row, column), "comment"))
            self.said.add(note.text.strip())
            if note.author.strip():
                self.authors.append(note.author.strip())
        for link in sheet.hyperlink_list:
            cell = cell_name(link.frowx, link.fcolx)
            target = link.url_or_path
            target = target.decode("gb18030", "replace") if isinstance(target, bytes) else target
            for value, cause in ((target, LINK), (link.quicktip, _TOOLTIP)):
                if value:
                    draft.notes.append(Note(str(value).strip("\0"), cause, cell))

    def _style(self, index: int | None) -> CellStyle:
        if index is None or not 0 <= index < len(self._book.xf_list):
            return CellStyle()
        if index not in self._styles:
            format_ = self._book.xf_list[index]
            known = self._book.format_map.get(format_.format_key)
            code = BUILTIN.get(format_.format_key) or (known.format_str if known else GENERAL)
            font, ground = self._font(format_.font_index), self._ground(format_.background)
            self._styles[index] = CellStyle(code, font, ground, judge_font(font, ground), hides_text(code))
        return self._styles[index]

    def _font(self, index: int) -> Font:
        if not 0 <= index < len(self._book.font_list):
            return PLAIN
        font = self._book.font_list[index]
        return Font(self._colour(font.colour_index), font.height // _TWIPS_IN_HALF_POINT)

    def _ground(self, background: Any) -> str:  # noqa: ANN401
        if background.fill_pattern == _NO_FILL:
            return WHITE
        return self._colour(background.pattern_colour_index) if background.fill_pattern == _SOLID else UNKNOWN

    def _colour(self, index: int) -> str:
        if index in _SYSTEM:
            return _SYSTEM[index]
        rgb = self._book.colour_map.get(index)
        return bytes(rgb).hex().upper() if rgb else UNKNOWN
