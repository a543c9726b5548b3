"""Where in the main part of a DOCX file a comment can be anchored for a range of what was read.

Comments stand in the main text alone (ECMA-376-1, 17.13.4). What lies in a note or a comment is
commented where that is cited, a text box where it is anchored; for a header there is no such place.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Document
    from disclosure_lint.rewriting.docx.package import Parts
    from disclosure_lint.text import Span
    from disclosure_lint.trace import Spot

#: Elements in which marks may stand beside runs.
_HOSTS = frozenset("p hyperlink ins moveTo sdtContent smartTag fldSimple customXml dir bdo".split())
#: Elements that are commented as a whole.
_WHOLE = frozenset(
    "drawing pict object AlternateContent ruby oMath oMathPara del moveFrom txbxContent".split()
)
#: Elements of other parts that are cited, and by what.
_CITED = {"footnote": "footnoteReference", "endnote": "endnoteReference", "comment": "commentReference"}


class Edge(NamedTuple):
    """A place a mark can be put at.

    Attributes:
        at: the offset in the part.
        run: number of the run that is cut there, -1 when none is.
        text: number of the element of that run whose text is cut, -1 when it is cut between two.
    """

    at: int
    run: int = -1
    text: int = -1


class Anchor(NamedTuple):
    """A range of the main part.

    Attributes:
        start: where it begins.
        end: where it ends.
        exact: whether it is what the finding is about, and not the place nearest to it.
    """

    start: Edge
    end: Edge
    exact: bool


class Anchors:
    """Finds anchors in one file.

    Args:
        document: as read, with its trace.
        main: name of the main part.
        parts: the parts of the file.
    """

    def __init__(self, document: Document, main: str, parts: Parts) -> None:
        self._document, self._main, self._parts = document, main, parts
        self._markup = parts[main]

    def at(self, span: Span) -> Anchor | None:
        """Return the anchor for a range of the content, None where no place is nearer than the first."""
        assert self._document.trace
        spots = list(self._document.trace.find(span))
        main = [spot for spot in spots if spot.part == self._main]
        if not main:
            return next(filter(None, map(self._citing, spots)), None)
        if not self._is_shown(span):
            return self._beside(main[0])
        known = [spot for spot in main if spot.at is not None]
        edges = [edge for spot in known or main for edge in self._around(spot)]
        exact = len(known) == len(spots) and not any(map(self._is_whole, known))
        return Anchor(min(edges), max(edges), exact)

    def first(self) -> Anchor | None:
        """Return the first paragraph, None where there is none."""
        paragraph = next(iter(self._paragraphs or self._open), None)
        return None if paragraph is None else self._whole(paragraph)

    def reference(self, end: Edge) -> Edge:
        """Return where the reference to a comment goes: where its range ends, as a rule.

        In the first paragraph of a block of content controls LibreOffice (7.4) drops the text in front
        of a reference, so this goes to the next paragraph.
        """
        at = bisect_right(self._opens, end.at) - 1
        if at < 0 or not self._leads(self._open[at]):
            return end
        behind = (one for one in self._open[at + 1 :] if not self._leads(one))
        return next((self._whole(one).start for one in behind), end)

    def _leads(self, paragraph: int) -> bool:
        """Whether a paragraph is the first one in a content control."""
        for one in self._markup.above(paragraph):
            if self._markup.elements[one].name == "sdtContent":
                inside = range(one, paragraph + 1)
                return next(n for n in inside if self._markup.elements[n].name == "p") == paragraph
        return False

    @cached_property
    def _open(self) -> list[int]:
        """The paragraphs of the main text that are written as more than one tag."""
        return [
            number
            for number, element in enumerate(self._markup.elements)
            if element.name == "p" and not self._markup.is_empty(number) and self._outermost(number) == number
        ]

    @cached_property
    def _opens(self) -> list[int]:
        return [self._markup.elements[one].opens.start for one in self._open]

    @cached_property
    def _paragraphs(self) -> list[int]:
        """The paragraphs of the main text in which something is shown, in order."""
        assert self._document.trace
        found = set()
        for block in self._document.blocks:
            for spot in self._document.trace.find(block.text.span()):
                if spot.part == self._main:
                    found.add(self._outermost(spot.element))
        return sorted(found - {-1})

    @cached_property
    def _shown(self) -> list[Span]:
        return [block.text.span() for block in self._document.blocks]

    def _is_shown(self, span: Span) -> bool:
        at = bisect_right(self._shown, (span.start, len(self._document.content) + 1)) - 1
        return at >= 0 and span.start < max(self._shown[at].end, self._shown[at].start + 1)

    def _outermost(self, element: int) -> int:
        """The paragraph of the main text an element belongs to, not one of a box in it; -1 for none."""
        found = -1
        for one in self._markup.above(element):
            if self._markup.elements[one].name == "p":
                found = one
        return found

    def _citing(self, spot: Spot) -> Anchor | None:
        """Where a note or a comment is cited."""
        markup = self._parts[spot.part]
        for one in markup.above(spot.element):
            reference = _CITED.get(markup.elements[one].name)
            if reference:
                key = markup.attribute(one, "id")
                cited = self._references.get((reference, key))
                return None if cited is None else Anchor(*self._outside(cited), exact=False)
        return None

    @cached_property
    def _references(self) -> dict[tuple[str, str], int]:
        return {
            (element.name, self._markup.attribute(number, "id")): number
            for number, element in enumerate(self._markup.elements)
            if element.name in _CITED.values()
        }

    def _beside(self, spot: Spot) -> Anchor | None:
        """The paragraph of what is not shown, or the shown one before it."""
        paragraph = self._outermost(spot.element)
        at = bisect_right(self._paragraphs, paragraph if paragraph >= 0 else spot.element) - 1
        return self._whole(self._paragraphs[max(0, at)]) if self._paragraphs else None

    def _whole(self, paragraph: int) -> Anchor:
        markup = self._markup
        start = markup.elements[paragraph].opens.end
        for one in self._children(paragraph):
            if markup.elements[one].name == "pPr":
                start = markup.end(one)
            break
        return Anchor(Edge(start), Edge(markup.closes[paragraph].start), exact=False)

    def _children(self, element: int) -> Iterator[int]:
        for one in self._markup.inside(element)[1:]:
            if self._markup.elements[one].parent == element:
                yield one

    def _is_whole(self, spot: Spot) -> bool:
        return any(self._markup.elements[one].name in _WHOLE for one in self._markup.above(spot.element))

    def _around(self, spot: Spot) -> tuple[Edge, Edge]:
        """The edges of the characters of a spot."""
        markup = self._markup
        if markup.elements[spot.element].name == "p":
            whole = self._whole(self._outermost(spot.element))
            return whole.start, whole.end
        run = markup.elements[spot.element].parent
        hosted = run >= 0 and markup.elements[run].name == "r" and self._hosts(run)
        if self._is_whole(spot) or not hosted:
            return self._outside(spot.element)
        text = markup.text(spot.element)
        length = spot.end - spot.start
        if spot.at is None or spot.at + length > len(text):
            opens = markup.elements[spot.element].opens
            return self._before(run, opens.start, -1), self._behind(run, markup.end(spot.element), -1)
        start, end = (
            text.span(spot.at, spot.at + 1).start,
            text.span(spot.at + length - 1, spot.at + length).end,
        )
        return self._before(run, start, spot.element), self._behind(run, end, spot.element)

    def _hosts(self, element: int) -> bool:
        parent = self._markup.elements[element].parent
        return parent >= 0 and self._markup.elements[parent].name in _HOSTS

    def _outside(self, element: int) -> tuple[Edge, Edge]:
        """The edges of what an element stands in that can be commented in the main text."""
        markup = self._markup
        outermost = self._outermost(element)
        chain = list(takewhile(lambda one: one != outermost, markup.above(element)))
        whole = [at for at, one in enumerate(chain) if markup.elements[one].name in _WHOLE]
        host = next(filter(self._hosts, chain[whole[-1] if whole else 0 :]), None)
        if host is None:
            paragraph = self._whole(outermost)
            return paragraph.start, paragraph.end
        return Edge(markup.elements[host].opens.start), Edge(markup.end(host))

    def _before(self, run: int, at: int, text: int) -> Edge:
        """The edge in front of a character, in front of its run if it is the first in it."""
        markup = self._markup
        content = self.content_start(run)
        first = markup.elements[text].opens.start if text >= 0 else at
        begins = text < 0 or at == markup.elements[text].opens.end
        if begins and not markup.source[content:first].strip():
            return Edge(markup.elements[run].opens.start)
        return Edge(at, run, text)

    def _behind(self, run: int, at: int, text: int) -> Edge:
        markup = self._markup
        end = markup.end(text) if text >= 0 else at
        ends = text < 0 or at == markup.closes[text].start
        if ends and not markup.source[end : markup.closes[run].start].strip():
            return Edge(markup.end(run))
        return Edge(at, run, text)

    def content_start(self, run: int) -> int:
        """Where what a run says begins, behind its properties."""
        for one in self._children(run):
            if self._markup.elements[one].name == "rPr":
                return self._markup.end(one)
            break
        return self._markup.elements[run].opens.end
