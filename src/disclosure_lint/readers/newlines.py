"""Line ends as parsers count them, mapped to line ends as stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_CARRIAGE_RETURN = late(r"\r\n?")


def with_line_feeds(content: str) -> Text:
    """Return the content with every CRLF and CR as one line feed, positions kept."""
    return Text.join(_pieces(content)) if "\r" in content else Text.plain(content)


def _pieces(content: str) -> Iterator[Text]:
    at = 0
    for found in _CARRIAGE_RETURN.finditer(content):
        if found.start() > at:
            yield Text.plain(content[at : found.start()], at)
        # The line feed of a CRLF stands where it is; a lone CR stands for one.
        yield Text.plain("\n", found.end() - 1)
        at = found.end()
    yield Text.plain(content[at:], at)
