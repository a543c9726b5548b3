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
    from collections.abc import Callable, Iterator

    from disclosure_lint.report import Entry, Report
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
        entry, ordinal = report.entries[number], _ordinals(report)[number]
        earlier = self._match(entry, ordinal, report)
        row = VerdictRow.model_construct(
            **row_of(entry, report),
            ordinal=ordinal,
            verdict=verdict.decision,
            by=verdict.by,
            on=verdict.on,
            note=verdict.note,
        )
        return replace(self, rows=(*(one for one in self.rows if one is not earlier), row))

    def apply(self, report: Report) -> None:
        """Say of each finding what was said of it; tell of verdicts that no longer hold."""
        used: set[int] = set()
        for number, ordinal in enumerate(_ordinals(report)):
            row = self._match(report.entries[number], ordinal, report)
            if row is not None:
                used.add(id(row))
                said = Verdict(row.verdict, row.by, row.on, row.note)
                report.entries[number] = replace(report.entries[number], verdict=said)
        report.notices += self._dropped(report, used)

    def _match(self, entry: Entry, ordinal: int, report: Report) -> VerdictRow | None:
        values = report.mac_key is not None and report.mac_key.id == self.key
        of_entry = Row.model_construct(**row_of(entry, report))
        for row in self._by_address.get(of_entry.address, ()):
            if (row.mac == of_entry.mac) if values and row.mac else (row.ordinal == ordinal):
                return row
        return None

    @cached_property
    def _by_address(self) -> dict[tuple[str, str, str, str], list[VerdictRow]]:
        grouped: dict[tuple[str, str, str, str], list[VerdictRow]] = {}
        for row in self.rows:
            grouped.setdefault(row.address, []).append(row)
        return grouped

    def _dropped(self, report: Report, used: set[int]) -> Iterator[Notice]:
        checked = {document.key for document in report.documents if not document.unread}
        for number, row in enumerate(self.rows, 2):
            if id(row) not in used and row.document in checked and row.rule in report.pack.by_id:
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
