"""What the links in the foot of a page ask for must be what the foot says: site code and police filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


#: Signs of a site code, digits of a filing with the police.
_LENGTHS = {"site_code": 10, "police_number": 14}


class Asked(Strict):
    """One thing a link asks for.

    Attributes:
        pattern: matches the link in the source of a page; its group ``value`` is what is asked for.
        field: of the foot, that says the same.
    """

    pattern: Pattern
    field: Literal["site_code", "police_number"]


class Options(Strict):
    """What is looked at.

    Attributes:
        links: name of the message → the link it is about.
    """

    links: dict[Literal["report", "filing"], Asked]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when none of the links of a kind asks for what the foot says."""
    if reading.document.media != "text/html":
        return
    for message, asked in rule.options.links.items():
        field = reading.facts.footer.get(asked.field)
        if field is None:
            continue
        # A number that is malformed is another rule's.
        shown = field.value.lower() if asked.field == "site_code" else _digits(field.value)
        if len(shown) != _LENGTHS[asked.field]:
            continue
        found = list(asked.pattern.finditer(reading.document.content))
        if not found or any(match["value"].lower() == shown for match in found):
            continue
        yield rule.finding(
            message,
            Place(Span(*found[0].span("value"))),
            data={"said": PublicCode(found[0]["value"]), "shown": PublicCode(field.value)},
            related=(Place(reading.flow.text.span(field.start, field.end)),),
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"footer:link:{message}",
        )


def _digits(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit())


_DATA = frozenset({"said", "shown"})
KIND = Kind(name="footer-links", options=Options, messages={"report": _DATA, "filing": _DATA}, check=check)
