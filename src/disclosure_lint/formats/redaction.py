"""What a redaction came to: what was masked, what was left, what the second check says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.words import OUTCOMES, unread, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

_MASKED = {
    "zh": "已遮盖 {count} 处或列，共 {signs} 个字符",
    "en": "masked {count} places or columns, {signs} characters",
}
_SAFE = {
    Outcome.FAIL: {"zh": "确定", "en": "safe"},
    Outcome.REVIEW: {"zh": "不一定要遮盖", "en": "unsafe"},
}
_LEFT = {"zh": "复查：还有 {count} 处", "en": "second check: {count} places are left"}
_CLEAN = {"zh": "复查：没有发现", "en": "second check: nothing found"}
_HINT = {
    "zh": "“待核”的要由人判断；确要遮盖的，加 --unsafe 重新运行",
    "en": "what is for review needs a person; run again with --unsafe to mask it too",
}


def format_redaction(masked: Report, left: Report, signs: int, lang: Lang) -> str:
    """Return the list as text, every value in it masked.

    Args:
        masked: what was masked, in the source.
        left: what checking the copy found.
        signs: how many characters were starred.
        lang: the language.
    """
    return "\n".join(_lines(masked, left, signs, lang)) + "\n"


def _lines(masked: Report, left: Report, signs: int, lang: Lang) -> Iterator[str]:
    yield _MASKED[lang].format(count=len(masked.entries), signs=signs)
    for entry in masked.entries:
        yield f"  {_place(entry, lang)}  {_SAFE[entry.outcome][lang]}  {entry.rule}"
        yield f"      {entry.message[lang]}"
    found = _found(left)
    yield _LEFT[lang].format(count=len(found)) if found else _CLEAN[lang]
    for entry in found:
        yield f"  {_place(entry, lang)}  {OUTCOMES[entry.outcome][lang]}  {entry.rule}"
        yield f"      {entry.message[lang]}"
    if any(entry.outcome is Outcome.REVIEW for entry in found):
        yield _HINT[lang]
    yield from unread(left.documents, lang)


def _found(report: Report) -> Sequence[Entry]:
    return [entry for entry in report.entries if entry.outcome in _SAFE]


def _place(entry: Entry, lang: Lang) -> str:
    inside = f"{entry.document.partition('!')[2]} " if entry.index else ""
    return inside + (where(entry.position, lang) if entry.position else "-")
