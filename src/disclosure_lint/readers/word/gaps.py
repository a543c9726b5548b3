"""What of a file was not read, gathered by reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Omission

if TYPE_CHECKING:
    from disclosure_lint.source import Reason

#: Names listed for one reason; the others are counted.
_MOST = 20


class Gaps:
    """Collects the names of parts that were not read."""

    def __init__(self) -> None:
        self._names: dict[Reason, dict[str, None]] = {}

    def add(self, reason: Reason, name: str) -> None:
        """Note a part."""
        self._names.setdefault(reason, {})[name] = None

    def omissions(self) -> tuple[Omission, ...]:
        """Return one omission a reason."""
        return tuple(Omission(reason, _listed(list(names))) for reason, names in self._names.items())


def _listed(names: list[str]) -> str:
    said = ", ".join(names[:_MOST])
    return f"{said} … +{len(names) - _MOST}" if len(names) > _MOST else said
