"""Reports of small documents, with and without a key."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from disclosure_lint.api import chosen_pack
from disclosure_lint.judge.fingerprint import MacKey
from disclosure_lint.run import Run
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from disclosure_lint.report import Report

KEY = MacKey(b"k" * 32)


def resident_ids(count: int) -> list[str]:
    chance = random.Random("triage")  # noqa: S311 - invented numbers
    return [specimens.resident_id(chance) for _ in range(count)]


def report(*, key: MacKey | None = KEY, **pages: str) -> Report:
    """Check pages named by keyword, ``__`` for the dot."""
    run = Run(chosen_pack(), mac_key=key)
    for name, content in pages.items():
        run.check(Source(name.replace("__", "."), content.encode()))
    return run.finish()
