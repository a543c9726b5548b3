"""What ``--help`` says of every command, as golden text and documentation show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Columns of a terminal of the usual width.
_COLUMNS = 80


def help_texts(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Yield a command and all below it, each by its words, with its help."""
    context = click.Context(
        command, parent=parent, info_name=name, terminal_width=_COLUMNS, **command.context_settings
    )
    yield context.command_path, command.get_help(context) + "\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from help_texts(found, below, context)
