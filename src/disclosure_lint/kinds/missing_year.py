"""A year without a report: between years that have one, or when others already have theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.language.organs import level_of
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.summary import Summary

#: One report is no series: it may stand under a name of its own.
_SERIES = 2
#: Years that are told one by one; of more the first and the last.
_FEW = 5


class _Year(NamedTuple):
    """How many organs of a level have a report of a year, and how many one of that year or of a later one."""

    organs: int
    later: int


#: (kind, level) → year → how many have a report of it.
_Peers = dict[tuple[str, str], dict[int, _Year]]


class Options(Strict):
    """When a gap is one.

    Attributes:
        around: reports there must be before it and after it where files were chosen, since a few are
            no series; of a whole site each gap counts.
        since: the first year that had to be reported on.
    """

    around: int
    since: int


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for the first report after each gap, and for the last one of a series that ends early.

    Whether a series ends early is told by the other organs of a site.
    """
    peers = _peers(corpus) if corpus.whole else {}
    for report in corpus.checked:
        found = corpus.years(report)
        if report.year not in found or report is not found[report.year][0]:
            continue
        years = sorted(found)
        at = years.index(report.year)
        around = 1 if corpus.whole else rule.options.around
        if at and min(at, len(years) - at) >= around:
            gap = _lacking(rule, corpus, report, range(years[at - 1] + 1, report.year))
            yield from _tell(rule, report, "gap", gap, len(years))
        if report.year == years[-1] and len(years) >= _SERIES:
            after = _lacking(rule, corpus, report, _others_have(report, peers))
            yield from _tell(rule, report, "after", after, len(years))


def _lacking(rule: Rule[Options], corpus: Corpus, report: Summary, years: Sequence[int]) -> tuple[int, ...]:
    """The years of which there is no report under another name either."""
    return tuple(year for year in years if year >= rule.options.since and not corpus.has_alike(report, year))


def _peers(corpus: Corpus) -> _Peers:
    found: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in corpus.reports:
        if report.organ and (level := level_of(report.organ)):
            found[report.kind, level.name][report.year].add(report.organ)
    peers: _Peers = {}
    for key, organs in found.items():
        later: set[str] = set()
        peers[key] = {}
        for year in sorted(organs, reverse=True):
            later |= organs[year]
            peers[key][year] = _Year(len(organs[year]), len(later))
    return peers


def _others_have(report: Summary, peers: _Peers) -> tuple[int, ...]:
    """Years after the last report of an organ of which at least half of the others of its level have theirs.

    Half of those, that is, who have one of the same year as the report or of a later one.
    """
    level = level_of(report.organ)
    years = peers.get((report.kind, level.name), {}) if level else {}
    if report.year not in years:
        return ()
    others = years[report.year].later - 1
    return tuple(
        year for year, count in sorted(years.items()) if year > report.year and 2 * count.organs >= others
    )


def _tell(
    rule: Rule[Options], report: Summary, message: str, missing: Sequence[int], count: int
) -> Iterator[tuple[int, Finding]]:
    if not missing:
        return
    listed = "、".join(map(str, missing)) if len(missing) <= _FEW else f"{missing[0]}—{missing[-1]}"
    yield (
        report.index,
        rule.finding(
            message,
            None,
            data={"organ": report.issuer, "missing": listed, "count": count, "last": report.year},
            outcome=Outcome.REVIEW,
            certainty=Certainty.POSSIBLE,
            anchor=f"{message}:{missing[0]}",
        ),
    )


KIND = Kind(
    name="missing-year",
    options=Options,
    messages={
        "gap": frozenset({"organ", "missing", "count", "last"}),
        "after": frozenset({"organ", "missing", "count", "last"}),
    },
    across=check,
)
