"""What is printed on every page: running heads, feet, page numbers. It interrupts no sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pages.layout import Sheet
    from disclosure_lint.readers.pages.lines import Line

#: Share of a page at its top and its foot where such lines stand.
_MARGIN = 0.12
#: Points by which their height differs from page to page.
_NEAR = 6.0
#: Pages a running head is on, at least, and share of the pages.
_FEWEST, _SHARE = 2, 0.4
_NUMBER = late(r"[-—–―·•.\s]*(?:第\s*)?(\d{1,4})\s*页?(?:\s*[/／,，共]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·•.\s]*")
_DIGITS = late(r"\d+")
#: Numbers that may count pages or issues; longer ones belong to what is said.
_COUNT = late(r"(?<!\d)\d{1,4}(?!\d)")


def take_out(sheets: Sequence[Sheet]) -> list[Line]:
    """Remove running heads, feet and page numbers; return each wording of them once.

    Page numbers are taken out without a trace when they count the pages. The head of the first
    page stays where it is: it interrupts nothing and may be the only title.
    """
    candidates = [(number, line) for number, sheet in enumerate(sheets) for line in _at_the_edge(sheet)]
    gone = {id(line) for line in _page_numbers(candidates)}
    repeated = [line for line in _repeated(candidates, len(sheets)) if id(line) not in gone]
    title = {id(line): line.value for line in repeated if _heads(sheets[0], line)}
    gone |= {id(line) for line in repeated if id(line) not in title}
    for sheet in sheets:
        sheet.lines[:] = [line for line in sheet.lines if id(line) not in gone]
    wordings = {line.value: line for line in reversed(repeated) if line.value not in title.values()}
    return list(reversed(wordings.values()))


def _heads(sheet: Sheet, line: Line) -> bool:
    return line.page == sheet.number and line.box.bottom < (sheet.box.top + sheet.box.bottom) / 2


def _at_the_edge(sheet: Sheet) -> list[Line]:
    height = sheet.box.bottom - sheet.box.top
    return [
        line
        for line in sheet.lines
        if line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height
    ]


def _page_numbers(candidates: Sequence[tuple[int, Line]]) -> list[Line]:
    by_offset: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for page, line in candidates:
        found = _NUMBER.fullmatch(line.value)
        if found:
            by_offset[int(found[1]) - page].append((page, line))
    taken: list[Line] = []
    for offset, numbered in by_offset.items():
        marked = not _DIGITS.fullmatch(numbered[0][1].value)
        if len({page for page, _ in numbered}) > 1 or (offset == 1 and marked):
            taken += [line for _, line in numbered]
    return taken


def _repeated(candidates: Sequence[tuple[int, Line]], pages: int) -> list[Line]:
    alike: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for page, line in candidates:
        alike[_COUNT.sub("#", line.value)].append((page, line))
    taken: list[Line] = []
    for group in alike.values():
        base = group[0][1].base
        level = [(page, line) for page, line in group if abs(line.base - base) < _NEAR]
        on = len({page for page, _ in level})
        if on >= _FEWEST and on >= _SHARE * pages:
            taken += [line for _, line in level]
    return taken
