"""The reports of a run together: which is of the same organ a year earlier, which of the same year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.organs import full_name, is_placed, is_short_for, without_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.measures import Measure
    from disclosure_lint.summary import Summary

#: Of one organ and year so many reports are compared with; more are copies.
_MOST_VERSIONS = 3
#: Characters by which names that may be short for each other are looked up.
_ENDING = 2


class Pair(NamedTuple):
    """A report and an earlier one of the same organ.

    Attributes:
        now: the later report.
        before: the earlier one.
        certain: whether it is beyond doubt that the organ is the same.
    """

    now: Summary
    before: Summary
    certain: bool

    @property
    def successive(self) -> bool:
        """Whether no year lies between them."""
        return self.now.year == self.before.year + 1


class Corpus:
    """Summaries of the reports of one run.

    Attributes:
        reports: in the order of the run.
        measures: id → what reports count.
        whole: whether they are all there are, such as those of a site, and not some that were chosen.
    """

    def __init__(
        self, reports: Iterable[Summary], measures: Sequence[Measure] = (), *, whole: bool = False
    ) -> None:
        self.whole = whole
        self.reports = tuple(sorted(reports, key=lambda report: report.index))
        self.measures = {measure.id: measure for measure in measures}

    @property
    def checked(self) -> Iterator[Summary]:
        """Yield the reports findings are made for: those not only read for comparison."""
        return (report for report in self.reports if not report.compared)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each checked report with the nearest earlier one of its organ, in all its versions."""
        return tuple(pair for report in self.checked for pair in self._pairs(report))

    @cached_property
    def by_year(self) -> dict[tuple[str, int], list[Summary]]:
        """Reports by kind and year."""
        found: dict[tuple[str, int], list[Summary]] = defaultdict(list)
        for report in self.reports:
            found[report.kind, report.year].append(report)
        return found

    def years(self, report: Summary) -> dict[int, list[Summary]]:
        """Return the reports that certainly are of an organ, by year."""
        return self._by_organ.get((report.kind, report.organ), {})

    def named(self, kind: str, year: int, name: str) -> list[Summary]:
        """Return the reports of a year whose organ has a name, or a longer one that ends with it."""
        organ = full_name(name)
        ending = self._by_ending.get((kind, year, organ[-_ENDING:]), ())
        return [report for report in ending if report.organ.endswith(organ)] if len(organ) > _ENDING else []

    def has_alike(self, report: Summary, year: int) -> bool:
        """Whether there is a report of a year that may be of the same organ under another name."""
        organ, key = report.organ, (report.kind, year)
        if without_office(organ) in self._by_office[key]:
            return True
        names, backwards = self._backwards[key], organ[::-1]
        at = bisect_left(names, backwards)
        longer = takewhile(lambda name: name.startswith(backwards), islice(names, at, None))
        shorter = (backwards[:length] for length in range(_ENDING, len(organ)))
        return any(is_short_for(organ, name[::-1]) for name in longer) or any(
            _holds(names, name) and is_short_for(name[::-1], organ) for name in shorter
        )

    @cached_property
    def _backwards(self) -> dict[tuple[str, int], list[str]]:
        """Names of organs read backwards, in order: those that end alike stand together."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key, reports in self.by_year.items():
            found[key] = sorted({report.organ[::-1] for report in reports})
        return found

    @cached_property
    def _by_office(self) -> dict[tuple[str, int], set[str]]:
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for report in self.reports:
            found[report.kind, report.year].add(without_office(report.organ))
        return found

    def below(self, parent: Summary) -> list[Summary]:
        """Return the reports of the same year of organs whose names begin with that of another.

        Of 青岚市, that is 青岚市林业局; what stands below one of these is left to it. One report an organ.
        """
        reports = self._in_order[parent.kind, parent.year] if parent.organ else []
        found: list[Summary] = []
        for at in range(bisect_right(reports, parent.organ, key=lambda report: report.organ), len(reports)):
            organ = reports[at].organ
            if not organ.startswith(parent.organ):
                break
            # 青岚市场监督管理局 is an organ of 青岚.
            if not organ.startswith(f"{parent.organ}场") and not (
                found and organ.startswith(found[-1].organ)
            ):
                found.append(reports[at])
        return found

    @cached_property
    def _in_order(self) -> dict[tuple[str, int], list[Summary]]:
        return {
            key: sorted(reports, key=lambda report: (report.organ, report.index))
            for key, reports in self.by_year.items()
        }

    @cached_property
    def _by_organ(self) -> dict[tuple[str, str], dict[int, list[Summary]]]:
        found: dict[tuple[str, str], dict[int, list[Summary]]] = {}
        for report in self.reports:
            if report.organ:
                years = found.setdefault((report.kind, report.organ), {})
                years.setdefault(report.year, []).append(report)
        return found

    def _pairs(self, report: Summary) -> Iterator[Pair]:
        years = self.years(report)
        earlier = max((year for year in years if year < report.year), default=None)
        if earlier is not None:
            for before in years[earlier][:_MOST_VERSIONS]:
                # A name without a place is only one organ's when the user says so.
                one = before.compared or is_placed(report.organ)
                yield Pair(report, before, one and report.certain and before.certain)
        else:
            doubtful = self._doubtful(report)
            if doubtful:
                yield Pair(report, doubtful, certain=False)

    def _doubtful(self, report: Summary) -> Summary | None:
        """The one report of the year before whose organ may be the same under another name."""
        found = [
            other
            for other in self._candidates(report)
            if report.year not in self.years(other) and self._may_be_same(report, other)
        ]
        return found[0] if len({other.organ for other in found}) == 1 else None

    def _candidates(self, report: Summary) -> Iterator[Summary]:
        year = report.year - 1
        if report.organ:
            yield from self._by_ending.get((report.kind, year, report.organ[-_ENDING:]), ())
        for other in self._given:
            if (other.kind, other.year) == (report.kind, year):
                yield other

    @cached_property
    def _given(self) -> tuple[Summary, ...]:
        """What the user named as reports to compare with."""
        return tuple(report for report in self.reports if report.compared)

    @cached_property
    def _by_ending(self) -> dict[tuple[str, int, str], list[Summary]]:
        found: dict[tuple[str, int, str], list[Summary]] = defaultdict(list)
        for report in self.reports:
            if report.organ:
                found[report.kind, report.year, report.organ[-_ENDING:]].append(report)
        return found

    def _may_be_same(self, report: Summary, other: Summary) -> bool:
        if other.compared and not (report.certain and other.certain):
            # Whose they are is not known; the user says so, if no other report can be meant.
            return sum(not one.compared for one in self.by_year[report.kind, report.year]) == 1
        return is_short_for(report.organ, other.organ) or is_short_for(other.organ, report.organ)


def _holds(names: Sequence[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name
