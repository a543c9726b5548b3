"""Names of WordprocessingML and its neighbours (ECMA-376-1, 17 to 21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The namespace as Word and WPS write it, and that of “Strict Open XML”.
TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
WORD = (TRANSITIONAL, STRICT)
MATHS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"


def get(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute of WordprocessingML, "" where there is none."""
    return attributes.get(TRANSITIONAL + name) or attributes.get(STRICT + name) or ""


def is_on(attributes: Mapping[str, str]) -> bool:
    """Return what a toggle says: it is on unless told otherwise (ECMA-376-1, 22.9.2.7)."""
    return get(attributes, "val").lower() not in {"0", "false", "off", "none"}
