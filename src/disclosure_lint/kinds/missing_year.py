"""A year without a report between years that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.corpus import Corpus


class Options(Strict):
    """When a gap is one.

    Attributes:
        around: reports there must be before it and after it; a few files are no series.
    """

    around: int


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for the first report after each gap."""
    for report in corpus.checked:
        years = sorted(corpus.years(report))
        at = years.index(report.year) if report.year in years else 0
        if not at or report is not corpus.years(report)[report.year][0]:
            continue
        missing = range(years[at - 1] + 1, report.year)
        if missing and min(at, len(years) - at) >= rule.options.around:
            yield (
                report.index,
                rule.finding(
                    "gap",
                    None,
                    data={
                        "organ": report.issuer,
                        "missing": "、".join(map(str, missing)),
                        "count": len(years),
                    },
                    outcome=Outcome.REVIEW,
                    certainty=Certainty.POSSIBLE,
                    anchor=f"gap:{missing[0]}",
                ),
            )


KIND = Kind(
    name="missing-year",
    options=Options,
    messages={"gap": frozenset({"organ", "missing", "count"})},
    across=check,
)
