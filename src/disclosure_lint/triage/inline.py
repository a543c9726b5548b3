"""Remarks in a source that suppress findings on their line and the next: for files under git only.

``<!-- disclosure-lint: ignore RULE reason="…" approver=… until=2030-01-31 -->`` in HTML and Markdown, and
``# disclosure-lint: ignore …`` on a line of its own in plain text. Off unless configuration turns it on:
a page that is published must not carry remarks of a linter, a source that is published from may.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.judge.fingerprint import is_address
from disclosure_lint.judge.masking import Masker
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
    if _WORD not in document.content or is_address(document.name) or not _under_git(Path(document.name)):
        return ()
    pattern = _IN_MARKUP if document.media in {"text/html", "text/markdown"} else _IN_TEXT
    return tuple(_remark(document, match, shown) for match in pattern.finditer(document.content))


def _remark(document: Document, match: re.Match[str], shown: str) -> Remark:
    first, last = document.point(match.start()).line, document.point(match.end()).line
    # What it stands above is the next line that is not blank.
    after = re.compile(r"[^\r\n]*(?:[ \t]*\r?\n)*").match(document.content, match.end())
    below = document.point(after.end()).line if after else last + 1
    rule, _, rest = Masker().mask(match[1]).strip().partition(" ")
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
    remarks = {index: Remarks(of_document, report.pack, today) for index, of_document in found.items()}
    for number, one in enumerate(report.entries):
        if one.suppression or one.outcome not in {Outcome.FAIL, Outcome.REVIEW} or one.index not in remarks:
            continue
        held = remarks[one.index].of(one.rule, one.position.line if one.position else None)
        if held:
            report.entries[number] = replace(one, suppression=held)
    for of_document in remarks.values():
        report.notices += of_document.notices()


class Remarks:
    """The remarks of one document, and which of them were used.

    Args:
        found: the remarks.
        pack: the rules.
        today: the day they are judged on.
    """

    def __init__(self, found: Sequence[Remark], pack: Pack, today: date) -> None:
        self._found, self._pack, self._today = found, pack, today
        self._used: set[Remark] = set()

    def of(self, rule: str, line: int | None) -> Suppression | None:
        """Return what suppresses a finding, None when it counts."""
        for remark in self._found:
            if line not in remark.lines or not matches(rule, current(self._pack, remark.rule)):
                continue
            self._used.add(remark)
            until = remark.suppression.until
            if until >= self._today and not too_long(until, self._today):
                return remark.suppression
        return None

    def notices(self) -> Iterator[Notice]:
        """Yield what is to be told of remarks that do not hold, after all findings."""
        for remark in self._found:
            yield from _notices(remark, self._today, used=remark in self._used)
            if remark.rule in self._pack.renamed:
                yield renamed(remark.suppression.source, remark.rule, self._pack.renamed[remark.rule])


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
