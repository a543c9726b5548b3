"""``disclosure-lint site``: a whole site in, a store of findings out, and reports from it."""

from __future__ import annotations

import click

from disclosure_lint.cli.lazy import LazyGroup

_NAMES = ("scan", "status", "report", "diff", "baseline", "verdict")
_COMMANDS = {name: f"disclosure_lint.cli.site.{name}" for name in _NAMES}
_DEFAULT = "scan"


class _Group(LazyGroup):
    """Takes what is no command for the sources of a scan."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*_COMMANDS, *ctx.help_option_names}:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group("site", cls=_Group, modules=_COMMANDS)
def command() -> None:
    """检查整个网站，结果存入扫描库：site SOURCE… --store FILE；再用 status、report、diff 查看。

    Scan a whole site into a store, then look at it.
    """
