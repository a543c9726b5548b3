"""What people decided about findings, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.judge.standing import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

_SAYS = {
    "known": {"zh": "已登记（基线）", "en": "known (baseline)"},
    "suppressed": {
        "zh": "已豁免：{reason}（{approver}，至 {until}）",
        "en": "suppressed: {reason} ({approver}, until {until})",
    },
    "confirmed": {"zh": "已确认：{by}，{on}", "en": "confirmed by {by}, {on}"},
    "dismissed": {"zh": "已排除：{by}，{on}", "en": "dismissed by {by}, {on}"},
    "baseline": {"zh": "基线 {name}：已登记 {known} 条", "en": "baseline {name}: {known} known findings"},
    "gone": {
        "zh": "，其中 {gone} 条已经没有（可运行 disclosure-lint baseline update --shrink-only）",
        "en": ", {gone} gone (run disclosure-lint baseline update --shrink-only)",
    },
    "blind": {
        "zh": "没有基线的密钥：同一位置换了一个号码，不会发现",
        "en": "without the key of the baseline another value in the same place is not noticed",
    },
    "review": {"zh": "待核", "en": "review"},
    "fingerprint": {"zh": "指纹：{}", "en": "fingerprint: {}"},
    "passed-over": {
        "zh": "已豁免 {suppressed} 条，已排除 {dismissed} 条（--all 列出）",
        "en": "{suppressed} suppressed, {dismissed} dismissed (--all lists them)",
    },
}


def notes(entry: Entry, lang: Lang, *, everything: bool) -> Iterator[str]:
    """Yield what was decided of a finding, and what it is called where that is decided."""
    if everything:
        yield _SAYS["fingerprint"][lang].format(entry.fingerprint)
    if entry.baseline_state == "unchanged":
        yield _SAYS["known"][lang]
    if entry.suppression:
        said = entry.suppression
        yield _SAYS["suppressed"][lang].format(
            reason=said.reason, approver=said.approver, until=said.until.isoformat()
        )
    if entry.verdict:
        said_by = entry.verdict
        line = _SAYS[said_by.decision.value][lang].format(by=said_by.by, on=said_by.on.isoformat())
        yield f"{line}：{said_by.note}" if said_by.note else line


def closing(report: Report, lang: Lang) -> Iterator[str]:
    """Yield what a run says at its end of what does not count."""
    for notice in report.notices:
        yield f"{_SAYS['review'][lang]}  {notice.source}：{notice.message[lang]}"
    suppressed, dismissed = passed_over(report)
    if suppressed or dismissed:
        yield _SAYS["passed-over"][lang].format(suppressed=suppressed, dismissed=dismissed)
    summary = report.baseline
    if summary is None:
        return
    line = _SAYS["baseline"][lang].format(name=summary.name, known=summary.known + summary.gone)
    yield line + (_SAYS["gone"][lang].format(gone=summary.gone) if summary.gone else "")
    if not summary.values:
        yield _SAYS["blind"][lang]


def passed_over(report: Report) -> tuple[int, int]:
    """Return how many findings are suppressed and how many dismissed."""
    suppressed = sum(entry.suppression is not None for entry in report.entries)
    dismissed = sum(
        entry.suppression is None
        and entry.verdict is not None
        and entry.verdict.decision is Decision.DISMISSED
        for entry in report.entries
    )
    return suppressed, dismissed


def as_keys(entry: Entry) -> dict[str, Any]:
    """Return what was decided of a finding, as keys of its JSON object; none where nothing was."""
    keys: dict[str, Any] = {}
    if entry.mac:
        keys["mac"] = entry.mac
    if entry.baseline_state:
        keys["baseline_state"] = entry.baseline_state
    if entry.suppression:
        said = entry.suppression
        keys["suppression"] = {
            "reason": said.reason,
            "approver": said.approver,
            "until": said.until.isoformat(),
            "source": said.source,
        }
    if entry.verdict:
        keys["verdict"] = {
            "decision": entry.verdict.decision.value,
            "by": entry.verdict.by,
            "on": entry.verdict.on.isoformat(),
            "note": entry.verdict.note,
        }
    return keys


def as_summary(report: Report, lang: Lang) -> dict[str, Any]:
    """Return the same of a report, as keys of its summary."""
    suppressed, dismissed = passed_over(report)
    keys: dict[str, Any] = {}
    if suppressed:
        keys["suppressed"] = suppressed
    if dismissed:
        keys["dismissed"] = dismissed
    if report.notices:
        keys["notices"] = [
            {"id": one.id, "source": one.source, "message": one.message[lang]} for one in report.notices
        ]
    if report.baseline:
        one = report.baseline
        keys["baseline"] = {
            "name": one.name,
            "new": one.new,
            "unchanged": one.known,
            "gone": one.gone,
            "values_compared": one.values,
        }
    return keys
