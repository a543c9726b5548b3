"""XML as events, from sources nobody vouches for.

The only module that knows the XML library. No tree is built, so that depth and length cost
nothing; no entity but the five of XML is resolved, no document type is accepted and
nothing is fetched. Damage ends nothing: what can be read is read, and it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Handler:
    """What takes events; tags and names of attributes are written ``{namespace}name``."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, data: str) -> None:
        """Take text; it may come in pieces."""

    def doctype(self, *_: object) -> None:
        """Refuse a document type: what it declares could be anything, and no part may have one.

        Raises:
            ForbiddenXmlError: always (ECMA-376-2, 8.1.4, and the same in other packages).
        """
        raise ForbiddenXmlError("document type")

    def close(self) -> None:
        """Take the end."""


class ForbiddenXmlError(ValueError):
    """XML that no reader should trust."""


def feed(chunks: Iterable[bytes], handler: Handler) -> bool:
    """Read XML and hand its events over.

    Returns:
        Whether all of it was well-formed.

    Raises:
        ForbiddenXmlError: if it declares a document type.
    """
    parser = etree.XMLParser(
        target=handler, recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError:
        return False
    return not parser.feed_error_log.filter_from_errors()
