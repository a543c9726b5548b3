"""PDF files for tests and examples, made of one page's drawing commands.

Text is written as it is read; the file names a Chinese font and does not hold it, as files
of many offices do.
"""

from __future__ import annotations

from disclosure_lint.language.expression import late

#: Strings in drawing commands, (…) without brackets inside.
_STRING = late(r"\(([^()]*)\)")
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> >> >>"
)
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    " << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >>"
    " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
    " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 740 /StemV 90 >> >> ] >>"
)


def pdf_page(commands: str) -> bytes:
    """Return a file of one A4 page.

    Args:
        commands: a content stream (ISO 32000-1, 7.8.2); its font is ``/F1``, its strings are text.
    """
    stream = _STRING.sub(lambda found: f"<{found[1].encode('utf-16-be').hex()}>", commands)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        f"<< /Length {len(stream.encode())} >>\nstream\n{stream}\nendstream",
        _FONT,
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
