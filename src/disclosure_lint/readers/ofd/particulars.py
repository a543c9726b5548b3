"""What an OFD file says of itself: properties, outline, bookmarks, signatures (GB/T 33190-2016, 7, 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ofd.seal import strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.ofd.nodes import Node
    from disclosure_lint.readers.ofd.parts import Parts

#: Properties that count, date and number; the rest are words of people.
_MACHINE = frozenset({"DocID", "CreationDate", "ModDate", "DocUsage", "Cover", "CreatorVersion"})
#: Properties by the names that reports use, where these differ.
_NAMES = {"creator": "software", "keyword": "keywords"}


def properties(body: Node) -> Iterator[tuple[str, str]]:
    """Yield name and value of what a body says of its document."""
    for node in body.first("DocInfo").within():
        if node.name in _MACHINE or not node.text.strip():
            continue
        name = (node.get("Name") or node.name).lower()
        yield _NAMES.get(name, name), node.text.strip()


def outline(root: Node) -> Iterator[tuple[str, str]]:
    """Yield the titles of the outline and the bookmarks, each with the id of its page, if any."""
    for node in (*root.first("Outlines").within(), *root.first("Bookmarks").within()):
        title = node.get("Title") or (node.get("Name") if node.name == "Bookmark" else "")
        if title:
            own = (child for child in node.within() if child.name == "Dest")
            yield title, next((child.get("PageID") for child in own), "")


def signatures(parts: Parts, main: str, body: Node) -> Iterator[tuple[str, str]]:
    """Yield what the signatures name: who made them, and the strings of seals and certificates."""
    for listed in body.all("Signatures"):
        name = parts.find(main, listed.text)
        for signature in parts.tree(name).all("Signature") if name else ():
            file = parts.find(name, signature.get("BaseLoc"))
            if file:
                yield from _signature(parts, file)


def _signature(parts: Parts, file: str) -> Iterator[tuple[str, str]]:
    root = parts.tree(file)
    signed = root.first("SignedInfo")
    for attribute in ("Company", "ProviderName"):
        if value := signed.first("Provider").get(attribute).strip():
            yield "signature", value
    for location in (signed.first("Seal", "BaseLoc").text, root.first("SignedValue").text):
        name = parts.find(file, location)
        if name:
            yield from (("seal", text) for text in strings(parts.data(name)))
