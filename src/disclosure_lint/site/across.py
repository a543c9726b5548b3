"""Findings that come of comparing pages, as rows of the store."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.json import place_object
from disclosure_lint.judge.fingerprint import Fingerprints
from disclosure_lint.site.rows import FoundRow, dump

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.finding import Certainty
    from disclosure_lint.rules.model import Lang, Rule

#: Places named beside the first one.
_MOST = 20


class Spot(NamedTuple):
    """Where something stands on a page.

    Attributes:
        page: number of the page.
        document: name of the document, masked.
        place: the place in it, as JSON.
    """

    page: int
    document: str
    place: str


class Across:
    """Makes the rows of one rule.

    Args:
        rule: the rule.
    """

    def __init__(self, rule: Rule[Any]) -> None:
        self.rule = rule
        self._prints: dict[str, Fingerprints] = {}

    def row(  # noqa: PLR0913 - each by its name
        self,
        message: str,
        first: Spot,
        others: Iterable[Spot],
        data: Mapping[Lang, Mapping[str, object]],
        *,
        anchor: str,
        certainty: Certainty,
    ) -> tuple[int, FoundRow]:
        """Return a finding with the page it belongs to, that of the first spot."""
        file = self.rule.file
        prints = self._prints.setdefault(first.document, Fingerprints(first.document))
        place = json.loads(first.place)
        return first.page, FoundRow(
            rule=self.rule.id,
            outcome=Outcome.REVIEW.value,
            severity=file.severity.value,
            certainty=certainty.value,
            document=first.document,
            place=dump({key: value for key, value in place.items() if key != "document"}),
            message=message,
            message_zh=file.messages.zh[message].format(**data["zh"]),
            message_en=file.messages.en[message].format(**data["en"]),
            basis=dump([[basis.source, basis.clause] for basis in file.basis]),
            related=dump([{**json.loads(spot.place), "label": ""} for spot in islice(others, _MOST)]),
            anchor=anchor,
            fingerprint=prints.take(self.rule.first_id, anchor),
        )


def whole(page: int, document: str) -> Spot:
    """Return the spot that stands for a whole document."""
    return Spot(page, document, dump(place_object(None, document)))
