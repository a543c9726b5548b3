"""Locked, broken, endless and empty files: what can be read is read, the rest is said."""

from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from disclosure_lint import check_file
from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document, Omission
from disclosure_lint.readers import isolation
from disclosure_lint.readers.pages.book import Limits
from disclosure_lint.readers.pdf import read_pdf
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_pdf import pdf_page
from pdf_files import HEIGHT, WIDTH, Page, even, grid, paragraphs, pdf
from readers.pdf.reading import document, flow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "青岚市林业局公开造林绿化信息三条，咨询电话在网站首页。"
GOOD = pdf(
    paragraphs(TEXT, TEXT),
    lambda page: page.table(grid([["新收", "12"], ["结转", "3"]]), even(72, 90, 2), even(100, 20, 2)),
)


def locked(*, owner: str, user: str) -> bytes:
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as file:
        file.save(stored, encryption=pikepdf.Encryption(owner=owner, user=user))
    return stored.getvalue()


def test_a_file_whose_password_only_restricts_is_read() -> None:
    assert flow(locked(owner="secret", user="")) == [TEXT, TEXT]


def test_a_file_that_needs_a_password_is_said_to_need_one() -> None:
    data = locked(owner="secret", user="secret")
    assert read_pdf(Source("file.pdf", data)) == Unread("file.pdf", Reason.ENCRYPTED)


@pytest.mark.parametrize("share", [0.99, 0.9, 0.8])
def test_a_file_that_broke_off_is_mended_and_said_to_be_damaged(share: float) -> None:
    found = document(GOOD[: int(len(GOOD) * share)])
    assert [flaw.id for flaw in found.flaws] == ["mended"]
    assert TEXT in found.content


def test_a_file_without_its_table_of_objects_is_read() -> None:
    data = GOOD.replace(b"startxref", b"startxxxx").replace(b"\nxref", b"\nxxxx")
    assert TEXT in document(data).content


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 5000, GOOD[: len(GOOD) // 8]],
    ids=["head", "junk", "start"],
)
def test_what_cannot_be_mended_is_said_to_be_damaged(data: bytes) -> None:
    assert read_pdf(Source("file.pdf", data)) == Unread("file.pdf", Reason.DAMAGED, "PDF")


def test_a_mended_file_whose_pages_are_lost_is_said_to_be_damaged_not_mended() -> None:
    lost = re.sub(rb"(?s)(?<=[^d]stream\n).*?(?=endstream)", lambda found: b"x" * len(found[0]), GOOD)
    cut = int(len(GOOD) * 0.9)
    assert [flaw.id for flaw in document(GOOD[:cut]).flaws] == ["mended"]
    assert read_pdf(Source("file.pdf", lost[:cut])) == Unread("file.pdf", Reason.DAMAGED, "PDF")


def test_a_file_without_pages_is_said_to_be_damaged() -> None:
    stored = io.BytesIO()
    pikepdf.new().save(stored)
    found = read_pdf(Source("file.pdf", stored.getvalue()))
    assert found == Unread("file.pdf", Reason.DAMAGED, "PDF")


def scan(page: Page) -> None:
    stored = io.BytesIO()
    Image.effect_noise((100, 140), 40).save(stored, "PNG")
    stored.seek(0)
    page.canvas.drawImage(ImageReader(stored), 0, 0, WIDTH, HEIGHT)


def test_scanned_pages_are_said_to_be_unread() -> None:
    found = document(pdf(paragraphs(TEXT), scan, scan, paragraphs("第四页。"), scan))
    assert found.omissions == (Omission(Reason.NO_TEXT, "p. 2–3, 5"),)
    assert len(found.blocks) == 2


