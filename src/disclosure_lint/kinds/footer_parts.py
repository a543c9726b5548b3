"""What the foot of a page must list: sponsor, codes, filings, ways to report errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import Field

from disclosure_lint.document import Footer
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Bilingual, Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.document import Block
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Part as Foot


class Part(Strict):
    """One thing the foot must list.

    Attributes:
        name: what messages call it.
        text: matches it in the text of the foot, or what is said of a picture or a link of the page.
        markup: matches it in the source of the page, for pictures and scripts.
        tells: whether it tells the site of an office from others.
    """

    name: Bilingual
    text: Pattern
    markup: Pattern | None = None
    tells: bool = False


class Office(Strict):
    """What else tells the site of an office, where the parts that should are all missing.

    Attributes:
        host: matches the host the page was fetched from.
        sponsor: matches an office that is named as the sponsor in the text of the foot,
        filing: if this is found there too.
    """

    host: Pattern
    sponsor: Pattern
    filing: Pattern


class Options(Strict):
    """The parts.

    Attributes:
        parts: in the order in which those that are missing are named.
        fewest: a foot with fewer of them, or one that nothing tells an office's, is that of a page of
            another kind.
        office: what tells it beside the parts.
    """

    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    fewest: int = 3
    office: Office | None = None


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding that names all parts that are missing, at the foot."""
    if reading.document.media != "text/html":
        return
    flow = reading.flow
    feet = [part for part in flow.parts if isinstance(part.block, Footer) and part.end > part.start]
    if not feet:
        return
    found = [
        part
        for part in rule.options.parts
        if any(part.text.search(flow.value, foot.start, foot.end) for foot in feet)
        or (part.markup and part.markup.search(reading.document.content))
        or any(part.text.search_words(words) for words in reading.captions)
    ]
    missing = [part for part in rule.options.parts if part not in found]
    if not missing or len(found) < rule.options.fewest:
        return
    if not any(part.tells for part in found) and not _is_of_office(rule.options.office, reading, feet):
        return
    last = feet[-1]
    yield rule.finding(
        "missing",
        Place(flow.text.span(last.start, last.end)),
        data={
            "parts": "、".join(part.name.zh for part in missing),
            "parts_en": ", ".join(part.name.en for part in missing),
        },
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor="footer",
    )


def _is_of_office(office: Office | None, reading: Reading, feet: Sequence[Foot[Block]]) -> bool:
    if office is None:
        return False
    host = urlsplit(reading.document.address or "").hostname or ""
    value = reading.flow.value
    return office.host.search(host) is not None or all(
        any(pattern.search(value, foot.start, foot.end) for foot in feet)
        for pattern in (office.sponsor, office.filing)
    )


KIND = Kind(
    name="footer-parts",
    options=Options,
    messages={"missing": frozenset({"parts", "parts_en"})},
    check=check,
)
