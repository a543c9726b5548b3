"""Values that identify a person, found in one scan and then told apart.

The text is expected folded: half-width, no invisible characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers.address import scan_addresses
from disclosure_lint.identifiers.birth_date import scan_births
from disclosure_lint.identifiers.digits import scan_digits
from disclosure_lint.identifiers.keyed import scan_keyed
from disclosure_lint.identifiers.mailbox import scan_mailboxes
from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.identifiers.plate import scan_plates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Which of two values that share characters is meant: grounds first, then this order.
_PRECEDENCE = (
    "email disability-card student-number resident-id residence-permit permanent-residence bank-card"
    " passport travel-permit military-card social-security medical-record qq wechat ip-address"
    " landline mobile birth-date plate home-address"
).split()
_RANK = {kind: number for number, kind in enumerate(_PRECEDENCE)}
_STRENGTH = {Ground.NAMED: 0, Ground.CHECKED: 0, Ground.RESEMBLES: 1, Ground.SHAPED: 2, Ground.DENIED: 2}


def scan(value: str, header_of: Callable[[int], str] = lambda _: "") -> Iterator[Match]:
    """Yield the identifying values of a text in order, none of which overlap.

    Args:
        value: folded text.
        header_of: tells the labels that head the cell a character stands in, "" outside tables.
    """
    yield from apart(
        [
            *scan_digits(value, header_of),
            *scan_keyed(value),
            *scan_mailboxes(value),
            *scan_plates(value, header_of),
            *scan_births(value),
            *scan_addresses(value, header_of),
        ]
    )


def apart(matches: Iterable[Match]) -> list[Match]:
    """Return matches in order of place; of those that overlap, the surest."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: match.start):
        if kept and match.start < kept[-1].end:
            if _worth(match) < _worth(kept[-1]):
                kept[-1] = match
            continue
        kept.append(match)
    return kept


def _worth(match: Match) -> tuple[int, int, int]:
    return _STRENGTH[match.ground], _RANK[match.kind], match.start - match.end


__all__ = ["Ground", "Identifier", "Match", "apart", "scan"]
