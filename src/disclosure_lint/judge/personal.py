"""Where in the source of a document personal values stand."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.personal.disclosures import Disclosure
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.text import Span

#: No value is longer, in characters of the matching text.
_LONGEST = 120


class PersonalPlaces:
    """The personal values of one document, shown and hidden."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _flows(self) -> list[tuple[Flow[Any], Sequence[Disclosure]]]:
        # Looked for when something of the document is quoted.
        return [
            (self._reading.flow, self._reading.disclosures),
            (self._reading.hidden, self._reading.hidden_disclosures),
        ]

    def values(self) -> Iterator[str]:
        """Yield the values, as matching text writes them."""
        for _, found in self._flows:
            yield from (one.match.value for one in found)

    def within(self, span: Span) -> Iterator[Span]:
        """Yield the places of the values that touch a range of the source."""
        for flow, found in self._flows:
            inside = flow.text.find(span)
            if inside is None:
                continue
            at = bisect_left(found, inside.start - _LONGEST, key=lambda one: one.match.start)
            while at < len(found) and found[at].match.start < inside.end:
                place = flow.text.span(found[at].match.start, found[at].match.end)
                if place.end > span.start:
                    yield place
                at += 1
