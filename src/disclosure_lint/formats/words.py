"""What formats call outcomes, severities and reasons, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Outcome, Severity

if TYPE_CHECKING:
    from disclosure_lint.report import Entry
    from disclosure_lint.rules.model import Lang

SEVERITIES = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "警告", "en": "warning"},
    Severity.NOTE: {"zh": "提示", "en": "note"},
}
OUTCOMES = {
    Outcome.FAIL: {"zh": "不符合", "en": "fail"},
    Outcome.REVIEW: {"zh": "待核", "en": "review"},
    Outcome.PASS: {"zh": "符合", "en": "pass"},
    Outcome.NOT_APPLICABLE: {"zh": "不适用", "en": "not applicable"},
}
CERTAINTIES = {
    Certainty.CERTAIN: {"zh": "确定", "en": "certain"},
    Certainty.PROBABLE: {"zh": "很可能", "en": "probable"},
    Certainty.POSSIBLE: {"zh": "可能", "en": "possible"},
}
REASONS = {
    "missing": {"zh": "找不到", "en": "not found"},
    "permission-denied": {"zh": "没有读取权限", "en": "permission denied"},
    "link-loop": {"zh": "符号链接循环", "en": "symbolic link loop"},
    "vanished": {"zh": "读取时消失", "en": "vanished while read"},
    "not-a-file": {"zh": "不是普通文件", "en": "not a regular file"},
    "too-large": {"zh": "文件过大", "en": "too large"},
    "empty": {"zh": "空文件", "en": "empty"},
    "binary": {"zh": "不是文本", "en": "not text"},
    "unsupported-format": {"zh": "暂不支持的格式", "en": "format not supported"},
    "io-error": {"zh": "读取失败", "en": "read error"},
    "reader-failed": {"zh": "解析失败", "en": "reader failed"},
    "no-report": {
        "zh": "不是能认出年度的年度报告，没有用来对照",
        "en": "no annual report of a known year, not compared",
    },
}
FAILURES = {"time-limit": {"zh": "超过时限", "en": "time limit exceeded"}}


def grade(entry: Entry, lang: Lang) -> str:
    """Return the word for how grave an entry is: its severity if it failed, else its outcome."""
    return (
        SEVERITIES[entry.severity][lang] if entry.outcome is Outcome.FAIL else OUTCOMES[entry.outcome][lang]
    )


def reason(name: str, lang: Lang) -> str:
    """Return the word for why something was not read."""
    return REASONS.get(name, {}).get(lang, name)
