"""What kind of file some bytes are, by their content first and the suffix second."""

from __future__ import annotations

import re

from disclosure_lint.language.expression import late
from disclosure_lint.readers.encoding import marked_encoding, wide_encoding

#: Formats that have a reader of their own, as reports call them.
PDF, DOCX, DOC, RTF, OFD = "PDF", "DOCX", "DOC", "RTF", "OFD"
XLSX, XLS, ODS, CSV = "XLSX", "XLS", "ODS", "CSV"
PICTURES = ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WebP")
#: A package of Office that is encrypted ([MS-OFFCRYPTO]), and a compound file nobody can open.
SEALED, RUINED = "Office", "OLE (damaged)"
#: Word's XML of 2003 and 2007, which nobody reads.
WORD_XML = "Word XML"
#: Files that hold other files, as reports call them: archives, saved pages and mails.
ZIP, TAR, GZIP, BZIP2, XZ, SEVEN_ZIP, RAR = "ZIP", "TAR", "gzip", "bzip2", "xz", "7z", "RAR"
WARC, MHTML, EML, MSG = "WARC", "MHTML", "EML", "MSG"
CONTAINERS = frozenset({ZIP, TAR, GZIP, BZIP2, XZ, SEVEN_ZIP, RAR, WARC, MHTML, EML, MSG})
_WORD_XML = late(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]{0,200}>\s*<\?mso-application progid=.Word\.Document.\?>")
#: First bytes of formats that are not text.
_MAGIC = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b\x08", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"WARC/1.", WARC),
    (b"WARC/0.", WARC),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
    (b"\x7fELF", "ELF"),
)
#: The sizes of the header behind the one of fourteen bytes, by which a bitmap is told from text.
_BITMAP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
#: A file of boxes, and brands of pictures of telephones among them.
_BOXES, _BRANDS = b"ftyp", (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif")
HEIF = "HEIF"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: Where the mark of a TAR file stands, and what it is.
_TAR_MARK, _USTAR = slice(257, 262), b"ustar"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = late(rb"<!doctype\s+html|<(?:html|head|body|title|meta|table|div|script)\b", re.IGNORECASE)
_HEAD = 2048
#: A field of the head of a mail, and those of which a mail has two, one of them its sender or version.
_FIELD = late(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n)*")
_MAIL_FIELDS = frozenset(
    b"from to cc sender subject date message-id mime-version received return-path content-type".split()
)
_SURE_FIELDS = frozenset({b"from", b"mime-version", b"received", b"return-path"})
_FEWEST_FIELDS, _MOST_FIELDS = 2, 60
#: What mails have and saved pages have not; and what saved pages are.
_SENT_FIELDS = frozenset({b"to", b"received", b"message-id", b"return-path", b"reply-to"})
_RELATED = late(rb"multipart/related|snapshot-content-location", re.IGNORECASE)
#: Control characters that text files do not hold, save for a stray NUL.
_CONTROLS = bytes(frozenset(range(0x20)) - frozenset(b"\t\n\r\f\x0b\x1b\x00\x1a"))

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".shtm"})
#: Pages that a program wrote, saved under its name; what they are is told by what they say.
PROGRAM_SUFFIXES = frozenset({".asp", ".aspx", ".jsp", ".jspx", ".php", ".do", ".action"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
PDF_SUFFIXES = frozenset({".pdf"})
OFD_SUFFIXES = frozenset({".ofd"})
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf"})
SHEET_SUFFIXES = frozenset(".xlsx .xlsm .xltx .xltm .xls .xlt .et .ett .ods .csv .tsv".split())
#: Text under these names is a table whose cells a sign sets apart; programs save it as workbooks too.
_DELIMITED = frozenset({".csv", ".tsv", ".xls", ".et"})
#: Suffixes of pictures and what they are.
_PICTURES_BY_SUFFIX = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif"), "JPEG"),
    **dict.fromkeys((".tif", ".tiff"), "TIFF"),
    **dict.fromkeys((".bmp", ".dib"), "BMP"),
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WebP",
}
PICTURE_SUFFIXES = frozenset(_PICTURES_BY_SUFFIX)
ARCHIVE_SUFFIXES = frozenset(
    {".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".7z", ".rar", ".warc", ".wacz"}
)
MAIL_SUFFIXES = frozenset({".eml", ".msg", ".mht", ".mhtml"})
#: Files in a folder that are read; a file named on the command line is always tried.
SUFFIXES = (
    HTML_SUFFIXES
    | PROGRAM_SUFFIXES
    | MARKDOWN_SUFFIXES
    | TEXT_SUFFIXES
    | PDF_SUFFIXES
    | OFD_SUFFIXES
    | WORD_SUFFIXES
    | SHEET_SUFFIXES
    | PICTURE_SUFFIXES
    | ARCHIVE_SUFFIXES
    | MAIL_SUFFIXES
)
#: What files are that are named so; of others nothing is expected.
_EXPECTED = {
    **dict.fromkeys(HTML_SUFFIXES | MARKDOWN_SUFFIXES | TEXT_SUFFIXES, ("HTML", "text")),
    **dict.fromkeys(PDF_SUFFIXES, (PDF,)),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), (DOCX,)),
    **dict.fromkeys((".doc", ".dot"), (DOC,)),
    **dict.fromkeys((".wps", ".wpt"), (DOC, DOCX)),
    ".rtf": (RTF,),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), (XLSX,)),
    **dict.fromkeys((".xls", ".xlt"), (XLS,)),
    **dict.fromkeys((".et", ".ett"), (XLS, XLSX)),
    ".ods": (ODS,),
    **dict.fromkeys((".csv", ".tsv"), (CSV,)),
    **dict.fromkeys(OFD_SUFFIXES, (OFD,)),
    **{suffix: (kind,) for suffix, kind in _PICTURES_BY_SUFFIX.items()},
    **dict.fromkeys((".zip", ".wacz"), (ZIP,)),
    **dict.fromkeys((".tgz", ".gz"), (GZIP,)),
    **dict.fromkeys((".tbz2", ".bz2"), (BZIP2,)),
    **dict.fromkeys((".txz", ".xz"), (XZ,)),
    **dict.fromkeys((".mht", ".mhtml"), (MHTML, EML)),
    ".tar": (TAR,),
    ".7z": (SEVEN_ZIP,),
    ".rar": (RAR,),
    ".warc": (WARC,),
    ".eml": (EML, MHTML, "HTML", "text"),  # a mail is read as the page or the text it is made into
    ".msg": (MSG, "HTML", "text"),
}
#: Media types of pages.
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def foreign_format(data: bytes) -> str:
    """Return the name of the binary format, or ``""`` for what can be read as text."""
    if _WORD_XML.match(data[:_HEAD]):
        return WORD_XML
    return "" if marked_encoding(data) else _by_magic(data) or _by_content(data)


