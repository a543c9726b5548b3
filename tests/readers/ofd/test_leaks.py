"""A number left anywhere in an OFD file is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Document
from disclosure_lint.reading import Reading
from ofd_leaks import PLACES, leaky_ofd
from personal_values import Values
from readers.ofd.reading import document

if TYPE_CHECKING:
    from collections.abc import Iterator


def numbers(found: object) -> Iterator[str]:
    if isinstance(found, Document):
        reading = Reading(found)
        yield from (one.match.value for one in (*reading.disclosures, *reading.hidden_disclosures))
        for inner in found.parts:
            yield from numbers(inner)


def test_a_number_at_every_place_is_found() -> None:
    values = Values("leaks")
    left = {place: values.resident_id() for place in PLACES}
    found = set(numbers(document(leaky_ofd(left))))
    assert [place for place, number in left.items() if number not in found] == []
