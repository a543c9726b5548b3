"""How values are masked: as reports show them, as they may be published, as they would be redacted."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure_lint.identifiers.address import towns
from disclosure_lint.secret import Secret, mask


@dataclass(frozen=True, slots=True)
class Mask:
    """The mask of one kind of value.

    Attributes:
        head: letters or digits that stay at the beginning.
        tail: those that stay at the end.
        keep: ``town`` keeps an address down to its town, ``domain`` what stands behind the @.
        fewest: with fewer values that fit a masked one, its mask is too weak; 0 when not counted.
    """

    head: int = 0
    tail: int = 0
    keep: str = ""
    fewest: int = 0

    def apply(self, value: str) -> str:
        """Return a value of the same length with what is to be hidden starred."""
        if self.keep == "town":
            kept = towns(value)
            return value[:kept] + "*" * (len(value) - kept)
        name, at, domain = value.rpartition("@") if self.keep == "domain" else (value, "", "")
        return f"{mask(name, head=self.head, tail=self.tail)}{at}{domain}"

    def secret(self, value: str) -> Secret:
        """Return a value that prints masked."""
        return Secret(value, self.apply(value))


#: For kinds a pack says nothing of: nothing stays.
STRICT = Mask()
