"""Where in a document a value stands: its line or cell, its record, and what heads it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.document import Concealed, Footer, Heading, Hidden, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.personal.sheet import Sheet
from disclosure_lint.table import Table
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.personal.words import Searched
    from disclosure_lint.structure.flow import Flow, Part

#: Lines above a list or a table that may head it, lines at the top that may name the document; their length.
_ABOVE, _TOP, _LONGEST_TITLE = 3, 3, 60
#: How near what an attribute belongs to is shown, in characters of the source.
_NEAR = 300
#: A line with such figures is one of a list and heads nothing.
_FIGURES = late(r"[0-9*]{5}")
_SENTENCE_END = late(r"[。!?\n]")
_LONGEST_RECORD = 400


class Record(NamedTuple):
    """What belongs together: a row, or a sentence. A range of the flow."""

    start: int
    end: int


class Page:
    """One flow, with its tables as sheets.

    Args:
        flow: the text.
        shown: for text that is not shown, the text that is: an attribute speaks of what stands beside it.
    """

    def __init__(self, flow: Flow[Any], shown: Page | None = None) -> None:
        self.flow = flow
        self.shown = shown
        self._sheets: dict[int, Sheet] = {}
        self._last: Part[Any] | None = None

    def sheets(self) -> Iterator[Sheet]:
        """Yield the tables."""
        for part in self.flow.parts:
            if isinstance(part.block, Table) and part.end > part.start:
                yield self._sheet(part)

    def sheet_at(self, index: int) -> Sheet | None:
        """Return the table a character stands in."""
        part = self.part_at(index)
        return self._sheet(part) if isinstance(part.block, Table) else None

    def part_at(self, index: int) -> Part[Any]:
        """Return the block a character stands in; it is mostly asked again for the same."""
        part = self._last
        if part is None or not part.start <= index < part.end:
            part = self._last = self.flow.part_at(index)
        return part

    def heading_at(self, index: int) -> str:
        """Return the labels that head the cell of a character, or the name of its attribute, "" elsewhere."""
        sheet = self.sheet_at(index)
        if sheet:
            return sheet.heading_at(index)
        block = self.part_at(index).block
        named = isinstance(block, Hidden) and block.kind is Concealed.ATTRIBUTE
        return block.name if named else ""

    def line_at(self, index: int) -> Record:
        """Return the line, or the cell, a character stands in."""
        sheet = self.sheet_at(index)
        if sheet:
            return Record(*sheet.span(sheet.index_at(index)))
        value = self.flow.value
        end = value.find("\n", index)
        return Record(value.rfind("\n", 0, index) + 1, end if end >= 0 else len(value))

    def record_at(self, index: int) -> Record:
        """Return the row or the sentence a character stands in."""
        sheet = self.sheet_at(index)
        if sheet:
            # A table of labels and values is the record of one.
            if sheet.is_form_at(index):
                part = self.part_at(index)
                return Record(part.start, part.end)
            return Record(*sheet.row_span(index))
        line = self.line_at(index)
        first = max(line.start, index - _LONGEST_RECORD)
        value = self.flow.value
        stops = [found.end() for found in _SENTENCE_END.finditer(value, first, index)]
        following = _SENTENCE_END.search(value, index, min(line.end, index + _LONGEST_RECORD))
        return Record(
            stops[-1] if stops else first,
            following.start() if following else min(line.end, index + _LONGEST_RECORD),
        )

    def says(self, record: Record, words: Searched | None) -> bool:
        """Whether some words stand in a record, or among the headings of its table."""
        if words is None:
            return False
        sheet = self.sheet_at(record.start)
        if sheet and words.search_words(sheet.top):
            return True
        return words.search_words(self.flow.value[record.start : record.end]) is not None

    def shown_at(self, index: int) -> int | None:
        """Return the index in the shown text beside a character of an attribute."""
        part = self.part_at(index)
        if self.shown is None or part.block.kind is not Concealed.ATTRIBUTE:
            return None
        at = part.block.text.span().start
        text = self.shown.flow.text
        behind = text.find(Span(at, at + _NEAR)) or text.find(Span(max(0, at - _NEAR), at))
        return behind.start if behind else None

    def in_footer(self, index: int) -> bool:
        """Whether a character stands at the foot of the page, where offices give their contact."""
        return isinstance(self.part_at(index).block, Footer)

    def titles_at(self, index: int, *, listed: bool) -> str:
        """Return the lines that name the document, and those that head the list or table of a character."""
        if not listed:
            return self._top
        number = self.flow.part_number(index)
        return "\n".join([self._top, *self._short(range(max(0, number - _ABOVE), number))])

    @cached_property
    def _top(self) -> str:
        titles = (
            part for part in self.flow.parts if isinstance(part.block, Hidden) and part.block.name == "title"
        )
        named = [self.flow.value[part.start : part.end] for part in titles]
        return "\n".join([*named, *self._short(range(min(_TOP, len(self.flow.parts))))])

    def _short(self, numbers: range) -> list[str]:
        found = []
        for number in numbers:
            part = self.flow.parts[number]
            titled = isinstance(part.block, Heading | Paragraph | ListItem)
            line = self.flow.value[part.start : min(part.end, part.start + _LONGEST_TITLE)]
            if titled and part.end - part.start <= _LONGEST_TITLE and not _FIGURES.search(line):
                found.append(line)
        return found

    def _sheet(self, part: Part[Any]) -> Sheet:
        if part.start not in self._sheets:
            self._sheets[part.start] = Sheet(part.block, part.start)
        return self._sheets[part.start]
