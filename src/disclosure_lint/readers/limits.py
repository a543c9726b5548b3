"""How much of one file is read. What lies beyond is reported, and the rest of the file is kept."""

from __future__ import annotations

import time
from typing import NamedTuple

#: What a piece of text costs beside its characters.
_COST = 16
#: Pieces between two looks at the clock.
_BETWEEN = 1024


class LimitError(ValueError):
    """There is more than is read."""


class Limits(NamedTuple):
    """What reading one file may come to.

    Attributes:
        characters: of its text; each piece of it counts for some more.
        seconds: of processor time.
    """

    characters: int = 10_000_000
    seconds: float = 60.0


class Meter:
    """Counts what is read."""

    def __init__(self, limits: Limits | None = None) -> None:
        limits = limits or Limits()
        self._left = limits.characters
        self._until = time.process_time() + limits.seconds
        self._pieces = 0

    def take(self, characters: int = 0) -> None:
        """Count a piece of text.

        Raises:
            LimitError: when no more is to be read.
        """
        self._left -= characters + _COST
        self._pieces += 1
        late = self._pieces % _BETWEEN == 0 and time.process_time() > self._until
        if self._left < 0 or late:
            raise LimitError("limit of reading")
