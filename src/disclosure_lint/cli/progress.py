"""A line that tells how far a long run has come, on standard error, for people only."""

from __future__ import annotations

import sys
import time

#: Seconds of silence before the line appears, and between two updates of it.
_PATIENCE, _PACE = 2.0, 0.2


class Progress:
    """Counts documents; shows nothing for quick runs and nothing outside a terminal."""

    def __init__(self) -> None:
        self._started = self._shown = time.monotonic()
        self._visible = False
        self._live = sys.stderr.isatty()

    def update(self, documents: int, findings: int) -> None:
        """Tell the state; drawn at most a few times a second."""
        now = time.monotonic()
        if not self._live or now - self._started < _PATIENCE or now - self._shown < _PACE:
            return
        self._shown = now
        self._visible = True
        rate = documents / (now - self._started)
        sys.stderr.write(f"\r\x1b[K已检查 {documents} 个文件，发现 {findings} 处，每秒 {rate:.0f} 个")
        sys.stderr.flush()

    def close(self) -> None:
        """Remove the line."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
