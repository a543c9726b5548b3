"""Mobile numbers of mainland China: 11 digits by the numbering plan in use.

Prefixes in service, as libphonenumber 9 and the ministry's assignments agree on
them; 14x other than 145 and 147, 154, 16x other than 162, 165–167, 179 and 194
are data cards or not assigned.
"""

from __future__ import annotations

import re

_PLAN = re.compile(r"1(?:[38]\d|4[57]|5[0-35-9]|6[25-7]|7[0-8]|9[0-35-9])\d{8}")


def is_valid(number: str) -> bool:
    """Whether 11 digits lie in an assigned range."""
    return bool(_PLAN.fullmatch(number))
