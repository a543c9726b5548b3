"""Which of what a site answers is a document: pages, attachments; not what pages are made of."""

from __future__ import annotations

from collections import Counter
from email.message import Message
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from scrapy.http import Headers

#: Parts of pages, and what nobody reads, by suffix: these are not asked for.
_PARTS = frozenset(
    ".apk .avi .avif .bmp .css .cur .dmg .eot .exe .flv .gif .ico .iso .jpeg .jpg .js .json .m3u8 .m4a .m4v"
    " .map .mjs .mkv .mov .mp3 .mp4 .mpeg .mpg .msi .ogg .otf .png .rm .rmvb .svg .swf .tif .tiff .ts .ttf"
    " .wasm .wav .webm .webp .wma .wmv .woff .woff2".split()
)
#: By content type: the rest of these is not fetched.
_PART_TYPES = ("image/", "font/", "audio/", "video/", "text/css", "text/javascript")
_PART_NAMES = ("javascript", "json", "font", "wasm", "shockwave", "mpegurl")
#: Without what a system adds, which calls tables Excel's.
_TYPES = MimeTypes()
#: Content types that say nothing of the content.
_DOWNLOADS = frozenset(
    {
        "",
        "application/octet-stream",
        "application/x-download",
        "application/force-download",
        "application/x-msdownload",
    }
)
#: Times a folder may recur in a path; where relative links go wrong, each page has one more.
_RECURS = 5
_LOST = frozenset({404, 410})


def is_wanted(url: str) -> bool:
    """Whether an address is worth asking for, by its suffix.

    A path with ``..;`` asks a server for what lies behind it, and is nobody's page.
    """
    return _suffix(url) not in _PARTS and "/..;" not in unquote(url, errors="replace")


def is_trap(url: str) -> bool:
    """Whether a path goes round in circles, so that there is no end to its like."""
    folders = [folder for folder in urlsplit(url).path.split("/") if folder]
    return bool(folders) and Counter(folders).most_common(1)[0][1] > _RECURS


def is_wanted_type(headers: Headers) -> bool:
    """Whether an answer is a document, by its content type."""
    media = media_type(headers)
    return not media.startswith(_PART_TYPES) and not any(name in media for name in _PART_NAMES)


def media_type(headers: Headers) -> str:
    """Return the content type of an answer without its parameters."""
    said: bytes = headers.get(b"Content-Type") or b""
    return said.partition(b";")[0].strip().decode("latin-1").lower()


def declared_media(headers: Headers) -> str:
    """Return the content type of an answer with its parameters; of a mere download, what its name says."""
    if media_type(headers) in _DOWNLOADS:
        message = Message()
        message["Content-Disposition"] = (headers.get(b"Content-Disposition") or b"").decode("latin-1")
        guessed, _ = _TYPES.guess_type(f"x{_suffix(message.get_filename() or '')}")
        if guessed:
            return guessed
    return (headers.get(b"Content-Type") or b"").decode("latin-1")


def is_lost(status: int) -> bool:
    """Whether a status says that there is no such page (any more)."""
    return status in _LOST


def _suffix(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
