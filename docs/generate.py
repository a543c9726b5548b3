"""Write what is made from the sources (pages of rules, schemas, help); with --check only compare it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.api import load_pack
from disclosure_lint.authoring.pages import rule_pages
from disclosure_lint.authoring.schema import FILES, dump, file_schema, model_schema, rule_schema
from disclosure_lint.cli import cli
from disclosure_lint.cli.help import help_texts
from disclosure_lint.config.model import ConfigFile
from disclosure_lint.kinds import KINDS
from disclosure_lint.rules.pack import builtin_folder
from disclosure_lint.triage.suppressions import SuppressionFile

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent
#: Folders that hold nothing else.
_FOLDERS = ("rules", "schemas", "help")


def made() -> dict[str, str]:
    """Return the files that are made, by their path from this folder."""
    files = dict(rule_pages(load_pack(), [builtin_folder()]))
    files |= {f"schemas/{name}.schema.json": text for name, text in _schemas()}
    files |= {
        f"help/{words.replace(' ', '-')}.txt": text for words, text in help_texts(cli, "disclosure-lint")
    }
    return files


def _schemas() -> Iterator[tuple[str, str]]:
    yield "config", dump(model_schema(ConfigFile, "disclosure-lint.yaml"))
    yield "suppressions", dump(model_schema(SuppressionFile, "disclosure-lint-suppressions.yaml"))
    yield "rule", dump(rule_schema(KINDS, load_pack()))
    for name in FILES:
        if name != "rule":
            yield name, dump(file_schema(name))


def stale(files: dict[str, str]) -> list[str]:
    """Return the files that are not as they are made, missing ones and left-over ones too."""
    there = {
        path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
        for path in [DOCS / "rules.md", *(p for name in _FOLDERS for p in (DOCS / name).rglob("*"))]
        if path.is_file()
    }
    return sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))


def main() -> int:
    """Write the files, or compare them."""
    files = made()
    changed = stale(files)
    if "--check" in sys.argv:
        for name in changed:
            print(f"docs/{name} is not up to date: run python docs/generate.py", file=sys.stderr)
        return 1 if changed else 0
    for name in changed:
        path = DOCS / name
        if name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[name], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
