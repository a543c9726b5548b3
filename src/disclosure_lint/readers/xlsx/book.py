"""The parts of an XLSX package in the order they are read, and what comes of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.location import Location
from disclosure_lint.readers.ooxml.book import OfficeBook
from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.ooxml.words import Words
from disclosure_lint.readers.sheets.address import parse_area
from disclosure_lint.readers.sheets.draft import (
    LINK_CACHE,
    NAME,
    PIVOT_CACHE,
    UNUSED_STRING,
    Note,
    SheetDraft,
)
from disclosure_lint.readers.sheets.writer import SheetWriter
from disclosure_lint.readers.xlsx.caches import ExternalCache, PivotFields, PivotRecords
from disclosure_lint.readers.xlsx.comments import Comments, Persons
from disclosure_lint.readers.xlsx.drawing import Drawing
from disclosure_lint.readers.xlsx.sheet import Setting, SheetReader
from disclosure_lint.readers.xlsx.strings import SharedStrings
from disclosure_lint.readers.xlsx.styles import Styles
from disclosure_lint.readers.xlsx.workbook import Workbook
from disclosure_lint.readers.xml_events import Handler
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.opc import Package, Relation
    from disclosure_lint.readers.sheets.address import Area
    from disclosure_lint.readers.word.story import Cause

_CACHE = Location(part="other")
_DRAWINGS = frozenset({"drawing", "vmlDrawing", "legacyDrawingHF"})
#: Parts a drawing refers to that are drawn: charts, what is drawn on them, diagrams.
_FIGURES = frozenset({"chart", "chartEx", "chartUserShapes", "diagramData"})


class Book(OfficeBook):
    """Reads one package."""

    def __init__(self, package: Package, main: str, meter: Meter) -> None:
        super().__init__(package, main, meter)
        self._workbook, self._styles = Workbook(), Styles()
        self._strings = SharedStrings(meter)
        self._sheets = SheetWriter(self.draft.writer)

    def read(self) -> None:
        """Read all parts; none of them twice, whatever refers to it."""
        self._feed(self._main, self._workbook)
        for relation in self._refers(self._main):
            if relation.type == "styles":
                self._feed(relation.target, self._styles)
            elif relation.type == "sharedStrings":
                self._feed(relation.target, self._strings)
        self._all_sheets()
        for relation in self._refers(self._main):
            self._aside(relation)
        self._hide(self._workbook.names, NAME)
        for name, value in self._workbook.properties:
            self.draft.add_property(name, value)
        if not self.draft.gaps.omissions():
            # Of sheets that were not read to the end it is not known which strings they use.
            self._hide(self._strings.unused(), UNUSED_STRING)
        self._sheets.conclude(self.draft)
        self._particulars()
        self._rest()

    def _aside(self, relation: Relation) -> None:
        """Read what the workbook keeps beside its sheets."""
        if relation.type == "pivotCacheDefinition":
            self._pivot_cache(relation.target)
        elif relation.type == "externalLink":
            cache = ExternalCache(self._meter)
            self._feed(relation.target, cache)
            self._hide(cache.lines, LINK_CACHE)
        elif relation.type == "person":
            persons = Persons()
            self._feed(relation.target, persons)
            self._authors(persons.names)

    def _all_sheets(self) -> None:
        parts = {one.id: one for one in self._refers(self._main)}
        setting = Setting(self._strings, self._styles, self._workbook.since_1904, self._meter)
        for entry in self._workbook.sheets:
            relation = parts.get(entry.reference)
            if relation is None:
                self.draft.gaps.add(Reason.MISSING, entry.name)
                continue
            sheet = SheetDraft(entry.name, entry.cause)
            addresses = {one.id: one.target for one in self._refers(relation.target) if one.external}
            reader = SheetReader(sheet, setting, addresses)
            self._feed(relation.target, reader)
            self._beside(relation.target, sheet, reader.around.looks)
            reader.finish()
            self._sheets.add(sheet)

    def _beside(self, part: str, sheet: SheetDraft, looks: list[Area]) -> None:
        """Read what belongs to a sheet and has parts of its own."""
        for relation in self._refers(part):
            if relation.type in {"comments", "threadedComment"}:
                comments = Comments(self._meter)
                self._feed(relation.target, comments)
                sheet.notes += comments.notes
                self._authors(comments.authors)
            elif relation.type in _DRAWINGS:
                self._drawing(relation.target, sheet)
            elif relation.type == "table":
                table = _TableArea()
                self._feed(relation.target, table)
                looks += table.areas

    def _drawing(self, part: str, sheet: SheetDraft) -> None:
        addresses = {one.id: one.target for one in self._refers(part) if one.external}
        drawing = Drawing(addresses, self._meter)
        self._feed(part, drawing)
        sheet.notes += drawing.notes
        waiting = [one.target for one in self._refers(part) if one.type in _FIGURES]
        for figure in waiting:
            if figure in self._package and figure not in self._read:
                words = Words()
                self._feed(figure, words)
                sheet.notes += [Note(line, None, "", "figure") for line in words.found]
                waiting += [one.target for one in self._refers(figure) if one.type in _FIGURES]

    def _pivot_cache(self, part: str) -> None:
        fields = PivotFields(self._meter)
        self._feed(part, fields)
        if fields.refreshed_by:
            self.draft.add_property("author", fields.refreshed_by)
        records = PivotRecords(fields, self._meter)
        for relation in self._refers(part):
            if relation.type == "pivotCacheRecords":
                self._feed(relation.target, records)
        self._hide([*records.lines, *fields.unused()], PIVOT_CACHE)

    def _authors(self, names: Iterable[str]) -> None:
        for name in names:
            self.draft.add_property("author", name)

    def _hide(self, lines: Iterable[str], cause: Cause) -> None:
        for line in lines:
            self.draft.writer.hide(line, cause, _CACHE)


class _TableArea(Handler):
    """Reads which cells a table covers; its style may colour them."""

    def __init__(self) -> None:
        self.areas: list[Area] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        area = parse_area(attributes.get("ref", "")) if local(tag) == "table" else None
        if area:
            self.areas.append(area)
