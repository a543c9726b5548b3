"""Numbers on the command line: always between two ends, so that none is too large for what it is given to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click import Context, Parameter

_DAY = 86_400.0
_MOST = 1_000_000_000
_MOST_WORKERS = 1_024


class Seconds(click.FloatRange):
    """Seconds up to a day. A range of floats alone lets ``nan`` through, which is neither above nor below."""

    def __init__(self, least: float) -> None:
        super().__init__(min=least, max=_DAY)
        self.least = least

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> float:  # noqa: ANN401 - as click has it
        """Return a number in the range."""
        seconds = click.FLOAT.convert(value, param, ctx)
        if not self.least <= seconds <= _DAY:
            self.fail(f"{value!r} 不在 {self._describe_range()} 之内 (not in the range)", param, ctx)
        return float(seconds)


def count(least: int) -> click.IntRange:
    """Return the type of a number of things, up to a billion."""
    return click.IntRange(min=least, max=_MOST)


def workers() -> click.IntRange:
    """Return the type of a number of processes."""
    return click.IntRange(min=1, max=_MOST_WORKERS)
