"""Names for stretches of text that survive any rendering.

A stretch is wrapped in characters no document uses; whatever a layout does with the string, removing them
in the end tells where the stretch came to stand.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPEN, _NAME, _CLOSE = "\ue000", "\ue001", "\ue002"
#: One mark or one visible character: what layouts that count characters go by.
TOKEN = re.compile(f"{_OPEN}[^{_NAME}]*{_NAME}|{_CLOSE}|.", re.DOTALL)


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int


def mark(key: str, text: object) -> str:
    """Wrap a stretch so that it can be found by its key."""
    return f"{_OPEN}{key}{_NAME}{text}{_CLOSE}"


def is_mark(token: str) -> bool:
    """Whether a token is a mark, which takes no room."""
    return token[0] in {_OPEN, _CLOSE}


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the text without marks, and where each key stands in it."""
    out: list[str] = []
    spans: dict[str, list[Span]] = {}
    opened: list[tuple[str, int]] = []
    for token in TOKEN.findall(marked):
        if token[0] == _OPEN:
            opened.append((token[1:-1], len(out)))
        elif token == _CLOSE:
            key, start = opened.pop()
            spans.setdefault(key, []).append(Span(start, len(out)))
        else:
            out.append(token)
    return "".join(out), spans


def plain(marked: str) -> str:
    """Return the text without marks."""
    return unmark(marked)[0]


def keys_of(marked: str) -> list[str]:
    """Return the keys in a text, in order of appearance."""
    return re.findall(f"{_OPEN}([^{_NAME}]*){_NAME}", marked)


def content(marked: str, key: str) -> str | None:
    """Return what stands under a key that holds no other mark, None where there is none."""
    found = re.search(f"{_OPEN}{re.escape(key)}{_NAME}([^{_OPEN}{_CLOSE}]*){_CLOSE}", marked)
    return found[1] if found else None


def edit(marked: str, key: str, new: str, *, every: bool = False) -> str:
    """Write something else under a key that holds no other mark, the first time it occurs or each time."""
    pattern = f"({_OPEN}{re.escape(key)}{_NAME})[^{_OPEN}{_CLOSE}]*({_CLOSE})"
    return re.sub(pattern, lambda found: f"{found[1]}{new}{found[2]}", marked, count=0 if every else 1)
