"""Links to strange hosts that are planted for search engines: in what is not shown, or by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Link
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow

#: Hosts that messages name.
_NAMED = 5
#: Characters of the words of a link that are looked at; one that is never closed has all that follow.
_LONGEST = 200

_SITE = late(r"[^.]+\.(?:(?:com|net|org)\.[a-z]{2}|[^.]+)$")


class Options(Strict):
    """Which hosts are strange.

    Attributes:
        trusted: ends of hosts to which menus, counters and buttons lead.
        fewest: so many strange hosts there must be when no wording gives them away, and so many links whose
            wordings do when they are shown.
        pattern: wordings that give a hidden link away by itself.
        blatant: wordings that nobody gives a link he wants to be seen with.
        unless: matches the words of links to pages that are about the matter.
    """

    trusted: Annotated[frozenset[str], Field(min_length=1)]
    fewest: int = 2
    pattern: Pattern
    blatant: Pattern
    unless: Pattern | None = None


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding a page, at the first of the links, with the others related."""
    options = rule.options
    strange = [link for link in reading.document.links if not link.is_under(options.trusted)]
    if not strange:
        return
    planted, spoken = _planted(options, reading, strange)
    if planted:
        first = (spoken or planted)[0]
        certainty = Certainty.PROBABLE if spoken else Certainty.POSSIBLE
        yield _finding(rule, "found", first, planted, certainty)
        return
    shown = [
        link
        for link in strange
        if not link.concealed and _speaks(options, options.blatant, link, reading.flow)
    ]
    if len(shown) >= options.fewest:
        yield _finding(rule, "shown", shown[0], shown, Certainty.POSSIBLE)


def _planted(options: Options, reading: Reading, strange: list[Link]) -> tuple[list[Link], list[Link]]:
    """The hidden links that seem to be planted, and those of them whose words say so."""
    links = reading.document.links
    # A host that readers are led to as well is a partner, and its hidden link part of a menu.
    shown = {_site(link.host) for link in links if not link.concealed}
    found = [
        link
        for link in strange
        if link.concealed
        and _site(link.host) not in shown
        # What counts visitors has no words; what is planted for search engines has.
        and _words(link, reading.hidden)
    ]
    spoken = [link for link in found if _speaks(options, options.pattern, link, reading.hidden)]
    buried = [link for link in found if link.buried]
    # A menu of linked sites has those of other offices in it too.
    menu = 2 * len(buried) <= sum(link.buried for link in links)
    if spoken or (not menu and len({_site(link.host) for link in buried}) >= options.fewest):
        return found, spoken
    return [], []


def _finding(
    rule: Rule[Options], message: str, first: Link, links: list[Link], certainty: Certainty
) -> Finding:
    hosts = list(dict.fromkeys(link.host for link in links))
    more = len(hosts) > _NAMED
    return rule.finding(
        message,
        Place(first.label),
        data={
            "count": len(links),
            "hosts": "、".join(hosts[:_NAMED]) + ("等" if more else ""),
            "hosts_en": ", ".join(hosts[:_NAMED]) + (" and others" if more else ""),
        },
        related=tuple(Place(link.label) for link in links if link is not first),
        outcome=Outcome.REVIEW,
        certainty=certainty,
        anchor="hidden-links",
    )


def _speaks(options: Options, pattern: Pattern, link: Link, flow: Flow[Any]) -> bool:
    words = _words(link, flow)
    return pattern.search(words) is not None and not (options.unless and options.unless.search(words))


def _words(link: Link, flow: Flow[Any]) -> str:
    found = flow.text.find(link.label)
    return flow.value[found.start : min(found.end, found.start + _LONGEST)].strip() if found else ""


def _site(host: str) -> str:
    """The last names of a host, so that several hosts of one site are one."""
    found = _SITE.search(host)
    return found[0] if found else host


_DATA = frozenset({"count", "hosts", "hosts_en"})
KIND = Kind(
    name="hidden-links",
    options=Options,
    messages={"found": _DATA, "shown": _DATA},
    check=check,
)
