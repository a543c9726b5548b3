"""Text of OFD files is read in order, at its place, whatever way it is written down."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Footer
from disclosure_lint.readers.pages.book import Limits
from disclosure_lint.source import Reason
from ofd_files import drawn, layer, mm, ofd, page_part, part, said
from pdf_files import paragraphs
from readers.ofd.reading import document, flow

TEXT = "青岚市林业局公开造林绿化信息三条，咨询电话在网站首页，欢迎查阅并提出意见，各单位按时报送。"


def test_lines_that_wrap_are_one_paragraph() -> None:
    assert flow(ofd(drawn(paragraphs(TEXT, TEXT)))) == [TEXT, TEXT]


def test_a_place_is_page_and_rectangle_in_points() -> None:
    found = document(ofd(layer(said("甲")), layer(said("公开", x=72, y=100))))
    assert found.locator
    (location,) = found.locator.locate(found.blocks[1].text.span())
    assert location.page == 2
    assert location.box
    assert [round(side) for side in location.box] == [72, 89, 96, 101]


def test_objects_of_one_sign_each_make_words_and_numbers() -> None:
    signs = [said(sign, x=72 + 7 * n) for n, sign in enumerate("13800")]
    assert flow(ofd(layer(*signs))) == ["13800"]


def test_distances_may_be_written_as_a_run() -> None:
    narrow = (
        '<ofd:TextObject Boundary="20 20 60 8" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 2 2 4">A12文'
        "</ofd:TextCode></ofd:TextObject>"
    )
    assert flow(ofd(layer(narrow))) == ["A12文"]


def test_text_is_placed_by_its_matrix() -> None:
    moved = said("左", attributes='CTM="1 0 0 1 50 0"') + said("右", x=300)
    found = document(ofd(layer(moved)))
    assert [block.text.value for block in found.blocks] == ["左 右"]
    assert found.locator
    location = found.locator.locate(found.blocks[0].text.span())[0]
    assert location.box
    assert round(location.box.left) == round(72 + 50 * 72 / 25.4)


def test_a_page_that_stands_sideways_is_read_upright() -> None:
    turned = (
        f'<ofd:TextObject Boundary="{x} 20 8 60" Size="4" CTM="0 1 -1 0 8 0">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g 3 4">{value}</ofd:TextCode></ofd:TextObject>'
        for x, value in ((100, "第一行字"), (90, "第二行字"), (80, "第三行字"))
    )
    assert "".join(flow(ofd(layer(*turned)))) == "第一行字第二行字第三行字"


def test_what_a_template_draws_on_every_page_is_a_footer_once() -> None:
    template = page_part(layer(said("青岚市林业局公开办", y=820)))
    common = '<ofd:TemplatePage ID="3" BaseLoc="Tpls/0/Content.xml"/>'
    uses = '<ofd:Template TemplateID="3"/>'
    files = {
        f"Doc_0/Pages/{n}/Content.xml": page_part(layer(said(f"第{n}段", y=300)), uses) for n in range(3)
    }
    found = document(ofd(*[""] * 3, common=common, files={"Doc_0/Tpls/0/Content.xml": template, **files}))
    assert [b.text.value for b in found.blocks if isinstance(b, Footer)] == ["青岚市林业局公开办"]
    assert [b.text.value for b in found.blocks if not isinstance(b, Footer)] == ["第0段", "第1段", "第2段"]


def test_graphics_of_resources_and_blocks_in_blocks_are_drawn() -> None:
    resource = part(
        "Res",
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7" Width="80" Height="20"><ofd:Content>'
        f"{said('印在图形里的字', x=0, y=20)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
    )
    objects = '<ofd:CompositeObject Boundary="30 30 80 20" ResourceID="7"/>'
    block = f"<ofd:PageBlock><ofd:PageBlock>{said('块里的字', y=300)}</ofd:PageBlock></ofd:PageBlock>"
    common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    data = ofd(layer(objects, block), common=common, files={"Doc_0/DocumentRes.xml": resource})
    assert flow(data) == ["印在图形里的字", "块里的字"]


def test_a_graphic_that_contains_itself_ends() -> None:
    resource = part(
        "Res",
        '<ofd:CompositeGraphicUnit ID="7"><ofd:Content><ofd:CompositeObject ResourceID="7"/>'
        f"{said('字')}</ofd:Content></ofd:CompositeGraphicUnit>",
    )
    common = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    objects = '<ofd:CompositeObject Boundary="0 0 80 20" ResourceID="7"/>'
    assert "字" in document(ofd(layer(objects), common=common, files={"Doc_0/Res.xml": resource})).content


@pytest.mark.parametrize(
    "location", ["/Doc_0/Pages/0/Content.xml", "Pages\\0\\Content.xml", "Doc_0/Pages/0/Content.xml"]
)
def test_locations_are_followed_however_they_are_written(location: str) -> None:
    data = part(
        "Document",
        f'<ofd:CommonData/><ofd:Pages><ofd:Page ID="1" BaseLoc="{location}"/></ofd:Pages>',
    )
    assert flow(ofd(layer(said("公开")), files={"Doc_0/Document.xml": data})) == ["公开"]


def test_the_namespace_does_not_matter() -> None:
    old = page_part(layer(said("公开"))).replace("http://www.ofdspec.org/2016", "http://www.ofdspec.org")
    assert flow(ofd("", files={"Doc_0/Pages/0/Content.xml": old})) == ["公开"]


def test_several_documents_in_a_file_are_read_one_after_the_other() -> None:
    body = "</ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>"
    second = part("Document", '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>')
    files = {"Doc_1/Document.xml": second, "Doc_1/P.xml": page_part(layer(said("乙")))}
    found = document(ofd(layer(said("甲")), body=body, files=files))
    assert [block.text.value for block in found.blocks] == ["甲", "乙"]
    assert found.locator
    assert found.locator.locate(found.blocks[1].text.span())[0].page == 2


def test_pages_beyond_the_limit_are_named() -> None:
    found = document(ofd(*[layer(said("甲"))] * 5), Limits(pages=2))
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.LIMIT, "p. 3–5")]


def test_characters_without_codes_are_said_to_be_so() -> None:
    found = document(ofd(layer(said("\ue000\ue001\ue002\ue003"))))
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.NO_CODES, "p. 1")]


def test_a_scanned_page_is_said_to_have_no_text() -> None:
    scan = f'<ofd:ImageObject Boundary="0 0 {mm(595)} {mm(842)}" ResourceID="5"/>'
    found = document(ofd(layer(scan)))
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.NO_TEXT, "p. 1")]
