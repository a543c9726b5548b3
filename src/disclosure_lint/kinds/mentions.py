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

    from disclosure_lint.document import Block
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow


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
    if options.title and place is None:
        return
    missing = [item for item in options.items if not item.pattern.search(flow.value)]
    if not missing or _mentioned(options.items, flow) < options.fewest:
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


def _mentioned(items: tuple[Item, ...], flow: Flow[Block]) -> int:
    """How many of the things are mentioned above the foot, which always has an address and a telephone."""
    end = next((part.start for part in flow.parts if isinstance(part.block, Footer)), len(flow.value))
    return sum(bool(item.pattern.search(flow.value, 0, end)) for item in items)


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
