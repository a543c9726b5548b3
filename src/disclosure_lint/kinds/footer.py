"""Codes in the foot of a page must have the form their issuer gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """One field of the footer.

    Attributes:
        field: the field.
        form: matches the whole of a well-formed value.
    """

    field: Literal["site_code", "icp_number", "police_number"]
    form: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when the field is there and malformed; its absence is another rule's."""
    field = reading.facts.footer.get(rule.options.field)
    if field is None:
        return
    match = rule.options.form.search(field.value)
    if match and match.span() == (0, len(field.value)):
        return
    yield rule.finding(
        "malformed",
        Place(reading.flow.text.span(field.start, field.end)),
        data={"value": PublicCode(field.value)},
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor=f"footer:{rule.options.field}",
    )


KIND = Kind(name="footer", options=Options, messages={"malformed": frozenset({"value"})}, check=check)
