"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


def replace_file(target: Path, data: bytes) -> None:
    """Write a file whole, or leave it as it was; see :func:`replacing`."""
    with replacing(target) as file:
        file.write(data)


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside the target that is moved there at the end, so that nothing is ever half written.

    A link stays, and what it leads to is written; a pipe or a device is written as it is.

    Raises:
        click.FileError: when it cannot be written.
    """
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
        else:
            with _beside(target.resolve()) as file:
                yield file
    except OSError as error:
        raise click.FileError(str(target), error.strerror or "cannot be written") from None


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _usual_mode())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """What a new file may be to others here; temporary files are their owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
