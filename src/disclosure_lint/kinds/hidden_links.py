"""Links to strange hosts in what is not shown: planted for search engines, not for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Link
    from disclosure_lint.reading import Reading

#: Hosts that messages name.
_NAMED = 5
#: Characters of the words of a link that are looked at; one that is never closed has all that follow.
_LONGEST = 200

_SITE = late(r"[^.]+\.(?:(?:com|net|org)\.[a-z]{2}|[^.]+)$")


class Options(Strict):
    """Which hosts are strange.

    Attributes:
        trusted: ends of hosts to which menus, counters and buttons lead.
        fewest: so many strange hosts there must be when no wording gives them away.
        pattern: wordings that give a link away by itself.
    """

    trusted: Annotated[frozenset[str], Field(min_length=1)]
    fewest: int = 2
    pattern: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding a page, at the first of the links, with the others related."""
    options, links = rule.options, reading.document.links
    concealed = [link for link in links if link.concealed]
    if not concealed:
        return
    # A host that readers are led to as well is a partner, and its hidden link part of a menu.
    shown = {_site(link.host) for link in links if not link.concealed}
    strange = [
        link
        for link in concealed
        if not link.is_under(options.trusted)
        and _site(link.host) not in shown
        # What counts visitors has no words; what is planted for search engines has.
        and _words(link, reading)
    ]
    spoken = [link for link in strange if options.pattern.search(_words(link, reading))]
    hosts = dict.fromkeys(link.host for link in strange)
    # A menu of linked sites has those of other offices in it too.
    menu = 2 * len(strange) <= len(concealed)
    if not spoken and (menu or len({_site(host) for host in hosts}) < options.fewest):
        return
    named = list(hosts)[:_NAMED]
    yield rule.finding(
        "found",
        Place((spoken or strange)[0].label),
        data={
            "count": len(strange),
            "hosts": "、".join(named) + ("等" if len(hosts) > _NAMED else ""),
            "hosts_en": ", ".join(named) + (" and others" if len(hosts) > _NAMED else ""),
        },
        related=tuple(Place(link.label) for link in strange if link is not (spoken or strange)[0]),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE if spoken else Certainty.POSSIBLE,
        anchor="hidden-links",
    )


def _words(link: Link, reading: Reading) -> str:
    hidden = reading.hidden
    found = hidden.text.find(link.label)
    return hidden.value[found.start : min(found.end, found.start + _LONGEST)].strip() if found else ""


def _site(host: str) -> str:
    """The last names of a host, so that several hosts of one site are one."""
    found = _SITE.search(host)
    return found[0] if found else host


KIND = Kind(
    name="hidden-links",
    options=Options,
    messages={"found": frozenset({"count", "hosts", "hosts_en"})},
    check=check,
)
