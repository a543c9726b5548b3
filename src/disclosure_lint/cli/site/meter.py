"""How far a scan has come: a line that moves on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.status import Status

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.scan import Count

#: Seconds between two lines in a log, and between two drawings.
_LINES, _DRAWN = 30.0, 0.2
_SAYS = {
    "zh": "已看 {pages} 页，检查 {checked} 页，发现 {found} 处，未读 {unread}，每秒 {rate:.0f} 页",
    "en": "{pages} pages seen, {checked} checked, {found} findings, {unread} unread, {rate:.0f} pages/s",
}


class Meter:
    """Tells the state on standard error.

    Args:
        lang: of what is told.
        total: pages there are, if that is known; then the time that remains is told.
    """

    def __init__(self, lang: Lang, total: int | None = None) -> None:
        self._lang = lang
        self._total = total
        self._started = self._told = time.monotonic()
        self._live = _terminal() if sys.stderr is not None and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def update(self, count: Count) -> None:
        """Take note of a state; it is told now and then."""
        now = time.monotonic()
        if now - self._told < (_DRAWN if self._live else _LINES):
            return
        self._told = now
        rate = count.pages / max(now - self._started, 0.001)
        text = _SAYS[self._lang].format(**count._asdict(), rate=rate)
        if self._total and rate:
            left = max(0.0, (self._total - count.pages) / rate)
            text += {"zh": "，还需约 {}", "en": ", about {} left"}[self._lang].format(duration(left))
        if self._live:
            self._live.update(text)
        else:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


def duration(seconds: float) -> str:
    """Return a time as ``h:mm:ss`` or ``m:ss``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _terminal() -> Status:
    from rich.console import Console
    from rich.status import Status

    return Status("", console=Console(stderr=True), refresh_per_second=5)
