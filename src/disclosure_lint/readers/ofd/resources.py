"""What pages share: ways of drawing, pictures, composed graphics (GB/T 33190-2016, 7.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ofd.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.ofd.parts import Parts

_DEEPEST = 8


class Resources:
    """What the resource files of a document hold, by id."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._params: dict[str, Node] = {}
        self._graphics: dict[str, Node] = {}
        self.pictures: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Take in a resource file."""
        root = self._parts.tree(name)
        base = root.get("BaseLoc")
        for node in root.within():
            if node.name == "DrawParam":
                self._params[node.get("ID")] = node
            elif node.name == "CompositeGraphicUnit":
                self._graphics[node.get("ID")] = node
            elif node.name == "MultiMedia":
                file = node.first("MediaFile").text.strip()
                inside = f"{base.rstrip('/')}/{file}" if base and not file.startswith("/") else file
                self.pictures[node.get("ID")] = self._parts.find(name, inside)

    def graphic(self, reference: str) -> Node:
        """Return what a composed graphic is made of; an empty element where it is not known."""
        return self._graphics.get(reference, Node("", {})).first("Content")

    def styles(self, *references: str) -> Iterator[Node]:
        """Yield ways of drawing, the nearest first, each with those it relies on."""
        for reference in references:
            for _ in range(_DEEPEST):
                node = self._params.get(reference)
                if node is None:
                    break
                yield node
                reference = node.get("Relative")  # noqa: PLW2901 - followed to its end
