"""The order in which pages and findings are listed: as people sort, and what is grave first."""

from __future__ import annotations

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.language.expression import late

_NUMBER = late(r"0*([0-9]+)")
#: Digits of a number that count; what is longer is none that anybody counts with.
_LONGEST = 99
#: Outcome and severity (any when empty) of findings, the gravest first.
GRADES = (*((Outcome.FAIL.value, severity.value) for severity in Severity), (Outcome.REVIEW.value, ""))


def natural(address: str) -> str:
    """Return what an address is sorted by: numbers as numbers (``n9`` before ``n10``), folder by folder.

    In front of a number stands how many digits it has; the end of a folder's name sorts before all signs.
    """
    counted = _NUMBER.sub(lambda number: f"{min(len(number[1]), _LONGEST):02}{number[1]}", address)
    return counted.replace("/", "\x01")
