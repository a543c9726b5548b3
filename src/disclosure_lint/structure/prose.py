"""Running text as sentences with the quantities said in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, ListItem, Paragraph
from disclosure_lint.language.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.structure.flow import Flow

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_CLAUSE_END = re.compile(r"[,;:()。!?、]")


class Sentence(NamedTuple):
    """A sentence: its range in the flow, its block, and its quantities in order.

    Attributes:
        start: flow index of its first character.
        end: flow index after its full stop.
        paragraph: number of the block it stands in.
        quantities: what it counts.
    """

    start: int
    end: int
    paragraph: int
    quantities: tuple[Quantity, ...]


def sentences(flow: Flow[Block]) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs and list items; tables and footers are not prose."""
    quantities = list(find_quantities(flow.value))
    starts = [quantity.start for quantity in quantities]
    for number, part in enumerate(flow.parts):
        if not isinstance(part.block, Paragraph | ListItem):
            continue
        for found in _SENTENCE.finditer(flow.value, part.start, part.end):
            start, end = found.span()
            inside = quantities[bisect_left(starts, start) : bisect_left(starts, end)]
            yield Sentence(start, end, number, tuple(inside))


def clause_start(value: str, at: int, limit: int) -> int:
    """Return where the clause that runs up to an index begins, not before ``limit``."""
    last = limit
    for found in _CLAUSE_END.finditer(value, limit, at):
        last = found.end()
    return last
