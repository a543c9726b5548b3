"""Options the commands on a site share."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import Exit

from disclosure_lint.cli.exit_codes import ExitCode

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
def opened(path: Path) -> Iterator[Store]:
    """Open a store to look at it; what is wrong with it is a usage error."""
    with _opened(path, create=False) as store:
        yield store


@contextmanager
def opened_for_scan(path: Path) -> Iterator[Store]:
    """Open a store that is written to, a new one if there is none, while no other scan runs on it."""
    from disclosure_lint.site.database import key_of
    from disclosure_lint.site.lock import BusyError, only_scan

    with ExitStack() as stack:
        try:
            stack.enter_context(only_scan(key_of(path)))
        except BusyError:
            click.echo(f"另一个扫描正在进行 (another scan is running): {path}", err=True)
            raise Exit(ExitCode.FAILED) from None
        yield stack.enter_context(_opened(path, create=True))


@contextmanager
def _opened(path: Path, *, create: bool) -> Iterator[Store]:
    import sqlite3

    from disclosure_lint.site.database import StoreError, is_full
    from disclosure_lint.site.store import Store

    try:
        with Store(path, create=create) as store:
            yield store
    except StoreError as error:
        raise click.UsageError(str(error)) from None
    except sqlite3.Error as error:
        if not is_full(error):
            raise
        click.echo(f"磁盘已满，扫描库停在上一步 (disk full; the store keeps what it had): {path}", err=True)
        raise Exit(ExitCode.FAILED) from None
