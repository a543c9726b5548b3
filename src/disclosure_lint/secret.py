"""A personal value that cannot be printed by accident."""

from __future__ import annotations

from typing import final


def mask(value: str, *, head: int, tail: int) -> str:
    """Keep ``head`` and ``tail`` letters or digits and star the others.

    The length and all separators stay, so that a caret still lines up. At least
    four characters are hidden; of a value too short for that, all are.
    """
    signs = [index for index, sign in enumerate(value) if sign.isalnum()]
    if len(signs) - head - tail < min(4, len(signs)):
        head = tail = 0
    hidden = set(signs[head : len(signs) - tail])
    return "".join("*" if index in hidden else sign for index, sign in enumerate(value))


@final
class Secret:
    """A matched personal value whose ``str`` and ``repr`` are masked.

    Formatting, logging or raising it shows only :attr:`masked`; the value is
    read with :meth:`reveal`, which is easy to search for in a review.
    """

    __slots__ = ("_value", "masked")

    def __init__(self, value: str, masked: str) -> None:
        self._value = value
        self.masked = masked

    def reveal(self) -> str:
        """Return the value itself. Never write the result anywhere."""
        return self._value

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"Secret({self.masked})"

    def __format__(self, spec: str) -> str:
        return format(self.masked, spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        # Python's string hash is keyed anew in every process and never written.
        return hash(self._value)

    def __reduce__(self) -> tuple[type[Secret], tuple[str, str]]:
        # What crosses a process or a cache is the mask, not the value.
        return Secret, (self.masked, self.masked)
