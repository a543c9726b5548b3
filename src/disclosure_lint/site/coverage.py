"""What a source says of pages it did not bring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a site was looked at.

    Attributes:
        complete: whether a page that was not seen is gone.
        gone: addresses that are gone in any case.
        left_out: reason → number of addresses that were not fetched.
    """

    complete: bool = True
    gone: frozenset[str] = frozenset()
    left_out: Mapping[str, int] = field(default_factory=dict)
