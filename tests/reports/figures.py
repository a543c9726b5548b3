"""Figures that agree with each other, as one office may have had them in one year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from annual_reports import COLUMNS, rows_of
from reports.forms import LITIGATION, PARTS, RESULT_LABELS, Annex, result_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

#: ``table:row:column`` → number.
Figures = dict[str, Decimal]

#: Requests dealt with in a year: from, to.
_BUSY = {"town": (0, 6), "department": (0, 60), "county": (15, 400), "city": (250, 3000)}
_QUIET_OFFICES = 0.35
_COLUMN_WEIGHTS = (80, 9, 1, 1, 5, 4)
_PEOPLE = COLUMNS[:-1]


class Equation(NamedTuple):
    """Two sums of cells that must agree."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def modern(random: Random, form: int, level: str) -> Figures:
    """Return the figures of a report on the form of 2019 or of 2021."""
    figures = _documents(random, form, level)
    figures |= _requests(random, form, level)
    figures |= _litigation(random, level)
    return figures


def early(random: Random, annex: Annex, level: str) -> Figures:
    """Return the figures of an annex from before 2019."""
    figures = _annex(random, annex, level)
    numbers = {f"annex:{key}:year": Decimal(value) for key, value in figures.items()}
    # Prose says that nothing was charged.
    funds = Decimal(random.choice((0, 0, 3, 12))) / 10
    money = {"annex:fees:year": Decimal(0), "annex:funds:year": funds}
    numbers |= {key: value for key, value in money.items() if key in numbers}
    return numbers | (_ever(random, annex, numbers) if annex.cumulative else {})


def equations(form: int, annex: Annex | None = None) -> list[Equation]:
    """Return what must agree in the tables of a report."""
    if annex is not None:
        columns = ("year", "ever") if annex.cumulative else ("year",)
        return [
            Equation((f"annex:{total}:{column}",), tuple(f"annex:{part}:{column}" for part in parts))
            for total, parts in annex.sums.items()
            for column in columns
        ]
    found = []
    for column in COLUMNS:
        new, into, total, out = (
            f"requests:{row}:{column}" for row in ("new", "carried-in", "total", "carried-out")
        )
        found.append(Equation((new, into), (total, out)))
        found.append(Equation((total,), tuple(f"requests:{row}:{column}" for row in result_rows(form))))
    found += [
        Equation((f"requests:{row}:all",), tuple(f"requests:{row}:{column}" for column in _PEOPLE))
        for row, _, _ in rows_of(form)
    ]
    found += [
        Equation(
            (f"litigation:{group}:all",),
            tuple(f"litigation:{group}:{result}" for result in RESULT_LABELS if result != "all"),
        )
        for group in LITIGATION
    ]
    return found


def agree(figures: Mapping[str, Decimal], equation: Equation) -> bool:
    """Whether both sides come to the same; a cell that says nothing counts as zero."""
    left, right = (sum(figures.get(key, Decimal(0)) for key in side) for side in equation)
    return left == right


