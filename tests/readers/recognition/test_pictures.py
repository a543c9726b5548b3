"""Text in pictures and scans is read, at its place, however the page lies. Slow: a second or more each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PIL.Image
import pytest

from disclosure_lint.api import add, check_file, chosen_pack
from disclosure_lint.document import Document, Omission
from disclosure_lint.finding import Certainty, Outcome
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.source import Reason, Source
from disclosure_lint.specimen_docx import docx_file
from ofd_files import layer, mm, ofd, part, said
from pdf_files import Page, even, grid
from personal_values import Values
from picture_pages import READY, drawn, png, scanned

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.report import Entry

pytestmark = pytest.mark.skipif(not READY, reason="the extra ocr is not installed")

VALUES = Values("pictures")
NUMBER, MOBILE = VALUES.resident_id(), VALUES.mobile()


def notice(page: Page) -> None:
    page.text(40, 60, "青岚市林业局公示")
    page.text(40, 90, f"申请人身份证号码：{NUMBER}")
    page.text(40, 120, f"村民手机：{MOBILE}")


def picture() -> PIL.Image.Image:
    return drawn(notice).crop((0, 60, 800, 320))


def document(data: bytes, name: str = "a.png") -> Document:
    found = read(Source(name, data, ocr=True))
    assert isinstance(found, Document), found
    return found


def entries(found: Document) -> list[Entry]:
    report = Report(chosen_pack(select=["personal-data"]))
    add(report, found)
    return report.entries


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_picture_is_read_however_it_lies(turns: int) -> None:
    shown = picture().rotate(-90 * turns, expand=True)
    found = document(png(shown))
    assert found.omissions == ()
    assert NUMBER in found.content
    assert found.is_recognised(found.blocks[0].text.span())
    assert found.locator
    (location,) = found.locator.locate(found.blocks[0].text.span())
    assert (location.page, location.part) == (1, "picture")
    assert location.box
    upright = [(40, 21, 136, 36), (88, 40, 104, 136), (248, 88, 345, 104), (21, 248, 37, 345)][turns]
    assert all(abs(side - other) < 6 for side, other in zip(location.box, upright, strict=True)), location.box


def test_a_number_that_proves_itself_fails_and_any_other_is_for_a_person() -> None:
    found = {entry.rule: entry for entry in entries(document(png(picture())))}
    assert found["personal-data/resident-id"].outcome is Outcome.FAIL
    assert found["personal-data/mobile"].outcome is Outcome.REVIEW
    assert found["personal-data/mobile"].certainty is Certainty.PROBABLE


def test_a_page_that_leans_is_read_line_by_line() -> None:
    def lines(page: Page) -> None:
        for n in range(6):
            page.text(60, 100 + 24 * n, f"第{n}行左边")
            page.text(420, 100 + 24 * n, f"右边第{n}行")

    shown = drawn(lines).rotate(-1.5, fillcolor="white").crop((0, 100, 1239, 620))
    found = document(png(shown))
    assert [table.text.value.split() for table in found.tables] == [
        [word for n in range(6) for word in (f"第{n}行左边", f"右边第{n}行")]
    ]


def test_a_ruled_table_in_a_picture_is_a_table() -> None:
    rows = [["事项", "件数"], ["本年新收", "74"], ["上年结转", "3"]]

    def table(page: Page) -> None:
        page.table(grid(rows), even(60, 150, 2), even(40, 30, 3), size=12)

    (found,) = document(png(drawn(table).crop((0, 0, 900, 320)))).tables
    assert [cell.text.value for cell in found.cells] == [value for row in rows for value in row]


def test_scanned_pages_of_a_pdf_are_read_and_the_others_are_taken_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(drawn(notice)))
    report = check_file(path, select=["personal-data/resident-id"], ocr=True)
    (entry,) = report.entries
    assert entry.position
    (location,) = entry.position.locations
    assert (location.page, location.part) == (1, "picture")
    assert report.documents[0].unread == ()
    without = check_file(path, select=["personal-data/resident-id"])
    assert (without.entries, without.documents[0].unread) == ([], (("no-text", "p. 1"),))


def test_each_page_of_a_tiff_is_read() -> None:
    found = document(scanned(picture(), picture(), kind="TIFF"), "a.tiff")
    assert found.content.count(NUMBER) == 2
    assert found.locator
    assert found.locator.locate(found.blocks[-1].text.span())[0].page == 2


def test_pictures_in_other_files_are_read_as_files_inside() -> None:
    data = docx_file("<w:p><w:r><w:t>附图</w:t></w:r></w:p>", files={"word/media/image1.png": png(picture())})
    (inner,) = document(data, "a.docx").parts
    assert isinstance(inner, Document)
    assert inner.name == "a.docx!image1.png"
    assert NUMBER in inner.content


def test_a_scan_in_an_ofd_is_read() -> None:
    resource = part("Res", '<ofd:MultiMedia ID="5"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>')
    scan = f'<ofd:ImageObject Boundary="0 0 {mm(595)} {mm(842)}" ResourceID="5"/>'
    found = document(
        ofd(
            layer(scan),
            layer(said("正文")),
            common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>",
            files={"Doc_0/Res.xml": resource, "Doc_0/a.png": png(picture())},
        ),
        "a.ofd",
    )
    (inner,) = found.parts
    assert isinstance(inner, Document)
    assert NUMBER in inner.content
    assert found.omissions == ()


def test_a_picture_without_text_holds_none() -> None:
    found = document(png(PIL.Image.new("RGB", (400, 300), "white")))
    assert (found.blocks, found.omissions, found.recognised) == ((), (), ())


def test_pixels_that_cannot_be_decoded_are_named() -> None:
    data = png(picture())
    found = document(data[: len(data) // 2])
    assert found.omissions == (Omission(Reason.DAMAGED, "p. 1"),)
