"""The parts of an OFD file by the locations others give (GB/T 33190-2016, 7.1)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ofd.nodes import Node, TreeReader
from disclosure_lint.readers.xml_events import ForbiddenXmlError, feed
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from disclosure_lint.readers.opc import Package
    from disclosure_lint.readers.word.gaps import Gaps


class Parts:
    """Opens parts, each once.

    Args:
        package: the file.
        gaps: takes what is missing or broken.

    Attributes:
        used: names of the parts that were asked for, in lower case.
    """

    def __init__(self, package: Package, gaps: Gaps) -> None:
        self.package, self._gaps = package, gaps
        self.used: set[str] = set()
        self._trees: dict[str, Node] = {}

    def find(self, base: str, location: str) -> str:
        """Return the name of the part at a location, as given in another part; "" when there is none.

        Locations count from the folder of the part that gives them, or with a stroke in front from the
        root. Some programs count from the folder of the document.
        """
        location = location.strip().replace("\\", "/")
        if not location:
            return ""
        folder = posixpath.dirname(base)
        top = folder.split("/", maxsplit=1)[0]
        tries = ("",) if location.startswith("/") else (folder, top, "")
        for start in tries:
            name = posixpath.normpath(posixpath.join("/", start, location.lstrip("/"))).lstrip("/")
            if name in self.package:
                return name
        self._gaps.add(Reason.MISSING, location)
        return ""

    def tree(self, name: str) -> Node:
        """Return the root element of a part; an empty one, and a gap, when it cannot be read."""
        if name not in self._trees:
            self._trees[name] = self._read(name)
        return self._trees[name]

    def forget(self, name: str) -> None:
        """Let go of a tree that is not needed again."""
        self._trees.pop(name, None)

    def data(self, name: str) -> bytes:
        """Return a part as bytes; none, and a gap, when it is too large."""
        self.used.add(name.lower())
        try:
            return self.package.read(name)
        except LimitError:
            self._gaps.add(Reason.LIMIT, name)
            return b""

    def _read(self, name: str) -> Node:
        self.used.add(name.lower())
        reader = TreeReader()
        try:
            if not feed(self.package.chunks(name), reader):
                self._gaps.add(Reason.DAMAGED, name)
        except ForbiddenXmlError:
            self._gaps.add(Reason.DAMAGED, name)
        except LimitError:
            self._gaps.add(Reason.LIMIT, name)
        return next(iter(reader.root.children), reader.root)
