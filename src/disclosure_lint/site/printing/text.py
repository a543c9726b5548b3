"""The state of a store, and its findings, for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.columns import visible, width, wrap
from disclosure_lint.formats.standing import closing_of, notes_of
from disclosure_lint.formats.words import FAILURES, OUTCOMES, SEVERITIES, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.changes import Change
    from disclosure_lint.site.listing import Listed
    from disclosure_lint.site.overview import Overview, RuleCount

_COLUMNS = 80
#: Scans shown of many.
_MOST_SCANS = 10
_SIGNS = {"new": "+", "gone": "-"}
_SAYS = {
    "pages": {"zh": "页面 {0}，本次检查 {1}", "en": "{0} pages, {1} checked this time"},
    "stopped": {
        "zh": "上次扫描没有完成，再次运行即从中断处继续",
        "en": "the last scan was stopped; run it again and it goes on from there",
    },
    "partial": {
        "zh": "没有抓全，没有看到的页面仍按原样保留",
        "en": "not all could be fetched; pages that were not seen stay as they were",
    },
    "left_out": {"zh": "未抓取（{0}）{1} 个网址", "en": "not fetched ({0}): {1} addresses"},
    "unread": {"zh": "未检查（{0}）{1} 页", "en": "not checked ({0}): {1}"},
    "failed": {"zh": "规则未完成：{0}（{1}）{2} 页", "en": "rule did not finish: {0} ({1}) on {2} pages"},
    "scan": {
        "zh": "第 {0} 次 {1}  共 {2} 处，新增 {3}，消除 {4}",
        "en": "scan {0} {1}  {2} findings, {3} new, {4} gone",
    },
    "nothing": {"zh": "没有可检查的页面", "en": "nothing to check"},
    "clean": {"zh": "未发现问题", "en": "no findings"},
    "repeats": {"zh": "另有 {0} 个页面相同", "en": "the same on {0} other pages"},
    "empty": {"zh": "还没有扫描", "en": "nothing scanned yet"},
    "changes": {"zh": "新增 {0}，消除 {1}，仍在 {2}", "en": "{0} new, {1} gone, {2} still there"},
    "review": {"zh": "待核", "en": "review"},
}
#: Why addresses were not fetched.
LEFT_OUT = {
    "copy": {"zh": "与另一网址相同", "en": "the same as another address"},
    "cut-short": {"zh": "内容不全", "en": "cut short"},
    "depth": {"zh": "超过 --depth", "en": "beyond --depth"},
    "no-connection": {"zh": "连接失败", "en": "no connection"},
    "no-such-host": {"zh": "域名无法解析", "en": "no such host"},
    "other-host": {
        "zh": "转向其他主机，需要时用 --allow-host",
        "en": "redirected to another host, see --allow-host",
    },
    "pages": {"zh": "超过 --max-pages", "en": "beyond --max-pages"},
    "private-address": {
        "zh": "内网地址，需要时用 --allow-private",
        "en": "a private address, see --allow-private",
    },
    "redirect": {"zh": "转向", "en": "redirected"},
    "redirects": {"zh": "转向太多", "en": "too many redirections"},
    "robots": {"zh": "robots.txt 不允许", "en": "forbidden by robots.txt"},
    "timeout": {"zh": "超时", "en": "timed out"},
    "too-large": {"zh": "文件太大", "en": "too large"},
}


def format_status(state: Overview, lang: Lang = "zh") -> str:
    """Return how many pages there are, what was found by rule, and the scans so far."""
    return "".join(f"{line}\n" for line in _status(state, lang))


def format_findings(listed: Iterable[Listed], lang: Lang = "zh") -> Iterator[str]:
    """Yield the findings, a few lines each."""
    document = None
    for one in listed:
        found = one.finding
        if found["document"] != document:
            document = found["document"]
            yield f"{visible(document)}\n"
        at = f"{found['line']}:{found['column']}  " if found["line"] is not None else ""
        yield f"  {at}{level(found['outcome'], found['severity'], lang)}  {found['rule']}\n"
        yield from (f"{line}\n" for line in wrap(visible(found["message"]), _COLUMNS, "    ", "    "))
        yield from (f"    {visible(line)}\n" for line in notes_of(found, lang))
        if found["repeats"]:
            yield f"    {_SAYS['repeats'][lang].format(found['repeats'])}\n"


def level(outcome: str, severity: str, lang: Lang) -> str:
    """Return what a reader calls the level of a finding."""
    if outcome == Outcome.FAIL.value:
        return SEVERITIES[Severity(severity)][lang]
    return OUTCOMES[Outcome(outcome)][lang]


def _status(state: Overview, lang: Lang) -> Iterator[str]:
    if not state.scans:
        yield _SAYS["empty"][lang]
        return
    if not state.finished:
        yield _SAYS["stopped"][lang]
    if not state.complete:
        yield _SAYS["partial"][lang]
    for name, number in state.left_out.items():
        yield _SAYS["left_out"][lang].format(LEFT_OUT.get(name, {}).get(lang, name), number)
    for name, number in state.unread.items():
        yield _SAYS["unread"][lang].format(reason(name, lang), number)
    for (rule, why), number in state.failures.items():
        yield _SAYS["failed"][lang].format(rule, FAILURES.get(why, {}).get(lang, why), number)
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
        word = level(count.outcome, count.severity, lang)
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


def format_changes(changes: Iterable[Change], lang: Lang = "zh") -> Iterator[str]:
    """Yield what is new and what is gone, and how many of each kind there are."""
    counts: Counter[str] = Counter()
    for change in changes:
        counts[change.state] += 1
        if change.state != "still":
            found = change.listed.finding
            yield f"{_SIGNS[change.state]} {visible(found['document'])}  {found['rule']}\n"
            yield from (f"{line}\n" for line in wrap(visible(found["message"]), _COLUMNS, "    ", "    "))
    yield _SAYS["changes"][lang].format(counts["new"], counts["gone"], counts["still"]) + "\n"
