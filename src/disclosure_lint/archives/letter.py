"""A mail written down as one page: the fields of its head, then its text.

The text of a mail is often sent twice, as a page and as plain text. The page is what people see;
of the other, the lines that the page has not are kept as hidden text.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.readers import read_text
from disclosure_lint.readers.encoding import decode
from disclosure_lint.readers.sniff import HTML_TYPES
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from datetime import datetime

#: Charsets of seven bits, which bytes do not give away.
_SEVEN_BITS = late(r"(?:hz|hz-gb-2312|utf-7|iso-2022-[a-z0-9-]{2,10})", re.IGNORECASE)
_SPACE = late(r"\s+")
_LINE = late(r"[^\r\n]+")
#: Lines times characters to look them up in; beyond it, both texts are kept whole.
_MOST_SEARCHED = 1_000_000_000


class Letter:
    """A mail as it is put together.

    Args:
        date: when it was sent.
    """

    def __init__(self, date: datetime | None = None) -> None:
        self._date = date
        self._fields: list[str] = []
        self._pages: list[str] = []
        self._plain: list[str] = []

    def add_field(self, name: str, value: str) -> None:
        """Write a field of the head."""
        if value:
            self._fields.append(f"{name}：{' '.join(value.split())}")

    def add_text(self, data: bytes, media: str) -> None:
        """Write a text, plain or a page.

        Args:
            data: as it was sent.
            media: its type and charset, as declared.
        """
        source = Source("", data, media=media)
        text = _characters(data, source.charset)
        (self._pages if source.media_type in HTML_TYPES else self._plain).append(text)

    def source(self) -> Source:
        """Return the mail as a page in UTF-8, or as plain text when it has no page."""
        if not self._pages:
            text = "\n".join([*self._fields, "", *self._plain])
            return Source(
                "", text.encode(errors="replace"), media="text/plain; charset=utf-8", date=self._date
            )
        page = "\n".join([*(f"<p>{escape(field, quote=False)}</p>" for field in self._fields), *self._pages])
        hidden = "\n".join(f"<p hidden>{escape(line, quote=False)}</p>" for line in self._unseen(page))
        data = f"{page}\n{hidden}".encode(errors="replace")
        return Source("", data, media="text/html; charset=utf-8", date=self._date)

    def _unseen(self, page: str) -> list[str]:
        """Lines of the plain text that the page has not."""
        if not self._plain:
            return []
        read = read_text(page, "", ".html")
        seen = _SPACE.sub("", "".join(part.text.value for part in (*read.blocks, *read.hidden)))
        lines = [line for text in self._plain for line in _LINE.findall(text)]
        if len(lines) * len(seen) > _MOST_SEARCHED:
            return lines
        return [line for line in lines if _SPACE.sub("", line) not in seen]


def _characters(data: bytes, charset: str) -> str:
    if data.isascii() and _SEVEN_BITS.fullmatch(charset):
        try:
            return data.decode("hz" if charset.lower().startswith("hz") else charset, "replace")
        except LookupError:
            pass
    return decode(data, charset).text
