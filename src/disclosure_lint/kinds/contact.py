"""Telephones an organ gives for disclosure; looked at where a site is scanned (``site.contacts``)."""

from __future__ import annotations

from disclosure_lint.rules.model import Kind, Strict
from disclosure_lint.rules.patterns import Pattern


class Options(Strict):
    """Which documents are held against each other.

    Attributes:
        guide: matches the title of guides; its group ``organ`` is whose it is, if the title says so.
        report: kind of the documents that name a contact each year.
    """

    guide: Pattern
    report: str


#: ``other`` is whose guide it is, or whose other copy.
_DATA = frozenset({"organ", "year", "other"})
KIND = Kind(name="contact", options=Options, messages={"guide": _DATA, "twice": _DATA})
