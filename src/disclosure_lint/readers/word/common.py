"""Values programs write by themselves, which tell nothing of anybody."""

from __future__ import annotations

import re

from disclosure_lint.language.expression import late

_COMMON = late(r"normal(?:[._]\w+)*|unknown|未知|未定义", re.IGNORECASE)


def is_common(value: str) -> bool:
    """Whether a property or an author is what a program writes when nobody says anything."""
    return bool(_COMMON.fullmatch(value.strip()))
