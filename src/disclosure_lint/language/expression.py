"""Regular expressions compiled when first used: most documents need few of them, and starting has to be quick."""

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
