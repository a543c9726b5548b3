"""OFD files for tests: pages drawn as those of PDF are, and packages of parts written by hand."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase import pdfmetrics

from pdf_files import FONT, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MM = 25.4 / 72
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def mm(points: float) -> str:
    return f"{points * _MM:.3f}"


class OfdPage(Page):
    """A page of which the same calls make objects of OFD.

    Attributes:
        objects: written so far.
    """

    def __init__(self) -> None:
        super().__init__(None)
        self.objects: list[str] = []

    def text(self, x: float, y: float, value: str, size: float = 12, mode: int = 0) -> None:
        widths = [pdfmetrics.stringWidth(sign, FONT, size) for sign in value]
        extra = ' Visible="false"' if mode == 3 else ""
        boundary = f"{mm(x)} {mm(y - size)} {mm(sum(widths) + 1)} {mm(size * 1.3)}"
        deltas = " ".join(mm(width) for width in widths[:-1])
        self.objects.append(
            f'<ofd:TextObject Boundary="{boundary}" Font="1" Size="{mm(size)}"{extra}>'
            f'<ofd:TextCode X="0" Y="{mm(size)}" DeltaX="{deltas}">{escape(value)}</ofd:TextCode></ofd:TextObject>'
        )

    def box(self, left: float, top: float, right: float, bottom: float, grey: float = 0) -> None:
        width, height = mm(right - left), mm(bottom - top)
        shade = round(grey * 255)
        self.objects.append(
            f'<ofd:PathObject Boundary="{mm(left)} {mm(top)} {width} {height}" Stroke="false" Fill="true">'
            f'<ofd:FillColor Value="{shade} {shade} {shade}"/>'
            f"<ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData>"
            "</ofd:PathObject>"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.7) -> None:
        self.objects.append(
            f'<ofd:PathObject Boundary="{mm(x0)} {mm(y0)} {mm(x1 - x0)} {mm(y1 - y0)}" LineWidth="{mm(width)}">'
            f"<ofd:AbbreviatedData>M 0 0 L {mm(x1 - x0)} {mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>"
        )


def drawn(draw: Callable[[OfdPage], object]) -> str:
    """Return the layer that a function draws."""
    page = OfdPage()
    draw(page)
    return f"<ofd:Layer>{''.join(page.objects)}</ofd:Layer>"


def said(value: str, x: float = 72, y: float = 100, attributes: str = "", inside: str = "") -> str:
    """Return a text object in points, with attributes and elements of its own."""
    signs = len(value)
    return (
        f'<ofd:TextObject Boundary="{mm(x)} {mm(y - 12)} {mm(12 * signs + 2)} {mm(16)}" Size="{mm(12)}" Font="1"'
        f' {attributes}>{inside}<ofd:TextCode X="0" Y="{mm(12)}" DeltaX="g {max(0, signs - 1)} {mm(12)}">'
        f"{escape(value)}</ofd:TextCode></ofd:TextObject>"
    )


def part(root: str, inner: str, attributes: str = "") -> str:
    """Return an XML part."""
    return f"{HEAD}<ofd:{root} {_NAMESPACE} {attributes}>{inner}</ofd:{root}>"


def page_part(layers: str, before: str = "") -> str:
    return part("Page", f"{before}<ofd:Content>{layers}</ofd:Content>")


def ofd(
    *layers: str,
    info: Mapping[str, str] | None = None,
    common: str = "",
    document: str = "",
    body: str = "",
    files: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a file.

    Args:
        layers: what is on each page.
        info: of the document, by element.
        common: further elements of its common data.
        document: further elements of the document.
        body: further elements of the body that refers to it.
        files: further parts, or others instead of those made here, by name.
    """
    listed = "".join(f'<ofd:Page ID="{n + 10}" BaseLoc="Pages/{n}/Content.xml"/>' for n in range(len(layers)))
    told = "".join(f"<ofd:{name}>{escape(value)}</ofd:{name}>" for name, value in (info or {}).items())
    written: dict[str, str | bytes] = {
        "OFD.xml": part(
            "OFD",
            f"<ofd:DocBody><ofd:DocInfo>{told}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            f"{body}</ofd:DocBody>",
        ),
        "Doc_0/Document.xml": part(
            "Document",
            "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f"{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{document}",
        ),
        **{f"Doc_0/Pages/{n}/Content.xml": page_part(layer) for n, layer in enumerate(layers)},
    }
    return packed(written | dict(files or {}))


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP file."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stored.getvalue()


def layer(*objects: str, attributes: str = "") -> str:
    return f"<ofd:Layer {attributes}>{''.join(objects)}</ofd:Layer>"


def quoted(value: str) -> str:
    return quoteattr(value)
