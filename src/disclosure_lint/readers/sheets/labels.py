"""What the columns of a sheet are called, so that a hidden value is read with its label."""

from __future__ import annotations

from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.readers.sheets.draft import Entry

#: Rows in which the head of a table is looked for, and characters of a label.
_ROWS, _LONGEST = 12, 16
#: What no label holds.
_VALUE = late(r"[0-9]{4}|[0-9*]{5}|^[0-9.,%]+$")


def column_labels(entries: Iterable[Entry]) -> tuple[int, dict[int, str]]:
    """Return the row that heads a sheet and its labels by column; -1 and nothing without one.

    It is the first row of several cells that are all labels, and those directly below that say more.
    """
    labels: dict[int, str] = {}
    head = -1
    for row, grouped in islice(groupby(entries, key=attrgetter("row")), _ROWS):
        cells = [entry for entry in grouped if entry.value.strip()]
        named = all(len(cell.value) <= _LONGEST and not _VALUE.search(cell.value) for cell in cells)
        if not named or (head >= 0 and row > head + 1):
            if head >= 0 or not named:
                break
            continue
        if len(cells) > 1 and (head < 0 or not {cell.column for cell in cells} & labels.keys()):
            head = row
            labels |= {cell.column: cell.value.strip() for cell in cells}
        elif head >= 0:
            break
    return head, labels
