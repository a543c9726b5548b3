"""Blocks named by what they are: lines that are headings, list items, footers.

Readers of formats without such marks (text, and pages whose headings are plain
paragraphs) all come through here, so numbering is judged in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Footer, Heading, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.structure.numbering import mark_at

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longer lines are text that begins with a number, not headings.
_LONGEST_HEADING = 45
_SENTENCE = late(r"[。;!?]|,.*,")
_FOOTER = late(
    r"网站标识码|網站標識碼|網\(wǎng\)站標|ICP\)?[备備]\d|公[网網](?:\([^)]{1,6}\))?安[备備]|公安机关[备備]案号|版[权權]所有|本站已支持IPv6"
    r"|^(?:主办|主辦|承办|承辦)(?:单位|單位)?:",
)
#: With what a footer begins, so many blocks before the first that only a footer has.
_BEFORE_FOOTER = late(r"(?:网站|站点)地图|联系我们|关于我们")
_REACH_BEFORE, _LONGEST_BEFORE = 3, 120
#: Footers are looked for in so many blocks at the end.
_FOOTER_REACH = 12


def classify(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with numbered lines as headings or items and the footer as footer."""
    named = [_classify(block) if isinstance(block, Paragraph) else block for block in blocks]
    tail = max(0, len(named) - _FOOTER_REACH)
    first = next((n for n in range(tail, len(named)) if _is_footer(named[n])), None)
    if first is None:
        return tuple(named)
    first = next(
        (n for n in range(max(0, first - _REACH_BEFORE), first) if _is_before_footer(named[n])), first
    )
    return (
        *named[:first],
        *(Footer(b.text) if isinstance(b, Paragraph | ListItem) else b for b in named[first:]),
    )


def _classify(paragraph: Paragraph) -> Block:
    value = fold(paragraph.text[:80]).value
    mark = mark_at(value)
    if mark is None:
        return paragraph
    whole = len(paragraph.text) <= _LONGEST_HEADING
    if whole and mark.style != "point" and not _SENTENCE.search(value, mark.length):
        return Heading(paragraph.text, mark.level)
    return ListItem(paragraph.text) if mark.level > 1 else paragraph


def _is_footer(block: Block) -> bool:
    return isinstance(block, Paragraph | ListItem | Footer) and bool(
        _FOOTER.search(fold(block.text[:400]).value)
    )


def _is_before_footer(block: Block) -> bool:
    return (
        isinstance(block, Paragraph | ListItem)
        and len(block.text) <= _LONGEST_BEFORE
        and bool(_BEFORE_FOOTER.search(fold(block.text).value))
    )
