"""Options the commands on a site share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.site.store import Store

store_option: Callable[[Any], Any] = click.option(
    "--store",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="扫描库，一个 SQLite 文件。The store, one SQLite file.",
)
everything_option: Callable[[Any], Any] = click.option(
    "--all", "everything", is_flag=True, help="也列出已登记、已豁免、已排除的。Show what does not count too."
)


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
