"""Links that name an office and lead to a host that is not its own, and links to bare IP addresses."""

from __future__ import annotations

import ipaddress
from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Link
    from disclosure_lint.reading import Reading

#: Characters of a link that may be the name of an office.
_LONGEST = 30
_NAMED = 5


class Options(Strict):
    """What names an office, and which hosts it may have.

    Attributes:
        body: matches the words of a link that are the name of an office or its site, and nothing else.
        trusted: ends of hosts that offices have.
        own: a host so many links of a page lead to is that of the site itself.
    """

    body: Pattern
    trusted: Annotated[frozenset[str], Field(min_length=1)]
    own: int = 5


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each office with a strange host, and one a page for addresses without a name."""
    links = reading.document.links
    times = Counter(link.host for link in links)
    bare: list[Link] = []
    for link in links:
        if link.concealed:
            continue
        if _is_address(link.host):  # behind a picture too
            bare.append(link)
            continue
        words = _words(link, reading)
        if (
            words
            and times[link.host] < rule.options.own
            and not link.is_under(rule.options.trusted)
            and len(words) <= _LONGEST
            and rule.options.body.search_words(words)
        ):
            yield rule.finding(
                "named",
                Place(link.label),
                data={"body": words, "host": link.host},
                outcome=Outcome.REVIEW,
                certainty=Certainty.POSSIBLE,
                anchor="link",
            )
    if bare:
        hosts = list(dict.fromkeys(link.host for link in bare))
        yield rule.finding(
            "bare",
            Place(bare[0].label),
            data={"count": len(bare), "hosts": ", ".join(hosts[:_NAMED])},
            related=tuple(Place(link.label) for link in bare[1:]),
            outcome=Outcome.REVIEW,
            certainty=Certainty.POSSIBLE,
            anchor="bare-link",
        )


def _words(link: Link, reading: Reading) -> str:
    flow = reading.flow
    found = flow.text.find(link.label)
    return flow.value[found.start : min(found.end, found.start + 2 * _LONGEST)].strip() if found else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


KIND = Kind(
    name="linked-hosts",
    options=Options,
    messages={"named": frozenset({"body", "host"}), "bare": frozenset({"count", "hosts"})},
    check=check,
)
