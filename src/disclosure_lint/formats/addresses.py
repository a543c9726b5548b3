"""Names of documents as the paths and URIs that other programs want."""

from __future__ import annotations

from urllib.parse import quote

from disclosure_lint.language.expression import late

_DRIVE = late(r"^[A-Za-z]:/")
#: Signs that mean something in a web address.
_RESERVED = "%:/?#[]@!$&'()*+,;="
#: What programs may follow: nothing that could end an attribute, hide where it leads, or was masked.
_WEB = late(
    r"https?://[^\s\x00-\x20\x7f-\xa0\"'<>\\^`{|}*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]{1,2000}"
)


def relative(name: str, base: str = "") -> str:
    """Return the path of a document with slashes, from ``base`` where it lies below it.

    Args:
        name: what the report calls the document.
        base: the folder the run was started in, "" when it is unknown.
    """
    path = name.replace("\\", "/") if _DRIVE.match(name.replace("\\", "/")) else name
    folder = base.replace("\\", "/").rstrip("/") + "/"
    path = path[len(folder) :] if base and path.startswith(folder) else path
    return path.removeprefix("./") or path


def uri(path: str) -> str:
    """Return a URI reference (RFC 3986): relative paths and web addresses stay, others get ``file://``.

    Bytes of a name that are no UTF-8 stand as they are on the disk, percent-encoded.
    """
    if path.startswith(("http://", "https://")):
        return quote(path.encode("utf-8", "surrogateescape"), safe=_RESERVED)
    encoded = quote(path.encode("utf-8", "surrogateescape"), safe="/")
    if _DRIVE.match(path):
        return f"file:///{path[0]}:{encoded[4:]}"
    return f"file://{encoded}" if path.startswith("/") else encoded


def web(address: str | None) -> str:
    """Return an address that may be made a link, ``""`` of all but HTTP and HTTPS."""
    return address if address and _WEB.fullmatch(address) else ""
