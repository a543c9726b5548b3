"""``disclosure-lint rules``: what is checked and why, and tools for those who write rules."""

from __future__ import annotations

import click

from disclosure_lint.cli.lazy import LazyGroup

_COMMANDS = {
    name: f"disclosure_lint.cli.rules.{name}"
    for name in ("list", "explain", "test", "validate", "new", "schema", "coverage", "docs", "profile")
}


@click.group("rules", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """规则：列出、解释、测试、编写。List, explain, test and write rules."""
