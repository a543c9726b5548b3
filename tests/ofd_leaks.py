"""An OFD file with a number at every place where one may be left: what is shown, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.specimen_picture import photo_file
from ofd_files import drawn, layer, ofd, page_part, part, said
from pdf_files import even, grid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ofd_files import OfdPage

_BLACK = (
    '<ofd:PathObject Boundary="20 95 100 8" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/>'
    "<ofd:AbbreviatedData>M 0 0 L 100 0 L 100 8 L 0 8 C</ofd:AbbreviatedData></ofd:PathObject>"
)
_WHITE = '<ofd:FillColor Value="255 255 255"/>'
PLACES = (
    "text", "one object a sign", "table cell", "wrapped in a cell", "sideways", "template", "graphic",
    "white", "no alpha", "not visible", "hidden layer", "under a box", "off the page", "tiny", "annotation",
    "annotation remark", "annotation parameter", "annotation link", "link", "keywords", "custom data",
    "outline", "bookmark", "attachment", "attachment name", "seal", "earlier version", "tags", "photo",
)  # fmt: skip


def number_line(number: str) -> str:
    return f"身份证号码：{number}"


def _der(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


def leaky_ofd(numbers: Mapping[str, str]) -> bytes:
    """Return a file with another number at each of :data:`PLACES`."""
    line = {place: number_line(number) for place, number in numbers.items()}
    signs = "".join(said(sign, x=60 + 12 * n, y=60) for n, sign in enumerate(line["one object a sign"]))
    first = layer(
        said(line["text"], y=40), signs,
        said(line["white"], y=120, inside=_WHITE), said(line["no alpha"], y=140, attributes='Alpha="0"'),
        said(line["not visible"], y=160, attributes='Visible="false"'),
        f'<ofd:PageBlock Visible="false">{said(line["hidden layer"], y=180)}</ofd:PageBlock>',
        said(line["under a box"], y=281), _BLACK, said(line["off the page"], y=1000),
        said(line["tiny"], y=300).replace("4.233", "0.3"),
        '<ofd:CompositeObject Boundary="0 0 200 20" ResourceID="7"/>',
        said("网站", y=320, inside=_action(line["link"])),
    )  # fmt: skip
    second = drawn(_tables(numbers))
    turned = (
        '<ofd:TextObject Boundary="100 20 8 200" Size="4" CTM="0 1 -1 0 8 0">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(line["sideways"])} 4">{line["sideways"]}</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    return ofd(
        first,
        second,
        layer(turned),
        info={"Title": "公示", "Subject": "公开"},
        common='<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID="3" BaseLoc="Tpl.xml"/>',
        document=_document(line),
        body="<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>",
        files=_files(line, first),
    )


def _tables(numbers: Mapping[str, str]) -> Callable[[OfdPage], None]:
    def draw(page: OfdPage) -> None:
        page.table(grid([["身份证号码"], [numbers["table cell"]]] * 1), [72, 300], even(60, 24, 2), size=12)
        narrow = [["身份证号码", "备注"], [numbers["wrapped in a cell"], "无"]]
        page.table(grid(narrow), [72, 160, 220], [150, 190, 230], size=12)

    return draw


def _action(address: str) -> str:
    return (
        f'<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="https://example.com/?q={address}"/></ofd:Action>'
        "</ofd:Actions>"
    )


def _document(line: Mapping[str, str]) -> str:
    return (
        f'<ofd:Outlines><ofd:OutlineElem Title="{line["outline"]}"/></ofd:Outlines>'
        f'<ofd:Bookmarks><ofd:Bookmark Name="{line["bookmark"]}"/></ofd:Bookmarks>'
        "<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:Attachments>Attachments.xml</ofd:Attachments>"
    )


def _files(line: Mapping[str, str], first: str) -> dict[str, str | bytes]:
    graphic = said(line["graphic"], x=60, y=80)
    annotation = (
        f'<ofd:Annot ID="1" Type="Stamp"><ofd:Remark>{line["annotation remark"]}</ofd:Remark><ofd:Parameters>'
        f'<ofd:Parameter Name="p">{line["annotation parameter"]}</ofd:Parameter></ofd:Parameters>'
        f'{_action(line["annotation link"])}<ofd:Appearance Boundary="0 0 210 297">'
        f"{said(line['annotation'], y=400)}</ofd:Appearance></ofd:Annot>"
    )
    attached = f'<ofd:Attachment ID="1" Name="{line["attachment name"]}"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment>'
    uses = '<ofd:Template TemplateID="3"/>'
    custom = (
        "<ofd:DocBody><ofd:DocInfo><ofd:Keywords><ofd:Keyword>"
        f'{line["keywords"]}</ofd:Keyword></ofd:Keywords><ofd:CustomDatas><ofd:CustomData Name="n">'
        f"{line['custom data']}</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml"
        "</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"
    )
    return {
        "OFD.xml": part("OFD", custom),
        "Doc_0/Res.xml": part(
            "Res",
            f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{graphic}</ofd:Content></ofd:CompositeGraphicUnit>'
            '<ofd:MultiMedia ID="5"><ofd:MediaFile>photo.jpg</ofd:MediaFile></ofd:MultiMedia>',
        ),
        "Doc_0/photo.jpg": photo_file({"comment": line["photo"]}),
        "Doc_0/Tpl.xml": page_part(layer(said(line["template"], y=500))),
        "Doc_0/Pages/0/Content.xml": page_part(first, uses),
        "Doc_0/Annots.xml": part("Annotations", '<ofd:Page PageID="10"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page>'),
        "Doc_0/A.xml": part("PageAnnot", annotation),
        "Doc_0/Attachments.xml": part("Attachments", attached),
        "Doc_0/a.txt": line["attachment"],
        "Doc_0/Signs/Signatures.xml": part("Signatures", '<ofd:Signature BaseLoc="S.xml"/>'),
        "Doc_0/Signs/S.xml": part("Signature", "<ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"),
        "Doc_0/Signs/Seal.esl": _der(0x30, _der(0x0C, line["seal"].encode())),
        "Doc_0/V1/Content.xml": page_part(layer(said(line["earlier version"]))),
        "Doc_0/Tags.xml": part("Tags", f"<ofd:Tag>{line['tags']}</ofd:Tag>"),
    }  # fmt: skip
