"""Values are masked in every part of an XLSX file, in cells and behind them.

A value in a cell is masked there even where it is too short to be looked for elsewhere. A number
becomes the text it shows, with stars; formats, formulas and merged cells stay as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.readers.xlsx import MAIN_PART
from disclosure_lint.readers.xlsx.workbook import Workbook
from disclosure_lint.readers.xml_events import feed
from disclosure_lint.rewriting.parts import PackageCopy, write_copy
from disclosure_lint.rewriting.starring import starred
from disclosure_lint.rewriting.xlsx.cells import find_cells, holds_number, replace_value, shared_string
from disclosure_lint.rewriting.xlsx.stars import FORMULAS, star_edits
from disclosure_lint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rewriting.markup import Markup
    from disclosure_lint.rewriting.masking import Masking
    from disclosure_lint.rewriting.sweep import Sweep
    from disclosure_lint.source import Source, Unread
    from disclosure_lint.text import Edit

#: Parts in which short values are looked for only in the cells and strings they were found in.
_EXACT = frozenset({"workbook", "worksheet", "chartsheet", "sharedStrings", "styles", "theme"})


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy in which values are masked, or why none can be written."""
    return write_copy(source, lambda: _Copy(source, masking))


class _Copy(PackageCopy):
    """A copy of one workbook."""

    def __init__(self, source: Source, masking: Masking) -> None:
        super().__init__(source, masking.values, masking.inside, ())
        main = self._package.main_part(MAIN_PART)
        workbook = Workbook()
        feed(self._package.chunks(main), workbook)
        parts = {one.id: one.target for one in self._package.relations(main)}
        self._kinds = {one.target: one.type for one in self._package.relations(main)} | {main: "workbook"}
        names = {sheet.name: parts.get(sheet.reference, "") for sheet in workbook.sheets}
        self._renamed = [name for name in names if any(masking.values.find(Text.plain(name)))]
        self._cells: dict[str, dict[str, str]] = defaultdict(dict)
        for (sheet, cell), shown in _shown(masking).items():
            self._cells[names.get(sheet, "")][cell] = shown
        self._strings: set[int] = set()

    def _in_order(self) -> Iterable[str]:
        """Strings come last: until then it is not known which of them cells that are masked refer to."""
        return sorted(self._package.names, key=lambda name: self._kinds.get(name) == "sharedStrings")

    def _masked(self, name: str, markup: Markup, sweep: Sweep) -> bytes:
        kind = self._kinds.get(name, "")
        stars = sweep.everywhere() if kind in _EXACT or not markup.elements else sweep.within(0)
        stars |= set(self._references(markup))
        if kind == "sharedStrings":
            items = [number for number, element in enumerate(markup.elements) if element.name == "si"]
            for index in self._strings:
                stars |= sweep.within(items[index]) if index < len(items) else set()
        edits: list[Edit] = []
        for cell, element in find_cells(markup, self._cells[name]) if self._cells[name] else ():
            string = shared_string(markup, element)
            if string is not None:
                self._strings.add(string)
            elif holds_number(markup, element):
                start, end = markup.elements[element].opens.start, markup.end(element)
                stars = {star for star in stars if not start <= star.start < end}
                edits += replace_value(markup, element, self._cells[name][cell])
            else:
                stars |= sweep.within(element)
        edits += star_edits(markup, stars)
        return markup.edited(edits) if edits else b""

    def _references(self, markup: Markup) -> Iterator[Span]:
        """The names of sheets that are masked, where formulas refer to them."""
        for piece in markup.texts if self._renamed else ():
            if markup.elements[piece.element].name in FORMULAS:
                text = markup.join([piece])
                for name in self._renamed:
                    for found in re.finditer(rf"{re.escape(name)}(?='?!)", text.value):
                        yield from self._values.find(text[found.start() : found.end()])


def _shown(masking: Masking) -> dict[tuple[str, str], str]:
    """Sheet and cell → what the cell shows, starred, for the cells in which something is masked."""
    locator, content = masking.document.locator, masking.document.content
    assert locator  # a workbook has no lines
    runs: dict[Span, list[Span]] = defaultdict(list)
    for span in masking.spans:
        runs[locator.run(span.start)].append(span)
    found = {}
    for run, spans in runs.items():
        (location, *_) = locator.locate(spans[0])
        if location.cell and not location.part:
            start, end = run.start, min(run.end, len(content))
            stars = [Span(one.start - start, one.end - start) for one in spans]
            # Of a hidden cell the label of its column stands before the value.
            value = starred(content[start:end], stars).strip().rpartition("：")[2]
            found[location.sheet, location.cell] = value
    return found
