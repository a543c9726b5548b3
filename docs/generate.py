"""Write docs/rules.md from the rules; with --check only tell whether it is up to date."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from disclosure_lint.api import load_pack
from disclosure_lint.formats.catalogue import format_rule

PAGE = Path(__file__).with_name("rules.md")


def page() -> str:
    """Return the catalogue as Markdown."""
    pack = load_pack()
    parts = [
        "# 规则 · Rules\n",
        "由 `docs/generate.py` 从规则文件生成，请勿手改。Generated from the rule files.\n",
    ]
    for area, rules in groupby(pack.rules, key=lambda rule: rule.id.partition("/")[0]):
        parts.append(f"## {area}\n")
        for rule in rules:
            parts.append(f"### {rule.id}\n\n{rule.file.title.en}\n")
            parts.append(f"```text\n{format_rule(rule, pack)}```\n")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or compare it."""
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/rules.md is not up to date: run python docs/generate.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
