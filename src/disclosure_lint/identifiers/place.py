"""Where a number may begin: what stands in front of it."""

from __future__ import annotations

from functools import cached_property
from string import ascii_letters
from typing import TYPE_CHECKING

from disclosure_lint.identifiers.labels import REACH, Label, label_of
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Callable

#: Signs that stand for hidden digits.
MASKED = frozenset("*×●○■□▲☆★")
#: Letters in front of a number that name it; any others make it a code.
_WORDS = frozenset(
    "tel te phone mobile mob cell telephone id no num number qq vx wx wechat weixin card fax idcard"
    " sfz sfzh".split(),
)
_LETTERS = late(r"[A-Za-z]+[-_]?$")
_LETTER_ENDS = frozenset(ascii_letters + "-_")
_IN_URL = late(r"(?:://|www\.|\.(?:cn|com|net|org)/)[!-~]*$|[a-z]{2}/[\w./%-]*$")
_PARAMETER = late(r"[?&#;][\w.]*=$")


class Place:
    """Where a number may begin: the words before it, read when asked for."""

    def __init__(self, value: str, start: int, header_of: Callable[[int], str]) -> None:
        self.value = value
        self.start = start
        self._header_of = header_of

    @cached_property
    def before(self) -> str:
        """The text of the line in front, at most so much as may hold words that name the number."""
        first = max(self.value.rfind("\n", 0, self.start) + 1, self.start - REACH)
        return self.value[first : self.start]

    @cached_property
    def label(self) -> Label:
        """The words that name it."""
        before = self.before
        if before.strip(" ([+"):
            return label_of(before[before.rfind("\t") + 1 :], self._header_of(self.start))
        header = self._header_of(self.start)
        return label_of("", header) if header else self._line_above()

    @cached_property
    def in_url(self) -> bool:
        """Whether it is part of an address on the web, and no parameter that says what it is."""
        tail = self.before[self.before.rfind(" ") + 1 :]
        return bool(_IN_URL.search(tail)) and not _PARAMETER.search(tail)

    @cached_property
    def letters(self) -> str:
        """Letters that stand directly in front, in lower case."""
        found = _LETTERS.search(self.before[-16:])
        return found[0].lower() if found else ""

    @cached_property
    def is_inside(self) -> bool:
        """Whether what stands directly in front makes it part of something longer."""
        last = self.value[self.start - 1 : self.start]
        if last.isdecimal() or last in MASKED:
            return True
        if last not in _LETTER_ENDS:
            return False
        return bool(self.letters) and self.letters.rstrip("-_") not in _WORDS

    def _line_above(self) -> Label:
        """The label that fills the line above, as cells of a table that was saved line by line."""
        end = self.value.rfind("\n", 0, self.start)
        above = self.value[max(self.value.rfind("\n", 0, max(end, 0)) + 1, end - 16) : max(end, 0)]
        label = label_of(above)
        return label if label.near and above.rstrip(" :").endswith(label.words) else label_of("")
