"""Damage that can be undone is undone once, before blocks are named, and reported once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Flaw
from disclosure_lint.language.expression import late
from disclosure_lint.language.garble import inserted_readings, is_toned, slipped_runs, strip_readings
from disclosure_lint.language.misread import may_be_misread, recover
from disclosure_lint.table import Table
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.text import Text

_NUL = "\0"
#: UTF-8 that could not be decoded and was then read as GBK: two replacement signs are three characters.
_SIGN_REPLACED = "锟斤拷"
_REPLACED = late(f"(?:{_SIGN_REPLACED})+")
#: An article may quote these characters; a damaged page is full of them.
_FEWEST_REPLACED = 3
#: Characters quoted of what was recovered.
_QUOTED = late(r"[\u3400-\u9fff]{2,16}")


def mend(blocks: tuple[Block, ...], content: str) -> tuple[tuple[Block, ...], tuple[Flaw, ...]]:
    """Return the blocks without inserted readings and misread characters, and what was found damaged."""
    flaws = [*_nul_characters(content), *_replaced(content)]
    inserted = inserted_readings(content)
    if inserted:
        flaws.append(Flaw("annotated", inserted[0], str(len(inserted))))
        flaws += (Flaw("slipped-bytes", span, recovered) for span, recovered in slipped_runs(content))
        toned = is_toned(content[slice(*inserted[0])])
        blocks = tuple(_each_text(block, partial(strip_readings, toned=toned)) for block in blocks)
    if may_be_misread(content):
        blocks, misread = _recover(blocks)
        flaws += misread
    return blocks, tuple(flaws)


def _recover(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Flaw]]:
    """Undo a misreading block by block: of some pages only the menus are misread."""
    flaws: list[Flaw] = []

    def undone(text: Text) -> Text:
        recovered = recover(text)
        if recovered is None:
            return text
        quoted = max(_QUOTED.findall(recovered.value), key=len, default="")
        if quoted and not any(flaw.id == "misread" for flaw in flaws):
            flaws.append(Flaw("misread", text.span(), quoted))
        # Nobody is told of each; what else is wrong there comes of the same.
        flaws.append(Flaw("recovered", text.span()))
        return recovered

    return tuple(_each_text(block, undone) for block in blocks), flaws


def _each_text(block: Block, change: Callable[[Text], Text]) -> Block:
    if isinstance(block, Table):
        return replace(block, cells=tuple(replace(cell, text=change(cell.text)) for cell in block.cells))
    return replace(block, text=change(block.text))


def _replaced(content: str) -> Iterator[Flaw]:
    if _SIGN_REPLACED not in content:
        return
    found = list(_REPLACED.finditer(content))
    lost = sum(len(match[0]) // 3 for match in found)
    if lost >= _FEWEST_REPLACED:
        yield Flaw("undecodable", Span(*found[0].span()), str(2 * lost))


def _nul_characters(content: str) -> Iterator[Flaw]:
    at = content.find(_NUL)
    if at >= 0:
        yield Flaw("nul-characters", Span(at, at + 1), str(content.count(_NUL)))
