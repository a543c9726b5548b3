"""Where a photo was taken, said in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

#: Further places given when a document holds several photos.
_RELATED = 4
_FINER = late(r"\d{1,2}(?:\.\d)?(?=[′″])")


class Options(Strict):
    """What to look at; what a position comes to is for a person to say.

    Attributes:
        field: the property that holds positions in degrees, minutes and seconds, as readers name it.
    """

    field: str


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding for all positions in a document."""
    texts = [
        hidden.text
        for hidden in reading.document.hidden
        if hidden.kind is Concealed.METADATA and hidden.name == rule.options.field
    ]
    if texts:
        first, *others = (Place(text.span()) for text in texts)
        yield rule.finding(
            "found" if len(texts) == 1 else "several",
            first,
            data={"value": Secret(texts[0].value, _masked(texts[0].value)), "count": len(texts)},
            related=tuple(others[:_RELATED]),
            outcome=Outcome.REVIEW,
            certainty=Certainty.CERTAIN,
        )


def _masked(position: str) -> str:
    """Leave the degrees: some hundred kilometres."""
    return _FINER.sub(lambda found: "*" * len(found[0]), position)


KIND = Kind(
    name="position",
    options=Options,
    messages={"found": frozenset({"value"}), "several": frozenset({"value", "count"})},
    check=check,
)
