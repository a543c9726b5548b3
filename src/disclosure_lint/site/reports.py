"""Which organs of a site published the annual report of which year: in time, late, or nowhere to be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosure_lint.language.organs import full_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.site.store import Store

State = Literal["present", "late", "missing"]
#: The kind of documents, and of the rules that look at their dates.
_KIND, _DEADLINE = "annual-report", "deadline"
_PUBLISHED = """
SELECT issuer, year, EXISTS (
    SELECT 1 FROM finding JOIN rule ON rule.id = finding.rule
    WHERE finding.page = page.id AND gone IS NULL AND rule.kind = :deadline AND message = 'late'
)
FROM page
WHERE page.version <> '' AND page.kind = :kind AND year IS NOT NULL AND issuer <> ''
"""


class OrganReports(NamedTuple):
    """The annual reports of one organ.

    Attributes:
        organ: as most of its reports name it.
        years: year → how it stands; none before its first report.
    """

    organ: str
    years: Mapping[int, State]


def annual_reports(store: Store) -> tuple[OrganReports, ...]:
    """Return how the annual reports stand, by organ.

    A year is missing when the organ has an earlier report and some organ of the site has one of that
    year or of a later one; that the report stands elsewhere, or the organ no more, is not known here.
    Of several copies the one in time counts.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, dict[int, State]] = defaultdict(dict)
    values = {"kind": _KIND, "deadline": _DEADLINE}
    for issuer, year, late in store.rows(_PUBLISHED, values):
        organ = full_name(issuer)
        names[organ][issuer] += 1
        if found[organ].get(year) != "present":
            found[organ][year] = "late" if late else "present"
    last = max((year for years in found.values() for year in years), default=0)
    return tuple(
        OrganReports(
            names[organ].most_common(1)[0][0],
            {year: years.get(year, "missing") for year in range(min(years), last + 1)},
        )
        for organ, years in sorted(found.items())
    )
