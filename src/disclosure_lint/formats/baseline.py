"""A baseline for a terminal: counts by document and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.formats.columns import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.rules.model import Lang

_ALL = {"zh": "共 {0} 条，{1} 个文件", "en": "{0} findings in {1} documents"}


def format_baseline(counts: Mapping[str, Mapping[str, int]], lang: Lang = "zh") -> str:
    """Return lines for document → rule → count."""
    lines: list[str] = []
    for document, rules in sorted(counts.items()):
        lines.append(f"{sum(rules.values()):6}  {visible(document)}")
        lines += (f"{count:10}  {rule}" for rule, count in sorted(rules.items()))
    total = sum(sum(rules.values()) for rules in counts.values())
    return "\n".join([*lines, _ALL[lang].format(total, len(counts)), ""])
