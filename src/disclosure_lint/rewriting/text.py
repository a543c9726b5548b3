"""Text, Markdown and HTML: written back in the encoding they were in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.encoding import encode_like
from disclosure_lint.rewriting.starring import starred
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from disclosure_lint.rewriting.masking import Masking


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy that differs in nothing but stars; only where it can be written back byte for byte."""
    document = masking.document
    if encode_like(document.content, document.encoding, source.data) != source.data:
        return Unread(source.name, Reason.NOT_REWRITABLE, document.encoding)
    lines = Text.plain(document.content).lines() if masking.values else ()
    spans = {span for line in lines for span in masking.values.find(line)}
    copy = encode_like(starred(document.content, masking.spans | spans), document.encoding, source.data)
    assert copy is not None  # stars can be written in every encoding the rest was written in
    return copy
