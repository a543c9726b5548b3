"""Elements of a sheet, beside its cells, that hold words of people (ECMA-376-1, 18.3.1 and 18.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.readers.sheets.draft import FILTER, VALIDATION
from disclosure_lint.readers.word.story import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SCENARIO = Cause(Concealed.FIELD, "scenario")
_DESCRIPTION = Cause(Concealed.ATTRIBUTE, "altText")
#: Elements by the attributes that hold words.
_ATTRIBUTES = {
    "dataValidation": (("promptTitle", "prompt", "errorTitle", "error"), VALIDATION),
    "hyperlink": (("tooltip", "display"), Cause(Concealed.ATTRIBUTE, "tooltip")),
    "filter": (("val",), FILTER),
    "customFilter": (("val",), FILTER),
    "scenario": (("name", "user", "comment"), _SCENARIO),
    "inputCells": (("val",), _SCENARIO),
    "protectedRange": (("name",), Cause(Concealed.METADATA, "protected range")),
    "cellSmartTagPr": (("key", "val"), Cause(Concealed.METADATA, "smart tag")),
    "objectPr": (("altText",), _DESCRIPTION),
    "controlPr": (("altText",), _DESCRIPTION),
    "control": (("name",), Cause(Concealed.ATTRIBUTE, "name")),
    "webPublishItem": (("title", "destinationFile"), Cause(Concealed.METADATA, "web page")),
}
#: Elements whose text says something: lists of choices, conditions.
FORMULAS = frozenset({"formula1", "formula2"})
#: What is printed at the margins (18.3.1.36 to 18.3.1.46).
MARGINS = {
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader"), "header"),
    **dict.fromkeys(("oddFooter", "evenFooter", "firstFooter"), "footer"),
}


def said(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, Cause]]:
    """Yield the words in the attributes of an element, with why they are not seen."""
    names, cause = _ATTRIBUTES.get(name, ((), VALIDATION))
    for attribute in names:
        value = attributes.get(attribute, "").strip()
        if value:
            yield value, cause
