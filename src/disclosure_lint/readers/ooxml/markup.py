"""Names that occur in every kind of part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
#: Digits of a number; longer ones are none.
_LONGEST_NUMBER = 20


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def related(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute that refers to a relationship, such as ``r:id``."""
    return next((attributes[space + name] for space in RELATIONS if space + name in attributes), "")


def number(text: str, otherwise: int = 0) -> int:
    """Return a decimal number of reasonable size, or something else for what is none."""
    try:
        return int(float(text[:_LONGEST_NUMBER]))
    except (ValueError, OverflowError):
        return otherwise
