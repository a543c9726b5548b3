"""What a page is called, and the column of the site it says it belongs to, masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading

#: Characters of a title or a column that are kept.
_MOST = 120
# Names of the metadata of government sites (website-guide-2017, 附件 2).
_TITLE, _COLUMN = "articletitle", "columnname"


class Head(NamedTuple):
    """What heads a page; each is ``""`` when the page does not say it.

    Attributes:
        title: as its metadata, its ``<title>`` or its first heading have it.
        column: of the site, as its metadata have it.
    """

    title: str = ""
    column: str = ""


def head_of(reading: Reading, places: Places) -> Head:
    """Return what heads a page; whoever is named in a title is masked there too."""
    title = next(filter(None, _titles(reading)), "")
    return Head(*(_shown(text, places) for text in (title, _field(reading, _COLUMN))))


def _titles(reading: Reading) -> Iterator[str]:
    yield _field(reading, _TITLE)
    if reading.document.title:
        yield reading.document.title.value
    yield next((line.value for line in reading.title_lines if line.read_from == "title"), "")


def _field(reading: Reading, name: str) -> str:
    fields = (
        hidden.text.value
        for hidden in reading.document.hidden
        if hidden.kind is Concealed.METADATA and hidden.name.lower() == name
    )
    return next(fields, "")


def _shown(text: str, places: Places) -> str:
    return places.masker.mask(" ".join(text[: 2 * _MOST].split()))[:_MOST]
