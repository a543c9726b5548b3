"""``disclosure-lint site``: a whole site in, a store of findings out, and reports from it."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {name: f"disclosure_lint.cli.site.{name}" for name in ("scan", "status", "report", "diff")}
_DEFAULT = "scan"


class _Group(click.Group):
    """Takes what is no command for the sources of a scan."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*_COMMANDS, *ctx.help_option_names}:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group("site", cls=_Group)
def command() -> None:
    """检查整个网站，结果存入扫描库：site SOURCE… --store FILE；再用 status、report、diff 查看。

    Scan a whole site into a store, then look at it.
    """
