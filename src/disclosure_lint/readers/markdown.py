"""Markdown as offices' static sites hold it: headings, items, pipe tables, front matter.

Inline marks (emphasis, links) stay in the text: nothing a rule looks for begins
with them, and every character keeps its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Concealed, Heading, Hidden, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.readers.newlines import with_line_feeds
from disclosure_lint.readers.plain import blocks_of
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Text

_FRONT_MATTER = late(r"---\n.*?\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = late(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = late(r"[-*+]\s+(?=\S)")
_QUOTE = late(r"(?:>\s?)+")


class Page(NamedTuple):
    """What a Markdown source holds."""

    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...]


def read_markdown(content: str) -> Page:
    """Read Markdown; front matter and comments are hidden content."""
    source = with_line_feeds(content)
    hidden, cuts = [], []
    front = _FRONT_MATTER.match(source.value)
    if front:
        hidden.append(Hidden(source[: front.end()].strip(), Concealed.METADATA, "front matter"))
        cuts.append(Edit(0, front.end(), ""))
    for found in _COMMENT.finditer(source.value, front.end() if front else 0):
        hidden.append(Hidden(source[found.start() : found.end()], Concealed.COMMENT))
        cuts.append(Edit(*found.span(), ""))
    return Page(tuple(_blocks(source.edit(cuts))), tuple(hidden))


def _blocks(text: Text) -> Iterator[Block]:
    for block in blocks_of(text.lines()):
        named = _named(block) if isinstance(block, Paragraph) else block
        if named.text.value.strip():
            yield named


def _named(paragraph: Paragraph) -> Block:
    text = paragraph.text
    quoted = _QUOTE.match(text.value)
    if quoted:
        text = text[quoted.end() :]
    heading = _HEADING.match(text.value)
    if heading:
        return Heading(text[heading.start(2) : heading.end(2)], len(heading[1]))
    item = _ITEM.match(text.value)
    return ListItem(text[item.end() :]) if item else Paragraph(text)
