"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click


def replace_file(target: Path, data: bytes) -> None:
    """Write beside the target and move it there, so that nothing is ever half written.

    A link stays, and what it leads to is written; a pipe or a device is written as it is.
    """
    try:
        target = target.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _usual_mode())
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise click.FileError(str(target), error.strerror or "cannot be written") from None


def _usual_mode() -> int:
    """What a new file may be to others here; temporary files are their owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
