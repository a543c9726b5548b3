"""One story of an RTF file as it is read: its open paragraph, its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.rtf.tables import Row
from disclosure_lint.readers.word.story import Par, Run, Story
from disclosure_lint.readers.word.tables import Tables

if TYPE_CHECKING:
    from disclosure_lint.readers.word.story import Cause, Grid


class Flow:
    """Collects the paragraphs of a story.

    Attributes:
        story: what it becomes part of.
        par: the open paragraph.
        row: the description of rows that holds.
        nested: the same for tables in cells.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.par = Par()
        self.row, self.nested = Row(), Row()
        self._tables = Tables()

    def say(self, value: str, cause: Cause | None, *, inserted: bool) -> None:
        """Put characters into the open paragraph."""
        if value:
            self.par.runs.append(Run(value, cause, inserted))

    def end_paragraph(self, depth: int) -> None:
        """End the open paragraph, which lies in so many tables."""
        par, self.par = self.par, Par()
        self._tables.add(par, depth)

    def end_cell(self, depth: int) -> None:
        """End the open cell at a depth; its last paragraph was ended."""
        self._tables.end_cell(depth)

    def end_row(self, depth: int) -> None:
        """End the open row at a depth."""
        row = self.nested if depth > 1 else self.row
        self._tables.end_row(depth, list(row.cells), header=row.header)

    def finish(self) -> list[Par | Grid]:
        """End the story and return what it holds."""
        if self.par.runs or self.par.after or self.par.asides:
            self.end_paragraph(0)
        self.story.items = self._tables.finish()
        return self.story.items
