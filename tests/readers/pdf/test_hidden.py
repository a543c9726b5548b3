"""What nobody sees is read and said to be hidden; what is only set otherwise is not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.document import Concealed
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.text import format_text
from disclosure_lint.report import Report
from disclosure_lint.specimen_pdf import pdf_page
from pdf_files import HEIGHT, WIDTH, Page, even, grid, pdf
from personal_values import Values, leaks
from readers.pdf.reading import document, flow, labels, only_table, unseen

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document, Hidden

STRUCK = "青岚市白栖区松涧路八号"


def drawn(found: Document) -> list[Hidden]:
    """What is hidden on the pages; every file has properties besides."""
    return [hidden for hidden in found.hidden if hidden.kind is not Concealed.METADATA]


def shown(page: Page) -> None:
    page.paragraph("青岚市林业局公开造林绿化信息三条。")


def picture(page: Page, box: tuple[float, float, float, float], colour: tuple[int, ...]) -> None:
    """Draw an image of one colour, see-through if the colour has a fourth part."""
    left, top, right, bottom = box
    image = Image.new("RGBA" if len(colour) > 3 else "RGB", (40, 20), colour)
    stored = io.BytesIO()
    image.save(stored, "PNG")
    stored.seek(0)
    page.canvas.drawImage(ImageReader(stored), left, HEIGHT - bottom, right - left, bottom - top, mask="auto")


def black_box(page: Page) -> None:
    page.text(100, 200, STRUCK)
    page.box(98, 186, 260, 206)


def white_box(page: Page) -> None:
    page.text(100, 200, STRUCK)
    page.box(98, 186, 260, 206, grey=1)


def black_picture(page: Page) -> None:
    page.text(100, 200, STRUCK)
    picture(page, (98, 186, 260, 206), (0, 0, 0))


def thick_line(page: Page) -> None:
    page.text(100, 200, STRUCK)
    page.line(98, 196, 260, 196, width=16)


def ellipse(page: Page) -> None:
    page.text(140, 200, STRUCK)
    page.canvas.ellipse(60, HEIGHT - 260, 360, HEIGHT - 130, stroke=0, fill=1)


def no_ink(page: Page) -> None:
    page.text(100, 200, STRUCK, mode=3)


def white_on_white(page: Page) -> None:
    page.canvas.setFillGray(1)
    page.text(100, 200, STRUCK)
    page.canvas.setFillGray(0)


def black_on_black(page: Page) -> None:
    page.box(98, 186, 260, 206)
    page.text(100, 200, STRUCK)


def see_through(page: Page) -> None:
    page.canvas.setFillAlpha(0)
    page.text(100, 200, STRUCK)
    page.canvas.setFillAlpha(1)


def tiny(page: Page) -> None:
    page.text(100, 200, STRUCK, size=0.5)


def below_the_page(page: Page) -> None:
    page.text(100, HEIGHT + 100, STRUCK)


def beside_the_page(page: Page) -> None:
    page.text(WIDTH + 50, 200, STRUCK)


def clipped(page: Page) -> None:
    page.canvas.saveState()
    path = page.canvas.beginPath()
    path.rect(0, 0, 50, 50)
    page.canvas.clipPath(path, stroke=0)
    page.text(100, 200, STRUCK)
    page.canvas.restoreState()


WAYS: dict[str, tuple[Callable[[Page], None], Concealed, str]] = {
    "a black box": (black_box, Concealed.COVERED, "box"),
    "a white box": (white_box, Concealed.COVERED, "box"),
    "a black picture": (black_picture, Concealed.COVERED, "box"),
    "a thick line": (thick_line, Concealed.COVERED, "box"),
    "an ellipse": (ellipse, Concealed.COVERED, "box"),
    "no ink": (no_ink, Concealed.INVISIBLE, "no ink"),
    "white on white": (white_on_white, Concealed.INVISIBLE, "colour"),
    "black on black": (black_on_black, Concealed.INVISIBLE, "colour"),
    "see-through": (see_through, Concealed.INVISIBLE, "no ink"),
    "half a point": (tiny, Concealed.INVISIBLE, "size"),
    "below the page": (below_the_page, Concealed.INVISIBLE, "outside"),
    "beside the page": (beside_the_page, Concealed.INVISIBLE, "outside"),
    "outside the clip": (clipped, Concealed.INVISIBLE, "outside"),
}


@pytest.mark.parametrize("way", WAYS)
def test_hidden_text_is_read_apart_from_what_is_shown(way: str) -> None:
    draw, kind, name = WAYS[way]

    def both(page: Page) -> None:
        shown(page)
        draw(page)

    found = document(pdf(both))
    assert [(h.text.value, h.kind, h.name) for h in drawn(found)] == [(STRUCK, kind, name)]
    blocks = [block.text.value for block in found.blocks]
    assert blocks == ["青岚市林业局公开造林绿化信息三条。", *(["█"] if name == "box" else [])]


@pytest.mark.parametrize("way", WAYS)
def test_hidden_text_is_placed_where_it_is_drawn(way: str) -> None:
    found = document(pdf(shown, WAYS[way][0]))
    assert found.locator
    (location,) = found.locator.locate(drawn(found)[0].text.span())
    assert location.page == 2
    assert location.box is not None


def annotated(subtype: str, colours: dict[str, Any]) -> bytes:
    """A file in which an annotation lies on the text."""
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(lambda page: page.text(100, 200, STRUCK)))) as file:
        rect = [98, HEIGHT - 206, 260, HEIGHT - 186]
        annotation = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{subtype}"), Rect=rect, F=4, **colours
        )
        if subtype == "Highlight":
            left, low, right, high = rect
            annotation.QuadPoints = pikepdf.Array([left, high, right, high, left, low, right, low])
        file.pages[0].Annots = file.make_indirect(pikepdf.Array([annotation]))
        file.save(stored)
    return stored.getvalue()


def test_a_filled_annotation_on_text_hides_it() -> None:
    data = annotated("Square", {"C": [0, 0, 0], "IC": [0, 0, 0]})
    assert unseen(document(data), Concealed.COVERED) == [STRUCK]


@pytest.mark.parametrize(
    ("subtype", "colours"), [("Square", {"C": [1, 0, 0]}), ("Highlight", {"C": [1, 1, 0]})]
)
def test_a_frame_and_a_marker_on_text_hide_nothing(subtype: str, colours: dict[str, Any]) -> None:
    assert flow(annotated(subtype, colours)) == [STRUCK]


@pytest.mark.parametrize("on", [False, True])
def test_a_layer_that_is_switched_off_hides_its_text(*, on: bool) -> None:
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET"))) as file:
        page = file.pages[0]
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
        page.Resources.Properties = pikepdf.Dictionary(L=layer)
        switches = pikepdf.Dictionary(ON=[layer] if on else [], OFF=[] if on else [layer])
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=switches)
        words = "草稿".encode("utf-16-be").hex()
        page.contents_add(f"/OC /L BDC BT /F1 12 Tf 72 650 Td <{words}> Tj ET EMC".encode())
        file.save(stored)
    found = document(stored.getvalue())
    hidden = [(one.text.value, one.name) for one in drawn(found)]
    assert hidden == ([] if on else [("草稿", "layer off")])
    assert ("草稿" in flow(stored.getvalue())) is on


def on_a_bar(page: Page) -> None:
    page.box(98, 186, 300, 206, grey=0.2)
    page.canvas.setFillGray(1)
    page.text(100, 200, STRUCK)
    page.canvas.setFillGray(0)


def on_a_marker(page: Page) -> None:
    page.canvas.setFillColorRGB(1, 1, 0)
    page.canvas.rect(98, HEIGHT - 206, 162, 20, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.text(100, 200, STRUCK)


def under_a_seal(page: Page) -> None:
    page.text(100, 200, STRUCK)
    picture(page, (98, 170, 260, 230), (255, 0, 0, 40))


def under_a_frame(page: Page) -> None:
    page.text(100, 200, STRUCK)
    path = page.canvas.beginPath()
    path.rect(90, HEIGHT - 220, 200, 50)
    path.rect(92, HEIGHT - 218, 196, 46)
    page.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def outlined(page: Page) -> None:
    page.text(100, 200, STRUCK, mode=1)


def on_a_picture(page: Page) -> None:
    picture(page, (0, 0, WIDTH, HEIGHT), (200, 220, 240))
    page.text(100, 200, STRUCK)


def drawn_twice(page: Page) -> None:
    page.text(100, 200, STRUCK)
    page.text(100.4, 200, STRUCK)


@pytest.mark.parametrize(
    "draw",
    [on_a_bar, on_a_marker, under_a_seal, under_a_frame, outlined, on_a_picture, drawn_twice],
    ids=lambda draw: draw.__name__,
)
def test_text_that_is_seen_is_not_hidden(draw: Callable[[Page], None]) -> None:
    found = document(pdf(draw))
    assert [block.text.value for block in found.blocks] == [STRUCK]
    assert drawn(found) == []


@pytest.mark.parametrize("below", [False, True], ids=["over the picture", "under the picture"])
def test_the_text_layer_of_a_scan_is_the_text_of_its_picture(*, below: bool) -> None:
    def draw(page: Page) -> None:
        if below:
            page.text(100, 200, STRUCK)
        picture(page, (0, 0, WIDTH, HEIGHT), (250, 250, 245))
        if not below:
            page.text(100, 200, STRUCK, mode=3)

    found = document(pdf(draw))
    assert [block.text.value for block in found.blocks] == [STRUCK]
    assert drawn(found) == []
    assert found.omissions == ()


def test_text_that_a_panel_hides_is_told_from_text_that_a_box_strikes_out() -> None:
    def draw(page: Page) -> None:
        page.text(100, 200, STRUCK)
        page.box(60, 150, 500, 400, grey=0.95)
        page.text(100, 300, "面板上的文字")

    found = document(pdf(draw))
    assert [(hidden.text.value, hidden.name) for hidden in drawn(found)] == [(STRUCK, "layer")]
    assert [block.text.value for block in found.blocks] == ["面板上的文字"]


def test_a_struck_out_cell_is_not_an_empty_one() -> None:
    def draw(page: Page) -> None:
        page.table(grid([["姓名", "数量"], ["白栖", "12"]]), even(72, 90, 2), even(100, 20, 2))
        page.box(74, 124, 100, 136)

    assert labels(only_table(pdf(draw)))[1] == ["█", "12"]


def check(data: bytes) -> Report:
    report = Report(chosen_pack())
    add(report, document(data))
    return report


def test_a_number_of_which_the_middle_is_struck_out_is_found_whole() -> None:
    values = Values("half struck out")
    number = values.resident_id()

    def draw(page: Page) -> None:
        page.text(100, 200, f"居民身份证号码：{number}，住白栖区。", size=10)
        # Eight characters before the number, digits of half their width; six of them stay.
        page.box(100 + 80 + 6 * 4.62, 190, 100 + 80 + 14 * 4.62, 204)

    report = check(pdf(draw))
    (entry,) = [entry for entry in report.entries if entry.rule == "personal-data/resident-id"]
    assert "不显示" in entry.message["zh"]
    for output in (format_text(report), format_json(report)):
        assert not leaks(output, values)


def test_nothing_of_a_text_that_was_struck_out_is_shown() -> None:
    values = Values("struck out")
    name = values.name()

    def draw(page: Page) -> None:
        page.text(100, 200, f"{name}，{STRUCK}")
        page.box(98, 186, 400, 206)

    report = check(pdf(draw))
    assert "integrity/failed-redaction" in {entry.rule for entry in report.entries}
    for output in (format_text(report), format_json(report)):
        assert STRUCK not in output
        assert not leaks(output, values)
