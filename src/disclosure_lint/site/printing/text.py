"""The state of a store, and its findings, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.columns import visible, width, wrap
from disclosure_lint.formats.standing import closing_of
from disclosure_lint.formats.text import format_findings
from disclosure_lint.formats.totals import Totals
from disclosure_lint.formats.words import OUTCOMES, SEVERITIES
from disclosure_lint.judge.standing import Standing
from disclosure_lint.site.printing.facts import troubles
from disclosure_lint.site.printing.pairs import notes
from disclosure_lint.site.printing.words import SAYS, UNLIKE
from disclosure_lint.site.scans import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview, RuleCount, ScanTotal

_COLUMNS = 80
_UNKNOWN = Pair(None, None)
#: Scans shown of many.
_MOST_SCANS = 10
_SAYS = {
    "pages": {"zh": "页面 {0}，本次检查 {1}", "en": "{0} pages, {1} checked this time"},
    "some": {
        "zh": "页面 {0}（已检查 {2}），本次检查 {1}",
        "en": "{0} pages ({2} checked), {1} checked this time",
    },
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
    "unfinished": {"zh": "第 {0} 次 {1}  没有完成", "en": "scan {0} {1}  not completed"},
    "unlike": {"zh": "（与前一次比，{}）", "en": " (unlike the one before: {})"},
    "note": {"zh": "注意，与前一次比，{}", "en": "note, unlike the scan before: {}"},
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
            yield _scan(scan, lang)
        if state.standing != Standing():
            yield SAYS["whole"][lang]
    yield from closing_of(state.standing, lang, shrink="site baseline")
    yield _totals(state, lang)


def _scan(scan: ScanTotal, lang: Lang) -> str:
    """What a scan came to, and in what else than the site it is unlike the one before."""
    said = _SAYS["scan" if scan.finished else "unfinished"][lang].format(
        scan.id, scan.started[:16].replace("T", " "), scan.found, scan.new, scan.gone
    )
    unlike = SAYS["comma"][lang].join(UNLIKE[name][lang] for name in scan.unlike)
    return said + (_SAYS["unlike"][lang].format(unlike) if unlike else "")


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
    which = "pages" if state.read == state.pages else "some"
    pages = _SAYS[which][lang].format(state.pages, state.checked, state.read)
    return f"{pages}{'：' if lang == 'zh' else ': '}{joined}"


def format_changes(
    listed: Iterable[Listed],
    lang: Lang = "zh",
    pair: Pair = _UNKNOWN,
    **manner: Any,  # noqa: ANN401 - as another has it
) -> Iterator[str]:
    """Yield what is new and what is gone, and how many of each kind there are.

    Args:
        listed: of two scans.
        lang: of the words.
        pair: the scans.
        manner: as for :func:`disclosure_lint.formats.text.format_findings`.
    """
    totals = Totals()
    changed = (one for one in totals.count(listed) if one.change != "still")
    yield from format_findings(changed, lang, **manner)
    counts = totals.by["change"]
    if said := notes(pair, lang):
        yield _SAYS["note"][lang].format(SAYS["comma"][lang].join(said)) + "\n"
    yield _SAYS["changes"][lang].format(counts["new"], counts["gone"], counts["still"]) + "\n"
