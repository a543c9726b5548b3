"""Parts of an OFD file as trees: small descriptions, and pages whose objects refer to each other's frames.

A tree is bounded in elements and depth, whatever the file says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Elements of one part, and elements inside elements; what lies deeper belongs to the last one that counts.
_MOST, _DEEPEST = 1_000_000, 50


class Node:
    """An element: its name and attributes without namespaces, what stands in it.

    Attributes:
        text: directly inside, not in children.
    """

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str) -> str:
        """Return an attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def all(self, name: str) -> Iterator[Node]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, *path: str) -> Node:
        """Return the first child of a name, or of a path of names; an empty one where there is none."""
        node = self
        for name in path:
            node = next(node.all(name), _NOTHING)
        return node

    def within(self) -> Iterator[Node]:
        """Yield all elements inside, in order."""
        left = self.children[::-1]
        while left:
            node = left.pop()
            yield node
            left += node.children[::-1]


_NOTHING = Node("", {})


class TreeReader(Handler):
    """Builds the tree of a part.

    Attributes:
        root: the outermost element, once it has begun.
    """

    def __init__(self) -> None:
        self.root = Node("", {})
        self._open = [self.root]
        self._depth = 0
        self._left = _MOST

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise LimitError("elements")
        node = Node(_local(tag), {_local(name): value for name, value in attributes.items()})
        self._open[-1].children.append(node)
        self._depth += 1
        if len(self._open) < _DEEPEST:
            self._open.append(node)

    def data(self, data: str) -> None:
        self._open[-1].text += data

    def end(self, tag: str) -> None:
        if self._depth < len(self._open):
            self._open.pop()
        self._depth = max(0, self._depth - 1)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
