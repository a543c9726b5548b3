"""One fault put into a report that has none, and what counts as having found it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.readings import may_agree
from reports.truth import faults as relations

if TYPE_CHECKING:
    from random import Random

    from reports.tree import Report

#: What a finding has to be so that the fault counts as found.
FAIL, REVIEW = "fail", "review"


@dataclass(frozen=True)
class Injection:
    """A fault that was put in.

    Attributes:
        keys: of the text that was changed.
        named: pattern of what a finding names instead, when nothing stands where the fault is.
        doubtful: whether another reading excuses the change, so that nobody can do more than ask.
    """

    keys: tuple[str, ...]
    named: str = ""
    doubtful: bool = False


Put = Callable[["Report", "Random"], Injection | None]


@dataclass(frozen=True)
class Fault:
    """A class of faults.

    Attributes:
        name: of the class.
        family: ``table``, ``prose``, ``section`` or ``year``.
        need: the least outcome of a finding.
        put: changes a report; None when it has no place for such a fault.
        proven: whether only what breaks a relation counts, as with every wrong figure.
    """

    name: str
    family: str
    need: str
    put: Put
    proven: bool


FAULTS: dict[str, Fault] = {}


def fault(name: str, family: str, *, need: str = FAIL, proven: bool = False) -> Callable[[Put], Put]:
    """Register a function that puts a fault in."""

    def register(put: Put) -> Put:
        FAULTS[name] = Fault(name, family, need, put, proven)
        return put

    return register


@dataclass(frozen=True)
class Case:
    """A report with one fault.

    Attributes:
        told: whether anybody could tell from what the report says.
    """

    fault: Fault
    report: Report
    injection: Injection
    told: bool

    @property
    def need(self) -> str:
        """The least outcome asked for: the sums of the annexes before 2019 are printed nowhere."""
        in_annex = self.report.annex is not None and self.fault.proven
        return REVIEW if in_annex or self.injection.doubtful else self.fault.need

    def need_in(self, layout: str) -> str:
        """The least outcome asked for in a layout.

        A row with three totals whose cells are glued can also be read with one of them left blank, as many
        offices leave totals; that something is missing or wrong is all that can be said.
        """
        glued = layout.startswith("glued") and self.fault.proven
        blank = glued and all(key.startswith("litigation:") for key in self.injection.keys)
        return REVIEW if blank else self.need

    def told_in(self, layout: str) -> bool:
        """Whether the fault can be told in a layout: glued digits may be read another way."""
        if not self.told or not layout.startswith("glued"):
            return self.told
        glued = ("requests:", "litigation:", "annex:")
        in_sums = self.fault.proven and any(key.startswith(glued) for key in self.injection.keys)
        return not in_sums or not may_agree(self.report)


def cases(report: Report, random: Random, names: list[str]) -> Iterator[Case]:
    """Yield the report with each of the faults that it has room for."""
    for name in names:
        wrong = copy.deepcopy(report)
        injection = FAULTS[name].put(wrong, random)
        if injection:
            # The report had no fault before: any relation that breaks tells of this one.
            told = not FAULTS[name].proven or any(relations(wrong))
            yield Case(FAULTS[name], wrong, injection, told)
