"""How far a scan has come: a line that moves on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from rich.status import Status

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.scan import Count

#: Seconds between two lines in a log, and between two drawings.
_LINES, _DRAWN = 30.0, 0.2
#: Seconds of the past whose rate is told, and between two questions how many addresses wait.
_WINDOW, _ASKED = 60.0, 2.0
#: Seconds of which no rate is told.
_SHORTEST = 1.0
#: Name of the thread that counts pages.
COUNTING = "count-pages"
_SAYS = {
    "seen": {"zh": "已看 {} 页", "en": "{} pages"},
    "of": {"zh": "已看 {}/{} 页", "en": "{}/{} pages"},
    "rate": {"zh": "{:.0f} 页/秒", "en": "{:.0f}/s"},
    "left": {"zh": "还需 {}", "en": "about {} left"},
    "waiting": {"zh": "待抓取 {}", "en": "{} to fetch"},
    "found": {"zh": "不符合 {}", "en": "{} failed"},
    "review": {"zh": "待核 {}", "en": "{} to review"},
    "unread": {"zh": "未读 {}", "en": "{} unread"},
}


class Meter:
    """Tells the state on standard error.

    Args:
        lang: of what is told.
        total: counts the pages there are, None when that is not known; asked aside, as it may take long.
        waiting: tells how many addresses are still to be fetched.
    """

    def __init__(
        self,
        lang: Lang,
        total: Callable[[], int | None] | None = None,
        waiting: Callable[[], int | None] | None = None,
    ) -> None:
        self._lang = lang
        self._total: int | None = None
        self._counts, self._asks = total, waiting
        self._waiting: int | None = None
        self._asked = 0.0
        self._told = time.monotonic()
        self._past: deque[tuple[float, int]] = deque()
        self._live = _terminal() if sys.stderr is not None and sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._counts is not None:
            threading.Thread(target=self._count, name=COUNTING, daemon=True).start()
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def _count(self) -> None:
        if self._counts is not None:
            self._total = self._counts()

    def update(self, count: Count) -> None:
        """Take note of a state; it is told now and then."""
        now = time.monotonic()
        if not self._past:  # processes had to start first
            self._past.append((now, count.pages))
        if now - self._told < (_DRAWN if self._live else _LINES):
            return
        self._told = now
        if self._asks is not None and now - self._asked > _ASKED:
            self._asked, self._waiting = now, self._asks()
        text = self._line(count, now)
        if self._live:
            self._live.update(text)
        else:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()

    def _line(self, count: Count, now: float) -> str:
        lang, seen = self._lang, count.before + count.pages
        rate = self._rate(count.pages, now)
        # Files that come twice, or that come while we look, may make the total a little wrong.
        left = max(0, self._total - seen) if self._total else None
        parts = [
            _say("of", lang, seen, max(seen, self._total)) if self._total else _say("seen", lang, seen),
            _say("rate", lang, rate) if rate else "",
            _say("left", lang, duration(left / rate)) if left is not None and rate else "",
            _say("waiting", lang, self._waiting) if self._waiting is not None else "",
            _say("found", lang, count.failed),
            _say("review", lang, count.review),
            _say("unread", lang, count.unread) if count.unread else "",
        ]
        return ("，" if lang == "zh" else ", ").join(part for part in parts if part)

    def _rate(self, pages: int, now: float) -> float:
        """Pages a second of late, since some are quicker than others; 0 while it is not known."""
        self._past.append((now, pages))
        while now - self._past[0][0] > _WINDOW and len(self._past) > 2:  # noqa: PLR2004 - a span has two ends
            self._past.popleft()
        then, before = self._past[0]
        return (pages - before) / (now - then) if now - then > _SHORTEST else 0.0


def _say(what: str, lang: Lang, *values: object) -> str:
    return _SAYS[what][lang].format(*values)


def duration(seconds: float) -> str:
    """Return a time as ``h:mm:ss`` or ``m:ss``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _terminal() -> Status:
    from rich.console import Console
    from rich.status import Status

    return Status("", console=Console(stderr=True), refresh_per_second=5)
