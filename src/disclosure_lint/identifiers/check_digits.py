"""Which values prove themselves: a digit misread would break their check."""

from __future__ import annotations

from disclosure_lint.identifiers import bank_card, resident_id

_CHECKS = {
    "resident-id": resident_id.is_valid,
    "residence-permit": resident_id.is_valid,
    "permanent-residence": resident_id.is_permanent,
    "disability-card": resident_id.is_disability,
    "student-number": lambda number: resident_id.is_valid(number[1:]),
    "bank-card": bank_card.is_valid,
}


def proves(kind: str, value: str) -> bool:
    """Whether a value of a kind has a check digit, and the right one."""
    check = _CHECKS.get(kind)
    return check is not None and check(value)
