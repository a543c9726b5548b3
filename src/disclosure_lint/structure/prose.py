"""Running text as sentences with the quantities said in them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Heading, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.language.quantities import Quantity, find_quantities
from disclosure_lint.structure.numbering import mark_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.structure.flow import Flow, Part

_SENTENCE = late(r"[^。!?]+[。!?]?")
_CLAUSE_END = late(r"[,;:()。!?、]")
#: A block that ends so goes on in the next one: “共收到 75 件，其中：” and a list below.
_GOES_ON = frozenset(":;,、")
#: A line that does not end so was broken in the middle of a sentence, if it is not short.
_ENDS = frozenset("。!?;:…|")
_SHORTEST_BROKEN = 15
_BRACKETS = late(r"[()]")
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
    """Yield the sentences of running text; tables and footers are not prose.

    A line that was broken in the middle of a sentence goes on in the next, with the line feed in it.
    """
    quantities = list(find_quantities(flow.value))
    starts = [quantity.start for quantity in quantities]
    for first, last, paragraph in _paragraphs(flow):
        for found in _SENTENCE.finditer(flow.value, first, last):
            start, end = found.span()
            inside = tuple(quantities[bisect_left(starts, start) : bisect_left(starts, end)])
            yield Sentence(start, end, paragraph, inside, tuple(_brackets(flow.value, start, inside)))


def _paragraphs(flow: Flow[Block]) -> Iterator[tuple[int, int, int]]:
    """Ranges of whole sentences, each with the number of its paragraph."""
    number, first, before = -1, 0, None
    for part in flow.parts:
        text = isinstance(part.block, Paragraph | ListItem | Heading)
        if before is not None and not (text and _is_broken(flow, before, part)):
            yield first, before.end, number
            first, number = part.start, number + (not text or _last_sign(flow, before) not in _GOES_ON)
        elif before is None:
            first, number = part.start, number + 1
        before = part if text else None
    if before is not None:
        yield first, before.end, number


def _is_broken(flow: Flow[Block], before: Part[Block], part: Part[Block]) -> bool:
    """Whether a line goes on in the next one in the middle of a sentence."""
    lines = isinstance(before.block, Paragraph | ListItem) and isinstance(part.block, Paragraph)
    if not lines or before.end - before.start < _SHORTEST_BROKEN or _last_sign(flow, before) in _ENDS:
        return False
    # A line without any punctuation is a title.
    text = _CLAUSE_END.search(flow.value, before.start, before.end) is not None
    return text and mark_at(flow.value, part.start) is None


def _last_sign(flow: Flow[Block], part: Part[Block]) -> str:
    return flow.value[max(part.start, part.end - 8) : part.end].rstrip()[-1:]


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
