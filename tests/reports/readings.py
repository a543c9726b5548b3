"""Other ways to part runs of digits: what nobody can tell from a text whose cells are glued."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from annual_reports import COLUMNS, rows_of
from reports.forms import LITIGATION, RESULT_LABELS, result_rows
from reports.truth import name_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.tree import Report

Numbers = tuple[int, ...]
#: Ways looked at before giving the search up; then something is taken to be wrong.
_PATIENCE = 50_000


def may_agree(report: Report) -> bool:
    """Whether the glued figures can be parted so that all tables, and what prose says of them, agree."""
    if report.annex is not None:
        return not report.annex.cumulative or _annex_may_agree(report)
    return _requests_may_agree(report) and _litigation_may_agree(report)


def parted(run: str, count: int) -> Iterator[Numbers]:
    """Yield the ways to part a run of digits into so many numbers without leading zeros."""
    if count == 1:
        if run and (run == "0" or run[0] != "0"):
            yield (int(run),)
        return
    longest = 1 if run[:1] == "0" else len(run) - count + 1
    for size in range(1, longest + 1):
        for rest in parted(run[size:], count - 1):
            yield (int(run[:size]), *rest)


def _run(report: Report, keys: Sequence[str]) -> str:
    cells = [report.cell(key) for key in keys]
    return "".join(cell.text for cell in cells if cell is not None)


def _rows(report: Report, key: str) -> list[Numbers]:
    run = _run(report, [f"requests:{key}:{column}" for column in COLUMNS])
    if not run.isdigit():
        return []
    return [numbers for numbers in parted(run, len(COLUMNS)) if sum(numbers[:-1]) == numbers[-1]]


def _requests_may_agree(report: Report) -> bool:
    rows = {key: _rows(report, key) for key, _, _ in rows_of(report.form)}
    if not all(rows.values()):
        return False
    results = [rows[key] for key in result_rows(report.form)]
    budget = [_PATIENCE]

    @cache
    def reaches(at: int, left: Numbers) -> bool:
        budget[0] -= 1
        if at == len(results):
            return not any(left)
        if budget[0] < 0:
            return False
        for option in results[at]:
            rest = tuple(a - b for a, b in zip(left, option, strict=True))
            if min(rest) >= 0 and reaches(at + 1, rest):
                return True
        return False

    return any(reaches(0, total) and _flows(report, rows, total) for total in rows["total"])


def _flows(report: Report, rows: dict[str, list[Numbers]], total: Numbers) -> bool:
    """Whether what came in and went out can be read to balance, and to be what prose says."""
    for new, into, out in product(rows["new"], rows["carried-in"], rows["carried-out"]):
        left = [a + b for a, b in zip(new, into, strict=True)]
        if left == [a + b for a, b in zip(total, out, strict=True)]:
            said = {"new": (new[-1], new[-1] + into[-1]), "done": total[-1:], "carried_out": out[-1:]}
            if _fits_prose(report, said | {"carried_in": into[-1:], "people": new[:1]}):
                return True
    return False


def _fits_prose(report: Report, said: dict[str, tuple[int, ...]]) -> bool:
    for key in report.keys("said:"):
        name, text = name_of(key), report.said(key)
        if name in said and text not in {str(number) for number in said[name]}:
            return False
    return True


def _litigation_may_agree(report: Report) -> bool:
    keys = [f"litigation:{group}:{result}" for group in LITIGATION for result in RESULT_LABELS]
    run = _run(report, keys)
    if not run.isdigit():
        return False
    stated = values_of(report)
    said = {name_of(key): report.said(key) for key in report.keys("said:")}

    @cache
    def groups(rest: str, count: int) -> list[tuple[Numbers, ...]]:
        if not count:
            return [] if rest else [()]
        found: list[tuple[Numbers, ...]] = []
        for size in range(5, len(rest) + 1):
            heads = [part for part in parted(rest[:size], 5) if sum(part[:-1]) == part[-1]]
            if heads:
                found += [(head, *tail) for tail in groups(rest[size:], count - 1) for head in heads]
        return found

    for review, direct, after in groups(run, len(LITIGATION)):
        if said.get("review_all", str(review[-1])) != str(review[-1]):
            continue
        if said.get("suits_all", str(direct[-1] + after[-1])) == str(direct[-1] + after[-1]):
            return bool(stated)
    return False


def _annex_may_agree(report: Report) -> bool:
    annex = report.annex
    assert annex is not None
    pairs: dict[str, list[Numbers]] = {}
    for line in annex.lines:
        run = _run(report, [f"annex:{line.key}:{column}" for column in ("year", "ever")])
        if not run.isdigit():
            return False
        pairs[line.key] = [pair for pair in parted(run, 2) if pair[0] <= pair[1]]
    said = {name_of(key): report.said(key) for key in report.keys("said:")}
    for row, name in (("active", "published"), ("received", "received"), ("replied", "replied")):
        if name in said:
            pairs[row] = [pair for pair in pairs[row] if Decimal(said[name] or 0) == pair[0]]
    if not all(pairs.values()):
        return False
    return all(
        any(
            _fits(total, whole, chosen)
            for chosen in product(*(pairs[p] for p in parts))
            for whole in pairs[total]
        )
        for total, parts in annex.sums.items()
    )


def _fits(total: str, whole: Numbers, parts: Sequence[Numbers]) -> bool:
    added = _added(parts)
    if total != "active":
        return whole == added
    # Channels may overlap.
    fewest = [max(column) for column in zip(*parts, strict=True)]
    return all(low <= one <= high for low, one, high in zip(fewest, whole, added, strict=True))


def _added(pairs: Sequence[Numbers]) -> Numbers:
    return tuple(map(sum, zip(*pairs, strict=True)))
