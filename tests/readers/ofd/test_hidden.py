"""What nobody sees of an OFD file is read as hidden content."""

from __future__ import annotations

import pytest

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.document import Concealed, Document
from disclosure_lint.location import Location
from disclosure_lint.readers.inside import DEEPEST
from disclosure_lint.report import Report
from disclosure_lint.source import Reason, Unread
from disclosure_lint.specimen_picture import photo_file
from ofd_files import layer, ofd, page_part, part, said
from personal_values import Values
from readers.ofd.reading import document, unseen

SHOWN = said("公开的内容", y=300)
KEPT_BACK = "不公开的内容"


@pytest.mark.parametrize(
    ("hidden", "cause"),
    [
        (said(KEPT_BACK, attributes='Visible="false"'), "no ink"),
        (said(KEPT_BACK, attributes='Alpha="0"'), "no ink"),
        (said(KEPT_BACK, attributes='Fill="false"'), "no ink"),
        (said(KEPT_BACK, inside='<ofd:FillColor Value="255 255 255"/>'), "colour"),
        (said(KEPT_BACK, inside='<ofd:FillColor Value="#FF #FF #FF"/>'), "colour"),
        (said(KEPT_BACK, inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>'), "no ink"),
        (said(KEPT_BACK, x=-200), "outside"),
        (said(KEPT_BACK, y=1000), "outside"),
        (said(KEPT_BACK, inside="").replace("4.233", "0.3"), "size"),
    ],
)
def test_text_nobody_sees_is_told_by_what_hides_it(hidden: str, cause: str) -> None:
    assert unseen(ofd(layer(SHOWN, hidden)), Concealed.INVISIBLE) == [(cause, KEPT_BACK)]


def test_a_layer_or_block_that_is_not_shown_hides_what_is_in_it() -> None:
    block = f'<ofd:PageBlock Visible="false">{said(KEPT_BACK)}</ofd:PageBlock>'
    assert unseen(ofd(layer(SHOWN, block)), Concealed.INVISIBLE) == [("no ink", KEPT_BACK)]


def test_the_colour_may_come_from_a_way_of_drawing() -> None:
    resource = part(
        "Res",
        '<ofd:DrawParams><ofd:DrawParam ID="4"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="5" Relative="4"/></ofd:DrawParams>',
    )
    common = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    data = ofd(
        layer(said(KEPT_BACK), attributes='DrawParam="5"'), common=common, files={"Doc_0/Res.xml": resource}
    )
    assert unseen(data, Concealed.INVISIBLE) == [("colour", KEPT_BACK)]


def test_white_text_on_a_dark_panel_is_seen() -> None:
    panel = (
        '<ofd:PathObject Boundary="0 20 210 40" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 128"/>'
        "<ofd:AbbreviatedData>M 0 0 L 210 0 L 210 40 L 0 40 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    title = said("青岚市林业局", inside='<ofd:FillColor Value="255 255 255"/>')
    assert unseen(ofd(layer(panel, title)), Concealed.INVISIBLE) == []


def test_a_box_put_over_text_as_an_annotation_is_a_failed_redaction() -> None:
    annotation = part(
        "PageAnnot",
        '<ofd:Annot ID="9" Type="Path" Creator="经办科室"><ofd:Remark>此处遮盖</ofd:Remark>'
        '<ofd:Appearance Boundary="20 30 60 8"><ofd:PathObject Boundary="0 0 60 8" Stroke="false" Fill="true">'
        '<ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L 60 0 L 60 8 L 0 8 C</ofd:AbbreviatedData>'
        "</ofd:PathObject></ofd:Appearance></ofd:Annot>",
    )
    listed = part("Annotations", '<ofd:Page PageID="10"><ofd:FileLoc>Page_0/A.xml</ofd:FileLoc></ofd:Page>')
    files = {"Doc_0/Annots/Annotations.xml": listed, "Doc_0/Annots/Page_0/A.xml": annotation}
    data = ofd(
        layer(said(KEPT_BACK)),
        document="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        files=files,
    )
    assert unseen(data, Concealed.COVERED) == [("box", KEPT_BACK)]
    assert unseen(data, Concealed.ANNOTATION) == [("Path Creator", "经办科室"), ("Path Remark", "此处遮盖")]


def test_properties_are_read_by_the_names_reports_use() -> None:
    info = {"Title": "造林公示", "Author": "钱屿珩", "Creator": "某办公软件", "ModDate": "2024-03-01"}
    data = ofd(layer(SHOWN), info=info)
    found = document(data)
    assert found.title
    assert found.title.value == "造林公示"
    named = dict(unseen(data, Concealed.METADATA))
    assert named == {"title": "造林公示", "author": "钱屿珩", "software": "某办公软件"}
    body = part(
        "OFD",
        "<ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name='经办人'>陈澜昀</ofd:CustomData>"
        "</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
    )
    assert unseen(ofd(layer(SHOWN), files={"OFD.xml": body}), Concealed.METADATA) == [("经办人", "陈澜昀")]


def test_outline_and_bookmarks_are_read_with_their_pages() -> None:
    outline = (
        '<ofd:Outlines><ofd:OutlineElem Title="第一章"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>'
        '<ofd:Dest Type="XYZ" PageID="11"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem></ofd:Outlines>'
        '<ofd:Bookmarks><ofd:Bookmark Name="签名处"><ofd:Dest PageID="10"/></ofd:Bookmark></ofd:Bookmarks>'
    )
    found = document(ofd(layer(SHOWN), layer(SHOWN), document=outline))
    marks = [one for one in found.hidden if one.kind is Concealed.BOOKMARK]
    assert [one.text.value for one in marks] == ["第一章", "签名处"]
    assert found.locator
    pages = [found.locator.locate(one.text.span())[0] for one in marks]
    assert pages == [Location(2, part="bookmark"), Location(1, part="bookmark")]


def test_links_are_read() -> None:
    link = '<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="https://example.com/a"/></ofd:Action></ofd:Actions>'
    data = ofd(layer(said("网站", inside=link)))
    assert unseen(data, Concealed.ANNOTATION) == [("Link URI", "https://example.com/a")]


def attached(name: str, suffix: str, data: bytes) -> bytes:
    listed = part(
        "Attachments",
        f'<ofd:Attachment ID="1" Name="{name}"><ofd:FileLoc>Files/1{suffix}</ofd:FileLoc></ofd:Attachment>',
    )
    return ofd(
        layer(SHOWN),
        document="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        files={"Doc_0/Attachs/Attachments.xml": listed, f"Doc_0/Attachs/Files/1{suffix}": data},
    )


def test_a_number_in_an_attachment_is_found_there() -> None:
    number = Values("attached").resident_id()
    data = attached("原始数据", ".txt", f"身份证号码：{number}".encode())
    assert unseen(data, Concealed.ATTACHMENT) == [("", "原始数据")]
    report = Report(chosen_pack(select=["personal-data/resident-id"]))
    add(report, document(data))
    assert [entry.document for entry in report.entries] == ["file.ofd!原始数据.txt"]


def test_an_attached_ofd_is_opened_so_deep_and_no_deeper() -> None:
    data = attached(
        "外",
        ".ofd",
        attached("内", ".ofd", attached("更内", ".ofd", attached("最内", ".ofd", ofd(layer(said("底")))))),
    )
    found = document(data)
    depth = 0
    while isinstance(found, Document) and found.parts:
        (inner,) = found.parts
        depth += 1
        if not isinstance(inner, Document):
            assert isinstance(inner, Unread)
            assert inner.reason is Reason.LIMIT
            break
        found = inner
    assert depth == DEEPEST + 1


def test_photos_inside_say_where_they_were_taken() -> None:
    resource = part(
        "Res",
        '<ofd:MultiMedias><ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia>'
        "</ofd:MultiMedias>",
        'BaseLoc="Res"',
    )
    photo = photo_file({"position": "25°30′12.0″N 125°15′30.5″E"})
    data = ofd(
        layer(SHOWN),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        files={"Doc_0/DocumentRes.xml": resource, "Doc_0/Res/a.jpg": photo},
    )
    assert unseen(data, Concealed.METADATA) == [("position", "25°30′12.0″N 125°15′30.5″E")]
    assert [(one.reason, one.detail) for one in document(data).omissions] == [(Reason.PICTURE, "a.jpg")]


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    return bytes([tag]) + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")) + content


def test_names_in_seals_and_certificates_are_read() -> None:
    certificate = der(0x30, der(0x31, der(0x30, der(0x06, b"\x55\x04\x03") + der(0x0C, "陈澜昀".encode()))))
    seal = der(0x30, der(0x16, b"ES") + der(0x0C, "青岚市林业局公章".encode()) + der(0x04, certificate))
    files: dict[str, str | bytes] = {
        "Doc_0/Signs/Signatures.xml": part(
            "Signatures", '<ofd:Signature ID="1" BaseLoc="S0/Signature.xml"/>'
        ),
        "Doc_0/Signs/S0/Signature.xml": part(
            "Signature",
            '<ofd:SignedInfo><ofd:Provider ProviderName="某签章" Company="某公司"/><ofd:Seal><ofd:BaseLoc>Seal.esl'
            "</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>",
        ),
        "Doc_0/Signs/S0/Seal.esl": seal,
        "Doc_0/Signs/S0/SignedValue.dat": seal,
    }
    body = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    assert unseen(ofd(layer(SHOWN), body=body, files=files), Concealed.METADATA) == [
        ("signature", "某公司"),
        ("signature", "某签章"),
        ("seal", "ES"),
        ("seal", "青岚市林业局公章"),
        ("seal", "陈澜昀"),
    ]


def test_pages_of_earlier_versions_and_other_parts_are_read_as_not_shown() -> None:
    files = {
        "Doc_0/Versions/1/Content.xml": page_part(layer(said("旧版"), said("里的字", x=108))),
        "Doc_0/Tags/Tags.xml": part("Tags", "<ofd:Tag>密级说明</ofd:Tag><ofd:ObjectRef>12</ofd:ObjectRef>"),
    }
    assert unseen(ofd(layer(SHOWN), files=files), Concealed.INVISIBLE) == [
        ("not shown", "旧版 里的字"),
        ("not shown", "密级说明"),
    ]
