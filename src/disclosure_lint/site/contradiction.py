"""An organ that gives other telephones in its guide than in its annual report is told so once."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty
from disclosure_lint.language.organs import full_name, without_office
from disclosure_lint.site.across import Across, Spot
from disclosure_lint.site.contacts import GUIDE, contact_rules
from disclosure_lint.site.repeats import host

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.rows import FoundRow
    from disclosure_lint.site.store import Store

_CONTACTS = """
SELECT role, organ, contact.year, contact.digest, address, page, document, place
FROM contact JOIN page ON page.id = contact.page
WHERE page.version <> '' AND rule = ?
ORDER BY address, contact.rowid
"""


class _Given(NamedTuple):
    """The telephones of one document, whose it is, and where the first of them stands."""

    organ: str
    year: int | None
    digests: frozenset[bytes]
    spot: Spot


class _Organ(NamedTuple):
    """The guides and the reports of an organ of a site, by address."""

    guides: list[_Given]
    reports: list[_Given]


#: What is told: the message, the year, where it stands and what it contradicts.
_Told = tuple[str, int, _Given, _Given]


def contradicting(store: Store, pack: Pack) -> Iterator[tuple[int, FoundRow]]:
    """Yield what rules on contacts find, each with the page it belongs to."""
    for rule in contact_rules(pack):
        made = Across(rule)
        organs = _organs(store.rows(_CONTACTS, (rule.id,)))
        told = (_twice(organ.reports) for organ in organs.values())
        for message, year, here, there in chain(_against_guides(organs), *told):
            data = {"organ": here.organ, "year": year, "other": there.organ}
            yield made.row(
                message,
                here.spot,
                [there.spot],
                {"zh": data, "en": data},
                anchor=f"contact:{message}",
                certainty=Certainty.POSSIBLE,
            )


def _organs(rows: Iterable[tuple[object, ...]]) -> dict[tuple[str, str], _Organ]:
    """(host, organ) → what it published; the organ is named as fully as it names itself."""
    found: dict[tuple[str, str, str, int, str], list[tuple[int | None, bytes, Spot]]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for role, name, year, digest, address, page, document, place in rows:
        at = (host(str(address)), full_name(str(name)))
        names[at] = max(names.get(at, ""), str(name), key=len)
        key = (*at, str(role), int(str(page)), str(document))
        found[key].append((year, digest, Spot(page, document, place)))  # type: ignore[arg-type]
    organs: dict[tuple[str, str], _Organ] = defaultdict(lambda: _Organ([], []))
    for (site, organ, role, *_), given in found.items():
        year, _, spot = given[0]
        one = _Given(names[site, organ], year, frozenset(digest for _, digest, _ in given), spot)
        organs[site, organ][0 if role == GUIDE else 1].append(one)
    return organs


def _against_guides(organs: Mapping[tuple[str, str], _Organ]) -> Iterator[_Told]:
    """Reports against the guides of the same organ, or else against those of its government or its office.

    The office of a government publishes for it, and either may be named; where both have the same kind of
    document they are two.
    """
    lone: dict[tuple[str, str], _Organ] = defaultdict(lambda: _Organ([], []))
    for (site, organ), (guides, reports) in organs.items():
        if guides and reports:
            yield from _guides(guides, reports)
        else:
            both = lone[site, without_office(organ)]
            both.guides.extend(guides)
            both.reports.extend(reports)
    for guides, reports in lone.values():
        if len({one.organ for one in guides}) == len({one.organ for one in reports}) == 1:
            yield from _guides(guides, reports)


def _guides(guides: list[_Given], reports: list[_Given]) -> Iterator[_Told]:
    """The latest report against guides of the same time; one that has no date is taken for in force."""
    latest = max((one.year for one in reports if one.year), default=None)
    if latest is None:
        return
    # A report comes out in the year after the one it is about.
    current = [one for one in guides if one.year in {None, latest, latest + 1}]
    for report in (one for one in reports if one.year == latest):
        if current and all(guide.digests.isdisjoint(report.digests) for guide in current):
            yield "guide", latest, report, current[0]


def _twice(reports: list[_Given]) -> Iterator[_Told]:
    """Two copies of the report of one year that name different telephones."""
    first: dict[int, _Given] = {}
    for report in reports:
        if report.year is None:
            continue
        before = first.setdefault(report.year, report)
        if before.digests.isdisjoint(report.digests):
            yield "twice", report.year, report, before
