"""What writing notes into a file comes to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Annotated:
    """A copy of a document with notes in it.

    Attributes:
        data: its bytes.
        notes: how many there are.
    """

    data: bytes = field(repr=False)
    notes: int
