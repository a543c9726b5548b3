"""A small sketch of running text, by which copied passages are found in many documents.

Kept are digests of the thirty characters that follow each clause start, numbers, years and what
every report must say left out. A passage that was copied begins clauses at the same places in
both texts, so the digests meet; a passage shorter than thirty characters says nothing.
Comparing clause starts instead of all positions (winnowing) keeps a report to some two hundred
digests, and the passages found begin where a reader would begin them.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import ListItem, Paragraph
from disclosure_lint.language.digests import digest
from disclosure_lint.language.expression import late
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.document import Block
    from disclosure_lint.structure.flow import Flow

#: Characters of one digest.
SHINGLE = 30
#: Statutes by title, years, and the words by which organs name themselves differ or must agree.
_NEUTRAL = (
    r"《[^》\n]{0,60}》|\d+\s*年(?:度)?|[我本全](?:省|市|县|区|州|盟|旗|镇|乡|街道|局|委|办|厅|机关|单位)"
)
_NUMBER = late(r"\d+")
#: Wording with so many numbers is a list of figures, which are this year's though its words are not.
_FIGURES = 3
_TOKEN = late(r"(?P<end>[,;:。!?])|[\u4e00-\u9fffA-Za-z]+")


class Passage(NamedTuple):
    """Wording two texts share: how many characters, and where it stands in each source."""

    length: int
    here: Span
    there: Span


class Sketch:
    """Digests of the clauses of one text, with their places.

    Attributes:
        length: characters that were looked at.
        digests: one for each clause that is followed by enough text, in order.
    """

    __slots__ = ("_at", "_ends", "_starts", "digests", "length")

    def __init__(self, length: int, shingles: Iterable[tuple[int, int, Span]]) -> None:
        self.length = length
        self.digests, self._at = array("Q"), array("I")
        self._starts, self._ends = array("Q"), array("Q")
        for value, at, span in shingles:
            self.digests.append(value)
            self._at.append(at)
            self._starts.append(span.start)
            self._ends.append(span.end)

    def shared(self, other: Sketch) -> list[Passage]:
        """Return the passages this text shares with another, in the order of this one."""
        there = {value: index for index, value in reversed(list(enumerate(other.digests)))}
        found: list[Passage] = []
        covered, last = 0, (-2, -2)
        for index, value in enumerate(self.digests):
            meets = there.get(value)
            if meets is None:
                continue
            start, end = self._at[index], self._at[index] + SHINGLE
            new = end - max(start, covered)
            covered = end
            here = Span(self._starts[index], self._ends[index])
            theirs = Span(other._starts[meets], other._ends[meets])
            if (index - 1, meets - 1) == last and found:
                before = found[-1]
                found[-1] = Passage(
                    before.length + new,
                    Span(before.here.start, here.end),
                    Span(before.there.start, theirs.end),
                )
            else:
                found.append(Passage(new, here, theirs))
            last = index, meets
        return found


def sketch(flow: Flow[Block], start: int = 0, organ: str = "", labels: tuple[str, ...] = ()) -> Sketch:
    """Sketch the prose of a text from an index on.

    Args:
        flow: the text.
        start: where to begin.
        organ: the name the text goes by, left out.
        labels: wording of forms, left out; the longer ones first.
    """
    value = flow.value.replace(organ, " " * len(organ)) if organ else flow.value
    value = _neutral(labels).sub(lambda match: " " * len(match[0]), value)
    words: list[str] = []
    at: list[int] = []
    clauses: list[int] = []
    for part in flow.parts:
        if part.end <= start or not isinstance(part.block, Paragraph | ListItem):
            continue
        opens = True
        for token in _TOKEN.finditer(value, max(start, part.start), part.end):
            if token.lastgroup == "end":
                opens = True
                continue
            if opens:
                clauses.append(len(at))
                opens = False
            words.append(token[0])
            at += range(*token.span())
    return Sketch(len(at), _shingles(flow, "".join(words), at, clauses))


def _shingles(
    flow: Flow[Block], words: str, at: Sequence[int], clauses: Sequence[int]
) -> Iterator[tuple[int, int, Span]]:
    for first in clauses:
        end = first + SHINGLE
        if end > len(words):
            break
        start, stop = at[first], at[end - 1] + 1
        if len(_NUMBER.findall(flow.value, start, stop)) < _FIGURES:
            yield digest(words[first:end]), first, flow.text.span(start, stop)


@lru_cache(maxsize=8)
def _neutral(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, labels), _NEUTRAL]))
