"""Texts with marked values, and what is found in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosure_lint.identifiers import Ground, scan
from disclosure_lint.identifiers.model import SOUND
from disclosure_lint.language.folding import fold
from disclosure_lint.specimens import Specimens
from disclosure_lint.text import Text

_MARKED = re.compile(r"【([a-z0-9-]*):?([^【】]*)】")


class Value(NamedTuple):
    """A value and where it stands in the text as written."""

    kind: str
    start: int
    end: int


def marked(template: str) -> tuple[str, list[Value]]:
    """Return a text with its placeholders filled, and what ``【kind:value】`` marks in it."""
    filled = Specimens(template).fill(template)
    text, values, at = "", [], 0
    for mark in _MARKED.finditer(filled):
        text += filled[at : mark.start()]
        values.append(Value(mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return text + filled[at:], values


def found(text: str) -> list[Value]:
    """Return what is found in a text and counts, or looks like a value where one is spoken of."""
    folded = fold(Text.plain(text))
    return [
        Value(match.kind, *folded.span(match.start, match.end))
        for match in scan(folded.value)
        if match.ground in SOUND or match.ground is Ground.RESEMBLES
    ]
