"""What of a paragraph nobody sees, as text: each run with what it was a part of.

When the middle of a number is deleted or hidden, the number as it was is read whole,
and a label that announces what is hidden goes with it.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.readers.word.story import DELETED, Aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.readers.word.story import Cause, Run

#: The rest of a number at either side, no longer than any number is.
_TAIL = late(r"[0-9A-Za-z]{1,40}\Z")
_HEAD = late(r"[0-9A-Za-z]{1,40}")
#: A label before a value.
_LABEL = late(r"[\u4e00-\u9fff]{1,10}[:：]\s{0,3}\Z")
_REACH = 40


def unseen(runs: Sequence[Run]) -> Iterator[Aside]:
    """Yield what is hidden in a paragraph, for each cause in order."""
    for cause in dict.fromkeys(run.cause for run in runs if run.cause):
        # Beside what was deleted stood what is shown now, except what was put in for it.
        kept = [run for run in runs if run.cause == cause or (run.cause is None and not _instead(run, cause))]
        ends = list(accumulate(len(run.value) for run in kept))
        value = "".join(run.value for run in kept).replace("\n", " ")
        spans: list[tuple[int, int]] = []
        for run, end in zip(kept, ends, strict=True):
            if run.cause == cause and run.value:
                start, stop = _whole(value, end - len(run.value), end)
                if spans and start <= spans[-1][1]:
                    start, _ = spans.pop()
                spans.append((start, stop))
        for start, end in spans:
            hidden = value[start:end].strip()
            if hidden:
                label = _label(value, start)
                first = start + value[start:end].index(hidden)
                pieces = (
                    *_pieces(kept, ends, start - len(label), start, 0),
                    *_pieces(kept, ends, first, first + len(hidden), len(label)),
                )
                yield Aside(cause, label + hidden, pieces)


def _pieces(
    runs: Sequence[Run], ends: Sequence[int], start: int, end: int, at: int
) -> Iterator[tuple[int, Run, int]]:
    """The runs in a range of their characters, which stands at an index of another text."""
    for run, stop in zip(runs, ends, strict=True):
        begin = stop - len(run.value)
        low = max(begin, start)
        if low < min(stop, end):
            yield at + low - start, run, low - begin


def _instead(run: Run, cause: Cause) -> bool:
    return cause is DELETED and run.inserted


def _whole(value: str, start: int, end: int) -> tuple[int, int]:
    """The range of a hidden run with the rest of the numbers it cuts."""
    before = _TAIL.search(value, max(0, start - _REACH), start) if _joins(value, start) else None
    after = _HEAD.match(value, end) if _joins(value, end) else None
    return before.start() if before else start, after.end() if after else end


def _joins(value: str, at: int) -> bool:
    pair = value[at - 1 : at + 1] if at else ""
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def _label(value: str, start: int) -> str:
    found = _LABEL.search(value, max(0, start - _REACH), start)
    return found[0] if found else ""
