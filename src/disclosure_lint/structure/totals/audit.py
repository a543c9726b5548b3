"""Which totals of a table are wrong, and how sure that is.

Labels alone seldom prove what a total adds up. A total is surely wrong when others that are labelled
alike agree, or when its table leaves no other reading.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.structure.totals.claims import claims
from disclosure_lint.structure.totals.lines import Role
from disclosure_lint.structure.totals.sheet import Sheet
from disclosure_lint.structure.totals.sums import add_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.structure.totals.claims import Claim
    from disclosure_lint.structure.totals.entries import Entry
    from disclosure_lint.structure.totals.lines import Line, Words
    from disclosure_lint.structure.totals.sheet import Block
    from disclosure_lint.structure.totals.sums import Sum
    from disclosure_lint.table import Table

#: Totals of which most must agree for a table to be understood.
_FEW = 3
#: What shares add up to.
_WHOLE = 100
#: Before what a table is counted in.
_UNIT = "单位"


class Wrong(NamedTuple):
    """A total that no reading agrees with.

    Attributes:
        total: the row or column of the total.
        across: the column or row it stands in.
        by_rows: whether the total is a row.
        sum: the total and its terms.
        sure: whether nothing else can be meant.
    """

    total: Line
    across: Line
    by_rows: bool
    sum: Sum
    sure: bool


class Audit(NamedTuple):
    """What became of a table: the totals that are wrong, or that most cannot be sums as the labels say."""

    wrong: tuple[Wrong, ...]
    misread: bool


class _Tally(NamedTuple):
    """What became of one claim: how many of its totals agree, more than by chance, and those that do not."""

    claim: Claim
    agreeing: int
    telling: int
    wrong: tuple[tuple[Line, Sum], ...]

    @property
    def is_misread(self) -> bool:
        """Whether so few agree that the total adds up something else."""
        return len(self.wrong) >= _FEW and len(self.wrong) > self.agreeing


def audit(table: Table, words: Words, caption: str, *, goes_on: bool) -> Audit:
    """Add up the totals of a table.

    Args:
        table: the table.
        words: what its labels are read by.
        caption: the words before it, which may name its unit.
        goes_on: whether it is the rest of the table before it.
    """
    auditor = _Auditor(Sheet(table, words), words, caption, goes_on=goes_on)
    wrong: dict[int, Wrong] = {}
    agreeing = misread = 0
    for block, by_rows in product(auditor.sheet.blocks, (True, False)):
        tallies = auditor.tallies(block, by_rows=by_rows)
        agreeing += sum(tally.agreeing for tally in tallies)
        # Columns of different things stand side by side; rows seldom do.
        misread += sum(tally.is_misread and tally.claim.clear and by_rows for tally in tallies)
        for found in auditor.wrong(tallies, block, by_rows=by_rows):
            wrong.setdefault(id(found.sum.stated.cell), found)
    if len(wrong) >= _FEW and len(wrong) > agreeing:
        return Audit((), misread=True)
    return Audit(tuple(wrong.values()), misread=bool(misread) and not wrong)


class _Auditor:
    """Adds up what a sheet claims."""

    def __init__(self, sheet: Sheet, words: Words, caption: str, *, goes_on: bool) -> None:
        self.sheet = sheet
        self._words, self._caption, self._goes_on = words, caption, goes_on
        # Totals over cells without a number that agree: from some on, the table leaves zeros out.
        self._blanks = 0
        self._units: dict[tuple[Line, str], tuple[bool, bool]] = {}

    def tallies(self, block: Block, *, by_rows: bool) -> list[_Tally]:
        """Add up every total of a block, along its rows or along its columns."""
        if by_rows:
            return [self._tally(claim, block.columns, by_rows=True) for claim in claims(block.rows)]
        columns = [line for line in block.columns if line.role is Role.FIGURES]
        found = claims(columns, runs=True)
        rows = [line for line in block.rows if not self._is_apart(line)] if found else []
        return [self._tally(claim, rows, by_rows=False) for claim in found]

    def _is_apart(self, line: Line) -> bool:
        return any(self._words.apart.search(label) for label in line.path)

    def _tally(self, claim: Claim, across: Sequence[Line], *, by_rows: bool) -> _Tally:
        counts = [0] * len(claim.parts)
        agreeing = telling = 0
        failed: list[Line] = []
        for line in across:
            right = None
            tried: list[Sum] = []
            for number, sum_ in self._sums(claim, line, by_rows=by_rows):
                tried.append(sum_)
                if sum_.agrees:
                    right = sum_
                    counts[number] += 1
                    break
            if right:
                agreeing += bool(right.stated.value)
                telling += right.is_telling
                self._blanks += right.open
            elif tried and not any(sum_.is_explained for sum_ in tried[:2]):
                failed.append(line)
        # The reading most totals agree with is the one the table means.
        best = counts.index(max(counts))
        chosen = ((line, self._chosen(claim, line, best, by_rows=by_rows)) for line in failed)
        return _Tally(claim, agreeing, telling, tuple(chosen))

    def _chosen(self, claim: Claim, across: Line, best: int, *, by_rows: bool) -> Sum:
        sums = dict(self._sums(claim, across, by_rows=by_rows))
        return sums.get(best) or next(iter(sums.values()))

    def _sums(self, claim: Claim, across: Line, *, by_rows: bool) -> Iterator[tuple[int, Sum]]:
        """Yield the sums a total may claim in one column or row, each with the number of the reading."""
        stated = self._entry(claim.total, across, by_rows=by_rows)
        shares = across.role is Role.SHARES
        if stated is None or stated.value is None or (shares and stated.value != _WHOLE):
            return
        column = across if by_rows else claim.total
        rounded, exact = self._unit(column, "" if by_rows else across.name)
        for number, parts in enumerate(claim.parts):
            entries = (self._entry(line, across, by_rows=by_rows) for line in parts)
            terms = [entry for entry in entries if entry]
            sum_ = add_up(stated, terms, rounded=rounded, exact=exact)
            if sum_:
                yield number, sum_

    def _unit(self, column: Line, row: str) -> tuple[bool, bool]:
        """Whether a column holds rounded units, and whether it holds exact ones; a row may say so too."""
        found = self._units.get((column, row))
        if found is None:
            said = "".join((self._caption, *column.path, row))
            found = bool(self._words.rounded.search(said)), bool(self._words.exact.search(said))
            self._units[column, row] = found
        return found

    def _entry(self, line: Line, across: Line, *, by_rows: bool) -> Entry | None:
        return self.sheet.entry(line.at, across.at) if by_rows else self.sheet.entry(across.at, line.at)

    def wrong(self, tallies: Sequence[_Tally], block: Block, *, by_rows: bool) -> Iterator[Wrong]:
        """Yield the totals that are wrong, or may be."""
        agreeing: dict[int, int] = defaultdict(int)
        failing: dict[int, int] = defaultdict(int)
        for tally in tallies:
            agreeing[tally.claim.rank] += tally.agreeing
            failing[tally.claim.rank] += len(tally.wrong)
        whole = self.sheet.whole and block.alone and not self._goes_on
        for tally in tallies:
            if tally.wrong and not tally.is_misread:
                rank, size = tally.claim.rank, len(tally.wrong)
                alike = _bears_out(agreeing[rank], failing[rank]) and size <= max(tally.agreeing, 1)
                borne_out = alike or _bears_out(tally.agreeing, size)
                yield from self._judged(tally, whole=whole, borne_out=borne_out, by_rows=by_rows)

    def _judged(self, tally: _Tally, *, whole: bool, borne_out: bool, by_rows: bool) -> Iterator[Wrong]:
        plain = tally.claim.clear and whole
        means = [not self._is_amount(line) and sum_.may_be_mean for line, sum_ in tally.wrong]
        lonely = len(means) - sum(means) == 1 if by_rows else len(means) == 1
        for (line, sum_), mean in zip(tally.wrong, means, strict=True):
            if mean and (not borne_out or (by_rows and sum_.is_like_mean)):
                continue
            proven = plain and by_rows and lonely and self._is_amount(line) and not sum_.may_count_twice
            if borne_out or plain or (tally.telling and lonely):
                known = self._blanks >= _FEW or not sum_.open
                sure = (borne_out or proven) and known and not mean
                yield Wrong(tally.claim.total, line, by_rows, sum_, sure)

    def _is_amount(self, line: Line) -> bool:
        """Whether a line certainly holds what is added up: its header says so, or the unit of the table."""
        if line.role is Role.SHARES:
            return True
        unit = (self._caption,) if _UNIT in self._caption else ()
        return any(self._words.amounts.search(word) for word in (*line.path, *unit))


def _bears_out(agreeing: int, failing: int) -> bool:
    """Whether so many totals agree that those which do not are wrong."""
    return agreeing > 1 and agreeing >= 2 * failing
