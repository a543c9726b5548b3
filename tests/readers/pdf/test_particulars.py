"""What a file says of itself and carries along is read as hidden content."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.document import Concealed, Document
from disclosure_lint.location import Location
from disclosure_lint.readers.inside import DEEPEST
from disclosure_lint.report import Report
from disclosure_lint.source import Reason, Unread
from disclosure_lint.specimen_picture import photo_file
from pdf_files import HEIGHT, Page, paragraphs, pdf
from personal_values import Values
from readers.pdf.reading import document, unseen

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = paragraphs("青岚市林业局公开造林绿化信息三条。")


def changed(change: Callable[[pikepdf.Pdf], object], data: bytes | None = None) -> bytes:
    """A file after something was added to it."""
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or pdf(TEXT))) as file:
        change(file)
        file.save(stored)
    return stored.getvalue()


def add_info(file: pikepdf.Pdf) -> None:
    file.docinfo["/Author"] = "办公室"
    file.docinfo["/Title"] = "造林公示"
    file.docinfo["/Keywords"] = "造林 公示"


def test_properties_are_read_with_their_names() -> None:
    found = document(changed(add_info))
    named = {hidden.name: hidden.text.value for hidden in found.hidden}
    assert named["author"] == "办公室"
    assert named["keywords"] == "造林 公示"
    assert found.title
    assert found.title.value == "造林公示"
    assert found.locator
    (author,) = (hidden for hidden in found.hidden if hidden.name == "author")
    assert found.locator.locate(author.text.span()) == (Location(part="metadata"),)


def add_xmp(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        metadata["dc:creator"] = ["经办科室"]
        metadata["photoshop:CaptionWriter"] = "校对科室"
        metadata["dc:description"] = "甲 & 乙"


def test_the_second_set_of_properties_is_read_too() -> None:
    found = unseen(document(changed(add_xmp)), Concealed.METADATA)
    assert {"经办科室", "校对科室", "甲 & 乙"} <= set(found)


def add_bookmarks(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        chapter = pikepdf.OutlineItem("一、总体情况", 0)
        chapter.children.append(pikepdf.OutlineItem("草稿：待核", 0))
        outline.root.append(chapter)


def test_bookmarks_are_read_with_the_page_they_lead_to() -> None:
    found = document(changed(add_bookmarks))
    assert unseen(found, Concealed.BOOKMARK) == ["一、总体情况", "草稿：待核"]
    assert found.locator
    (mark, _) = (hidden for hidden in found.hidden if hidden.kind is Concealed.BOOKMARK)
    assert found.locator.locate(mark.text.span()) == (Location(1, part="bookmark"),)


def annotation(file: pikepdf.Pdf, keys: dict[str, Any]) -> None:
    rect = [100, HEIGHT - 220, 200, HEIGHT - 200]
    made = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=rect, **keys)
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(made)]))


def test_what_annotations_say_is_read_where_they_lie() -> None:
    found = document(
        changed(
            lambda file: annotation(
                file, {"Subtype": pikepdf.Name.Text, "Contents": "此处请核对", "T": "审核科室"}
            )
        )
    )
    notes = [(h.name, h.text.value) for h in found.hidden if h.kind is Concealed.ANNOTATION]
    assert notes == [("Text Contents", "此处请核对"), ("Text T", "审核科室")]
    assert found.locator
    (note, _) = (hidden for hidden in found.hidden if hidden.kind is Concealed.ANNOTATION)
    (location,) = found.locator.locate(note.text.span())
    assert location.page == 1
    assert location.box is not None
    assert [round(side) for side in location.box] == [100, 200, 200, 220]


def test_addresses_of_links_are_read() -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:gk@example.invalid")
    found = document(changed(lambda file: annotation(file, {"Subtype": pikepdf.Name.Link, "A": action})))
    assert unseen(found, Concealed.ANNOTATION) == ["mailto:gk@example.invalid"]


def draw_field(page: Page) -> None:
    page.paragraph("申请表")
    page.canvas.acroForm.textfield(name="name", value="field value", x=100, y=500)


def test_values_of_form_fields_are_read() -> None:
    assert "field value" in unseen(document(pdf(draw_field)), Concealed.ANNOTATION)


def attach(name: str, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def add_file(file: pikepdf.Pdf) -> None:
        file.attachments[name] = pikepdf.AttachedFileSpec(file, content, filename=name)

    return add_file


def test_attachments_are_named_and_read_as_documents_of_their_own() -> None:
    found = document(changed(attach("名单.txt", "青岚市白栖区第一小学".encode())))
    assert unseen(found, Concealed.ATTACHMENT) == ["名单.txt"]
    (inner,) = found.parts
    assert isinstance(inner, Document)
    assert inner.name == "file.pdf!名单.txt"
    assert inner.content == "青岚市白栖区第一小学"
    assert inner.locator is None


def test_an_attached_file_of_a_format_that_is_not_read_is_said_to_be_unread() -> None:
    (inner,) = document(changed(attach("程序.png", b"\x7fELF" + b"\0" * 40))).parts
    assert inner == Unread("file.pdf!程序.png", Reason.BINARY, "ELF")


def test_a_number_in_an_attachment_is_found_there() -> None:
    number = Values("attached").resident_id()
    report = Report(chosen_pack(select=["personal-data/resident-id"]))
    add(report, document(changed(attach("a.txt", f"身份证号码：{number}".encode()))))
    (entry,) = report.entries
    assert entry.document == "file.pdf!a.txt"
    assert entry.position
    assert (entry.position.line, entry.position.column) == (1, 7)


def test_files_inside_files_inside_files_are_not_opened_for_ever() -> None:
    data = pdf(TEXT)
    for _ in range(5):
        data = changed(attach("inner.pdf", data))
    names, found = [], document(data)
    while isinstance(found, Document):
        names.append(found.name)
        found = found.parts[0]  # type: ignore[assignment]
    assert names == ["file.pdf" + "!inner.pdf" * depth for depth in range(DEEPEST + 1)]
    assert found == Unread("file.pdf" + "!inner.pdf" * (DEEPEST + 1), Reason.LIMIT)


def test_what_photos_on_the_pages_say_of_themselves_is_read_once() -> None:
    photo = photo_file({"position": "25°30′12.0″N 125°15′30.5″E", "author": "陈澜昀"})

    def add_photo(file: pikepdf.Pdf) -> None:
        image = file.make_stream(photo)
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=320,
            Height=240,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        page = file.pages[0]
        page.add_resource(image, pikepdf.Name.XObject, pikepdf.Name.Im1)
        drawn = b" q 100 0 0 75 72 400 cm /Im1 Do Q q 100 0 0 75 300 400 cm /Im1 Do Q"
        page.contents_add(file.make_stream(drawn), prepend=False)

    data = changed(add_photo)
    found = document(data)
    assert [(hidden.name, hidden.text.value) for hidden in found.hidden[-2:]] == [
        ("position", "25°30′12.0″N 125°15′30.5″E"),
        ("author", "陈澜昀"),
    ]
    assert found.locator
    assert found.locator.locate(found.hidden[-1].text.span()) == (Location(1, part="metadata"),)