def _annex(random: Random, annex: Annex, level: str) -> dict[str, int]:
    low, high = _BUSY[level]
    keys = [line.key for line in annex.lines if line.key]
    figures = {key: random.choice((0, 0, 1, 2, random.randint(0, 30))) for key in keys}
    quiet = level in {"town", "department"} and random.random() < _QUIET_OFFICES
    handled = 0 if quiet else random.randint(low, max(low, high // 4))
    for total in ("received", "done", "replied"):
        if total in annex.sums:
            figures |= _spread(random, handled, annex.sums[total])
    if "refused" in annex.sums:
        figures |= _spread(random, figures["refused"], annex.sums["refused"])
    figures["web"] = random.randint(80, 4000)
    figures["bulletin"] = random.choice((0, random.randint(5, 60)))
    for total in sorted(annex.sums, key=lambda key: key != "refused"):
        figures[total] = sum(figures[part] for part in annex.sums[total])
    if "active" not in annex.sums:
        figures["active"] = figures["web"] + random.randint(0, figures["bulletin"])
        figures["norms"] = random.randint(0, 12)
    for small, large in annex.within:
        figures[large] = max(figures[small], figures[large])
    return figures


def _spread(random: Random, total: int, parts: Sequence[str]) -> dict[str, int]:
    """Spread a number over parts, most of it over few of them."""
    weights = [random.choice((0, 0, 1, 1, 4, 12)) for _ in parts]
    weights = weights if any(weights) else [1] * len(parts)
    spread = dict.fromkeys(parts, 0)
    for part in random.choices(parts, weights, k=total):
        spread[part] += 1
    return spread


def _requests(random: Random, form: int, level: str) -> Figures:
    quiet = level in {"town", "department"} and random.random() < _QUIET_OFFICES
    handled = 0 if quiet else random.randint(*_BUSY[level])
    totals = dict.fromkeys(_PEOPLE, 0)
    for column in random.choices(_PEOPLE, _COLUMN_WEIGHTS, k=handled):
        totals[column] += 1
    results = result_rows(form)
    weights = [random.choice((0, 0, 1, 3)) for _ in results]
    weights[0] = 12
    weights[results.index("unavailable-1")] = 9
    figures: Figures = {}
    for column, total in totals.items():
        spread = dict.fromkeys(results, 0)
        for row in random.choices(results, weights, k=total):
            spread[row] += 1
        into = random.randint(0, total // 8)
        out = random.choice((0, random.randint(0, total // 8 + (total > 3))))
        spread |= {"new": total + out - into, "carried-in": into, "total": total, "carried-out": out}
        figures |= {f"requests:{row}:{column}": Decimal(value) for row, value in spread.items()}
    for row, _, _ in rows_of(form):
        figures[f"requests:{row}:all"] = _sum(figures, (f"requests:{row}:{column}" for column in _PEOPLE))
    return figures


def _litigation(random: Random, level: str) -> Figures:
    most = {"town": 1, "department": 4, "county": 30, "city": 200}[level]
    quiet = random.random() < _QUIET_OFFICES
    figures: Figures = {}
    for group in LITIGATION:
        parts = [f"litigation:{group}:{result}" for result in RESULT_LABELS if result != "all"]
        cases = 0 if quiet else random.randint(0, most)
        figures |= {key: Decimal(value) for key, value in _spread(random, cases, parts).items()}
        figures[f"litigation:{group}:all"] = _sum(figures, parts)
    return figures


def _documents(random: Random, form: int, level: str) -> Figures:
    most = {"town": 3, "department": 300, "county": 9000, "city": 200_000}[level]
    figures: Figures = {}
    for part in PARTS[form]:
        for row, _ in part.rows:
            for column, _ in part.columns:
                figures[f"documents:{row}:{column}"] = Decimal(_document_figure(random, column, most))
            made, valid = f"documents:{row}:made", f"documents:{row}:valid"
            if valid in figures:
                figures[made] = Decimal(random.randint(0, 12))
                figures[valid] = figures[made] + random.randint(0, 60)
    if level != "city":
        for column, _ in PARTS[form][0].columns:
            figures[f"documents:rules:{column}"] = Decimal(0)
    if "documents:norms:opened" in figures:
        figures["documents:norms:opened"] = figures["documents:norms:made"]
        figures["documents:rules:opened"] = figures["documents:rules:made"]
    return figures


def _document_figure(random: Random, column: str, most: int) -> Decimal | int:
    if column in {"fees", "amount"}:
        return Decimal(random.choice((0, random.randint(1, most * 100)))) / random.choice((1, 10, 100))
    if column == "change":
        return random.choice((0, 0, 1, 2, 5))
    if column in {"made", "repealed"}:
        return random.randint(0, 8)
    return random.choice((0, random.randint(0, most)))


def _ever(random: Random, annex: Annex, numbers: Figures) -> Figures:
    """The second column: what earlier years came to, and this one."""
    parts = {part for sums in annex.sums.values() for part in sums}
    ever: Figures = {}
    for line in annex.lines:
        if line.key in annex.sums:
            continue
        this = numbers[f"annex:{line.key}:year"]
        most = 20 if line.key not in parts else 60
        before = random.choice((0, random.randint(0, most))) if line.key != "web" else random.randint(0, 9000)
        ever[f"annex:{line.key}:ever"] = this + before
    for total, addends in annex.sums.items():
        ever[f"annex:{total}:ever"] = _sum(ever, (f"annex:{part}:ever" for part in addends))
    return ever


def _sum(figures: Figures, keys: Iterable[str]) -> Decimal:
    return sum((figures[key] for key in keys), Decimal(0))
