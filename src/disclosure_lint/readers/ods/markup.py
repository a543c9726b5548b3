"""Names of OpenDocument (1.3, part 3, 1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT, STYLE, DRAW = (
    f"{{{_SPACE}{name}:1.0}}" for name in ("table", "office", "text", "style", "drawing")
)
FORMAT = f"{{{_SPACE}xsl-fo-compatible:1.0}}"
LINK = "{http://www.w3.org/1999/xlink}href"
_PREFIXES = {TABLE: "table", OFFICE: "office", TEXT: "text", STYLE: "style", DRAW: "draw"}
#: A count of repeated rows or columns has no more digits.
_LONGEST = 8


def short_name(tag: str) -> str:
    """Return a name with its usual prefix, or without one."""
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(f"{space}}}", "")
    return f"{prefix}:{name}" if prefix else name


def count(attributes: Mapping[str, str], name: str) -> int:
    """Return how often something is repeated or how much it covers, at least once."""
    value = attributes.get(TABLE + name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) <= _LONGEST else 1
