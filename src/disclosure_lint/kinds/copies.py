"""Pages that say nearly the same; looked at where a site is scanned (``site.copies``)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_lint.rules.model import Kind, Strict


class Options(Strict):
    """When pages are copies.

    Attributes:
        likeness: share of the text in common, from 0 to 1.
        shortest: characters of running text a page must have.
        template: share of the pages of a site; what more of them say is its template.
    """

    likeness: Annotated[float, Field(gt=0, le=1)]
    shortest: Annotated[int, Field(ge=100)]
    template: Annotated[float, Field(gt=0, le=1)] = 0.5


KIND = Kind(name="copies", options=Options, messages={"found": frozenset({"pages", "percent"})})
