"""Where a command on a site writes to: any number of files, and never a store it reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.outputs import FORMATS, Output, choose_outputs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

#: What lies beside a store has its name and one of these.
_BESIDE = ("", ".key", "-wal", "-shm", "-journal", ".crawl", ".crawl-wal", ".crawl-shm", ".crawl-journal")


def outputs_of(
    given: Sequence[str],
    style: str | None,
    stores: Iterable[Path],
    *,
    named: bool = True,
    among: Collection[str] = tuple(FORMATS),
) -> list[Output]:
    """Return where a command writes to, and in which formats.

    Args:
        given: as for :func:`disclosure_lint.cli.outputs.choose_outputs`.
        style: the same.
        stores: that are read.
        named: as for :func:`~disclosure_lint.cli.outputs.choose_outputs`.
        among: the formats there are; a file whose name says another one is text.

    Raises:
        click.UsageError: when a store would be overwritten.
    """
    outputs = choose_outputs(given, style, named=named)
    refuse_stores([output.path for output in outputs if output.path], stores)
    return [output if output.style in among else Output("text", output.path) for output in outputs]


def files_of(store: Path) -> list[Path]:
    """Return the paths of a store and of what lies, or may lie, beside it."""
    return [Path(f"{store}{end}") for end in _BESIDE]


def refuse_stores(written: Iterable[Path], stores: Iterable[Path]) -> None:
    """Stop before a store, or what lies beside it, is overwritten.

    Raises:
        click.UsageError: if it would be.
    """
    # SQLite writes beside the file a link leads to, the key lies beside the link.
    own = [path for store in stores for one in {store, store.resolve()} for path in files_of(one)]
    for path in written:
        if any(_is_same(path, one) for one in own):
            raise click.UsageError(f"输出会覆盖扫描库 (would replace the store): {path}")


def _is_same(path: Path, other: Path) -> bool:
    try:
        return os.path.samefile(path, other)  # noqa: PTH121 - both names of a file
    except OSError:  # one is not there yet
        return path.resolve() == other.resolve()