def test_a_scan_is_nothing_that_was_read(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(pdf(scan))
    report = check_file(file)
    assert report.read == 0
    assert report.documents[0].unread == (("no-text", "p. 1"),)


def test_an_empty_page_is_no_scan() -> None:
    found = document(pdf(paragraphs(TEXT), lambda page: page.line(72, 100, 300, 100)))
    assert found.omissions == ()


def test_text_whose_font_names_no_characters_is_said_to_be_unread() -> None:
    data = pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET")
    data = data.replace(b"/UniGB-UCS2-H", b"/Identity-H   ").replace(b"(GB1)", b"(XX1)")
    found = document(data)
    assert found.omissions == (Omission(Reason.NO_CODES, "p. 1"),)
    assert "示" not in found.content


def test_pages_beyond_the_limits_are_said_to_be_unread() -> None:
    pages = [paragraphs(f"第{number}页。") for number in range(1, 7)]
    assert document(pdf(*pages), Limits(pages=4)).omissions == (Omission(Reason.LIMIT, "p. 5–6"),)
    assert document(pdf(*pages), Limits(characters=8)).omissions == (Omission(Reason.LIMIT, "p. 4–6"),)
    assert document(pdf(*pages), Limits(seconds=-1)).omissions == (Omission(Reason.LIMIT, "p. 1–6"),)


def test_a_page_that_is_none_is_left_out_and_said() -> None:
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(paragraphs(TEXT), paragraphs(TEXT)))) as file:
        file.Root.Pages.Kids[1] = pikepdf.Dictionary(Type=pikepdf.Name.Font)
        file.save(stored)
    found = read_pdf(Source("file.pdf", stored.getvalue()))
    assert isinstance(found, Document | Unread)
    if isinstance(found, Document):
        assert TEXT in found.content


def hostile_lines(page: Page) -> None:
    for number in range(1500):
        page.line(10, 10 + number / 2, 580, 10 + number / 2, width=0.1)
        page.line(10 + number / 3, 10, 10 + number / 3, 830, width=0.1)
    page.paragraph(TEXT)


def hostile_shapes(page: Page) -> None:
    for number in range(2000):
        page.text(20 + number % 500, 40 + number / 3, "字", size=5)
    for number in range(4000):
        page.box(number % 580, (number * 7) % 800, number % 580 + 12, (number * 7) % 800 + 12, grey=0.5)


def hostile_pieces(page: Page) -> None:
    for number in range(6000):
        page.text(5 + (number % 60) * 9.5, 10 + number // 60 * 8, "字", size=3)


@pytest.mark.parametrize("draw", [hostile_lines, hostile_shapes, hostile_pieces], ids=lambda d: d.__name__)
def test_a_page_full_of_things_is_read_in_time(draw: Callable[[Page], None]) -> None:
    found = isolation.READER.read(Source("file.pdf", pdf(draw)), seconds=30)
    assert isinstance(found, Document)


def broken(chance: random.Random) -> bytes:
    """The good file with some bytes changed, cut or doubled."""
    data = bytearray(GOOD)
    for _ in range(chance.choice([1, 1, 3, 20, 200])):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                data[at] ^= 1 << chance.randrange(8)
            case 2:
                del data[at : at + chance.randrange(1, 40)]
            case _:
                data[at:at] = data[at : at + chance.randrange(1, 40)]
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    return b"%PDF-1.7\n" + bytes(data)


@pytest.mark.parametrize("seed", range(12))
def test_six_hundred_broken_files_cost_no_other_file(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - variants, not secrets
    for number in range(50):
        found = isolation.READER.read(Source(f"{number}.pdf", broken(chance)), seconds=30)
        assert not (isinstance(found, Unread) and found.reason is Reason.READER_FAILED), (seed, number, found)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_read_of_a_broken_file_can_be_checked(seed: int) -> None:
    chance = random.Random(1000 + seed)  # noqa: S311
    run = Run(chosen_pack())
    for number in range(15):
        run.check(Source(f"{number}.pdf", broken(chance)))
    report = run.finish()
    assert len(report.documents) >= 15
    assert report.failures == []
