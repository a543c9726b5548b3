"""Labels of rows and columns: how they are compared, and in what order they stand."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.language.simplify import simplify
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETED = late(r"\([^()]*\)")
_PUNCTUATION = late(r"[\s、,.:;。“”\"'‘’《》<>·/]+")
_OF_WHICH = late(r"^\s*其中\s*:?\s*")
_YEAR = late(r"(?:19|20)\d{2}(?=年)")
_DIGIT_MARK = late(r"(\d{1,2})[.、]")
#: A form is taken for found when at least this share of its names is, on each axis.
COVERAGE = 0.6
#: Shorter labels are too much alike to be told by likeness.
_SHORTEST = 4
_ALIKE = 0.75


class Name(NamedTuple):
    """What a row or column is recognised by.

    Attributes:
        printed: the label as the form prints it, without its number.
        labels: the spellings, normalised.
        outer: the normalised labels of the headers around it, outermost first.
        mark: the Arabic number printed before it, "" without one.
        numbered: whether any number is printed before it.
    """

    printed: str
    labels: tuple[str, ...]
    outer: tuple[str, ...]
    mark: str
    numbered: bool


def name_of(labels: Sequence[str]) -> Name:
    """Return what the labels of a form are recognised by."""
    spellings = labels[-1].split("|")
    mark = mark_at(fold(Text.plain(spellings[0])).value)
    digits = _DIGIT_MARK.match(spellings[0])
    return Name(
        printed=spellings[0][mark.length if mark else 0 :],
        labels=tuple(map(normalise, spellings)),
        outer=tuple(map(normalise, labels[:-1])),
        mark=digits[1] if digits else "",
        numbered=mark is not None,
    )


@lru_cache(maxsize=4096)
def normalise(label: str) -> str:
    """Return a label without 其中, its number, years, what stands in brackets, punctuation and spaces."""
    value = simplify(fold(Text.plain(label)).value, fewest=1)
    value = _OF_WHICH.sub("", value)
    mark = mark_at(value)
    value = value[mark.length :] if mark else value
    return _PUNCTUATION.sub("", _YEAR.sub("", _BRACKETED.sub("", value)))


def fits(name: Name, path: Sequence[str]) -> bool:
    """Whether a path of normalised labels, outermost first, ends in the name.

    The outer names must occur in it, in order; lost outer headers are forgiven.
    """
    if not path or path[-1] not in name.labels:
        return False
    outer = tuple(label for label in name.outer if label in path)
    return outer == name.outer or len(path) == 1


def align(names: Sequence[Name], paths: Sequence[Sequence[str]]) -> dict[int, int]:
    """Pair names with positions so that both keep their order and most are paired.

    Labels that occur twice on a form (其他, 总计) are so told apart by their neighbours. A label
    of which there is only one is found out of its order too.
    """
    pairs = _in_order(names, paths)
    for n, name in enumerate(names):
        if n not in pairs and sum(other.labels == name.labels for other in names) == 1:
            free = [p for p, path in enumerate(paths) if p not in pairs.values() and fits(name, path)]
            pairs |= {n: free[0]} if len(free) == 1 else {}
    return pairs


def _in_order(names: Sequence[Name], paths: Sequence[Sequence[str]]) -> dict[int, int]:
    best = [[0] * (len(paths) + 1) for _ in range(len(names) + 1)]
    for n in range(len(names) - 1, -1, -1):
        for p in range(len(paths) - 1, -1, -1):
            skipped = max(best[n + 1][p], best[n][p + 1])
            paired = best[n + 1][p + 1] + 1 if fits(names[n], paths[p]) else 0
            best[n][p] = max(skipped, paired)
    pairs: dict[int, int] = {}
    n = p = 0
    while n < len(names) and p < len(paths):
        if fits(names[n], paths[p]) and best[n][p] == best[n + 1][p + 1] + 1:
            pairs[n] = p
            n, p = n + 1, p + 1
        elif best[n + 1][p] >= best[n][p + 1]:
            n += 1
        else:
            p += 1
    return pairs


def align_alike(
    names: Sequence[Name], paths: Sequence[Sequence[str]], pairs: dict[int, int]
) -> dict[int, int]:
    """Pair names left over with positions between the same neighbours whose label is much alike."""
    found: dict[int, int] = {}
    for n, name in enumerate(names):
        if n in pairs:
            continue
        taken = pairs | found
        low = max((p for m, p in taken.items() if m < n), default=-1)
        high = min((p for m, p in taken.items() if m > n), default=len(paths))
        for p in range(low + 1, high):
            if paths[p] and alike(name, paths[p][-1]):
                found[n] = p
                break
    return found


def align_by_place(count: int, pairs: dict[int, int], width: int) -> dict[int, int]:
    """Pair names left over with the places beside their neighbours, when there are just as many.

    Args:
        count: how many names there are.
        pairs: names already paired with places.
        width: how many places there are.
    """
    found: dict[int, int] = {}
    for low, high in pairwise([-1, *sorted(pairs), count]):
        missing = high - low - 1
        end = pairs[high] if high < count else pairs[low] + missing + 1
        start = pairs[low] + 1 if low >= 0 else end - missing
        if end - start == missing and start >= 0 and end <= width:
            found |= dict(zip(range(low + 1, high), range(start, end), strict=True))
    return found


def alike(name: Name, label: str) -> bool:
    """Whether a normalised label is the name, but for a sign or two."""
    if min(len(label), len(name.labels[0])) < _SHORTEST:
        return False
    return any(SequenceMatcher(None, label, own).ratio() >= _ALIKE for own in name.labels)
