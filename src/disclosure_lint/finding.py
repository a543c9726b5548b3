"""What a rule reports: data about a place, not a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.text import Span


class PublicCode(str):
    """A code that has to be published, such as a site code; never masked."""

    __slots__ = ()


#: What a message may be filled with.
Datum = str | int | Decimal | Secret


class Outcome(Enum):
    """What checking came to. “Needs a person” is an outcome, not a low severity."""

    FAIL = "fail"
    REVIEW = "review"
    PASS = "pass"  # noqa: S105 - an outcome, not a password
    NOT_APPLICABLE = "not-applicable"


class Severity(Enum):
    """How much a failure matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


#: What a run may fail on, from the highest threshold to the lowest.
THRESHOLDS = ("error", "warning", "note", "review")


class Certainty(Enum):
    """How sure the tool is that what it describes is there."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the source, and what it is to the finding.

    Attributes:
        span: where, in the decoded source.
        label: what stands there, for related places ("" for the primary one).
        document: number of the document in the run, None for the one the finding is about.
    """

    span: Span
    label: str = ""
    document: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found.

    Attributes:
        rule: id of the rule.
        outcome: fail, review, pass or not-applicable.
        severity: of the rule, or raised and lowered by what was found.
        certainty: how sure this is.
        message: id of the message among those of the rule.
        data: values for the message.
        place: the primary place, or None when the document as a whole is meant.
        related: further places that belong to it.
        anchor: structural address inside the document; holds no text of it but headings and labels.
        hides: the characters of the source that redacting it stars, one range each.
        about: the values that make it another finding when they change; None means all of ``data``.
        proven: a check digit proves what was found, wherever it was read from.
    """

    rule: str
    outcome: Outcome
    severity: Severity
    message: str
    place: Place | None
    certainty: Certainty = Certainty.CERTAIN
    data: Mapping[str, Datum] = field(default_factory=dict, repr=False)  # may quote the document
    related: tuple[Place, ...] = ()
    anchor: str = ""
    hides: tuple[Span, ...] = field(default=(), repr=False)
    about: tuple[Datum, ...] | None = field(default=None, repr=False)
    proven: bool = False

    def doubted(self) -> Finding:
        """Return it for a person to look at: what it rests on may have been misread."""
        if self.proven or self.outcome is not Outcome.FAIL:
            return self
        certainty = Certainty.PROBABLE if self.certainty is Certainty.CERTAIN else self.certainty
        return replace(self, outcome=Outcome.REVIEW, certainty=certainty)
