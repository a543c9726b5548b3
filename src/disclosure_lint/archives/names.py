"""Names of files in archives: their characters, and what they tell of the file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from disclosure_lint.language.expression import late

#: Files pages are made of beside their text, by suffix.
_ASSETS = frozenset(
    """
    css js mjs map json wasm scss less ico cur svg png jpg jpeg gif bmp webp avif tif tiff
    woff woff2 ttf otf eot download 下载
    mp3 mp4 m4a m4v webm ogg ogv oga wav flv swf avi mov wmv m3u8 ts
    """.split()
)
#: Of these a picture or a film is worth to be named, where it is no part of a saved page.
_PAGE_ONLY = frozenset("css js mjs map wasm scss less ico cur svg woff woff2 ttf otf eot swf m3u8 ts".split())
#: Folders browsers and Word put beside a page they save.
_PAGE_FOLDERS = ("_files", ".files", "_文件")
#: What systems and programs leave in archives and folders.
_LITTER = late(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)


def decode_name(raw: bytes) -> str:
    """Return the characters of a name that does not tell its encoding: UTF-8, GB18030, or DOS Latin."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def suffix_of(name: str) -> str:
    """Return the suffix of a name in lower case, with its dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def is_litter(name: str) -> bool:
    """Whether a file was left by a system and holds nothing anybody published."""
    return bool(_LITTER.search(name.replace("\\", "/")))


def page_of_folder(name: str) -> str:
    """Return the name, without suffix, of the page a folder was put beside, "" if it is called otherwise."""
    end = next((end for end in _PAGE_FOLDERS if name.lower().endswith(end)), "")
    return name[: len(name) - len(end)] if end else ""


def is_asset(name: str, *, saved: bool = False) -> bool:
    """Whether a file is a style, a script or a font of a page; of saved pages, pictures and films too.

    Args:
        name: with the folders it lies in.
        saved: whether all of it was saved from sites.
    """
    parts = name.replace("\\", "/").split("/")
    saved = saved or any(page_of_folder(folder) for folder in parts[:-1])
    return suffix_of(name)[1:] in (_ASSETS if saved else _PAGE_ONLY)


class Assets:
    """Counts the files of pages that are no documents."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str) -> None:
        """Count one, by its suffix or media type."""
        self._counts[what.lstrip(".") or "?"] += 1

    def __str__(self) -> str:
        """All of them: ``12: css 3, js 9``; "" when there are none."""
        said = ", ".join(f"{what} {count}" for what, count in sorted(self._counts.items()))
        return f"{self._counts.total()}: {said}" if said else ""
