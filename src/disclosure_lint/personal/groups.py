"""Columns and lists: many values that are one mistake."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Heading, Hidden, ListItem, Paragraph
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.identifiers import Match
    from disclosure_lint.personal.pages import Page

#: Values that make a column, lines that make a list, values that make a heap of hidden ones.
_COLUMN, _LIST = 2, 5
#: Lines between two of a list at most, where a table was saved one cell a line.
_LONGEST_STRIDE = 15
_HAN, _DIGITS = late(r"[\u4e00-\u9fff·]+"), late(r"[0-9*xX]+")


class Group(NamedTuple):
    """Values of one kind that stand in one column, one list, or hidden in one way.

    Attributes:
        form: ``column``, ``list`` or ``hidden``.
        number: tells it from others of the document.
        label: the heading of a column.
    """

    form: str
    number: tuple[int | str, ...]
    label: str = ""


def group(page: Page, matches: Sequence[Match]) -> dict[int, Group]:
    """Return the group of each match that has one, by the number of the match."""
    groups: dict[Group, list[int]] = defaultdict(list)
    lines: dict[str, list[int]] = defaultdict(list)
    for number, match in enumerate(matches):
        part = page.part_at(match.start)
        sheet = page.sheet_at(match.start)
        if sheet:
            cell = sheet.cell_at(match.start)
            label = sheet.column_heading(cell.column).rpartition("\n")[2]
            key = (match.kind, sheet.start, cell.column)
            # Labels and values side by side are one record, and no column.
            if not sheet.is_form_at(match.start):
                groups[Group("column", key, label)].append(number)
        elif isinstance(part.block, Hidden):
            groups[Group("hidden", (match.kind, part.block.kind.value, part.block.name))].append(number)
        elif isinstance(part.block, Heading | Paragraph | ListItem):
            lines[match.kind].append(number)
    found = {
        number: one
        for one, numbers in groups.items()
        if _enough(one, numbers, matches, page)
        for number in numbers
    }
    for numbers in lines.values():
        found |= _lists(page, matches, numbers)
    return found


def _enough(one: Group, numbers: list[int], matches: Sequence[Match], page: Page) -> bool:
    if one.form == "hidden":
        return len(numbers) >= _LIST
    rows = {page.record_at(matches[number].start) for number in numbers[: _COLUMN * 4]}
    return len(rows) >= _COLUMN


class _Line(NamedTuple):
    """A line with values of one kind."""

    number: int
    shape: str
    matches: list[int]


def _lists(page: Page, matches: Sequence[Match], numbers: Sequence[int]) -> dict[int, Group]:
    """Runs of lines of one shape at even distances."""
    found: dict[int, Group] = {}
    run: list[_Line] = []
    for line in [*_lines(page, matches, numbers), None]:
        if line is not None and _goes_on(run, line):
            run.append(line)
            continue
        if len(run) >= _LIST:
            one = Group("list", (matches[run[0].matches[0]].kind, run[0].number))
            found |= {number: one for ended in run for number in ended.matches}
        # Of two lines only the second need belong to what follows.
        last = run[1:] if len(run) == _COLUMN else []
        run = [*(last if line and _goes_on(last, line) else []), *([line] if line else [])]
    return found


def _lines(page: Page, matches: Sequence[Match], numbers: Sequence[int]) -> Iterator[_Line]:
    line = None
    for number in numbers:
        at = page.flow.part_number(matches[number].start)
        if line is not None and line.number == at:
            line.matches.append(number)
            continue
        if line is not None:
            yield line
        before = page.flow.value[page.flow.parts[at].start : matches[number].start]
        line = _Line(at, _shape(before), [number])
    if line is not None:
        yield line


def _goes_on(run: Sequence[_Line], line: _Line) -> bool:
    if not run:
        return True
    step = line.number - run[-1].number
    even = len(run) < _COLUMN or step == run[-1].number - run[-2].number
    return even and step <= _LONGEST_STRIDE and line.shape == run[-1].shape


def _shape(text: str) -> str:
    """A line with its words and figures left out."""
    return _DIGITS.sub("9", _HAN.sub("文", text))
