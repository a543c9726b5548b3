"""What people decided about findings, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from disclosure_lint.judge.standing import Decision, Standing, Suppression, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.judge.standing import BaselineState
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
        "zh": "，其中 {gone} 条已经没有（可运行 disclosure-lint {shrink} --shrink-only）",
        "en": ", {gone} gone (run disclosure-lint {shrink} --shrink-only)",
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
    yield from notes_of(as_keys(entry), lang)


def notes_of(keys: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """Yield the same of the JSON object of a finding."""
    if keys.get("baseline_state") == "unchanged":
        yield _SAYS["known"][lang]
    if said := keys.get("suppression"):
        yield _SAYS["suppressed"][lang].format(**said)
    if said := keys.get("verdict"):
        line = _SAYS[said["decision"]][lang].format(**said)
        yield f"{line}：{said['note']}" if said["note"] else line


def closing(report: Report, lang: Lang) -> Iterator[str]:
    """Yield what a run says at its end of what does not count."""
    return closing_of(standing_of(report), lang)


def closing_of(standing: Standing, lang: Lang, *, shrink: str = "baseline update") -> Iterator[str]:
    """Yield what is said at the end of what does not count; ``shrink`` is what takes away what is gone."""
    for notice in standing.notices:
        yield f"{_SAYS['review'][lang]}  {notice.source}：{notice.message[lang]}"
    if standing.suppressed or standing.dismissed:
        yield _SAYS["passed-over"][lang].format(suppressed=standing.suppressed, dismissed=standing.dismissed)
    summary = standing.baseline
    if summary is None:
        return
    line = _SAYS["baseline"][lang].format(name=summary.name, known=summary.known + summary.gone)
    yield line + (_SAYS["gone"][lang].format(gone=summary.gone, shrink=shrink) if summary.gone else "")
    if not summary.values:
        yield _SAYS["blind"][lang]


def standing_of(report: Report) -> Standing:
    """Return what decisions about the findings of a report came to."""
    suppressed = sum(entry.suppression is not None for entry in report.entries)
    dismissed = sum(
        entry.suppression is None
        and entry.verdict is not None
        and entry.verdict.decision is Decision.DISMISSED
        for entry in report.entries
    )
    return Standing(suppressed, dismissed, tuple(report.notices), report.baseline)


def as_keys(entry: Entry) -> dict[str, Any]:
    """Return what was decided of a finding, as keys of its JSON object; none where nothing was."""
    mac = {"mac": entry.mac} if entry.mac else {}
    return mac | keys_of(
        baseline_state=entry.baseline_state, suppression=entry.suppression, verdict=entry.verdict
    )


def keys_of(
    *,
    baseline_state: BaselineState | None = None,
    suppression: Suppression | None = None,
    verdict: Verdict | None = None,
) -> dict[str, Any]:
    """Return decisions as keys of the JSON object of their finding."""
    keys: dict[str, Any] = {}
    if baseline_state:
        keys["baseline_state"] = baseline_state
    if suppression:
        keys["suppression"] = {
            "reason": suppression.reason,
            "approver": suppression.approver,
            "until": suppression.until.isoformat(),
            "source": suppression.source,
        }
    if verdict:
        keys["verdict"] = {
            "decision": verdict.decision.value,
            "by": verdict.by,
            "on": verdict.on.isoformat(),
            "note": verdict.note,
        }
    return keys


def decided_of(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Return the decisions such keys tell of, as :func:`keys_of` takes them."""
    decided: dict[str, Any] = {"baseline_state": keys.get("baseline_state")}
    if said := keys.get("suppression"):
        decided["suppression"] = Suppression(**said | {"until": date.fromisoformat(said["until"])})
    if said := keys.get("verdict"):
        on, decision = date.fromisoformat(said["on"]), Decision(said["decision"])
        decided["verdict"] = Verdict(decision, said["by"], on, said["note"])
    return decided


def as_summary(report: Report, lang: Lang) -> dict[str, Any]:
    """Return what decisions about the findings of a report came to, as keys of its summary."""
    return summary_of(standing_of(report), lang)


def summary_of(standing: Standing, lang: Lang) -> dict[str, Any]:
    """Return what decisions came to, as keys of a summary."""
    keys: dict[str, Any] = {}
    if standing.suppressed:
        keys["suppressed"] = standing.suppressed
    if standing.dismissed:
        keys["dismissed"] = standing.dismissed
    if standing.notices:
        keys["notices"] = [
            {"id": one.id, "source": one.source, "message": one.message[lang]} for one in standing.notices
        ]
    if standing.baseline:
        one = standing.baseline
        keys["baseline"] = {
            "name": one.name,
            "new": one.new,
            "unchanged": one.known,
            "gone": one.gone,
            "values_compared": one.values,
        }
    return keys
