"""The signature of an official document: the organ and the day it was signed.

It stands at the end, right-aligned, on lines of its own (GB/T 9704-2012, 7.3.5); texts
saved as one line have it after the last full stop, before the annexes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Footer
from disclosure_lint.language.dates import Dated, find_dates
from disclosure_lint.language.expression import late
from disclosure_lint.language.organs import level_of
from disclosure_lint.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.structure.flow import Flow, Part

_ORGAN = r"[^\s。,;:、!?\d()《》“”]{3,30}"
_BEFORE = late(rf"(?:^|(?<=[。;)!?〕\n]))[\s(]*(?:(?P<organ>{_ORGAN})\s*)?$")
_AFTER = late(r"[\s)]*(?:$|(?=\n)|(?=附件|附表|附:))|\s")
_LINE = late(rf"\s*(?P<organ>{_ORGAN})\s*$")
#: Blocks at the end among which an organ that signed without a day is looked for, annexes aside.
_TAIL = 4
_ANNEX = late(r"\s*(?:附件|附表|附:|[一二三四五六七八九十]、.{0,12}统计表)")
#: A line that holds an organ and a day is no longer than this.
_LONGEST = 60


class Signature(NamedTuple):
    """Who signed and when, with flow ranges; the organ or the day may be missing."""

    day: Dated | None
    organ: str
    organ_start: int
    organ_end: int


def find_signature(flow: Flow[Block]) -> Signature | None:
    """Return the last day that stands where signatures stand, with the organ before it."""
    last = None
    for number, part in enumerate(flow.parts):
        if not isinstance(part.block, Table | Footer):
            for found in _in_part(flow, part, number):
                last = found
    return last


def find_unsigned(flow: Flow[Block]) -> Signature | None:
    """Return the organ on a line of its own at the end of the text, under which no day stands."""
    tail = [part for part in flow.parts if not isinstance(part.block, Table | Footer)][-_TAIL:]
    for part in reversed(tail):
        line = flow.value[part.start : part.end]
        if _ANNEX.match(line):
            continue
        organ = _LINE.match(line)
        if organ is None or level_of(organ["organ"]) is None:
            return None
        start = part.start + organ.start("organ")
        return Signature(None, organ["organ"], start, start + len(organ["organ"]))
    return None


def _in_part(flow: Flow[Block], part: Part[Block], number: int) -> Iterator[Signature]:
    value = flow.value
    for day in find_dates(value, part.start, part.end):
        at = max(part.start, day.start - _LONGEST)
        before = _BEFORE.search(value[at : day.start])
        if before is None or not _AFTER.match(value[day.end : part.end]):
            continue
        organ = before["organ"] or ""
        start = at + before.start("organ") if organ else day.start
        if organ and level_of(organ) is None:
            continue
        if not organ and not value[part.start : day.start].strip(" ("):
            organ, start = _line_above(flow, number)
        yield Signature(day, organ, start, start + len(organ))


def _line_above(flow: Flow[Block], number: int) -> tuple[str, int]:
    """The organ on a line of its own before the line of the day."""
    if number:
        part = flow.parts[number - 1]
        line = _LINE.match(flow.value[part.start : part.end])
        if line and not isinstance(part.block, Table) and level_of(line["organ"]):
            return line["organ"], part.start + line.start("organ")
    return "", flow.parts[number].start
