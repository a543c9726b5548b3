"""Every personal value a document gives away, whose it is, and what stands with it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.personal.contexts import context_of
from disclosure_lint.personal.found import matches_of
from disclosure_lint.personal.groups import Group, group
from disclosure_lint.personal.holders import Judgement, judge
from disclosure_lint.personal.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.identifiers import Match
    from disclosure_lint.personal.pages import Page, Record
    from disclosure_lint.personal.words import Vocabulary


class Disclosure(NamedTuple):
    """A value given away.

    Attributes:
        match: what and where, in the flow.
        judgement: whose, and why.
        beside: kinds of all values in its record, its own included; ``name`` where a name stands there.
        group: the column or list it belongs to.
    """

    match: Match
    judgement: Judgement
    beside: frozenset[str]
    group: Group | None


def disclosures(page: Page, vocabulary: Vocabulary) -> tuple[Disclosure, ...]:
    """Return what a text gives away, in order of place."""
    matches = weighed(page, matches_of(page), vocabulary)
    records = [page.record_at(match.start) for match in matches]
    beside = _beside(page, matches, records, vocabulary)
    groups = group(page, matches)
    found = []
    for number, (match, record) in enumerate(zip(matches, records, strict=True)):
        context = context_of(page, match, record, beside[record], listed=number in groups)
        judgement = judge(match, context, vocabulary)
        found.append(Disclosure(match, judgement, beside[record], groups.get(number)))
    return tuple(found)


def _beside(
    page: Page, matches: Sequence[Match], records: Sequence[Record], vocabulary: Vocabulary
) -> dict[Record, frozenset[str]]:
    kinds: dict[Record, set[str]] = defaultdict(set)
    for match, record in zip(matches, records, strict=True):
        kinds[record].add(match.kind)
    return {
        record: frozenset(found | ({"name"} if page.says(record, vocabulary.name) else set()))
        for record, found in kinds.items()
    }
