"""Sources become documents. One module a format, chosen by content before suffix."""

from __future__ import annotations

from disclosure_lint.document import Document, Flaw, Hidden
from disclosure_lint.readers.encoding import decode
from disclosure_lint.readers.markdown import read_markdown
from disclosure_lint.readers.mend import mend
from disclosure_lint.readers.plain import read_plain
from disclosure_lint.readers.sniff import PDF, foreign_format, media_type
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify


def read(source: Source) -> Document | Unread:
    """Read one source. What cannot be read is returned with the reason.

    Formats that need native code are read in a process of their own.
    """
    if foreign_format(source.data) == PDF:
        from disclosure_lint.readers.isolation import read_apart

        return read_apart(source)
    return read_here(source)


def read_here(source: Source, depth: int = 0) -> Document | Unread:
    """Read one source in this process; ``depth`` tells inside how many other files it lies."""
    if not source.data.strip():
        return Unread(source.name, Reason.EMPTY)
    found = foreign_format(source.data)
    if found == PDF:
        from disclosure_lint.readers.pdf import read_pdf

        return read_pdf(source, depth=depth)
    if found:
        return Unread(source.name, Reason.BINARY, found)
    decoded = decode(source.data)
    if not decoded.text.strip():
        return Unread(source.name, Reason.EMPTY)
    return read_text(decoded.text, source.name, source.suffix, decoded.encoding, decoded.flaws)


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
    if media == "text/html":
        from disclosure_lint.readers.html import read_html

        blocks, hidden, title = read_html(content)
    elif media == "text/markdown":
        blocks, hidden = read_markdown(content)
    else:
        blocks = read_plain(content)
    blocks, damage = mend(blocks, content)
    return Document(name, media, content, encoding, classify(blocks), hidden, title, (*flaws, *damage))
