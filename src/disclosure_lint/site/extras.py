"""Libraries that come with an extra."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExtraError(ImportError):
    """An extra is needed and not installed; the message says how to install it."""


def require(extra: str, modules: Iterable[str]) -> None:
    """Make sure that an extra is installed.

    Raises:
        ExtraError: if it is not.
    """
    if not all(map(find_spec, modules)):
        raise ExtraError(
            f"没有安装 {extra} (the extra is not installed): pip install 'disclosure-lint[{extra}]'"
        )
