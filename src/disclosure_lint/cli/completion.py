"""What a shell offers for rules, kinds and sources; nothing is loaded until it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    from click.shell_completion import CompletionItem


def complete_rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer rules and areas, also behind the commas of a list."""
    from click.shell_completion import CompletionItem

    from disclosure_lint.api import load_pack
    from disclosure_lint.rules.select import names_of

    pack = load_pack()
    titles = {rule.id: rule.file.title.zh for rule in pack.rules}
    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{name}", help=titles.get(name))
        for name in names_of(pack)
        if name.startswith(word)
    ]


def complete_kinds(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer kinds of rules."""
    from disclosure_lint.kinds import KINDS

    return _starting(KINDS, incomplete)


def complete_sources(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer regulations rules rest on."""
    from disclosure_lint.api import load_pack

    return _starting(load_pack().sources, incomplete)


def _starting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in sorted(names) if name.startswith(incomplete)]
