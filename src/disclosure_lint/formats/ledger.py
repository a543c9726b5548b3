"""The rectification ledger (整改台账): one line a finding, columns as offices keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.standing import notes
from disclosure_lint.formats.totals import column_of
from disclosure_lint.formats.words import CHANGES, REPEATS, cited, grade, reason, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.entries import DocumentEntry, Listed
    from disclosure_lint.report import Entry
    from disclosure_lint.rules.model import Lang

#: Columns: how wide (characters of Latin script), and their heads.
COLUMNS: tuple[tuple[int, dict[Lang, str]], ...] = (
    (6, {"zh": "序号", "en": "No."}),
    (14, {"zh": "单位", "en": "Organ"}),
    (12, {"zh": "栏目", "en": "Column"}),
    (20, {"zh": "标题", "en": "Title"}),
    (24, {"zh": "链接", "en": "Link"}),
    (20, {"zh": "问题类型", "en": "Kind of problem"}),
    (24, {"zh": "依据", "en": "Basis"}),
    (38, {"zh": "问题描述", "en": "Problem"}),
    (28, {"zh": "整改建议", "en": "Remedy"}),
    (10, {"zh": "状态", "en": "Status"}),
)
_SAYS = {
    "open": {"zh": "待整改", "en": "open"},
    "to-review": {"zh": "待核实", "en": "to be verified"},
    "unread": {"zh": "未检查", "en": "not checked"},
    "place": {"zh": "位置：{}", "en": "Place: {}"},
    "excerpt": {"zh": "原文：{}", "en": "Text: {}"},
}
#: A cell that begins so is taken for a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def heads(lang: Lang) -> list[str]:
    """Return the names of the columns."""
    return [head[lang] for _, head in COLUMNS]


def lines(
    listed: Iterable[Listed], lang: Lang, unread: Iterable[DocumentEntry] = ()
) -> Iterator[list[str | int]]:
    """Yield a line for each finding, then for each document of which something was not read."""
    number = 0
    for one in listed:
        number += 1
        yield [number, *_finding(one, lang)]
    for document in unread:
        for name, detail in document.unread:
            number += 1
            said, word = visible(f"{reason(name, lang)} {detail}".strip()), _SAYS["unread"][lang]
            yield [number, *_document(document), word, "", said, "", word]


def inert(cell: str | int) -> str | int:
    """Return a cell that no spreadsheet takes for a formula, as it is or behind an apostrophe."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def status(one: Listed, lang: Lang) -> str:
    """Return what is to be done about a finding, what became of it, and what was decided of it."""
    entry = one.entry
    said = list(notes(entry, lang, everything=False))
    if one.change:
        said.insert(0, CHANGES[one.change][lang])
    elif entry.counts:
        said.insert(0, _SAYS["open" if entry.outcome is Outcome.FAIL else "to-review"][lang])
    return "；".join(said)


def _finding(one: Listed, lang: Lang) -> list[str]:
    entry = one.entry
    return [
        *_document(one.document),
        f"{visible(entry.title.in_(lang))}\n{grade(entry, lang)} {entry.rule}",
        visible("；".join(cited(citation, lang) for citation in entry.basis)),
        "\n".join(visible(part) for part in _described(entry, lang)),
        visible(entry.remedy.in_(lang)),
        visible(status(one, lang)),
    ]


def _described(entry: Entry, lang: Lang) -> Iterator[str]:
    yield entry.message[lang]
    if entry.position and (at := where(entry.position, lang)):
        yield _SAYS["place"][lang].format(at)
    if entry.position and entry.position.excerpt.text:
        yield _SAYS["excerpt"][lang].format(entry.position.excerpt.text)
    if entry.repeats:
        yield REPEATS[lang].format(entry.repeats)


def _document(document: DocumentEntry) -> list[str]:
    """Organ, column of the site, title, address or name of the file."""
    address, name = document.address or document.name, document.name
    shown = name if name.startswith(address) else address
    return [*map(visible, (document.issuer or "", column_of(document), document.title, shown))]
