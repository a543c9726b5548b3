"""What the metadata of a page say against what the page says: site code and date of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosure_lint.document import Concealed
from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span


#: What stands before the date of publication of a page.
_LABELS = ("发布日期", "发布时间")


class Options(Strict):
    """Which field.

    Attributes:
        names: what the field of a code is called in ``<meta name="…">``, whatever its case.
        field: what of the page it is held against.
    """

    names: tuple[str, ...] = ()
    field: Literal["site-code", "published"]


class _Said(NamedTuple):
    """A value and where it stands in the source."""

    value: str
    span: Span


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when both say something and it differs."""
    dated = rule.options.field == "published"
    said, shown = _dates(reading) if dated else _codes(rule.options.names, reading)
    if said is None or shown is None or said.value.lower() == shown.value.lower():
        return
    yield rule.finding(
        "differs",
        Place(said.span),
        data={"said": PublicCode(said.value), "shown": PublicCode(shown.value)},
        related=(Place(shown.span),),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor=f"meta:{rule.options.field}",
    )


def _dates(reading: Reading) -> tuple[_Said | None, _Said | None]:
    if sum(reading.flow.value.count(label) for label in _LABELS) > 1:
        return None, None  # a list of documents, each with its own
    facts = reading.facts
    said, shown = (
        _Said(fact.value.isoformat(), fact.span) if fact else None for fact in (facts.posted, facts.published)
    )
    return said, shown


def _codes(names: tuple[str, ...], reading: Reading) -> tuple[_Said | None, _Said | None]:
    wanted = {name.lower() for name in names}
    fields = (
        hidden.text
        for hidden in reading.document.hidden
        if hidden.kind is Concealed.METADATA and hidden.name.lower() in wanted
    )
    text = next(fields, None)
    said = _Said(text.value.strip(), text.span()) if text else None
    field = reading.facts.footer.get("site_code")
    if field is None:
        return said, None
    return said, _Said(field.value, reading.flow.text.span(field.start, field.end))


KIND = Kind(
    name="metadata",
    options=Options,
    messages={"differs": frozenset({"said", "shown"})},
    check=check,
)
