"""The cheapest ways to read a run of characters as words, to and from every place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.names.lexicon import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Costs of more words in a row add up; one more costs so much besides.
STEP = 8
_LONGEST_WORD = 4
_FAR = 1 << 40


class Lattice(NamedTuple):
    """Cheapest readings of a run.

    Attributes:
        to: cost of the characters before each place.
        onward: cost of the characters from each place on.
        word_before: where the word begins that ends at a place.
        word_after: where the word ends that begins at a place.
    """

    to: list[int]
    onward: list[int]
    word_before: list[int]
    word_after: list[int]


def read(run: str, words: Mapping[str, tuple[int, str]]) -> Lattice:
    """Return the cheapest readings; time and memory grow with the length only."""
    size = len(run)
    to, before = [0] + [_FAR] * size, [0] * (size + 1)
    steps: list[tuple[int, int, int]] = []
    word_at = words.get
    for start in range(size):
        base = to[start]
        for end in range(start + 1, min(size, start + _LONGEST_WORD) + 1):
            word = word_at(run[start:end]) or (UNKNOWN if end == start + 1 else None)
            if word is not None:
                cost = word[0] + STEP
                steps.append((start, end, cost))
                if base + cost < to[end]:
                    to[end], before[end] = base + cost, start
    onward, after = [_FAR] * size + [0], [size] * (size + 1)
    for start, end, cost in reversed(steps):
        if cost + onward[end] < onward[start]:
            onward[start], after[start] = cost + onward[end], end
    return Lattice(to, onward, before, after)
