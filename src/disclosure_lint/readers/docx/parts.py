"""Parts beside the text that set how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.markup import WORD, get, is_on
from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping


class Settings(Handler):
    """Reads ``settings.xml`` (ECMA-376-1, 17.15).

    Attributes:
        even_pages: even pages have headers and footers of their own.
        variables: what macros and add-ins stored, by name.
    """

    def __init__(self) -> None:
        self.even_pages = False
        self.variables: list[tuple[str, str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag) if tag.startswith(WORD) else ""
        if name == "evenAndOddHeaders":
            self.even_pages = is_on(attributes)
        elif name == "docVar":
            self.variables.append((get(attributes, "name"), get(attributes, "val")))
        elif name in {"query", "connectString"}:  # of a mail merge
            self.variables.append((name, get(attributes, "val")))