def _by_magic(data: bytes) -> str:
    """The format the first bytes name; of archives and compound files, by what lies in them."""
    found = next((name for magic, name in _MAGIC if data.startswith(magic)), "") or _picture(data)
    if not found and data.startswith((*_ZIP, _COMPOUND)):
        from disclosure_lint.readers.containers import compound_format, package_format

        return compound_format(data) if data.startswith(_COMPOUND) else package_format(data)
    return TAR if data[_TAR_MARK] == _USTAR else found


def _by_content(data: bytes) -> str:
    mail = _mail_format(data[: 4 * _HEAD])
    if mail:
        return mail
    if b"%PDF-" in data[:1024] and not _HTML.search(data[:1024]):
        return PDF
    sample = data[:_HEAD] + data[len(data) // 2 : len(data) // 2 + _HEAD]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    zeros = sample.count(0) if wide_encoding(data) is None else 0
    return "binary" if controls > len(sample) // 20 or zeros > len(sample) // 5 else ""


def _picture(data: bytes) -> str:
    """Pictures whose first bytes are too few, or come later."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == _BOXES and data[8:12] in _BRANDS:
        return HEIF
    bitmap = data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BITMAP_HEADERS
    return "BMP" if bitmap else ""


def _mail_format(head: bytes) -> str:
    """Tell mails and saved pages by the fields they begin with, ``""`` for anything else."""
    names: set[bytes] = set()
    at = 0
    for _ in range(_MOST_FIELDS):
        field = _FIELD.match(head, at)
        if field is None:
            break
        names.add(field[1].lower())
        at = field.end()
    if len(names & _MAIL_FIELDS) < _FEWEST_FIELDS or not names & _SURE_FIELDS:
        return ""
    saved = _RELATED.search(head, 0, at) and not names & _SENT_FIELDS
    return MHTML if saved else EML


def media_type(data: bytes, suffix: str) -> str:
    """Return ``text/html``, ``text/csv``, ``text/markdown`` or ``text/plain`` for text."""
    if suffix in HTML_SUFFIXES or looks_like_html(data):
        return "text/html"
    if suffix in _DELIMITED:
        return "text/csv"
    return "text/markdown" if suffix in MARKDOWN_SUFFIXES else "text/plain"


def looks_like_html(data: bytes) -> bool:
    """Whether text begins as pages do."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"<" and bool(_HTML.match(head))


def misnamed(suffix: str, found: str) -> str:
    """Return what is wrong with a suffix for what a file was found to be, ``""`` when it fits.

    Args:
        suffix: in lower case, with its dot.
        found: name of the format; ``HTML``, ``CSV`` or ``text`` for text.
    """
    expected = _EXPECTED.get(suffix)
    return f"{suffix} → {found}" if expected and found not in expected else ""
