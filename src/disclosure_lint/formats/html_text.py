"""The masked text of a document with findings marked in it, each linked with its card."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.formats.html_words import safe_lines, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.judge.passages import Passage, ShownCell
    from disclosure_lint.text import Span, Text

_TAGS = {"paragraph": "p", "item": "p", "footer": "p", "hidden": "p"}
#: How far before a place a text may begin that reaches it, in characters of the source.
_REACH = 100_000


class Mark(NamedTuple):
    """A place to be marked.

    Attributes:
        span: in the source.
        card: number of the finding.
        kind: ``error``, ``warning``, ``note``, ``review`` or ``related``.
        anchor: what links call the place.
    """

    span: Span
    card: int
    kind: str
    anchor: str


class _Piece(NamedTuple):
    start: int
    end: int
    mark: Mark


def marked_text(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[str, frozenset[str]]:
    """Return the text as HTML, and the anchors that are in it."""
    printer = _Printer(passages, marks)
    return "".join(printer.lines()), frozenset(printer.placed)


class _Printer:
    def __init__(self, passages: Sequence[Passage], marks: Sequence[Mark]) -> None:
        self._passages = passages
        self._pieces = _assign(passages, marks)
        self.placed: set[str] = set()

    def lines(self) -> Iterator[str]:
        shown = [passage for passage in self._passages if passage.kind != "hidden"]
        for table, group in groupby(shown, key=lambda passage: passage.table):
            if table:
                yield from ("<table>", *map(self._row, group), "</table>\n")
            else:
                yield from map(self._block, group)
        hidden = [passage for passage in self._passages if passage.kind == "hidden"]
        if hidden:
            yield f'<p class="below">{word("hidden")}</p>\n'
            yield from map(self._block, hidden)

    def _block(self, passage: Passage) -> str:
        if passage.kind == "gap":
            return '<p class="gap">……</p>\n'
        tag = _TAGS.get(passage.kind) or f"h{min(5, passage.level + 2)}"
        return f'<{tag} class="{passage.kind}">{self._text(passage.cells[0].text)}</{tag}>\n'

    def _row(self, passage: Passage) -> str:
        return f"<tr>{''.join(map(self._cell, passage.cells))}</tr>\n"

    def _cell(self, cell: ShownCell) -> str:
        tag = "th" if cell.header else "td"
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        return f"<{tag}{spans}>{self._text(cell.text)}</{tag}>"

    def _text(self, text: Text) -> str:
        pieces = self._pieces.get(id(text), ())
        edges = sorted({0, len(text), *(edge for piece in pieces for edge in piece[:2])})
        said = []
        for start, end in pairwise(edges):
            here = [piece for piece in pieces if piece.start <= start and end <= piece.end]
            shown = safe_lines(text.value[start:end])
            said.append(self._mark(shown, here, end) if here else shown)
        return "".join(said)

    def _mark(self, shown: str, pieces: Sequence[_Piece], end: int) -> str:
        """A stretch of text inside one place or several: the gravest gives the colour."""
        anchors = [piece.mark.anchor for piece in pieces if piece.mark.anchor not in self.placed]
        self.placed.update(anchors)
        targets = "".join(f'<span class="at" id="{anchor}"></span>' for anchor in anchors)
        card, kind = pieces[0].mark.card, pieces[0].mark.kind
        ended = dict.fromkeys(piece.mark.card for piece in pieces if piece.end == end)
        numbers = "".join(f'&#8288;<sup><a href="#f{number}">{number}</a></sup>' for number in ended)
        return f'{targets}<a class="mark {kind}" href="#f{card}">{shown}</a>{numbers}'


def _assign(passages: Sequence[Passage], marks: Sequence[Mark]) -> Mapping[int, list[_Piece]]:
    """Text (by identity) → the pieces of it to mark, the gravest first."""
    texts = [cell.text for passage in passages for cell in passage.cells if cell.text]
    texts.sort(key=lambda text: text.span().start)
    starts = [text.span().start for text in texts]
    assigned: dict[int, list[_Piece]] = {}
    for mark in sorted(marks, key=_gravity):
        for index in range(bisect_right(starts, max(mark.span.end - 1, mark.span.start)) - 1, -1, -1):
            if starts[index] < mark.span.start - _REACH:
                break
            inside = texts[index].find(mark.span)
            if inside and inside.start < inside.end:
                assigned.setdefault(id(texts[index]), []).append(_Piece(*inside, mark))
    return assigned


def _gravity(mark: Mark) -> int:
    return ("error", "warning", "review", "note", "related").index(mark.kind)
