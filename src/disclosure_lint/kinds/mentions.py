"""What a document of some kind must mention: the guide to disclosure, the column of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.document import Footer
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Bilingual, Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Item(Strict):
    """One thing that must be mentioned, by what words."""

    name: Bilingual
    pattern: Pattern


class Options(Strict):
    """The things.

    Attributes:
        items: in the order in which those that are missing are named.
        title: matches the title of documents that must mention them; any document when not given.
        window: whether a page that has a title in its metadata is called by that alone; menus name columns.
        fewest: a document that mentions fewer of them is something else, such as a list of links.
    """

    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    title: Pattern | None = None
    window: bool = False
    fewest: int = 1


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding that names all that is missing, at the title."""
    options, flow = rule.options, reading.flow
    place = _title(options, options.title, reading) if options.title else None
    if (options.title and place is None) or reading.is_cover:
        return
    # The foot of the page speaks of the site, whatever the page is about.
    parts = [part for part in flow.parts if not isinstance(part.block, Footer)]
    missing = [
        item
        for item in options.items
        if not any(item.pattern.search(flow.value, part.start, part.end) for part in parts)
        and not any(item.pattern.search_words(caption) for caption in reading.captions)
    ]
    if not missing or len(options.items) - len(missing) < options.fewest:
        return
    yield rule.finding(
        "missing",
        place,
        data={
            "items": "、".join(item.name.zh for item in missing),
            "items_en": ", ".join(item.name.en for item in missing),
        },
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
    )


def _title(options: Options, wanted: Pattern, reading: Reading) -> Place | None:
    lines = reading.title_lines
    if options.window:
        lines = tuple(line for line in lines if line.read_from == "metadata") or lines
    return next((Place(line.span) for line in lines if wanted.search_words(line.value)), None)


KIND = Kind(
    name="mentions",
    options=Options,
    messages={"missing": frozenset({"items", "items_en"})},
    check=check,
)
