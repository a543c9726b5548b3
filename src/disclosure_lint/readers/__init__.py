"""Sources become documents. One module a format, chosen by content before suffix."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from disclosure_lint.document import Document, Flaw, Hidden, Link
from disclosure_lint.readers.encoding import decode
from disclosure_lint.readers.markdown import read_markdown
from disclosure_lint.readers.mend import mend
from disclosure_lint.readers.plain import read_plain
from disclosure_lint.readers.sniff import (
    CONTAINERS,
    CSV,
    DOC,
    DOCX,
    HEIF,
    HTML_TYPES,
    ODS,
    OFD,
    PDF,
    PICTURES,
    RTF,
    RUINED,
    SEALED,
    WORD_XML,
    XLS,
    XLSX,
    foreign_format,
    media_type,
    misnamed,
)
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

#: Formats with a reader, and the module and function that read them.
_READERS = {
    PDF: ("pdf", "read_pdf"),
    DOCX: ("docx", "read_docx"),
    DOC: ("doc", "read_doc"),
    RTF: ("rtf", "read_rtf"),
    XLSX: ("xlsx", "read_xlsx"),
    XLS: ("xls", "read_xls"),
    ODS: ("ods", "read_ods"),
    OFD: ("ofd", "read_ofd"),
    **dict.fromkeys(PICTURES, ("picture", "read_picture")),
}
#: Formats nobody can read, and why.
_UNREAD = {
    SEALED: (Reason.ENCRYPTED, ""),
    RUINED: (Reason.DAMAGED, "OLE"),
    **{kind: (Reason.UNSUPPORTED, kind) for kind in sorted(CONTAINERS)},
    WORD_XML: (Reason.UNSUPPORTED, WORD_XML),
    HEIF: (Reason.UNSUPPORTED, HEIF),
}
#: What text is read as when who sent it says so, whatever its address looks like.
_SUFFIXES = {**dict.fromkeys(HTML_TYPES, ".html"), "text/csv": ".csv", "text/tab-separated-values": ".tsv"}
#: What text is called, by its media type.
_TEXTS = {"text/html": "HTML", "text/csv": CSV}
#: Formats read by libraries which files may bring down, or keep busy for ever: in a process of their own.
APART = {PDF, XLS, *PICTURES}


def read(source: Source) -> Document | Unread:
    """Read one source. What cannot be read is returned with the reason."""
    found = foreign_format(source.data)
    if found in APART:
        from disclosure_lint.readers.isolation import read_apart

        return read_apart(source)  # names it there
    return _read_as(found, source)


def read_here(source: Source) -> Document | Unread:
    """Read one source in this process."""
    return _read_as(foreign_format(source.data), source)


def read_traced(source: Source) -> Document | Unread:
    """Read one source; of a DOCX file, keep where in its parts the characters stand."""
    if foreign_format(source.data) != DOCX:
        return read(source)
    from disclosure_lint.readers.docx import read_docx
    from disclosure_lint.trace import Trace

    return _named(read_docx(source, trace=Trace()), source, DOCX)


def _read_as(found: str, source: Source) -> Document | Unread:
    if not source.data.strip():
        return Unread(source.name, Reason.EMPTY)
    if found in _READERS:
        module, function = _READERS[found]
        reader = getattr(import_module(f"disclosure_lint.readers.{module}"), function)
        return _named(reader(source, depth=source.depth), source, found)
    if found:
        return Unread(source.name, *_UNREAD.get(found, (Reason.BINARY, found)))
    decoded = decode(source.data, source.charset)
    if not decoded.text.strip():
        return Unread(source.name, Reason.EMPTY)
    suffix = _SUFFIXES.get(source.media_type, source.suffix)
    document = read_text(decoded.text, source.name, suffix, decoded.encoding, decoded.flaws)
    return _named(document, source, _TEXTS.get(document.media, "text"))


def _named(document: Document | Unread, source: Source, found: str) -> Document | Unread:
    """Note where a document is from, and when its suffix says something else than its content."""
    if isinstance(document, Unread):
        return document
    wrong = misnamed(source.suffix, found)
    flaws = (*document.flaws, Flaw("file-type", None, wrong)) if wrong else document.flaws
    return replace(document, flaws=flaws, address=source.address, date=source.date)


def read_text(
    content: str,
    name: str,
    suffix: str = ".txt",
    encoding: str = "utf-8",
    flaws: tuple[Flaw, ...] = (),
) -> Document:
    """Read decoded text; the suffix says what it is unless it starts like HTML."""
    media = media_type(content[:4096].encode("utf-8", errors="ignore"), suffix)
    hidden: tuple[Hidden, ...] = ()
    title = None
    links: tuple[Link, ...] = ()
    if media == "text/html":
        from disclosure_lint.readers.html import read_html

        blocks, hidden, title, links = read_html(content)
    elif media == "text/csv":
        from disclosure_lint.readers.delimited import guess_delimiter, read_delimited

        delimiter = guess_delimiter(content)
        blocks, cut = read_delimited(content, delimiter) if delimiter else (read_plain(content), ())
        flaws = (*flaws, *cut)
    elif media == "text/markdown":
        blocks, hidden = read_markdown(content)
    else:
        blocks = read_plain(content)
    blocks, damage = mend(blocks, content)
    return Document(
        name, media, content, encoding, classify(blocks), hidden, title, (*flaws, *damage), links=links
    )
