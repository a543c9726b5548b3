"""The rectification ledger (整改台账): one line a finding, columns as offices keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.standing import notes
from disclosure_lint.formats.words import cited, grade, reason, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import DocumentEntry, Entry, Report
    from disclosure_lint.rules.model import Lang

#: Columns: how wide (characters of Latin script), and their heads.
COLUMNS: tuple[tuple[int, dict[Lang, str]], ...] = (
    (6, {"zh": "序号", "en": "No."}),
    (18, {"zh": "单位", "en": "Organ"}),
    (16, {"zh": "栏目", "en": "Section"}),
    (28, {"zh": "标题", "en": "Title"}),
    (28, {"zh": "链接/文件", "en": "Link or file"}),
    (14, {"zh": "位置", "en": "Place"}),
    (8, {"zh": "级别", "en": "Level"}),
    (24, {"zh": "问题类型", "en": "Kind of problem"}),
    (40, {"zh": "依据", "en": "Basis"}),
    (50, {"zh": "问题描述", "en": "Problem"}),
    (40, {"zh": "原文摘录", "en": "Excerpt"}),
    (40, {"zh": "整改建议", "en": "Remedy"}),
    (10, {"zh": "状态", "en": "Status"}),
    (30, {"zh": "规则", "en": "Rule"}),
    (20, {"zh": "指纹", "en": "Fingerprint"}),
)
_OPEN = {"zh": "待整改", "en": "open"}
_TO_REVIEW = {"zh": "待核实", "en": "to be verified"}
_UNREAD = {"zh": "未检查", "en": "not checked"}
#: A cell that begins so is taken for a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def heads(lang: Lang) -> list[str]:
    """Return the names of the columns."""
    return [head[lang] for _, head in COLUMNS]


def lines(report: Report, lang: Lang, *, everything: bool = False) -> Iterator[list[str | int]]:
    """Yield the lines: each failure and each doubt that counts, then each document that was not read."""
    number = 0
    for entry in report.reported(everything=everything):
        number += 1
        yield [number, *map(visible, _entry(entry, report.documents[entry.index], lang))]
    for document in report.documents:
        for name, detail in document.unread:
            number += 1
            said = reason(name, lang) + (f" {detail}" if detail else "")
            line = [*_document(document), "", _UNREAD[lang], "", "", said, "", "", _UNREAD[lang], "", ""]
            yield [number, *map(visible, line)]


def inert(cell: str | int) -> str | int:
    """Return a cell that no spreadsheet takes for a formula, as it is or behind an apostrophe."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _entry(entry: Entry, document: DocumentEntry, lang: Lang) -> list[str]:
    return [
        *_document(document),
        where(entry.position, lang) if entry.position else "",
        grade(entry, lang),
        entry.title.in_(lang),
        "；".join(cited(citation, lang) for citation in entry.basis),
        entry.message[lang],
        entry.position.excerpt.text if entry.position else "",
        entry.remedy.in_(lang),
        _status(entry, lang),
        entry.rule,
        entry.fingerprint,
    ]


def _status(entry: Entry, lang: Lang) -> str:
    if not entry.counts:
        return "；".join(notes(entry, lang, everything=False))
    return (_OPEN if entry.outcome is Outcome.FAIL else _TO_REVIEW)[lang]


def _document(document: DocumentEntry) -> list[str]:
    """Organ, section of the site (the folder), title, file."""
    folder = document.name.replace("\\", "/").rpartition("/")[0]
    return [document.issuer or "", folder, document.title, document.address or document.name]
