"""What is wrong with a report, worked out from its figures: the measure the tool is held against.

Only relations that are printed on a form, follow from it, or are said in a sentence count. A reading under
which everything agrees, such as another way to part a run of digits, means that nothing is wrong.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.figures import agree, equations
from reports.marks import content, keys_of
from reports.values import Values, early_values, modern_values, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.tree import Report

#: Wholes said with all their parts in one sentence.
_COMPLETE = (
    ("published", ("web", "media", "elsewhere")),
    ("published", ("policies", "plans", "money", "rest")),
    ("new", ("people", "bodies")),
)
_SHARES_OF = {
    "people": "new",
    "bodies": "new",
    **dict.fromkeys(("web", "media", "elsewhere", "policies", "plans", "money", "rest"), "published"),
    **dict.fromkeys(("granted", "partial", "refused", "unavailable", "declined", "otherwise"), "done"),
}
_EARLY_SHARES_OF = {
    **dict.fromkeys(("web", "policies", "plans", "money", "rest"), "published"),
    **dict.fromkeys(("in_person", "by_fax", "by_mail", "by_net", "by_letter", "other_forms"), "received"),
}
#: A sentence and what stands in it.
STATEMENT = re.compile(
    "\ue000(statement:[^\ue001]*)\ue001((?:\ue000[^\ue000\ue002]*\ue002|[^\ue000\ue002])*)\ue002"
)
#: The total of the channels in an annex.
OVERLAPPING = "annex:active:"
#: Columns that count nothing whole.
_NO_COUNTS = ("fees", "amount", "funds")


def faults(report: Report) -> Iterator[frozenset[str]]:
    """Yield the keys of each relation that does not hold."""
    figures = report.figures
    for equation in equations(report.form, report.annex):
        if OVERLAPPING in equation.left[0]:
            # One item counts once however many channels publish it: they may exceed the total together.
            whole, parts = equation.left[0], equation.right
            if _more(figures, whole, *parts) or any(_more(figures, part, whole) for part in parts):
                yield frozenset((whole, *parts))
        elif not agree(figures, equation):
            yield frozenset((*equation.left, *equation.right))
    if report.annex is not None:
        pairs = [(f"annex:{a}:year", f"annex:{b}:year") for a, b in report.annex.within]
        if report.annex.cumulative:
            pairs += [(f"annex:{x.key}:year", f"annex:{x.key}:ever") for x in report.annex.lines]
        yield from (frozenset(pair) for pair in pairs if _more(figures, *pair))
    for grid in report.grids:
        for cell in grid.cells:
            if cell.key and not cell.label and not _may_stand(cell.key, cell.text):
                yield frozenset({cell.key})
    yield from _misquoted(report)
    yield from _unbalanced(report)


def values_of(report: Report) -> Values:
    """Return what prose may say, given the tables as they are."""
    if report.annex is not None:
        return early_values(report.figures, report.extra, report.digits)
    return modern_values(report.form, report.figures, report.extra, report.digits)


def name_of(key: str) -> str:
    """Return the measure a key of the prose is for."""
    return key.removeprefix("said:").partition("#")[0]


def from_tables(report: Report) -> frozenset[str]:
    """Return the measures that tables hold."""
    inside = set(values_of(report)) - set(report.extra)
    if report.annex is not None:
        rows = {key.split(":")[1] for key in report.figures}
        inside |= {{"active": "published"}.get(row, row).replace("-", "_") for row in rows}
    shares = {name for name in inside if name.endswith(("_share", "rise", "fall", "_last"))}
    return frozenset(inside - shares - {"policies", "plans", "money", "rest"})


def _misquoted(report: Report) -> Iterator[frozenset[str]]:
    """Figures that prose takes from a table."""
    values, names = values_of(report), from_tables(report)
    for key in report.keys("said:"):
        name, text = name_of(key), report.said(key)
        if name in names and text is not None and text not in values.get(name, (text,)):
            yield frozenset({key})


def _unbalanced(report: Report) -> Iterator[frozenset[str]]:
    """Parts, shares and growth that do not fit the other figures of their sentence."""
    for said in statements(report):
        numbers = {name_of(key): Decimal(text) for key, text in said.items() if _is_number(text)}
        keys = {name_of(key): key for key in said}
        for whole, parts in _COMPLETE:
            complete = all(name in numbers for name in (whole, *parts))
            if complete and numbers[whole] != sum(numbers[part] for part in parts):
                yield frozenset(keys[name] for name in (whole, *parts))
        yield from _wrong_shares(report, numbers, keys, said)
        yield from _wrong_growth(numbers, keys, said, report.digits)


def _wrong_shares(
    report: Report, numbers: dict[str, Decimal], keys: dict[str, str], said: dict[str, str]
) -> Iterator[frozenset[str]]:
    wholes = _EARLY_SHARES_OF if report.annex else _SHARES_OF
    for part, whole in wholes.items():
        name = f"{part}_share"
        if name not in keys or not {part, whole} <= numbers.keys():
            continue
        if said[keys[name]] not in share(numbers[part], numbers[whole], report.digits):
            yield frozenset((keys[name], keys[part], keys[whole]))


def _wrong_growth(
    numbers: dict[str, Decimal], keys: dict[str, str], said: dict[str, str], digits: int
) -> Iterator[frozenset[str]]:
    for prefix, name in (("", "published"), ("received_", "received")):
        last = numbers.get(f"{name}_last")
        for direction, sign in (("rise", 1), ("fall", -1)):
            key = keys.get(f"{prefix}{direction}")
            if key and last and name in numbers:
                change = sign * (numbers[name] - last)
                if change < 0 or said[key] not in share(change, last, digits):
                    yield frozenset((key, keys[name], keys[f"{name}_last"]))


def statements(report: Report) -> Iterator[dict[str, str]]:
    """Yield what each sentence says, by key."""
    for text in report.texts:
        for found in STATEMENT.finditer(text):
            keys = [key for key in keys_of(found[2]) if key.startswith("said:")]
            yield {key: content(found[2], key) or "" for key in keys}


def _may_stand(key: str, text: str) -> bool:
    if not text:
        return True
    if key.endswith(_NO_COUNTS) or any(name in key for name in (":fees:", ":funds:")):
        return bool(re.fullmatch(r"\d+(\.\d+)?", text))
    return bool(re.fullmatch(r"-?\d+" if key.endswith(":change") else r"\d+", text))


def _more(figures: dict[str, Decimal], small: str, *large: str) -> bool:
    """Whether a figure exceeds others together; a blank one says nothing."""
    return {small, *large} <= figures.keys() and figures[small] > sum(figures[key] for key in large)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(\.\d+)?", text))
