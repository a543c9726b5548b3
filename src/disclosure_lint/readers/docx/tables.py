"""Properties of tables, rows and cells (ECMA-376-1, 17.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.formatting import shading
from disclosure_lint.readers.docx.markup import get, is_on
from disclosure_lint.readers.ooxml.markup import number
from disclosure_lint.readers.word.look import UNKNOWN
from disclosure_lint.readers.word.story import VANISHED, Merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.docx.containers import Containers
    from disclosure_lint.readers.docx.styles import Styles

#: Properties that are looked at.
TABLE = frozenset({"tblStyle", "shd"})
ROW = frozenset({"gridBefore", "tblHeader", "hidden", "trHeight"})
CELL = frozenset({"gridSpan", "vMerge", "hMerge", "shd"})


def describe(of: str, name: str, attributes: Mapping[str, str], within: Containers, styles: Styles) -> None:
    """Take a property of the open table, row or cell."""
    if of == "table":
        if name == "shd" or styles.of(get(attributes, "val")).shaded:
            within.shade_table()
    elif of == "row":
        _describe_row(name, attributes, within)
    elif within.frame.cell is not None:
        _describe_cell(name, attributes, within)


def _describe_row(name: str, attributes: Mapping[str, str], within: Containers) -> None:
    row = within.row
    if row is None:
        return
    match name:
        case "gridBefore":
            row.before = number(get(attributes, "val"))
        case "tblHeader":
            row.header = is_on(attributes)
        case "hidden" if is_on(attributes):
            row.cause = row.cause or VANISHED
        case "trHeight" if get(attributes, "hRule") == "exact":
            row.height = number(get(attributes, "val"))


def _describe_cell(name: str, attributes: Mapping[str, str], within: Containers) -> None:
    frame = within.frame
    cell = frame.cell
    assert cell
    value = get(attributes, "val")
    match name:
        case "gridSpan":
            cell.across = number(value, 1)
        case "vMerge" if value != "restart" and cell.continues is Merged.NOT:
            cell.continues = Merged.ABOVE
        case "hMerge" if value != "restart":
            cell.continues = Merged.LEFT
        case "shd":
            # Where no colour is said, that of the table or its style may show through.
            colour = shading(attributes)
            if colour or frame.ground.colour != UNKNOWN:
                frame.ground = frame.ground._replace(colour=colour or frame.ground.colour)
