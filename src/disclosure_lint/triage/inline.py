"""Remarks in a source that suppress findings on their line and the next: for files under git only.

``<!-- disclosure-lint: ignore RULE reason="…" approver=… until=2030-01-31 -->`` in HTML and Markdown, and
``# disclosure-lint: ignore …`` on a line of its own in plain text. Off unless configuration turns it on:
a page that is published must not carry remarks of a linter, a source that is published from may.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.judge.standing import Notice, Suppression, renamed
from disclosure_lint.language.expression import late
from disclosure_lint.rules.select import current, matches
from disclosure_lint.triage.suppressions import expired, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.document import Document
    from disclosure_lint.report import Report
    from disclosure_lint.rules.pack import Pack

_WORD = "disclosure-lint: ignore"
_IN_MARKUP = late(rf"<!--[ \t]{{0,8}}{_WORD}[ \t]+([^<>]{{1,1000}}?)-->")
_IN_TEXT = late(rf"^#[ \t]{{0,8}}{_WORD}[ \t]+([^\r\n]{{1,1000}})", re.MULTILINE)
_PART = late(r"""([a-z]{1,16})=(?:"([^"]{0,500})"|“([^”]{0,500})”|(\S{1,500}))""")
_KEYS = ("reason", "approver", "until")


class Remark(NamedTuple):
    """A remark in a source.

    Attributes:
        rule: a rule, an area or a pattern of rules; "" when the remark cannot be used.
        lines: the lines it holds for, from 1.
        suppression: what findings say of it.
        problem: why it cannot be used.
    """

    rule: str
    lines: frozenset[int]
    suppression: Suppression
    problem: str = ""


def remarks(document: Document, shown: str) -> tuple[Remark, ...]:
    """Return the remarks in a document that lies in a git work tree; ``shown`` is its masked name."""
    if _WORD not in document.content or not _under_git(Path(document.name)):
        return ()
    pattern = _IN_MARKUP if document.media in {"text/html", "text/markdown"} else _IN_TEXT
    return tuple(_remark(document, match, shown) for match in pattern.finditer(document.content))


def _remark(document: Document, match: re.Match[str], shown: str) -> Remark:
    first, last = document.point(match.start()).line, document.point(match.end()).line
    # What it stands above is the next line that is not blank.
    after = re.compile(r"[^\r\n]*(?:[ \t]*\r?\n)*").match(document.content, match.end())
    below = document.point(after.end()).line if after else last + 1
    rule, _, rest = match[1].strip().partition(" ")
    given = {part[1]: part[2] or part[3] or part[4] or "" for part in _PART.finditer(rest)}
    source = f"{shown}:{first}"
    missing = [key for key in _KEYS if not given.get(key, "").strip()]
    if missing:
        return _useless(source, f"缺少 {'、'.join(missing)} (missing {', '.join(missing)})")
    try:
        until = date.fromisoformat(given["until"])
    except ValueError:
        return _useless(source, "until 应为日期，如 2030-01-31 (until is no date)")
    suppression = Suppression(given["reason"], given["approver"], until, source)
    return Remark(rule, frozenset((*range(first, last + 1), below)), suppression)


def _useless(source: str, problem: str) -> Remark:
    return Remark("", frozenset(), Suppression("", "", date.max, source), problem)


def _under_git(path: Path) -> bool:
    try:
        return any((folder / ".git").exists() for folder in path.absolute().parents)
    except (OSError, ValueError):
        return False


def apply(report: Report, found: Mapping[int, Sequence[Remark]], today: date) -> None:
    """Mark the findings that remarks suppress; tell of remarks that do not hold."""
    from dataclasses import replace

    used: set[Remark] = set()
    for number, one in enumerate(report.entries):
        if one.suppression or one.outcome not in {Outcome.FAIL, Outcome.REVIEW} or not one.position:
            continue
        for remark in found.get(one.index, ()):
            if not _holds(remark, one.rule, one.position.line, report.pack):
                continue
            used.add(remark)
            if remark.suppression.until >= today and not too_long(remark.suppression.until, today):
                report.entries[number] = replace(one, suppression=remark.suppression)
                break
    for of_document in found.values():
        for remark in of_document:
            report.notices += _notices(remark, today, used=remark in used)
            if remark.rule in report.pack.renamed:
                report.notices.append(
                    renamed(remark.suppression.source, remark.rule, report.pack.renamed[remark.rule])
                )


def _holds(remark: Remark, rule: str, line: int | None, pack: Pack) -> bool:
    return line in remark.lines and matches(rule, current(pack, remark.rule))


def _notices(remark: Remark, today: date, *, used: bool) -> Iterator[Notice]:
    until, source = remark.suppression.until, remark.suppression.source
    problem = remark.problem or too_long(until, today)
    if problem:
        yield Notice(
            "suppression-invalid",
            source,
            dict.fromkeys(("zh", "en"), f"豁免的写法有误 (not usable): {problem}"),
        )
    elif until < today:
        yield expired(source, remark.rule, until, int(used))
    elif not used:
        yield Notice(
            "suppression-unused",
            source,
            {
                "zh": f"豁免没有用上：{remark.rule}",
                "en": f"suppression of {remark.rule} is not used",
            },
        )
