"""Lists of addresses in files: one a line, perhaps with a remark after it, or a sitemap.

Sitemaps are those of sitemaps.org, protocol 0.90.
"""

from __future__ import annotations

import codecs
import gzip
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LARGEST = 64 * 1024 * 1024
_HEAD = 64 * 1024
_SCHEMES = ("http://", "https://")
#: Where a remark begins after an address, as in tables saved as CSV.
_REMARK = late(r",{1,20}(?=[^\x00-\x7f\"]|\"|$)")
_LOST = "\N{REPLACEMENT CHARACTER}"


class Addresses(NamedTuple):
    """What a file lists.

    Attributes:
        pages: addresses of pages.
        sitemaps: addresses of further sitemaps.
    """

    pages: Sequence[str] = ()
    sitemaps: Sequence[str] = ()


class AddressesError(ValueError):
    """A list in which something is no address; the message says where."""


def is_address(text: str) -> bool:
    """Whether a source is an address rather than a path."""
    return text.lower().startswith(_SCHEMES)


def is_sitemap(address: str) -> bool:
    """Whether an address is that of a sitemap, by its name."""
    name = address.partition("?")[0].rpartition("/")[2].lower()
    return name.startswith("sitemap") and name.endswith((".xml", ".xml.gz"))


def listed(path: Path) -> Addresses | None:
    """Return the addresses a file lists, None when it is no list.

    Raises:
        AddressesError: when it is one with a mistake.
    """
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
            packed = head.startswith(b"\x1f\x8b") and path.name.lower().endswith(".xml.gz")
            file.seek(0)
            if packed:
                with gzip.open(file) as unpacked:
                    data = unpacked.read(_LARGEST)
            elif b"<urlset" in head or b"<sitemapindex" in head or _is_list(head):
                data = file.read()
            else:
                return None
    except (OSError, EOFError, ValueError):
        return None
    if b"<urlset" in data[:_HEAD] or b"<sitemapindex" in data[:_HEAD]:
        return _of_sitemap(data)
    return None if packed else _of_lines(data)


def _is_list(head: bytes) -> bool:
    """Whether the first line that says something begins with an address."""
    lines = (line.strip() for line in _text(head).splitlines())
    return is_address(next((line for line in lines if line and not line.startswith("#")), ""))


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return data.decode(encoding, errors="replace")


def _of_lines(data: bytes) -> Addresses:
    pages = []
    for number, raw in enumerate(_text(data).splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        # A comma may be part of an address; before what never stands in one it begins a remark.
        address = _REMARK.split(line.split()[0], maxsplit=1)[0]
        if not _is_whole(address):
            raise AddressesError(f"第 {number} 行不是网址 (line {number} is no address)")
        pages.append(address)
    return Addresses(pages)


def _is_whole(address: str) -> bool:
    """Whether an address has a host, a port that is one if any, and no sign that cannot be read."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return (
        is_address(address)
        and bool(parts.hostname)
        and port != 0
        and address.isprintable()
        and _LOST not in address
    )


def _of_sitemap(data: bytes) -> Addresses:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    found = [(loc.text or "").strip() for loc in root.iter("{*}loc")] if root is not None else []
    found = [address for address in found if is_address(address)]
    if root is not None and etree.QName(root).localname == "sitemapindex":
        return Addresses((), found)
    return Addresses(found)
