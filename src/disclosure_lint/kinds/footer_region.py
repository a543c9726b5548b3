"""The codes in the foot of a page name a province each, which must be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.footer import FooterField

_SITE_CODE_DIGITS = 10


class Options(Strict):
    """How provinces are written.

    Attributes:
        signs: sign of a province in filings → its two digits (GB/T 2260).
    """

    signs: dict[str, str]


class _Said(NamedTuple):
    """What a code says of the province."""

    region: str
    field: FooterField


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when a filing belongs to another province than the site code."""
    footer = reading.facts.footer
    code = footer.get("site_code")
    # Codes of ministries and vertical systems name none; a malformed one is another rule's.
    if code is None or len(code.value) != _SITE_CODE_DIGITS or not code.value.isdigit():
        return
    home = code.value[:2]
    for said in _regions(rule.options.signs, footer):
        if said.region != home:
            flow = reading.flow
            yield rule.finding(
                "differs",
                Place(flow.text.span(said.field.start, said.field.end)),
                data={"number": PublicCode(said.field.value), "code": PublicCode(code.value)},
                related=(Place(flow.text.span(code.start, code.end), "网站标识码"),),
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
                anchor="footer:region",
            )


def _regions(signs: dict[str, str], footer: dict[str, FooterField]) -> Iterator[_Said]:
    for name in ("icp_number", "police_number"):
        field = footer.get(name)
        if field is None:
            continue
        region = signs.get(field.value[0])
        if region is not None:
            yield _Said(region, field)


KIND = Kind(
    name="footer-region",
    options=Options,
    messages={"differs": frozenset({"number", "code"})},
    check=check,
)
