"""Faults in tables and in the figures of the prose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from annual_reports import COLUMNS
from reports.faults import REVIEW, Injection, fault
from reports.figures import equations
from reports.forms import result_rows
from reports.marks import mark
from reports.truth import STATEMENT, from_tables, name_of, statements

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence
    from random import Random

    from reports.tree import Cell, Report

PEOPLE = COLUMNS[:-1]


def _summed(report: Report) -> list[Cell]:
    """The cells that some equation holds."""
    keys = {key for equation in equations(report.form, report.annex) for side in equation for key in side}
    return [cell for grid in report.grids for cell in grid.cells if cell.key in keys]


def _one_cell(
    report: Report, random: Random, change: Callable[[str], str], cells: Sequence[Cell] | None = None
) -> Injection | None:
    candidates = [cell for cell in cells or _summed(report) if change(cell.text) != cell.text]
    if not candidates:
        return None
    # As many zeros as a form has, most slips happen where something was written.
    filled = [cell for cell in candidates if cell.text != "0"]
    cell = random.choice(filled if filled and random.random() < 0.8 else candidates)
    cell.text = change(cell.text)
    return Injection((cell.key,))


def transposed(text: str) -> str:
    """Return a number with its first two different neighbours exchanged, or as it is."""
    for at in range(len(text) - 1):
        a, b = text[at], text[at + 1]
        if a.isdigit() and b.isdigit() and a != b and not (at == 0 and b == "0"):
            return text[:at] + b + a + text[at + 2 :]
    return text


@fault("cell off by one", "table", proven=True)
def _off_by_one(report: Report, random: Random) -> Injection | None:
    step = random.choice((1, -1))
    return _one_cell(report, random, lambda text: str(abs(int(text) + step)))


@fault("digits transposed", "table", proven=True)
def _transposed(report: Report, random: Random) -> Injection | None:
    return _one_cell(report, random, transposed)


@fault("cell left blank", "table", proven=True, need=REVIEW)
def _blank(report: Report, random: Random) -> Injection | None:
    return _one_cell(report, random, lambda text: text if text == "0" else "")


@fault("no whole number", "table", proven=True)
def _no_count(report: Report, random: Random) -> Injection | None:
    form = random.choice(("-{}", "{}.5"))
    return _one_cell(report, random, lambda text: text if text == "0" else form.format(text))


@fault("total changed", "table", proven=True)
def _total(report: Report, random: Random) -> Injection | None:
    keys = {equation.left[0] for equation in equations(report.form, report.annex) if len(equation.left) == 1}
    totals = [cell for cell in _summed(report) if cell.key in keys]
    step = random.randint(2, 9)
    return _one_cell(report, random, lambda text: str(int(text) + step), totals)


@fault("rows exchanged", "table", proven=True)
def _rows_exchanged(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    rows = ["new", "carried-in", "total", "carried-out", *result_rows(report.form)]
    first, second = random.sample(rows, 2)
    cells = [[report.cell(f"requests:{row}:{column}") for column in COLUMNS] for row in (first, second)]
    changed = []
    for a, b in zip(*cells, strict=True):
        assert a is not None
        assert b is not None
        if a.text != b.text:
            a.text, b.text = b.text, a.text
            changed += [a.key, b.key]
    return Injection(tuple(changed)) if changed else None


@fault("row shifted by a column", "table", proven=True)
def _shifted(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    row = random.choice([cell.key.split(":")[1] for cell in _summed(report) if cell.key.endswith(":all")])
    cells = [report.cell(f"requests:{row}:{column}") for column in COLUMNS]
    texts = [cell.text for cell in cells if cell is not None]
    if len(texts) < len(COLUMNS):
        return None
    changed = []
    for cell, text in zip(cells, [texts[-1], *texts[:-1]], strict=True):
        assert cell is not None
        if cell.text != text:
            cell.text = text
            changed.append(cell.key)
    return Injection(tuple(changed)) if changed else None


@fault("column shifted by a row", "table", proven=True)
def _column_shifted(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    column = random.choice([column for column in COLUMNS if _is_filled(report, column)] or list(COLUMNS))
    rows = ["new", "carried-in", *result_rows(report.form), "total", "carried-out"]
    cells = [cell for row in rows if (cell := report.cell(f"requests:{row}:{column}"))]
    texts = [cell.text for cell in cells]
    changed = []
    for cell, text in zip(cells, [texts[-1], *texts[:-1]], strict=True):
        if cell.text != text:
            cell.text = text
            changed.append(cell.key)
    return Injection(tuple(changed)) if changed else None


def _is_filled(report: Report, column: str) -> bool:
    cell = report.cell(f"requests:total:{column}")
    return cell is not None and cell.text != "0"


@fault("carried over does not balance", "table", proven=True)
def _carried(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    row, column, step = (
        random.choice(("carried-in", "carried-out")),
        random.choice(PEOPLE),
        random.randint(1, 3),
    )
    keys = [f"requests:{row}:{column}", f"requests:{row}:all"]
    for key in keys:
        cell = report.cell(key)
        assert cell is not None
        cell.text = str(int(cell.text) + step)
    return Injection(tuple(keys))


@fault("cumulative below the year", "table", proven=True)
def _cumulative(report: Report, random: Random) -> Injection | None:
    if report.annex is None or not report.annex.cumulative:
        return None
    rows = [row for row in ("reviews", "suits", "appeals", "complaints") if report.cell(f"annex:{row}:year")]
    row = random.choice(rows)
    cells = [report.cell(f"annex:{row}:{column}") for column in ("year", "ever")]
    assert cells[0] is not None
    assert cells[1] is not None
    cells[0].text, cells[1].text = str(int(cells[1].text) + 3), str(int(cells[1].text) + 1)
    return Injection((cells[0].key, cells[1].key))


@fault("rules of a town", "table")
def _rules(report: Report, random: Random) -> Injection | None:
    if report.organ.level != "town" or report.annex is not None:
        return None
    cells = [cell for grid in report.grids for cell in grid.cells if cell.key.startswith("documents:rules:")]
    for cell in cells:
        cell.text = "2"
    return Injection(tuple(cell.key for cell in cells))


@fault("yuan for ten thousand yuan", "prose", proven=True, need=REVIEW)
def _unit(report: Report, random: Random) -> Injection | None:
    cell = report.cell("documents:charges:fees")
    if cell is None or cell.text == "0" or not any(name_of(key) == "charges" for key in report.keys("said:")):
        return None
    cell.text = f"{(Decimal(cell.text) * 10_000).normalize():f}"
    return Injection((cell.key, *(key for key in report.keys("said:") if name_of(key) == "charges")))


def _said(report: Report, names: frozenset[str] | set[str]) -> list[str]:
    return [key for key in report.keys("said:") if name_of(key) in names]


def _one_said(
    report: Report, random: Random, keys: list[str], change: Callable[[str], str]
) -> Injection | None:
    candidates = [key for key in keys if change(report.said(key) or "") != report.said(key)]
    if not candidates:
        return None
    key = random.choice(candidates)
    report.write(key, change(report.said(key) or ""))
    return Injection((key,), doubtful=_may_be_meant(report, name_of(key), report.said(key) or ""))


def _wholes(report: Report) -> list[str]:
    return [key for key in _said(report, from_tables(report)) if (report.said(key) or "").isdigit()]


def _may_be_meant(report: Report, name: str, text: str) -> bool:
    """Whether a figure may count less than the table: decisions of the office alone, one kind of suits."""
    if name in {"norms_made", "norms_valid", "licences", "penalties", "coercion"}:
        return True
    column = name.partition("_")[2]
    suits = [report.cell(f"litigation:{group}:{column}") for group in ("direct", "after")]
    return name.startswith("suits_") and text in {cell.text for cell in suits if cell}


@fault("prose off by one", "prose", proven=True)
def _prose_off_by_one(report: Report, random: Random) -> Injection | None:
    return _one_said(report, random, _wholes(report), lambda text: str(int(text) + 1))


@fault("prose transposed", "prose", proven=True)
def _prose_transposed(report: Report, random: Random) -> Injection | None:
    return _one_said(report, random, _wholes(report), transposed)


@fault("prose from another row", "prose", proven=True)
def _prose_other_row(report: Report, random: Random) -> Injection | None:
    keys = _wholes(report)
    texts = sorted({report.said(key) or "" for key in keys})
    return _one_said(report, random, keys, lambda text: texts[(texts.index(text) + 1) % len(texts)])


@fault("parts do not add up", "prose", proven=True)
def _parts(report: Report, random: Random) -> Injection | None:
    channels = {"media", "elsewhere"}
    step = random.choice((3, -3))
    keys = _said(report, channels | {"policies", "plans", "money", "rest"})
    injection = _one_said(report, random, keys, lambda text: str(max(0, int(text) + step)))
    # One item may be published through several channels: together they may exceed the whole. With a class
    # for all others they cannot fall short of it.
    if injection and step > 0 and name_of(injection.keys[0]) in channels:
        return replace(injection, doubtful=True)
    return injection


def _nudged(text: str, steps: int) -> str:
    unit = Decimal(1).scaleb(-len(text.partition(".")[2]))
    return f"{Decimal(text) + unit * steps:f}"


@fault("share off in its last digit", "prose", proven=True)
def _share(report: Report, random: Random) -> Injection | None:
    keys = [key for key in report.keys("said:") if name_of(key).endswith("_share")]
    return _evened(report, _one_said(report, random, keys, lambda text: _nudged(text, 1)))


def _evened(report: Report, injection: Injection | None) -> Injection | None:
    """The fault, doubtful where it brings the shares of a sentence to 100: many offices even them out."""
    for said in statements(report) if injection else ():
        shares = [Decimal(text) for key, text in said.items() if name_of(key).endswith("_share")]
        if injection and injection.keys[0] in said and sum(shares) == 100:
            return replace(injection, doubtful=True)
    return injection


@fault("share off by one point", "prose", proven=True)
def _share_by_one(report: Report, random: Random) -> Injection | None:
    keys = [key for key in report.keys("said:") if name_of(key).endswith("_share")]
    return _evened(report, _one_said(report, random, keys, lambda text: f"{Decimal(text) + 1:f}"))


@fault("growth of another number", "prose", proven=True)
def _growth(report: Report, random: Random) -> Injection | None:
    keys = [key for key in report.keys("said:") if name_of(key).endswith(("rise", "fall"))]
    return _one_said(report, random, keys, lambda text: f"{Decimal(text) + 2:f}")


@fault("growth the wrong way", "prose")
def _direction(report: Report, random: Random) -> Injection | None:
    for key in report.keys("said:"):
        if name_of(key).endswith(("rise", "fall")) and Decimal(report.said(key) or 0):
            word, other = ("增长", "下降") if name_of(key).endswith("rise") else ("下降", "增长")
            _rewrite(report, f"{word}\ue000{key}\ue001", f"{mark('wrong', other)}\ue000{key}\ue001")
            return Injection((key, "wrong"))
    return None


@fault("denied though received", "prose")
def _denied(report: Report, random: Random) -> Injection | None:
    total = report.cell("requests:new:all") or report.cell("annex:received:year")
    said = [key for key in report.keys("statement:") if key.partition("#")[0].endswith("received")]
    if total is None or total.text == "0" or not said:
        return None
    denial = mark("wrong", f"{report.year}年，{report.organ.here}未收到政府信息公开申请。")

    def denied(found: re.Match[str]) -> str:
        return denial if found[1] == said[0] else found[0]

    for section in report.sections:
        section.blocks = [
            STATEMENT.sub(denied, block) if isinstance(block, str) else block for block in section.blocks
        ]
    return Injection(("wrong", total.key))


def _rewrite(report: Report, old: str, new: str) -> bool:
    """Replace a marked text the first time it occurs in a section."""
    for section in report.sections:
        for at, block in enumerate(section.blocks):
            if isinstance(block, str) and old in block:
                section.blocks[at] = block.replace(old, new, 1)
                return True
    return False
