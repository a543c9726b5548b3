"""Where files of decisions lie, and what documents are called from there."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.judge.files import holding, shown_path
from disclosure_lint.judge.fingerprint import KeyFormatError, MacKey, document_key, is_address, new_key
from disclosure_lint.judge.masking import Masker
from disclosure_lint.rules.problems import FilesError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_NAME = ".disclosure-lint-key"
_HIDDEN_FROM_OTHERS = 0o600


class KeyFileError(FilesError):
    """A key that cannot be used."""

    what = ("密钥文件", "key file")


def renamer(folder: Path, other: Path) -> Callable[[str], str]:
    """Return what turns names of documents as seen from one folder into names as seen from another."""
    here, there = os.path.abspath(folder), os.path.abspath(other)  # noqa: PTH100 - links stay links
    if here == there:
        return str
    # Names in reports are masked, and so are the folders that are put before them.
    mask = Masker().mask_address

    @cache
    def rename(name: str) -> str:
        return name if is_address(name) else mask(document_key(os.path.join(here, name), Path(there)))  # noqa: PTH118 - no Path needed

    return rename


def vanished_from(root: Path) -> Callable[[str], bool]:
    """Return what tells whether a document is no more; of masked and escaped names nothing can be told."""

    def vanished(name: str) -> bool:
        return (
            "*" not in name
            and "\\udc" not in name
            and not any((root / part).exists() for part in holding(name))
        )

    return vanished


def read_key(path: Path) -> MacKey:
    """Read a key file.

    Raises:
        KeyFileError: when it cannot be read or holds no key; never with what it holds.
    """
    try:
        return MacKey.parse(path.read_text(encoding="ascii"))
    except OSError as error:
        cause = f"读不了 (cannot be read): {error.strerror}"
    except UnicodeDecodeError:
        cause = "不是密钥 (not a key)"
    except KeyFormatError as error:
        cause = str(error)
    raise KeyFileError([Problem(shown_path(path), 1, 1, "", cause)])


def create_key(path: Path) -> MacKey:
    """Write a new key that only its owner can read.

    Raises:
        KeyFileError: when it cannot be written.
    """
    text = new_key()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _HIDDEN_FROM_OTHERS)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{text}\n")
    except OSError as error:
        cause = f"写不了 (cannot be written): {error.strerror}"
        raise KeyFileError([Problem(shown_path(path), 1, 1, "", cause)]) from None
    return MacKey.parse(text)


def others_can_read(path: Path) -> bool:
    """Whether the permissions of a key file let others than its owner read it."""
    with suppress(OSError):
        return os.name == "posix" and bool(path.stat().st_mode & 0o077)
    return False
