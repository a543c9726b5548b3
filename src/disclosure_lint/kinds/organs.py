"""The organ of the title, of the text and of the signature must be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.organs import level_of, same_organ
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span


class Options(Strict):
    """Where the text names its own organ.

    Attributes:
        named: matches what the text says of itself; its group ``organ`` is the name.
    """

    named: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place that names another organ than the title."""
    facts = reading.facts
    issuer = facts.issuer
    if issuer is None or issuer.read_from != "title" or level_of(issuer.value) is None:
        return
    seen: set[str] = set()
    for where, name, span in _others(rule.options, reading):
        if name in seen or same_organ(issuer.value, name):
            continue
        seen.add(name)
        yield rule.finding(
            "differs",
            Place(span),
            data={"where": where, "organ": name, "issuer": issuer.value},
            related=(Place(issuer.span, f"题名：{issuer.value}"),),
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"organ:{where}",
        )


def _others(options: Options, reading: Reading) -> Iterator[tuple[str, str, Span]]:
    flow = reading.flow
    for match in options.named.finditer(flow.value):
        if level_of(match["organ"]):
            yield "正文", match["organ"], flow.text.span(*match.span("organ"))
    signatory = reading.facts.signatory
    if signatory:
        yield "落款", signatory.value, signatory.span


KIND = Kind(
    name="organs",
    options=Options,
    messages={"differs": frozenset({"where", "organ", "issuer"})},
    check=check,
)
