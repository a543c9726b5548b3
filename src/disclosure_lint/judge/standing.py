"""What people have decided about findings before: known, suppressed, judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.rules.pack import Pack


#: Whether a finding was there when the baseline was written, as SARIF calls it.
BaselineState = Literal["new", "unchanged"]


class Decision(Enum):
    """What a person who looked at a finding said of it."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count.

    Attributes:
        reason: as its approver wrote it.
        approver: who answers for it.
        until: the last day it holds.
        source: where it is written: file and line.
    """

    reason: str
    approver: str
    until: date
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of a finding: by whom, when, and a note, "" when there is none."""

    decision: Decision
    by: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the files of decisions that a person should look at.

    Attributes:
        id: what it is: ``suppression-expired``, ``suppression-unused``, ``suppression-invalid``,
            ``verdict-dropped``, ``rule-renamed``, ``rule-deprecated``.
        source: file and line it is written at.
        message: by language.
    """

    id: str
    source: str
    message: Mapping[Lang, str]


def renamed(source: str, old: str, new: str) -> Notice:
    """Return the notice that a rule is named by an id it had before, which goes on to work."""
    return Notice(
        "rule-renamed",
        source,
        {
            "zh": f"规则已改名：{old} 现在是 {new}，旧编号仍可用",
            "en": f"rule {old} is now called {new}; the old id still works",
        },
    )


def notices_of_name(name: str, source: str, pack: Pack) -> Iterator[Notice]:
    """Yield what to tell of a name of a rule: that it is an old one, or that the rule is on its way out."""
    now = pack.renamed.get(name, name)
    if now != name:
        yield renamed(source, name, now)
    rule = pack.by_id.get(now)
    if rule is not None and rule.file.status == "deprecated":
        other = rule.file.replaced_by
        zh, en = (f"，改用 {other}", f", use {other}") if other else ("", "")
        said: dict[Lang, str] = {"zh": f"规则已停用：{now}{zh}", "en": f"rule {now} is deprecated{en}"}
        yield Notice("rule-deprecated", source, said)


@dataclass(frozen=True, slots=True)
class BaselineSummary:
    """What comparing with a baseline came to.

    Attributes:
        name: of the baseline file.
        known: findings that were in it.
        new: findings that were not.
        gone: findings in it that were looked for and are no more.
        values: whether values were compared; without the key only places are.
    """

    name: str
    known: int
    new: int
    gone: int
    values: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What decisions about findings came to.

    Attributes:
        suppressed: findings that are suppressed.
        dismissed: findings a person said are none, those that are suppressed aside.
        notices: what is to be looked at in the files of decisions.
        baseline: what comparing with a baseline came to.
    """

    suppressed: int = 0
    dismissed: int = 0
    notices: tuple[Notice, ...] = ()
    baseline: BaselineSummary | None = None
