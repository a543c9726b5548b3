"""A line that tells how far a long run has come, on standard error, for people only."""

from __future__ import annotations

import sys
import threading
import time

#: Seconds of silence before the line appears, and between two updates of it.
_PATIENCE, _PACE = 2.0, 0.5
#: Seconds after which is told how long one file takes, as scans do that are recognised.
_LONG = 5.0


class Progress:
    """Counts documents; shows nothing for quick runs and nothing outside a terminal."""

    def __init__(self) -> None:
        self._started = self._begun = time.monotonic()
        self._documents = self._findings = 0
        self._visible = False
        self._over = threading.Event()
        self._teller = threading.Thread(target=self._tell, daemon=True)
        if sys.stderr is not None and sys.stderr.isatty():
            self._teller.start()

    def update(self, documents: int, findings: int) -> None:
        """Take the state, after each document."""
        self._documents, self._findings, self._begun = documents, findings, time.monotonic()

    def close(self) -> None:
        """Remove the line."""
        self._over.set()
        if self._teller.is_alive():
            self._teller.join()
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _tell(self) -> None:
        patience = _PATIENCE
        while not self._over.wait(patience):
            patience = _PACE
            self._visible = True
            sys.stderr.write(f"\r\x1b[K{self._line()}")
            sys.stderr.flush()

    def _line(self) -> str:
        now = time.monotonic()
        rate = self._documents / (now - self._started)
        line = f"已检查 {self._documents} 个文件，发现 {self._findings} 处，每秒 {rate:.0f} 个"
        # Not by its name, which may be that of a person.
        long = now - self._begun
        return f"{line}；第 {self._documents + 1} 个文件已用 {long:.0f} 秒" if long > _LONG else line
