"""The store: one SQLite file for a site. Each batch of pages is written whole or not at all.

A scan that was killed leaves a store that is right as far as it goes; the next one goes on. A
finding that is found again keeps its row, so that it is known since when it is there.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self

from disclosure_lint.site.rows import FoundRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.pages import Page

#: Of the tables; a store of another one is not touched.
SCHEMA = "disclosure-lint/site@2"
_ROW = FoundRow._fields
#: What is written of a page, in the order in which it is given.
_OF_PAGE = (
    f"INSERT INTO page (address, {', '.join(_OF_PAGE)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join('?' * (len(_OF_PAGE) + 1))}) ON CONFLICT (address) DO UPDATE SET"
    f" ({', '.join(_OF_PAGE)}) = ({', '.join(f'excluded.{name}' for name in _OF_PAGE)}) RETURNING id"
)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def _rule(file: Any, lang: Any) -> str:  # noqa: ANN401 - a rule file and a language
    return json.dumps({"title": file.title.in_(lang), "remedy": file.remedy.in_(lang)}, ensure_ascii=False)


def _clause(source: Any, clause: str, lang: Any) -> str:  # noqa: ANN401 - a source and a language
    return json.dumps(
        {
            "title": source.title.in_(lang),
            "number": source.number,
            "verified": clause not in source.unverified,
        },
        ensure_ascii=False,
    )
