"""The state of a store, and its findings, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.columns import visible, width, wrap
from disclosure_lint.formats.standing import closing_of
from disclosure_lint.formats.text import format_findings
from disclosure_lint.formats.totals import Totals
from disclosure_lint.formats.words import OUTCOMES, SEVERITIES
from disclosure_lint.site.printing.facts import troubles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview, RuleCount

_COLUMNS = 80
#: Scans shown of many.
_MOST_SCANS = 10
_SAYS = {
    "pages": {"zh": "页面 {0}，本次检查 {1}", "en": "{0} pages, {1} checked this time"},
    "stopped": {
        "zh": "扫描没有完成（正在进行，或已中断）：已知 {1} 页，这次已看 {0} 页；再次运行即从中断处继续",
        "en": "the scan is not finished (running, or stopped): {0} of {1} known pages seen;"
        " run it again and it goes on from there",
    },
    "partial": {
        "zh": "没有抓全，没有看到的页面仍按原样保留",
        "en": "not all could be fetched; pages that were not seen stay as they were",
    },
    "trouble": {"zh": "{0}（{1}）{2}", "en": "{0} ({1}): {2}"},
    "scan": {
        "zh": "第 {0} 次 {1}  共 {2} 处，新增 {3}，消除 {4}",
        "en": "scan {0} {1}  {2} findings, {3} new, {4} gone",
    },
    "nothing": {"zh": "没有可检查的页面", "en": "nothing to check"},
    "clean": {"zh": "未发现问题", "en": "no findings"},
    "empty": {"zh": "还没有扫描", "en": "nothing scanned yet"},
    "changes": {"zh": "新增 {0}，消除 {1}，仍在 {2}", "en": "{0} new, {1} gone, {2} still there"},
    "review": {"zh": "待核", "en": "review"},
}


def format_status(state: Overview, lang: Lang = "zh") -> str:
    """Return how many pages there are, what was found by rule, and the scans so far."""
    said = (line for text in _status(state, lang) for line in wrap(visible(text), _COLUMNS, "", "  "))
    return "".join(f"{line}\n" for line in said)


def _status(state: Overview, lang: Lang) -> Iterator[str]:
    if not state.scans:
        yield _SAYS["empty"][lang]
        return
    if not state.finished:
        yield _SAYS["stopped"][lang].format(state.seen, state.pages)
    if not state.complete:
        yield _SAYS["partial"][lang]
    for head, counted in troubles(state, lang):
        for name, number in counted.items():
            yield _SAYS["trouble"][lang].format(head, name, number)
    yield from _rules(state.rules, lang)
    if len(state.scans) > 1:
        for scan in state.scans[-_MOST_SCANS:]:
            yield _SAYS["scan"][lang].format(
                scan.id, scan.started[:16].replace("T", " "), scan.found, scan.new, scan.gone
            )
    yield from closing_of(state.standing, lang, shrink="site baseline")
    yield _totals(state, lang)


def _rules(rules: tuple[RuleCount, ...], lang: Lang) -> Iterator[str]:
    for count in rules:
        failing = count.outcome == Outcome.FAIL.value
        word = (SEVERITIES[Severity(count.severity)] if failing else OUTCOMES[Outcome(count.outcome)])[lang]
        yield f"{count.number:8}  {word}{' ' * (8 - width(word))}{count.rule}"


def _totals(state: Overview, lang: Lang) -> str:
    parts = [
        f"{SEVERITIES[severity][lang]} {number}"
        for severity in Severity
        if (number := state.level(Outcome.FAIL.value, severity.value))
    ]
    if review := state.level(Outcome.REVIEW.value):
        parts.append(f"{_SAYS['review'][lang]} {review}")
    joined = ("，" if lang == "zh" else ", ").join(parts) or _SAYS["clean" if state.read else "nothing"][lang]
    pages = _SAYS["pages"][lang].format(state.pages, state.checked)
    return f"{pages}{'：' if lang == 'zh' else ': '}{joined}"


def format_changes(listed: Iterable[Listed], lang: Lang = "zh", **manner: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield what is new and what is gone, and how many of each kind there are.

    Args:
        listed: of two scans.
        lang: of the words.
        manner: as for :func:`disclosure_lint.formats.text.format_findings`.
    """
    totals = Totals()
    changed = (one for one in totals.count(listed) if one.change != "still")
    yield from format_findings(changed, lang, **manner)
    counts = totals.by["change"]
    yield _SAYS["changes"][lang].format(counts["new"], counts["gone"], counts["still"]) + "\n"
