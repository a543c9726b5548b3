"""What people have decided about findings before: known, suppressed, judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disclosure_lint.rules.model import Lang


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
        id: what it is: ``suppression-expired``, ``suppression-unused``, ``suppression-invalid``.
        source: file and line it is written at.
        message: by language.
    """

    id: str
    source: str
    message: Mapping[Lang, str]


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
