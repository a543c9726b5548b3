"""Options the commands on a site share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.completion import complete_rules
from disclosure_lint.finding import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.site.store import Store

store_option: Callable[[Any], Any] = click.option(
    "--store",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="扫描库，一个 SQLite 文件。The store, one SQLite file.",
)
fail_on_option: Callable[[Any], Any] = click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    help="达到此级别时退出码为 1，默认随用途。Threshold of exit code 1.",
)
output_option: Callable[[Any], Any] = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件。Write to a file."
)

_CHOOSING = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        shell_complete=complete_rules,
        help="只用这些规则或类别，可用逗号分隔。Run only these rules or areas.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        shell_complete=complete_rules,
        help="不用这些规则或类别。Leave these rules or areas out.",
    ),
    click.option("--profile", metavar="NAME", help="用途：publish 公开前、daily 日常（默认）、audit 普查。"),
    click.option(
        "--ner/--no-ner",
        default=None,
        help="拿不准的姓名交给模型（附加组件 ner），默认装了就用。Put names in doubt to the model.",
    ),
)


def choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose rules, as ``check`` has them."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Store]:
    """Open a store; what is wrong with it is a usage error."""
    from disclosure_lint.site.store import Store, StoreError

    try:
        store = Store(path, create=create)
    except StoreError as error:
        raise click.UsageError(str(error)) from None
    with store:
        yield store
