"""Names of persons in the properties of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.names import mask_name, resembles_name
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Where to look.

    Attributes:
        fields: properties, as readers name them, and what they are called in Chinese.
    """

    fields: dict[str, str]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each property that is a name."""
    for hidden in reading.document.hidden:
        field = hidden.name.lower()
        if hidden.kind is not Concealed.METADATA or field not in rule.options.fields:
            continue
        name = hidden.text.strip()
        if resembles_name(name.value):
            yield rule.finding(
                "found",
                Place(name.span()),
                data={
                    "name": Secret(name.value, mask_name(name.value)),
                    "field": field,
                    "called": rule.options.fields[field],
                },
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
            )


KIND = Kind(
    name="properties",
    options=Options,
    messages={"found": frozenset({"name", "field", "called"})},
    check=check,
)
