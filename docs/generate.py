"""Write docs/rules.md and the schemas of files people write; with --check only compare them."""

from __future__ import annotations

import sys
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.api import load_pack
from disclosure_lint.authoring.schema import FILES, dump, file_schema, model_schema, rule_schema
from disclosure_lint.config.model import ConfigFile
from disclosure_lint.formats.catalogue import format_rule
from disclosure_lint.kinds import KINDS
from disclosure_lint.triage.suppressions import SuppressionFile

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parent


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


def _file_schema(name: str) -> str:
    return dump(file_schema(name))


MADE: dict[str, Callable[[], str]] = {
    "rules.md": page,
    "schemas/config.schema.json": lambda: dump(model_schema(ConfigFile, "disclosure-lint.yaml")),
    "schemas/suppressions.schema.json": lambda: dump(
        model_schema(SuppressionFile, "disclosure-lint-suppressions.yaml")
    ),
    "schemas/rule.schema.json": lambda: dump(rule_schema(KINDS, load_pack())),
    **{f"schemas/{name}.schema.json": partial(_file_schema, name) for name in FILES if name != "rule"},
}


def main() -> int:
    """Write the files, or compare them."""
    stale = []
    for name, make in MADE.items():
        path, made = DOCS / name, make()
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != made:
            stale.append(name)
    for name in stale:
        print(f"docs/{name} is not up to date: run python docs/generate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
