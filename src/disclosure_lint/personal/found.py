"""Values found in a page, those that only the heading of a column announces included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers import Match, address, apart, birth_date, keyed, scan
from disclosure_lint.identifiers.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.personal.pages import Page
    from disclosure_lint.personal.sheet import Sheet

#: What the headings of columns call values of the kinds that only words announce.
_KINDS = {
    "passport": "passport",
    "permit": "travel-permit",
    "residence": "permanent-residence",
    "military": "military-card",
    "medical": "medical-record",
    "social": "social-security",
    "student": "student-number",
    "disability": "disability-card",
    "qq": "qq",
    "wechat": "wechat",
    "birth": "birth-date",
    "address": "home-address",
    "network": "ip-address",
    "identity": "paper",
}
#: Tables of labels and values side by side have no more cells.
_MOST_FORM_CELLS = 400


def matches_of(page: Page) -> list[Match]:
    """Return the values of a page in order; none overlap."""
    found = list(scan(page.flow.value, page.heading_at))
    columns = [match for sheet in page.sheets() for match in _in_columns(page, sheet)]
    return apart([*found, *columns]) if columns else found


def _in_columns(page: Page, sheet: Sheet) -> Iterator[Match]:
    """Values of the kinds that the headings of columns announce."""
    kinds = {cell.column: sheet.column_label(cell.column) for cell in sheet.head}
    wanted = {column: label for column, label in kinds.items() if label.group in _KINDS}
    if not wanted and len(sheet.table.cells) > _MOST_FORM_CELLS:
        return
    for number, cell in sheet.body():
        label = wanted.get(cell.column)
        if label is None and not wanted:
            label = label_of("", sheet.left_label(number))
        kind = _KINDS.get(label.group) if label else None
        if kind is None or label is None:
            continue
        start, end = sheet.span(number)
        text = page.flow.value[start:end]
        found = _read(kind, text.strip(), start + len(text) - len(text.lstrip()), label.words)
        if found:
            yield found


def _read(kind: str, text: str, start: int, label: str) -> Match | None:
    if kind == "birth-date":
        return birth_date.in_column(text, start, label)
    if kind == "home-address":
        return address.in_column(text, start, label)
    return keyed.in_column(kind, text, start, label)
