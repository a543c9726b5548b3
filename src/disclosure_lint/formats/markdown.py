"""The report as Markdown (GitHub's), for comments and issues."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.words import OUTCOMES, SEVERITIES, cited, failed, grade, reason, where
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

_SAYS = {
    "title": {"zh": "政府信息公开检查结果", "en": "Disclosure check"},
    "head": {
        "zh": "| 位置 | 级别 | 问题 | 依据 | 整改 |",
        "en": "| place | level | problem | basis | remedy |",
    },
    "counts": {"zh": "检查 {} 个文件：{}", "en": "{} documents checked: {}"},
    "clean": {"zh": "未发现问题", "en": "no findings"},
    "unread": {"zh": "未检查", "en": "Not checked"},
    "failed": {"zh": "规则未完成", "en": "Rules that did not finish"},
    "whole": {"zh": "全文", "en": "whole document"},
    "more": {"zh": "另有 {} 处", "en": "and {} more"},
}
#: Comments have room for some 65,000 characters; what is left out is counted.
_MOST = 60
# What means something to Markdown or HTML inside a line, and what sites make links of.
_SPECIAL = late(r"[\\`*_{}\[\]()<>|~&:$^]|(?<=www)\.")
_MENTION = late(r"[@#]")


def format_markdown(report: Report, lang: Lang = "zh") -> str:
    """Return a heading, the counts, and a table of findings for each document."""
    return "\n".join(_lines(report, lang)) + "\n"


def _lines(report: Report, lang: Lang) -> Iterator[str]:
    entries = report.reported()
    yield f"## {_SAYS['title'][lang]}"
    yield ""
    yield _SAYS["counts"][lang].format(report.read, _counts(entries, lang))
    for index, group in groupby(entries[:_MOST], key=lambda entry: entry.index):
        yield from (
            "",
            f"### {_plain(report.documents[index].name)}",
            "",
            _SAYS["head"][lang],
            "|---" * 5 + "|",
        )
        yield from (_row(entry, lang) for entry in group)
    if len(entries) > _MOST:
        yield from ("", _SAYS["more"][lang].format(len(entries) - _MOST))
    unread = [(document.name, *why) for document in report.documents for why in document.unread]
    if unread:
        yield from ("", f"### {_SAYS['unread'][lang]}", "")
        yield from (
            f"- {_plain(f'{reason(why, lang)} {name} {detail}'.strip())}" for name, why, detail in unread
        )
    if report.failures:
        yield from ("", f"### {_SAYS['failed'][lang]}", "")
        for failure in report.failures:
            yield f"- {_plain(f'{failure.rule} @ {failure.document}: {failed(failure.reason, lang)}')}"


def _counts(entries: list[Entry], lang: Lang) -> str:
    counts = Counter(grade(entry, lang) for entry in entries)
    words = [*(SEVERITIES[severity][lang] for severity in Severity), OUTCOMES[Outcome.REVIEW][lang]]
    said = [f"{word} {counts[word]}" for word in words if counts[word]]
    return ("，" if lang == "zh" else ", ").join(said) or _SAYS["clean"][lang]


def _row(entry: Entry, lang: Lang) -> str:
    at = where(entry.position, lang) if entry.position else _SAYS["whole"][lang]
    said = _plain(entry.message[lang])
    excerpt = entry.position.excerpt if entry.position else None
    if excerpt and excerpt.text:
        text, start, end = excerpt.text, excerpt.start, excerpt.end
        meant = f"**{_plain(text[start:end])}**" if text[start:end].strip() else ""
        said += f"<br>{_plain(text[:start])}{meant}{_plain(text[end:])}"
    basis = "；".join(cited(citation, lang) for citation in entry.basis)
    cells = (_plain(at), grade(entry, lang), said, _plain(basis), _plain(entry.remedy.in_(lang)))
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that is shown as it is: no markup, no link, no mention of a person or an issue."""
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", visible(text))
    # Mentions are looked for in what was rendered; a space of no width keeps them apart.
    return _MENTION.sub(lambda match: f"&#{ord(match[0])};&#8203;", escaped)
