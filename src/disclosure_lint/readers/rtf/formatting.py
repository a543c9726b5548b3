"""Control words that format, and what the formatting comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.readers.word.look import UNKNOWN, WHITE, Look, judge
from disclosure_lint.readers.word.story import DELETED, Cause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.rtf.state import Characters, Paragraph
    from disclosure_lint.readers.rtf.tokens import Token

_HEADING = late(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = late(r"(?:title|标题)\s*;?$", re.IGNORECASE)
_CONTENTS = late(r"(?:toc|contents|目录)\s*[1-9]", re.IGNORECASE)
_NO_LEVEL = 9


def format_characters(characters: Characters, token: Token) -> bool:
    """Take a control word; return whether it formats characters."""
    on = token.number is None or token.number > 0
    number = token.number or 0
    match token.name:
        case "v":
            characters.hidden = on
        case "deleted":
            characters.deleted = on
        case "revised":
            characters.inserted = on
        case "cf":
            characters.colour = number
        case "cb" | "chcbpat":
            characters.ground = number
        case "highlight":
            characters.highlight = number
        case "fs":
            characters.size = number or characters.size
        case "charscalex":
            characters.width = number or 100
        case "f":
            characters.font = number
        case _:
            return False
    return True


def format_paragraph(paragraph: Paragraph, token: Token) -> bool:
    """Take a control word; return whether it formats paragraphs."""
    number = token.number or 0
    match token.name:
        case "s":
            paragraph.style = number
        case "outlinelevel":
            paragraph.level = number + 1 if 0 <= number < _NO_LEVEL else 0
        case "intbl":
            paragraph.depth = max(1, paragraph.depth)
        case "itap":
            paragraph.depth = max(0, number)
        case "cbpat":
            paragraph.ground = number
        case "sl":
            paragraph.line = number
        case _:
            return False
    return True


def cause_of(
    characters: Characters, paragraph: Paragraph, colours: Sequence[str], *, shaded: bool
) -> Cause | None:
    """Return why characters are not seen.

    Args:
        characters: their formatting.
        paragraph: that of their paragraph.
        colours: the table of colours, ``RRGGBB``.
        shaded: whether cells of their row are shaded, which ones is not looked up.
    """
    if characters.deleted:
        return DELETED

    def colour(number: int) -> str:
        return colours[number] if 0 < number < len(colours) else ""

    ground = colour(characters.ground) or colour(paragraph.ground)
    look = Look(
        characters.hidden,
        colour(characters.colour),
        characters.size,
        characters.width,
        colour(characters.highlight),
        ground or (UNKNOWN if shaded and paragraph.depth else WHITE),
        max(0, -paragraph.line),
    )
    return judge(look)


def level_of(style: str) -> int:
    """Return the level of the headings a style is for by its name, from 1, or 0."""
    found = _HEADING.match(style.strip())
    return int(found[1]) if found else int(bool(_TITLE.match(style.strip())))


def is_contents(style: str) -> bool:
    """Whether a style is for entries of a table of contents by its name."""
    return bool(_CONTENTS.match(style.strip()))
