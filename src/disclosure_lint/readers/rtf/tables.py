"""Rows of RTF tables, described before their cells or after them (“Table Definitions”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.word.edges import Edges
from disclosure_lint.readers.word.story import Merged
from disclosure_lint.readers.word.tables import CellShape

if TYPE_CHECKING:
    from disclosure_lint.readers.rtf.tokens import Token

#: Cells a row may have.
_MOST_CELLS = 1000


class Row:
    """The description of rows that holds until the next one.

    Attributes:
        cells: of a row, from left to right.
        header: it is repeated on each page.
        shaded: some cell is not white.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin another description."""
        self.cells: list[CellShape] = []
        self.header = self.shaded = False
        self._left = 0
        self._merged = Merged.NOT

    def take(self, token: Token) -> bool:
        """Take a control word; return whether it was one of tables."""
        number = token.number or 0
        match token.name:
            case "trleft":
                self._left = number
            case "trhdr":
                self.header = True
            case "clvmrg":
                self._merged = Merged.ABOVE
            case "clmrg":
                self._merged = Merged.LEFT
            case "clcbpat" | "clcbpatraw":
                self.shaded = self.shaded or number > 0
            case "cellx":
                if len(self.cells) < _MOST_CELLS:
                    left = self.cells[-1].edges.right if self.cells else self._left
                    self.cells.append(CellShape(Edges(left, number), self._merged))
                self._merged = Merged.NOT
            case _:
                return False
        return True
