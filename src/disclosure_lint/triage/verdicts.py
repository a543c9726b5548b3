"""Verdicts: what people said of findings, kept apart from them in a file of lines.

A verdict belongs to a finding under its heading and to its values: when either changes it no longer
holds. Without a key values cannot be told apart, and the place in the order of alike findings decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - pydantic reads it
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from disclosure_lint.judge.problems import MaskedFilesError
from disclosure_lint.judge.standing import Decision, Notice, Verdict
from disclosure_lint.rules.select import current
from disclosure_lint.triage.lines import Row, dump, parse, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from collections.abc import Set as AbstractSet

    from disclosure_lint.report import Report
    from disclosure_lint.rules.pack import Pack

SCHEMA = "disclosure-lint/verdicts@1"
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class VerdictsError(MaskedFilesError):
    """Verdicts that cannot be used."""

    what = ("判定文件", "verdict file")


class VerdictRow(Row):
    """A verdict as it is written.

    Attributes:
        ordinal: how many findings of the rule under the anchor come before it.
        verdict: confirmed or dismissed.
        by: who says so.
        on: the day.
        note: why.
    """

    ordinal: Annotated[int, Field(ge=0)] = 0
    verdict: Decision
    by: _Words
    on: date
    note: str = ""

    @property
    def said(self) -> Verdict:
        """What is said."""
        return Verdict(self.verdict, self.by, self.on, self.note)

    @property
    def order(self) -> tuple[str, ...]:
        """Sort key of lines."""
        return *self.address, self.mac or "", f"{self.ordinal:06}"


@dataclass(frozen=True)
class Verdicts:
    """What a file of verdicts holds.

    Attributes:
        name: of the file.
        key: id of the key its MACs were made with.
        rows: the verdicts.
    """

    name: str
    key: str | None
    rows: tuple[VerdictRow, ...] = ()

    @classmethod
    def parse(cls, name: str, text: str) -> Verdicts:
        """Read the text of a file.

        Raises:
            VerdictsError: with every mistake.
        """
        head, rows = parse(name, text, SCHEMA, VerdictRow, VerdictsError)
        return cls(name, head.key, tuple(rows))

    def dump(self) -> str:
        """Return the text of the file."""
        return dump(SCHEMA, self.key, self.rows)

    def moved(self, rename: Callable[[str], str]) -> Verdicts:
        """Return the same with documents called from another folder."""
        rows = (row.model_copy(update={"document": rename(row.document)}) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def with_names_of(self, pack: Pack) -> Verdicts:
        """Return the same with rules called by the ids they have now."""
        rows = (row.model_copy(update={"rule": current(pack, row.rule)}) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def pronounced(self, report: Report, number: int, verdict: Verdict) -> Verdicts:
        """Return the same with a verdict about an entry of a report, in place of an earlier one."""
        row = row_of(report.entries[number], report)
        return self.with_verdict(row, _ordinals(report)[number], verdict, values=self._knows(report))

    def with_verdict(self, row: Row, ordinal: int, verdict: Verdict, *, values: bool) -> Verdicts:
        """Return the same with a verdict about a finding, in place of an earlier one.

        Args:
            row: what the finding is known by.
            ordinal: how many like it come before it.
            verdict: what is said of it.
            values: whether its MAC and those here are of one key.
        """
        earlier = self.match(row, ordinal, values=values)
        added = VerdictRow.model_construct(
            **dict(row),
            ordinal=ordinal,
            verdict=verdict.decision,
            by=verdict.by,
            on=verdict.on,
            note=verdict.note,
        )
        return replace(self, rows=(*(one for one in self.rows if one is not earlier), added))

    def apply(self, report: Report) -> None:
        """Say of each finding what was said of it; tell of verdicts that no longer hold."""
        used: set[int] = set()
        values = self._knows(report)
        for number, ordinal in enumerate(_ordinals(report)):
            entry = report.entries[number]
            row = self.match(row_of(entry, report), ordinal, values=values)
            if row is not None:
                used.add(id(row))
                report.entries[number] = replace(entry, verdict=row.said)
        checked = {document.key for document in report.documents if not document.unread}
        report.notices += self.dropped(used, checked, report.pack)

    def _knows(self, report: Report) -> bool:
        return report.mac_key is not None and report.mac_key.id == self.key

    def match(self, found: Row, ordinal: int, *, values: bool) -> VerdictRow | None:
        """Return the verdict about a finding; arguments as in :meth:`with_verdict`."""
        for row in self._by_address.get(found.address, ()):
            if (row.mac == found.mac) if values and row.mac else (row.ordinal == ordinal):
                return row
        return None

    @cached_property
    def _by_address(self) -> dict[tuple[str, str, str, str], list[VerdictRow]]:
        grouped: dict[tuple[str, str, str, str], list[VerdictRow]] = {}
        for row in self.rows:
            grouped.setdefault(row.address, []).append(row)
        return grouped

    def dropped(self, used: AbstractSet[int], checked: Container[str], pack: Pack) -> Iterator[Notice]:
        """Yield the verdicts that no longer hold.

        Args:
            used: the ``id()`` of those that do.
            checked: documents that were read.
            pack: the rules that were run.
        """
        for number, row in enumerate(self.rows, 2):
            if id(row) not in used and row.document in checked and row.rule in pack.by_id:
                yield Notice(
                    "verdict-dropped",
                    f"{self.name}:{number}",
                    {
                        "zh": f"判定不再适用，内容已变：{row.document}，{row.rule}",
                        "en": f"verdict dropped, its finding has changed: {row.document}, {row.rule}",
                    },
                )


def _ordinals(report: Report) -> list[int]:
    """Of each entry, how many of its rule and message under its anchor come before it."""
    seen: Counter[tuple[int, str, str, str]] = Counter()
    ordinals = []
    for entry in report.entries:
        address = (entry.index, entry.rule, entry.message_id, entry.anchor)
        ordinals.append(seen[address])
        seen[address] += 1
    return ordinals
