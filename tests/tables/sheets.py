"""A table being written, and the sums that hold in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Place = tuple[int, int]
#: What a cell is written as: text or number, or (text, rows, columns) when it spans.
Written = str | int | Decimal | tuple[str, int, int]


class Claim(NamedTuple):
    """A total cell and the cells it adds up.

    Attributes:
        certain: whether the table leaves no doubt about it.
        slack: by how much rounding may set them apart.
    """

    total: Place
    parts: tuple[Place, ...]
    certain: bool
    slack: Decimal


@dataclass
class Sheet:
    """Rows of cells and the claims of their totals; places are rows and grid columns."""

    caption: str = ""
    rows: list[list[tuple[str, int, int]]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, *cells: Written) -> int:
        """Add a row and return its number."""
        row = [cell if isinstance(cell, tuple) else (str(cell), 1, 1) for cell in cells]
        self.rows.append(row)
        return len(self.rows) - 1

    def grid(self) -> dict[Place, tuple[int, int]]:
        """Return where in ``rows`` each grid place is written."""
        taken: dict[Place, tuple[int, int]] = {}
        for number, row in enumerate(self.rows):
            column = 0
            for index, (_, down, across) in enumerate(row):
                while (number, column) in taken:
                    column += 1
                for y in range(down):
                    taken.update({(number + y, column + x): (number, index) for x in range(across)})
                column += across
        return taken

    def text(self, place: Place) -> str:
        """Return what stands at a place."""
        row, index = self.grid()[place]
        return self.rows[row][index][0]

    def write(self, place: Place, text: str) -> None:
        """Write something else at a place."""
        row, index = self.grid()[place]
        self.rows[row][index] = (text, *self.rows[row][index][1:])

    def total(
        self,
        place: Place,
        parts: Iterable[Place],
        *,
        certain: bool = True,
        unit: str = "",
    ) -> None:
        """Claim that a cell is the sum of others; ``unit`` is what one may be rounded to."""
        parts = tuple(parts)
        slack = Decimal(unit) * (len(parts) + 1) / 2 if unit else Decimal(0)
        self.claims.append(Claim(place, parts, certain, slack))

    def down(
        self,
        total: int,
        parts: Sequence[int],
        columns: Iterable[int],
        *,
        certain: bool = True,
        unit: str = "",
    ) -> None:
        """Claim a total row over rows, in some columns."""
        for column in columns:
            self.total((total, column), [(row, column) for row in parts], certain=certain, unit=unit)

    def along(
        self, total: int, parts: Sequence[int], rows: Iterable[int], *, certain: bool = True, unit: str = ""
    ) -> None:
        """Claim a total column over columns, in some rows."""
        for row in rows:
            self.total((row, total), [(row, column) for column in parts], certain=certain, unit=unit)

    def off(self, claim: Claim) -> Decimal:
        """How far a total is from its sum; what is no number counts as zero."""
        return abs(number(self.text(claim.total)) - sum(number(self.text(part)) for part in claim.parts))

    def html(self) -> str:
        """Return the table as a page."""
        lines = []
        for row in self.rows:
            cells = []
            for text, down, across in row:
                spans = f" rowspan={down}" * (down > 1) + f" colspan={across}" * (across > 1)
                cells.append(f"<td{spans}>{escape(text)}</td>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        table = "\n".join(lines)
        return f"<h1>青岚市公开表</h1>\n<p>{self.caption}</p>\n<table>\n{table}\n</table>\n"

    def pipes(self) -> str:
        """Return the table as pipes, labels that span said once."""
        grid = self.grid()
        width = 1 + max(column for _, column in grid)
        lines = []
        for number_, _ in enumerate(self.rows):
            cells = [""] * width
            for column in range(width):
                at = grid.get((number_, column))
                if at and at[0] == number_ and grid.get((number_, column - 1)) != at:
                    cells[column] = self.rows[at[0]][at[1]][0]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join([f"# 青岚市公开表\n\n{self.caption}\n", *lines]) + "\n"


def number(text: str) -> Decimal:
    """Return the number a cell shows, zero when it shows none."""
    try:
        return Decimal(text.replace(",", "").strip("*%"))
    except InvalidOperation:
        return Decimal(0)
