"""Notes become comments of a DOCX file (ECMA-376-1, 17.13.4), at the characters they are about.

Marks are put between the characters, and runs are cut where these begin and end; nothing else of the
text changes. python-docx, which writes comments too, anchors them to whole runs of the body and writes
every part again its own way.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from disclosure_lint.formats.notes import place_line
from disclosure_lint.readers.docx import MAIN_PART
from disclosure_lint.readers.docx.markup import STRICT, TRANSITIONAL
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.opc import Package
from disclosure_lint.readers.xml_events import ForbiddenXmlError
from disclosure_lint.rewriting.annotated import Annotated
from disclosure_lint.rewriting.docx.anchors import Anchors, Edge
from disclosure_lint.rewriting.docx.package import Parts
from disclosure_lint.rewriting.markup import UnwritableError
from disclosure_lint.rewriting.package import is_signed
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosure_lint.document import Document
    from disclosure_lint.formats.notes import Note
    from disclosure_lint.rules.model import Lang

AUTHOR, _INITIALS = "disclosure-lint", "DL"
#: Without a style of its own a comment would look like the text, which is large and indented.
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_LOOK = '<w:rPr>{bold}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'


def annotate(source: Source, document: Document, notes: Iterable[Note], lang: Lang) -> Annotated | Unread:
    """Return a copy with a comment for each range that has findings, or why none can be written.

    Args:
        source: the file.
        document: as read, with its trace.
        notes: what the comments say.
        lang: their language.
    """
    try:
        return _Copy(source, document, lang).write(list(notes))
    except UnwritableError as error:
        return Unread(source.name, Reason.NOT_REWRITABLE, str(error))
    except (LimitError, ForbiddenXmlError):
        return Unread(source.name, Reason.LIMIT)


class _Copy:
    """One file that gets comments."""

    def __init__(self, source: Source, document: Document, lang: Lang) -> None:
        self._source, self._lang = source, lang
        self._parts = Parts(Package.open(source.data))
        self._main = self._parts.package.main_part(MAIN_PART)
        self._markup = self._parts[self._main]
        self._anchors = Anchors(document, self._main, self._parts)
        self._space = (STRICT if STRICT[1:-1] in self._markup.source else TRANSITIONAL)[1:-1]
        self._quoted = quoteattr(self._space)

    def write(self, notes: Sequence[Note]) -> Annotated | Unread:
        if is_signed(self._parts.package):
            return Unread(self._source.name, Reason.SIGNED)
        if not notes:
            return Annotated(self._source.data, 0)
        joined: dict[tuple[Edge, Edge] | None, list[str]] = defaultdict(list)
        for note in notes:
            anchor = self._anchors.at(note.span) if note.span else None
            exact = anchor is not None and anchor.exact
            anchor = anchor or self._anchors.first()
            joined[anchor[:2] if anchor else None] += self._paragraphs(note, exact=exact)
        first = self._parts.next_comment(self._main)
        numbered = dict(enumerate(joined, first))
        self._parts.edit(self._main, self._marks(numbered))
        said = "".join(self._comment(number, joined[where]) for number, where in numbered.items())
        self._parts.add_comments(self._main, said, self._space)
        return Annotated(self._parts.write(self._source.data), len(numbered))

    def _paragraphs(self, note: Note, *, exact: bool) -> list[str]:
        """The lines of a note as paragraphs; where it cannot stand at its place, it says where that is."""
        lines = []
        for remark in note.remarks:
            head, *rest = remark.lines
            lines.append(self._line(head, bold=True))
            if remark.place and not exact:
                lines.append(self._line(place_line(remark.place, self._lang)))
            lines += map(self._line, rest)
        return lines

    def _line(self, line: str, *, bold: bool = False) -> str:
        look = _LOOK.format(bold="<w:b/>" if bold else "")
        text = escape(_writable(line))
        return f'<w:p>{_PARAGRAPH}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    def _comment(self, number: int, paragraphs: Sequence[str]) -> str:
        head = paragraphs[0].replace("</w:pPr>", "</w:pPr><w:r><w:annotationRef/></w:r>", 1)
        return (
            f'<w:comment xmlns:w={self._quoted} w:id="{number}" w:author="{AUTHOR}" w:initials="{_INITIALS}">'
            f"{head}{''.join(paragraphs[1:])}</w:comment>"
        )

    def _marks(self, numbered: dict[int, tuple[Edge, Edge] | None]) -> list[Edit]:
        """The edits that put all marks into the text."""
        marks: dict[Edge, dict[str, str]] = defaultdict(
            lambda: dict.fromkeys(("end", "reference", "start"), "")
        )
        edits = []
        for number, edges in numbered.items():
            start, end = self._mark("commentRangeStart", number), self._mark("commentRangeEnd", number)
            reference = f'<w:r xmlns:w={self._quoted}><w:commentReference w:id="{number}"/></w:r>'
            if edges is None:
                edits.append(self._new_paragraph(f"{start}{end}{reference}"))
                continue
            if edges[0] == edges[1]:
                marks[edges[0]]["start"] += f"{start}{end}{reference}"
                continue
            marks[edges[0]]["start"] += start
            at = self._anchors.reference(edges[1])
            marks[edges[1]]["end"] += f"{end}{reference}" if at == edges[1] else end
            marks[at]["reference"] += "" if at == edges[1] else reference
        opened: set[int] = set()
        for edge, here in marks.items():
            said = "".join(here.values())
            edits += self._cut(edge, said, opened) if edge.run >= 0 else [Edit(edge.at, edge.at, said)]
        return edits

    def _mark(self, name: str, number: int) -> str:
        return f'<w:{name} xmlns:w={self._quoted} w:id="{number}"/>'

    def _cut(self, edge: Edge, marks: str, opened: set[int]) -> list[Edit]:
        """Cut a run in two, each with its properties, and put marks between."""
        markup = self._markup
        run, text = markup.elements[edge.run], markup.elements[edge.text]
        begin = markup.source[run.opens.start : self._anchors.content_start(edge.run)]
        if edge.text < 0:
            return [Edit(edge.at, edge.at, f"</{run.tag}>{marks}{begin}")]
        tag = markup.source[slice(*text.opens)]
        edits = []
        if "xml:space" not in tag:
            # White space at an edge counts only where it is said to.
            tag = f'{tag[:-1]} xml:space="preserve">'
            if edge.text not in opened:
                opened.add(edge.text)
                edits.append(Edit(text.opens.end - 1, text.opens.end - 1, ' xml:space="preserve"'))
        return [*edits, Edit(edge.at, edge.at, f"</{text.tag}></{run.tag}>{marks}{begin}{tag}")]

    def _new_paragraph(self, inner: str) -> Edit:
        """A paragraph in a body that has none."""
        markup = self._markup
        body = next((n for n, one in enumerate(markup.elements) if one.name == "body"), -1)
        if body < 0 or markup.is_empty(body):
            raise UnwritableError(self._main)
        at = markup.elements[body].opens.end
        return Edit(at, at, f"<w:p xmlns:w={self._quoted}>{inner}</w:p>")


def _writable(line: str) -> str:
    """A line without what XML cannot hold (XML 1.0, 2.2)."""
    return "".join(
        sign if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff" else "�"
        for sign in line
    )
