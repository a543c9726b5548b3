"""Regular expressions compiled when first used: a document needs few, and starting has to be quick."""

from __future__ import annotations

import re
from functools import cached_property


class Expression:
    """A regular expression of the standard library.

    Attributes:
        source: its text.
        flags: as for :func:`re.compile`.
    """

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def re(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source, self.flags)


def last_match(
    expression: Expression, value: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """Return the last match in a part of a text; what overlaps an earlier one is none."""
    found = None
    for found in expression.re.finditer(value, start, len(value) if end is None else end):  # noqa: B007 - the last one stays
        pass
    return found
