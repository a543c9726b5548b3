"""Markdown as offices' static sites hold it: headings, items, pipe tables, front matter.

Inline marks (emphasis, links) stay in the text: nothing a rule looks for begins
with them, and every character keeps its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Concealed, Heading, Hidden, ListItem, Paragraph, lies_in
from disclosure_lint.language.expression import late
from disclosure_lint.readers.newlines import with_line_feeds
from disclosure_lint.readers.plain import blocks_of
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Span, Text

_FRONT_MATTER = late(r"---\n.*?\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
#: A comment; a fenced block, to its end or that of the page; a span. What begins first holds the others.
_APART = late(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|^[ \t>]{0,16}+(?:[-*+][ ]{1,4}|\d{1,3}[.)][ ]{1,4})?(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*"
    r"(?:\n.*?^[ \t>]{0,16}+(?P=fence)[`~]*+[ \t]*$|.*)"
    r"|(?<!`)(?P<ticks>`{1,8}+)(?!`)(?:(?!\n[ \t>]{0,16}\n).){1,500}?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_HEADING = late(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = late(r"[-*+]\s+(?=\S)")
_QUOTE = late(r"(?:>\s?)+")


class Page(NamedTuple):
    """What a Markdown source holds.

    Attributes:
        blocks: what is shown, in order.
        hidden: what is not.
        code: what is set as code, ranges of the source in order.
    """

    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...]
    code: tuple[Span, ...]


def read_markdown(content: str) -> Page:
    """Read Markdown; front matter and comments are hidden content."""
    source = with_line_feeds(content)
    hidden, cuts, code = [], [], []
    front = _FRONT_MATTER.match(source.value)
    if front:
        hidden.append(Hidden(source[: front.end()].strip(), Concealed.METADATA, "front matter"))
        cuts.append(Edit(0, front.end(), ""))
    for found in _APART.finditer(source.value, front.end() if front else 0):
        if found["comment"]:
            hidden.append(Hidden(source[found.start() : found.end()], Concealed.COMMENT))
            cuts.append(Edit(*found.span(), ""))
        else:
            code.append(source.span(*found.span()))
    return Page(tuple(_blocks(source.edit(cuts), code)), tuple(hidden), tuple(code))


def _blocks(text: Text, code: list[Span]) -> Iterator[Block]:
    for block in blocks_of(text.lines()):
        named = block
        if isinstance(block, Paragraph) and not lies_in(code, block.text.span()):
            named = _named(block)
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
