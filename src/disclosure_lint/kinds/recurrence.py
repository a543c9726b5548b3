"""The same person's number on several pages; looked at where a site is scanned (``site.recurrence``)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from disclosure_lint.identifiers.catalogue import known
from disclosure_lint.rules.model import Kind, Strict


class Options(Strict):
    """What is followed from page to page.

    Attributes:
        identifiers: kinds of numbers of which each is one person's.
        fewest: pages it must stand on.
    """

    identifiers: Annotated[tuple[Annotated[str, AfterValidator(known)], ...], Field(min_length=1)]
    fewest: Annotated[int, Field(ge=2)] = 2


KIND = Kind(name="recurrence", options=Options, messages={"found": frozenset({"kind", "pages"})})
