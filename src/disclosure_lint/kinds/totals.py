"""Totals of any table: 小计, 合计, 总计 in rows and in columns.

Labels alone seldom prove what a total adds up. A total is held to be wrong when others that
are labelled alike agree, or when its table leaves no other reading; otherwise it is for review.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.totals.audit import audit
from disclosure_lint.structure.totals.lines import Words
from disclosure_lint.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from disclosure_lint.finding import Datum
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.totals.audit import Wrong

#: Terms written out and places pointed at, for one total.
_TERMS, _PLACES = 8, 12
#: Findings of one table.
_MOST = 10
#: Characters before a table in which its unit may be named; labels of totals are shorter than the latter.
_CAPTION, _LABEL = 60, 20
#: From here on, thousands are set apart: a long run of digits is masked as if it were a code.
_LONG = 10**9


class Options(Strict):
    """The words totals are read by; all are searched in labels without spaces.

    Attributes:
        ranks: what labels of totals end with, the innermost first.
        of-which: what begins a line that is part of the one before.
        apart: headers of figures that are not added up.
        share: headers of figures that add up to a hundred.
        amounts: headers of figures that are certainly added up.
        rounded: units in which whole numbers are rounded.
        exact: units in which two decimals are exact.
    """

    ranks: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    of_which: Pattern
    apart: Pattern
    share: Pattern
    amounts: Pattern
    rounded: Pattern
    exact: Pattern

    @property
    def words(self) -> Words:
        """The words a sheet is read by."""
        return Words(
            self.ranks, self.of_which, self.apart, self.share, self.amounts, self.rounded, self.exact
        )


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each total that is not the sum of its parts."""
    caption, number = "", 0
    unfinished: tuple[str, ...] = ()
    for block in reading.document.blocks:
        if not isinstance(block, Table):
            caption = block.text.value[-_CAPTION:]
            continue
        number += 1
        head = tuple(cell.label for cell in block.cells if cell.row == 0)
        totalled = _has_totals(rule.options, block)
        if totalled and not reading.is_form(block):
            found = audit(block, rule.options.words, caption, goes_on=head == unfinished)
            anchor = f"table:{number}"
            yield from (_finding(rule, wrong, anchor) for wrong in found.wrong[:_MOST])
            if found.misread:
                yield _misread(rule, block, anchor)
        # A table without totals under the same head as the next one is its first part.
        unfinished = () if totalled else head


def _has_totals(options: Options, table: Table) -> bool:
    words = (cell for cell in table.cells if len(cell.text) < _LABEL and not cell.text.value.isascii())
    labels = {cell.label for cell in words}
    return any(pattern.search(label) for label in labels for pattern in options.ranks)


def _finding(rule: Rule[Options], wrong: Wrong, anchor: str) -> Finding:
    stated, terms = wrong.sum.stated, wrong.sum.terms
    data: dict[str, Datum] = {
        "line": wrong.total.name,
        "terms": _terms([term.value for term in terms if term.value]),
        "sum": _number(wrong.sum.total),
        "stated": stated.cell.label,
        "delta": _number(wrong.sum.difference),
    }
    # Rows are named by number: what heads them may be a person.
    data |= {"column": "／".join(wrong.across.path)} if wrong.by_rows else {"row": wrong.across.at + 1}
    message = "differs" if wrong.sure else "unclear"
    filled = (term for term in terms if term.value)
    return rule.finding(
        message if wrong.by_rows else f"row-{message}",
        Place(stated.cell.text.span()),
        data=data,
        related=tuple(
            Place(term.cell.text.span(), f"加数 {term.cell.label}") for term in islice(filled, _PLACES)
        ),
        outcome=Outcome.FAIL if wrong.sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if wrong.sure else Certainty.POSSIBLE,
        anchor=anchor,
    )


def _terms(values: list[Decimal]) -> str:
    said = [_number(value) for value in values]
    if len(said) > _TERMS:
        said[_TERMS // 2 : -1] = ["…"]
    return "＋".join(said) or "0"


def _number(value: Decimal) -> str:
    return f"{value:,}" if abs(value) >= _LONG else f"{value:f}"


def _misread(rule: Rule[Options], table: Table, anchor: str) -> Finding:
    return rule.finding(
        "misread",
        Place(table.cells[0].text.span()),
        outcome=Outcome.REVIEW,
        certainty=Certainty.POSSIBLE,
        anchor=anchor,
    )


_DATA = frozenset({"line", "terms", "sum", "stated", "delta"})
KIND = Kind(
    name="totals",
    options=Options,
    messages={
        "differs": _DATA | {"column"},
        "unclear": _DATA | {"column"},
        "row-differs": _DATA | {"row"},
        "row-unclear": _DATA | {"row"},
        "misread": frozenset(),
    },
    check=check,
)
