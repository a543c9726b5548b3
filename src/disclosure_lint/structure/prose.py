"""Running text as sentences with the quantities said in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Heading, ListItem, Paragraph
from disclosure_lint.language.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.structure.flow import Flow

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_CLAUSE_END = re.compile(r"[,;:()。!?、]")
#: A block that ends so goes on in the next one: “共收到 75 件，其中：” and a list below.
_GOES_ON = ":;,、"
_BRACKETS = re.compile(r"[()]")
#: Brackets deeper than this are no prose.
_DEEPEST = 4


class Sentence(NamedTuple):
    """A sentence: its range in the flow, its paragraph, and its quantities in order.

    Attributes:
        start: flow index of its first character.
        end: flow index after its full stop.
        paragraph: number of the paragraph; a list that a block announces belongs to it.
        quantities: what it counts.
        brackets: for each quantity, the flow index of the bracket it stands in, -1 outside.
    """

    start: int
    end: int
    paragraph: int
    quantities: tuple[Quantity, ...]
    brackets: tuple[int, ...]


def sentences(flow: Flow[Block]) -> Iterator[Sentence]:
    """Yield the sentences of running text; tables and footers are not prose."""
    quantities = list(find_quantities(flow.value))
    starts = [quantity.start for quantity in quantities]
    paragraph, goes_on = -1, False
    for part in flow.parts:
        if not isinstance(part.block, Paragraph | ListItem | Heading):
            goes_on = False
            continue
        paragraph += not goes_on
        goes_on = flow.value[part.start : part.end].rstrip()[-1:] in tuple(_GOES_ON)
        for found in _SENTENCE.finditer(flow.value, part.start, part.end):
            start, end = found.span()
            inside = tuple(quantities[bisect_left(starts, start) : bisect_left(starts, end)])
            yield Sentence(start, end, paragraph, inside, tuple(_brackets(flow.value, start, inside)))


def _brackets(value: str, start: int, quantities: tuple[Quantity, ...]) -> Iterator[int]:
    """The innermost bracket that is open at each quantity."""
    opened: list[int] = []
    at = start
    for quantity in quantities:
        for sign in _BRACKETS.finditer(value, at, quantity.start):
            if sign[0] == "(" and len(opened) < _DEEPEST:
                opened.append(sign.start())
            elif sign[0] == ")" and opened:
                opened.pop()
        at = quantity.start
        yield opened[-1] if opened else -1


def clause_start(value: str, at: int, limit: int) -> int:
    """Return where the clause that runs up to an index begins, not before ``limit``."""
    last = limit
    for found in _CLAUSE_END.finditer(value, limit, at):
        last = found.end()
    return last
