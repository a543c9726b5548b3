"""A report before it is printed: what it says, without how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from reports.marks import content, edit, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.forms import Annex
    from reports.organs import Organ


@dataclass
class Cell:
    """A cell as a page has it; a key names it when it holds a figure or a label that may be damaged."""

    text: str
    key: str = ""
    rows: int = 1
    columns: int = 1
    label: bool = False


@dataclass
class Row:
    """A row of cells, spanning ones at their first place only."""

    key: str
    cells: list[Cell]


@dataclass
class Grid:
    """A table.

    Attributes:
        head: how many rows are headers.
        labels: how many columns at the left hold labels.
        breaks: rows before which a page may end.
    """

    name: str
    rows: list[Row]
    head: int
    labels: int
    breaks: tuple[int, ...] = ()

    @property
    def cells(self) -> Iterator[Cell]:
        """All cells."""
        return (cell for row in self.rows for cell in row.cells)


@dataclass
class Section:
    """A numbered section: marked paragraphs and tables."""

    key: str
    title: str
    blocks: list[str | Grid] = field(default_factory=list)


@dataclass
class Report:
    """A report; its texts hold marks.

    Attributes:
        era: ``early`` (2008–2018), ``trial`` (2019, 2020) or ``present`` (from 2021).
        form: 2019 or 2021 for the printed form, 0 before.
        published: the day the page says it was published.
        extra: figures no table holds.
        digits: of percentages.
        signature: office and day at the end.
    """

    era: str
    form: int
    year: int
    organ: Organ
    title: str
    published: str
    preface: list[str]
    sections: list[Section]
    signature: list[str]
    extra: dict[str, int]
    digits: int
    annex: Annex | None = None

    @property
    def grids(self) -> Iterator[Grid]:
        """All tables."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Grid))

    def cell(self, key: str) -> Cell | None:
        """Return the cell with a key."""
        return next((cell for grid in self.grids for cell in grid.cells if cell.key == key), None)

    @property
    def figures(self) -> dict[str, Decimal]:
        """The figures as the tables now have them; what is no number is left out."""
        found = {}
        for grid in self.grids:
            for cell in grid.cells:
                if cell.key and not cell.label:
                    try:
                        found[cell.key] = Decimal(cell.text)
                    except InvalidOperation:
                        continue
        return found

    @property
    def texts(self) -> Iterator[str]:
        """All marked texts outside tables."""
        yield self.title
        yield from self.preface
        for section in self.sections:
            yield section.title
            yield from (block for block in section.blocks if isinstance(block, str))
        yield from self.signature

    def keys(self, prefix: str) -> list[str]:
        """Return the keys in the texts that begin so, each once, in order."""
        found = (key for text in self.texts for key in keys_of(text) if key.startswith(prefix))
        return list(dict.fromkeys(found))

    def said(self, key: str) -> str | None:
        """Return what is written under a key in the texts."""
        return next((text for marked in self.texts if (text := content(marked, key)) is not None), None)

    def write(self, key: str, new: str) -> None:
        """Write something else under a key, wherever it stands in the texts."""
        self.title = edit(self.title, key, new, every=True)
        self.published = edit(self.published, key, new, every=True)
        self.preface = [edit(text, key, new, every=True) for text in self.preface]
        self.signature = [edit(text, key, new, every=True) for text in self.signature]
        for section in self.sections:
            section.title = edit(section.title, key, new, every=True)
            section.blocks = [
                edit(block, key, new, every=True) if isinstance(block, str) else block
                for block in section.blocks
            ]

    def section(self, key: str) -> Section | None:
        """Return a section by its key."""
        return next((section for section in self.sections if section.key == key), None)
