"""What html5lib's tree shows and hides of a page: the standard's algorithm, to compare with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import html5lib

from disclosure_lint.document import Concealed
from disclosure_lint.readers.html import read_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Elements whose text is never shown (the title is shown outside the page).
_UNSHOWN = {"script", "style", "template", "noscript", "noframes", "iframe", "title"}


class Signs(NamedTuple):
    """How often each character is shown and hidden, white space left out."""

    shown: Counter[str]
    hidden: Counter[str]

    @property
    def all(self) -> Counter[str]:
        return self.shown + self.hidden


def tree(content: str) -> Element:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Element = parser.parse(content, scripting=True)
    return root


def signs_in_tree(content: str) -> Signs:
    """Walk html5lib's tree without recursion."""
    signs = Signs(Counter(), Counter())
    todo = [(tree(content), False)]
    while todo:
        element, hidden = todo.pop()
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] not in _UNSHOWN:
            inside = hidden or _hides(element)
            _count(signs, element.text, hidden=inside)
            for child in element:
                _count(signs, child.tail, hidden=inside)
                todo.append((child, inside))
    return signs


def signs_read(content: str) -> Signs:
    """Count what the reader makes of the page."""
    page = read_html(content)
    signs = Signs(Counter(), Counter())
    for block in page.blocks:
        _count(signs, block.text.value, hidden=False)
    for entry in page.hidden:
        if entry.kind is Concealed.STYLE:
            _count(signs, entry.text.value, hidden=True)
    return signs


def _hides(element: Element) -> bool:
    return "hidden" in element.attrib or "display:none" in element.attrib.get("style", "").lower().replace(
        " ", ""
    )


def _count(signs: Signs, text: str | None, *, hidden: bool) -> None:
    (signs.hidden if hidden else signs.shown).update(sign for sign in text or "" if not sign.isspace())
