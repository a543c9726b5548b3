"""Which clauses of a regulation rules look at, which in part, and which no rule can look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.rules.shapes import Source

Status = Literal["covered", "partly", "not-automated", "open"]
#: In the order they are counted in.
STATUSES: tuple[Status, ...] = ("covered", "partly", "not-automated", "open")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a source.

    Attributes:
        name: as the source counts it, such as 第六条.
        about: what it is about.
        status: ``open`` when no rule looks at it yet and nobody said that none can.
        rules: ids of the rules that rest on it.
        note: what is left out, or why nothing can be done.
        verified: whether its wording was seen.
    """

    name: str
    about: str
    status: Status
    rules: tuple[str, ...]
    note: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source and its clauses.

    Attributes:
        id: of the source.
        source: the source.
        clauses: in its order.
    """

    id: str
    source: Source
    clauses: tuple[Clause, ...]

    def count(self, status: Status) -> int:
        """Return how many clauses are in a state."""
        return sum(clause.status == status for clause in self.clauses)


def coverage(pack: Pack, sources: Sequence[str] = ()) -> list[Coverage]:
    """Return what is covered of some sources of a pack, of all when none is named."""
    resting: dict[tuple[str, str], list[str]] = {}
    for rule in pack.rules:
        for basis in rule.file.basis:
            ids = resting.setdefault((basis.source, basis.clause), [])
            ids += [rule.id] if rule.id not in ids else []
    return [
        Coverage(name, pack.sources[name], tuple(_clauses(name, pack.sources[name], resting)))
        for name in sources or pack.sources
    ]


def _clauses(name: str, source: Source, resting: dict[tuple[str, str], list[str]]) -> list[Clause]:
    return [
        Clause(
            clause,
            about,
            _status(source, clause, rules=bool(resting.get((name, clause)))),
            tuple(resting.get((name, clause), ())),
            source.partly.get(clause) or source.not_automated.get(clause, ""),
            clause not in source.unverified,
        )
        for clause, about in source.clauses.items()
    ]


def _status(source: Source, clause: str, *, rules: bool) -> Status:
    if rules:
        return "partly" if clause in source.partly else "covered"
    return "not-automated" if clause in source.not_automated else "open"
