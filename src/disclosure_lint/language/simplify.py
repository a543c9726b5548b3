"""Traditional to Simplified, for matching only. The only module that knows OpenCC."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from opencc import OpenCC

# Characters frequent in official text and written otherwise in Simplified script.
# A gate, not a table: it only says whether loading the converter is worth while.
_TRADITIONAL = late(
    "[國關開會報務機業門們問題請對設發個為與這時網條區縣處實據證號電話辦標統計結轉構數續維復訟總類應該將進從]"
)
_PLENTY = 3


def simplify(value: str, *, fewest: int = _PLENTY) -> str:
    """Return the characters in Simplified script, one for one.

    Text with fewer Traditional characters than ``fewest`` is returned as it is, and
    the converter is not loaded; 0 always converts.
    """
    found = _TRADITIONAL.finditer(value)
    if sum(1 for _ in zip(found, range(fewest), strict=False)) < fewest:
        return value
    converted: str = _converter().convert(value)
    if len(converted) == len(value):
        return converted
    # Some phrase changed length: only the lines without one are converted as phrases.
    return "\n".join(map(_line, value.split("\n")))


def _line(value: str) -> str:
    converted: str = _converter().convert(value)
    if len(converted) == len(value):
        return converted
    return "".join(_converter().convert(sign)[:1] or sign for sign in value)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
