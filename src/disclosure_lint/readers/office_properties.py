"""Properties of a document in a package: who wrote it, what it is called (ECMA-376-1, 22.2; -2, 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.word.common import is_common
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.readers.opc import Package

#: Properties by the names that reports use, where these differ.
_NAMES = {"creator": "author", "lastmodifiedby": "last-saved-by"}
#: Properties that count, date and number; the rest are words of people.
_MACHINE = frozenset(
    "created modified lastprinted revision version language identifier application appversion docsecurity"
    " scalecrop linksuptodate shareddoc hyperlinkschanged pages words characters characterswithspaces lines"
    " paragraphs totaltime slides notes hiddenslides mmclips presentationformat ksoproductbuildver icv"
    " headingpairs titlesofparts".split()
)
_PARTS = frozenset({"core-properties", "extended-properties", "custom-properties"})


def read_properties(package: Package) -> Iterator[tuple[str, str]]:
    """Yield name and value of each property that says something, in order.

    Parts that cannot be read give what they hold up to there.
    """
    for relation in package.relations():
        if relation.type in _PARTS and relation.target in package:
            reader = _Properties()
            try:
                feed(package.chunks(relation.target), reader)
            except (LimitError, ForbiddenXmlError):
                package.damaged.append(relation.target)
            yield from reader.found


class _Properties(Handler):
    """Reads a part of properties: the text of each element below the root, by its name.

    Custom properties all have one element; their name is an attribute.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._depth = 0
        self._name = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth == 2:  # noqa: PLR2004 - a child of the root
            self._name = attributes.get("name") or tag.rpartition("}")[2]
        self._text = []

    def data(self, data: str) -> None:
        self._text.append(data)

    def end(self, tag: str) -> None:
        self._depth -= 1
        value, self._text = "".join(self._text).strip(), []
        name = self._name.lower()
        if value and name not in _MACHINE and not is_common(value):
            self.found.append((_NAMES.get(name, name), value))
