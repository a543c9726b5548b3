"""Values are masked in a DOCX file: where they were found, and wherever else they occur in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.rewriting.parts import mask_parts

if TYPE_CHECKING:
    from disclosure_lint.rewriting.masking import Masking
    from disclosure_lint.source import Source, Unread


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy in which values are masked, or why none can be written."""
    trace = masking.document.trace
    assert trace  # whoever masks a file has read it with one
    spots = [spot for span in sorted(masking.spans) for spot in trace.find(span)]
    return mask_parts(source, masking.values, masking.inside, spots)
