"""Damage that can be undone is undone once, before blocks are named, and reported once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Flaw
from disclosure_lint.language.garble import inserted_readings, slipped_runs, strip_readings
from disclosure_lint.table import Table
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUL = "\0"


def mend(blocks: tuple[Block, ...], content: str) -> tuple[tuple[Block, ...], tuple[Flaw, ...]]:
    """Return the blocks without inserted readings, and what was found damaged."""
    flaws = list(_nul_characters(content))
    inserted = inserted_readings(content)
    if inserted:
        flaws.append(Flaw("annotated", inserted[0], str(len(inserted))))
        flaws += (Flaw("slipped-bytes", span, recovered) for span, recovered in slipped_runs(content))
        blocks = tuple(_strip(block) for block in blocks)
    return blocks, tuple(flaws)


def _strip(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(
            block, cells=tuple(replace(cell, text=strip_readings(cell.text)) for cell in block.cells)
        )
    return replace(block, text=strip_readings(block.text))


def _nul_characters(content: str) -> Iterator[Flaw]:
    at = content.find(_NUL)
    if at >= 0:
        yield Flaw("nul-characters", Span(at, at + 1), str(content.count(_NUL)))
