"""Regular expressions compiled when first used: a document needs few, and starting has to be quick."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


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


#: What is asked of patterns.
_USED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags")


class _Late:
    """Stands for a pattern until it is first used."""

    def __init__(self, source: Any, flags: int) -> None:  # noqa: ANN401 - text or bytes
        self._made = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what a pattern has
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._made)
        # From now on they are attributes like any others, and this is not asked again.
        for known in _USED:
            setattr(self, known, getattr(compiled, known))
        return getattr(compiled, name)


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern as :func:`re.compile` does, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
