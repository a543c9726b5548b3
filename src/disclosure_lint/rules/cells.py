"""Sums of cells as rule files write them: ``requests/new@all + requests/carried-in@all``."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from disclosure_lint.language.expression import late

_TERM = r"([a-z0-9-]+)/([a-z0-9-]+)@([a-z0-9-]+)"
_SUM = late(rf"{_TERM}( \+ {_TERM})*")


def _terms(text: object) -> object:
    if not isinstance(text, str):
        return text
    if not _SUM.fullmatch(text):
        raise ValueError("应形如 表/行@列 + 表/行@列 (expected form/row@column, joined by +)")
    return re.findall(_TERM, text)


_Written = Annotated[str, Field(pattern=rf"^{_SUM.pattern}$")]
#: Ids of form, row and column of each cell.
CellSum = Annotated[
    tuple[tuple[str, str, str], ...], BeforeValidator(_terms, json_schema_input_type=_Written)
]
#: Measure → the sums of cells any of which may be it.
Tables = dict[str, tuple[CellSum, ...]]
