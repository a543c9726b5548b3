"""A copy of a document with the findings in it as comments or highlights."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from disclosure_lint.formats.notes import notes
from disclosure_lint.readers.docx import MEDIA as DOCX
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document
    from disclosure_lint.report import Report
    from disclosure_lint.rewriting.annotated import Annotated
    from disclosure_lint.rules.model import Lang

#: Formats that take notes, and the module of :mod:`disclosure_lint.rewriting` whose ``annotate`` writes them.
_WRITERS = {DOCX: "docx.comments", "application/pdf": "pdf.highlights"}


def annotate(source: Source, document: Document, report: Report, lang: Lang = "zh") -> Annotated | Unread:
    """Return a copy of a DOCX or PDF file that says at each place what was found there.

    Args:
        source: the file; it is not changed.
        document: as it was read, a DOCX file with its trace.
        report: the first document of which is this one.
        lang: the language of the notes.

    Returns:
        The copy, in which personal values of the notes are masked, or why none can be written.
    """
    module = _WRITERS.get(document.media)
    if module is None:
        return Unread(source.name, Reason.NO_ANNOTATIONS, document.media)
    writer = import_module(f"disclosure_lint.rewriting.{module}")
    write: Callable[..., Annotated | Unread] = writer.annotate
    return write(source, document, notes(report, lang), lang)
