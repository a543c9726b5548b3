"""Write docs/rules.md and the schemas of files people write; with --check only compare them."""

from __future__ import annotations

import json
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure_lint.api import load_pack
from disclosure_lint.config.model import ConfigFile
from disclosure_lint.formats.catalogue import format_rule
from disclosure_lint.triage.suppressions import SuppressionFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

DOCS = Path(__file__).parent
_ATTRIBUTES = re.compile(r"\n\s*Attributes:\n", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^ {4,8}(\w+): (.*(?:\n {9,}.*)*)", re.MULTILINE)


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


def schema(model: type[BaseModel], title: str) -> str:
    """Return the JSON Schema of a model, its keys explained as in its docstring."""
    made = model.model_json_schema(by_alias=True)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": title}
    for part in (made, *made.get("$defs", {}).values()):
        _explain(part)
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _explain(part: dict[str, Any]) -> None:
    """Move what a docstring says of attributes to the keys they are."""
    said, *attributes = _ATTRIBUTES.split(part.get("description", ""), maxsplit=1)
    if said:
        part["description"] = " ".join(said.split())
    for name, text in _ATTRIBUTE.findall("    " + attributes[0].strip() if attributes else ""):
        key = part.get("properties", {}).get(name.replace("_", "-"))
        if key is not None:
            key["description"] = " ".join(text.replace("``", "`").split())
    for key in part.get("properties", {}).values():
        key.pop("title", None)


MADE: dict[str, Callable[[], str]] = {
    "rules.md": page,
    "schemas/config.schema.json": lambda: schema(ConfigFile, "disclosure-lint.yaml"),
    "schemas/suppressions.schema.json": lambda: schema(SuppressionFile, "disclosure-lint-suppressions.yaml"),
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
