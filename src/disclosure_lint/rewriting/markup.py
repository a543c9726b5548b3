"""A part of XML as it is written, so that it can be changed in places and nowhere else.

A parser that writes XML again writes all of it its own way. Here the elements, attributes and texts
keep where they stand, and a change is an edit of the string. Only parts that are well-formed, as the
XML library says, are taken apart.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed
from disclosure_lint.text import Edit, Span, Text, TextBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = late(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|</(?P<close>[^>]*)>"""
    r"""|<(?P<open>[^\s/>]++)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>|(?P<text>[^<]++)""",
    re.DOTALL,
)
_ATTRIBUTE = late(r"""([^\s=/]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
#: What stands for one character: references, and the line ends XML reads as one (XML 1.0, 2.11).
_UNIT = late(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot|apos));|\r\n?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_DECLARED = late(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class UnwritableError(ValueError):
    """A part that cannot be changed without changing more of it."""


class Element(NamedTuple):
    """An element.

    Attributes:
        tag: its name as written, prefix included.
        parent: number of the element it stands in, -1 for the root.
        opens: where its start tag stands.
        attributes: where the attributes stand in that tag, names and all.
    """

    tag: str
    parent: int
    opens: Span
    attributes: Span

    @property
    def name(self) -> str:
        """Its name without the prefix."""
        return self.tag.rpartition(":")[2]


class Piece(NamedTuple):
    """A range of text, the number of the element it stands in, and whether nothing in it is a reference."""

    span: Span
    element: int
    raw: bool


class Markup:
    """One part of XML.

    Args:
        data: the part as stored.

    Attributes:
        source: the part decoded.
        elements: in the order they begin.
        closes: where the end tag of each stands; of an empty one, where the slash of its tag stands.
        texts: what is written between tags, in order.

    Raises:
        UnwritableError: if it is not well-formed, has a document type, or an encoding that is not known.
    """

    def __init__(self, data: bytes) -> None:
        self.source, self._encoding, self._mark = _decoded(data)
        self.elements: list[Element] = []
        self.closes: list[Span] = []
        self.texts: list[Piece] = []
        self._take_apart()

    def _take_apart(self) -> None:
        open_now: list[int] = []
        for token in _TOKEN.finditer(self.source):
            if token["open"] is not None:
                self.elements.append(
                    Element(
                        token["open"],
                        open_now[-1] if open_now else -1,
                        Span(*token.span()),
                        Span(*token.span("attributes")),
                    )
                )
                self.closes.append(Span(token.end() - 2, token.end()))
                if not token["attributes"].endswith("/"):
                    open_now.append(len(self.elements) - 1)
            elif token["close"] is not None:
                self.closes[open_now.pop()] = Span(*token.span())
            elif open_now and token["text"] is not None:
                self.texts.append(Piece(Span(*token.span()), open_now[-1], raw=False))
            elif open_now and token["cdata"]:
                self.texts.append(Piece(Span(*token.span("cdata")), open_now[-1], raw=True))

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.span.start for piece in self.texts]

    @cached_property
    def _opens(self) -> list[int]:
        return [element.opens.start for element in self.elements]

    def inside(self, element: int) -> range:
        """Return the numbers of an element and of all in it."""
        return range(element, bisect_left(self._opens, self.end(element)))

    def is_empty(self, element: int) -> bool:
        """Whether an element is written as one tag."""
        return self.closes[element].end == self.elements[element].opens.end

    def end(self, element: int) -> int:
        """Return where an element ends."""
        return self.closes[element].end

    def above(self, element: int) -> Iterator[int]:
        """Yield an element and those it stands in, the innermost first."""
        while element >= 0:
            yield element
            element = self.elements[element].parent

    def text(self, element: int) -> Text:
        """Return all the text in an element, as a reader of XML has it."""
        return self.join(self.texts_in(element))

    def texts_in(self, element: int) -> list[Piece]:
        """Return what is written in an element and in those inside it, in order."""
        first = bisect_right(self._starts, self.elements[element].opens.start)
        last = bisect_right(self._starts, self.closes[element].start)
        return self.texts[first:last]

    def element_at(self, offset: int) -> int:
        """Return the number of the element in whose text an offset lies, -1 where there is no text."""
        at = bisect_right(self._starts, offset) - 1
        inside = at >= 0 and offset < self.texts[at].span.end
        return self.texts[at].element if inside else -1

    def join(self, pieces: Iterable[Piece]) -> Text:
        """Return pieces of text as one, with what stands for a character as that character."""
        builder = TextBuilder()
        for (start, end), _, raw in pieces:
            at = start
            for unit in () if raw else _UNIT.finditer(self.source, start, end):
                if unit.start() > at:
                    builder.add(self.source[at : unit.start()], at, unit.start() - at)
                builder.add(_meant(unit), unit.start(), unit.end() - unit.start())
                at = unit.end()
            if at < end:
                builder.add(self.source[at:end], at, end - at)
        return builder.build()

    def attributes(self, element: int) -> Iterator[tuple[str, Text]]:
        """Yield the attributes of an element, each by its name as written."""
        one = self.elements[element]
        for found in _ATTRIBUTE.finditer(self.source, *one.attributes):
            group = 2 if found[2] is not None else 3
            yield found[1], self.join([Piece(Span(*found.span(group)), element, raw=False)])

    def attribute(self, element: int, name: str) -> str:
        """Return an attribute by its name without the prefix, "" when there is none."""
        for written, text in self.attributes(element):
            if written.rpartition(":")[2] == name:
                return text.value
        return ""

    def append(self, element: int, inner: str) -> Edit:
        """Return the edit that puts markup behind all else in an element."""
        start, end = self.closes[element]
        if not self.is_empty(element):
            return Edit(start, start, inner)
        return Edit(start, end, f">{inner}</{self.elements[element].tag}>")

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the part as it is stored, with edits that do not overlap; those at one place in order."""
        pieces: list[str] = []
        at = 0
        for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
            pieces += (self.source[at:start], replacement)
            at = end
        return self.write("".join((*pieces, self.source[at:])))

    def write(self, source: str) -> bytes:
        """Return a changed part as it is stored."""
        try:
            return self._mark + source.encode(self._encoding)
        except UnicodeEncodeError:
            raise UnwritableError(self._encoding) from None


def _decoded(data: bytes) -> tuple[str, str, bytes]:
    """The part as characters, the encoding to write it in, and its byte order mark."""
    try:
        well_formed = feed([data], Handler())
    except ForbiddenXmlError:
        raise UnwritableError("document type") from None
    if not well_formed:
        raise UnwritableError("not well-formed")
    declared = _DECLARED.match(data)
    said = (b"", declared[1].decode() if declared else "utf-8")
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), said)
    try:
        source = data[len(mark) :].decode(encoding)
        same = mark + source.encode(encoding) == data
    except (UnicodeError, LookupError):
        same = False
    if not same:
        raise UnwritableError(encoding)
    return source, encoding, mark


def _meant(unit: re.Match[str]) -> str:
    if unit[3]:
        return _NAMED[unit[3]]
    if unit[1] or unit[2]:
        return chr(int(unit[1], 16) if unit[1] else int(unit[2]))
    return "\n"
