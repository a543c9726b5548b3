"""Lists that go on over pages which a script links to.

TRS WCM, which many government sites are made with, writes ``createPageHTML(pages, current, name, suffix)``
into each list; its pages are ``name.suffix``, ``name_1.suffix`` and so on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRS = late(
    r"createPageHTML\(\s{0,4}(\d{1,4})\s{0,4},\s{0,4}\d{1,4}\s{0,4},"
    r"\s{0,4}[\"']([\w-]{1,64})[\"']\s{0,4},\s{0,4}[\"'](\w{1,8})[\"']"
)


def further_pages(text: str) -> Iterator[str]:
    """Yield the relative addresses of the other pages of a list."""
    for pages, name, suffix in _TRS.findall(text):
        for number in range(1, int(pages)):
            yield f"{name}_{number}.{suffix}"
