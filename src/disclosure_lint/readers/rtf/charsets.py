"""Which characters bytes stand for, by the font they are set in (RTF 1.9.1, “Font table”)."""

from __future__ import annotations

import codecs

#: Character sets of fonts, and code pages, as Python calls them. GB2312 means GB18030.
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_PAGES = {936: "gb18030", 950: "cp950", 10008: "gb18030", 54936: "gb18030", 65001: "utf-8", 0: "cp1252"}
#: Fonts whose characters are pictures.
SYMBOL = 2


def of_charset(number: int) -> str:
    """Return the encoding of a font's character set, "" when it is that of the document."""
    return _CHARSETS.get(number, "")


def of_page(number: int) -> str:
    """Return the encoding of a code page; of one nobody knows, that of most files."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "gb18030"
    return name
