"""A baseline: what was found once and is known. New is what is found and not in it.

Findings are matched as multisets: a rule's message under an anchor of a document is in the baseline
so many times, with so many values. Without a key only the number counts, with one the values too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from disclosure_lint.finding import Outcome
from disclosure_lint.judge.files import holding
from disclosure_lint.judge.problems import MaskedFilesError
from disclosure_lint.judge.standing import BaselineSummary
from disclosure_lint.rules.select import current
from disclosure_lint.triage.lines import Row, dump, parse, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from disclosure_lint.judge.standing import BaselineState
    from disclosure_lint.report import DocumentEntry, Entry, Report
    from disclosure_lint.rules.pack import Pack

SCHEMA = "disclosure-lint/baseline@1"
DEFAULT_NAME = "disclosure-lint-baseline.jsonl"
#: What may be known of a document; that a rule passed is not.
_KNOWN = {Outcome.FAIL, Outcome.REVIEW}
#: Reasons why parts of a document are unread that do not come and go with its text.
_NEVER_READ = {"picture", "no-text", "no-codes"}
_Address = tuple[str, str, str, str]
T = TypeVar("T")


class BaselineError(MaskedFilesError):
    """A baseline that cannot be used."""

    what = ("基线文件", "baseline")


@dataclass(frozen=True)
class Baseline:
    """What a baseline file holds.

    Attributes:
        name: of the file.
        key: id of the key its MACs were made with.
        rows: each so many times as it was found.
    """

    name: str
    key: str | None
    rows: Counter[Row]

    @classmethod
    def parse(cls, name: str, text: str) -> Baseline:
        """Read the text of a file.

        Raises:
            BaselineError: with every mistake.
        """
        head, rows = parse(name, text, SCHEMA, Row, BaselineError)
        return cls(name, head.key, Counter(rows))

    @classmethod
    def of(cls, name: str, report: Report) -> Baseline:
        """Return what a report holds; what is suppressed or dismissed is not in it."""
        key = report.mac_key.id if report.mac_key else None
        return cls(name, key, Counter(row_of(one, report) for _, one in _open(report)))

    def moved(self, rename: Callable[[str], str]) -> Baseline:
        """Return the same with documents called from another folder."""
        rows = Counter[Row]()
        for row, count in self.rows.items():
            rows[row.model_copy(update={"document": rename(row.document)})] += count
        return replace(self, rows=rows)

    def with_names_of(self, pack: Pack) -> Baseline:
        """Return the same with rules called by the ids they have now."""
        rows = Counter[Row]()
        for row, count in self.rows.items():
            rows[row.model_copy(update={"rule": current(pack, row.rule)})] += count
        return replace(self, rows=rows)

    def without(self, rows: Counter[Row]) -> Baseline:
        """Return the same less some rows."""
        return replace(self, rows=self.rows - rows)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return document → rule → how many."""
        counts: dict[str, dict[str, int]] = {}
        for row, count in self.rows.items():
            of_document = counts.setdefault(row.document, {})
            of_document[row.rule] = of_document.get(row.rule, 0) + count
        return counts

    def dump(self) -> str:
        """Return the text of the file."""
        return dump(SCHEMA, self.key, self.rows.elements())


class Compared(NamedTuple):
    """What became of the rows of a baseline.

    Attributes:
        known: found again.
        gone: looked for and not found.
        unseen: not looked for: documents or rules that were no part of the run.
    """

    known: Counter[Row]
    gone: Counter[Row]
    unseen: Counter[Row]


def _open(report: Report) -> Iterator[tuple[int, Entry]]:
    for number, entry in enumerate(report.entries):
        if entry.outcome in _KNOWN and entry.counts:
            yield number, entry


def compare(report: Report, baseline: Baseline, vanished: Callable[[str], bool]) -> Compared:
    """Tell new findings of a report from known ones; their entries say so afterwards.

    Args:
        report: the report of a finished run.
        baseline: with documents called from the root of the run.
        vanished: whether a document is known to be no more.
    """
    values = report.mac_key is not None and report.mac_key.id == baseline.key
    left = Left(baseline, values=values)
    found = [(number, row_of(entry, report)) for number, entry in _open(report)]
    matches = left.take([row for _, row in found])
    for (number, _), match in zip(found, matches, strict=True):
        state: BaselineState = "unchanged" if match else "new"
        report.entries[number] = replace(report.entries[number], baseline_state=state)
    known = Counter(match for match in matches if match)
    looked = _Looked(report, vanished)
    gone = Counter({row: count for row, count in left.rows.items() if looked.for_(row)})
    report.baseline = BaselineSummary(
        baseline.name, known.total(), len(found) - known.total(), gone.total(), values
    )
    return Compared(known, gone, left.rows - gone)


class Left:
    """What is left of a baseline while what was found is taken from it.

    Args:
        baseline: with documents called from the root of the run.
        values: whether MACs there and here are of one key.
    """

    def __init__(self, baseline: Baseline, *, values: bool) -> None:
        self._left: dict[_Address, Counter[Row]] = defaultdict(Counter)
        for row, count in baseline.rows.items():
            self._left[row.address][row] += count
        # What agrees in its values first, so that what does not is what is new.
        self._alike = (_same_values, _same_place) if values else (_any_values,)

    @property
    def rows(self) -> Counter[Row]:
        """What was not found so far."""
        return Counter({row: count for rows in self._left.values() for row, count in rows.items()})

    def take(self, found: Sequence[Row]) -> list[Row | None]:
        """Return the row of the baseline for each finding, None for new ones; whole documents at a time."""
        matches: list[Row | None] = [None] * len(found)
        for alike in self._alike:
            for number, row in enumerate(found):
                rows = self._left.get(row.address)
                if rows and matches[number] is None and (match := alike(row, rows)) is not None:
                    _take(match, rows)
                    matches[number] = match
        return matches


def _take(row: Row, left: Counter[Row]) -> None:
    left[row] -= 1
    if not left[row]:
        del left[row]


def _same_values(row: Row, left: Counter[Row]) -> Row | None:
    return row if row in left else None


def _same_place(_: Row, left: Counter[Row]) -> Row | None:
    return _first(one for one in left if one.mac is None)


def _any_values(_: Row, left: Counter[Row]) -> Row | None:
    return _first(left)


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)


class _Looked:
    """Tells whether a finding would have been found if it were still there."""

    def __init__(self, report: Report, vanished: Callable[[str], bool]) -> None:
        self._rules = report.pack.by_id
        self._vanished = vanished
        self._documents = {document.key: document for document in report.documents}
        self._failed = {(failure.rule, failure.document) for failure in report.failures}
        self._several = sum(document.year is not None for document in report.documents) > 1

    def for_(self, row: Row) -> bool:
        """Whether a row's rule looked at its document, as far as can be told."""
        rule = self._rules.get(row.rule)
        if rule is None or (rule.across and not self._several):
            return False
        document = self._document(row.document)
        if document is None:
            return self._vanished(row.document)
        names = {document.name, "*"}
        failed = any((rule_id, name) in self._failed for rule_id in (row.rule, "*") for name in names)
        unread = {reason for reason, _ in document.unread} - _NEVER_READ
        return not (failed or unread or document.compared)

    def _document(self, key: str) -> DocumentEntry | None:
        # Of a file that holds others, a part that is no more is gone with it.
        return _first(found for name in holding(key) if (found := self._documents.get(name)))
