"""Findings stand as highlights over the characters they are about, whichever way the page is turned."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.annotation import annotate
from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.formats.notes import Note, Remark
from disclosure_lint.readers import read
from disclosure_lint.rewriting.annotated import Annotated
from disclosure_lint.rewriting.pdf import highlights
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Span
from pdf_files import Page, paragraphs, pdf
from personal_values import Values, leaks

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.report import Report

FAULTY, FLAGGED = "全年收到申请约50余件，已经办结。", "约50余件"
RULE = "wording/double-approximation"


def checked(data: bytes, *select: str) -> tuple[Document, Report]:
    document = read(Source("a.pdf", data))
    assert isinstance(document, Document)
    run = Run(chosen_pack(select=select))
    run.check(document)
    return document, run.finish()


def result(data: bytes, *select: str) -> Annotated | Unread:
    document, report = checked(data, *select or (RULE,))
    return annotate(Source("a.pdf", data), document, report)


def annotated(data: bytes, *select: str) -> bytes:
    found = result(data, *select)
    assert isinstance(found, Annotated)
    return found.data


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object], **save: Any) -> bytes:  # noqa: ANN401
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(written, **save)
    return written.getvalue()


def marks(data: bytes, page: int = 0, kind: str = "/Highlight") -> list[dict[str, Any]]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [one for one in opened.pages[page].obj.get("/Annots", []) if one.Subtype == kind]
        return [
            {
                "said": str(one.get("/Contents", "")),
                "author": str(one.get("/T", "")),
                "colour": [float(part) for part in one.get("/C", [])],
                "quads": [float(side) for side in one.get("/QuadPoints", [])],
                "rect": [float(side) for side in one.Rect],
            }
            for one in found
        ]


def under(data: bytes, quads: list[float], page: int = 0) -> str:
    """The characters whose middles lie under a highlight."""
    opened = pypdfium2.PdfDocument(data)
    text = opened[page].get_textpage()
    areas = [(quads[at : at + 8 : 2], quads[at + 1 : at + 8 : 2]) for at in range(0, len(quads), 8)]
    said = ""
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        x, y = (left + right) / 2, (bottom + top) / 2
        if any(min(xs) < x < max(xs) and min(ys) < y < max(ys) for xs, ys in areas):
            said += text.get_text_range(index, 1)
    opened.close()
    return re.sub(r"\s", "", said)


def turned(data: bytes, turn: int, crop: tuple[int, int, int, int] | None) -> bytes:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0].obj
        page.Rotate = turn
        if crop:
            page.CropBox = pikepdf.Array(crop)

    return changed(data, change)


@pytest.mark.parametrize("crop", [None, (20, 30, 580, 820)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
def test_what_lies_under_a_highlight_is_what_was_flagged(
    turn: int, crop: tuple[int, int, int, int] | None
) -> None:
    (one,) = marks(annotated(turned(pdf(paragraphs("标题", FAULTY)), turn, crop)))
    assert under(turned(pdf(paragraphs("标题", FAULTY)), turn, crop), one["quads"]) == FLAGGED
    assert one["said"].startswith("【不符合·警告】")
    assert "\n整改：" in one["said"]
    assert one["author"] == "disclosure-lint"


@given(
    turn=st.sampled_from([0, 90, 180, 270]),
    left=st.integers(-50, 60),
    foot=st.integers(-50, 60),
    start=st.integers(0, 20),
    length=st.integers(1, 60),
)
@settings(max_examples=25, deadline=None)
def test_any_range_on_any_page_is_under_its_highlight(
    turn: int, left: int, foot: int, start: int, length: int
) -> None:
    data = turned(pdf(paragraphs(FAULTY * 6)), turn, (left, foot, 590, 835))
    document, _ = checked(data, RULE)
    text = document.blocks[0].text
    end = min(start + length, len(text))  # of what the page shows
    note = Note(text.span(start, end), True, (Remark(("说明",), ""),))  # noqa: FBT003 - a field
    found = highlights.annotate(Source("a.pdf", data), document, [note], "zh")
    assert isinstance(found, Annotated)
    (one,) = marks(found.data)
    assert under(data, one["quads"]) == text.value[start:end]


def test_the_colour_under_a_highlight_changes_and_the_ink_stays() -> None:
    data = pdf(paragraphs(FAULTY))
    copy = annotated(data)
    (one,) = marks(copy)
    before, after = (pypdfium2.PdfDocument(each)[0].render(scale=2).to_pil() for each in (data, copy))
    left, bottom, right, top = (side * 2 for side in one["rect"])
    area = (int(left) + 1, before.height - int(top) + 1, int(right) - 1, before.height - int(bottom) - 1)
    old, new = before.crop(area), after.crop(area)
    assert old.getpixel((0, 0)) == (255, 255, 255)
    assert new.getpixel((0, 0)) != (255, 255, 255)
    assert min(new.convert("L").tobytes()) <= 60
    rest = (0, before.height // 2, before.width, before.height)
    assert before.crop(rest).tobytes() == after.crop(rest).tobytes()


def test_failures_and_reviews_have_colours_of_their_own() -> None:
    values = Values("colours")
    data = pdf(paragraphs(f"低保对象身份证号：{values.resident_id()}", f"有事请拨打{values.mobile()}。"))
    found = marks(annotated(data, "personal-data"))
    grades = {one["said"][:4]: tuple(one["colour"]) for one in found}
    assert set(grades) == {"【不符合", "【待核】"}
    assert len(set(grades.values())) == 2


def test_a_range_over_two_lines_has_a_rectangle_for_each() -> None:
    data = pdf(paragraphs("一" * 30 + FAULTY))
    document, _ = checked(data, RULE)
    text = document.blocks[0].text
    note = Note(text.span(25, 45), True, (Remark(("说明",), ""),))  # noqa: FBT003 - a field
    found = highlights.annotate(Source("a.pdf", data), document, [note], "zh")
    assert isinstance(found, Annotated)
    (one,) = marks(found.data)
    assert len(one["quads"]) == 16
    assert under(data, one["quads"]) == text.value[25:45]


def test_a_range_over_two_pages_is_marked_on_both() -> None:
    data = pdf(paragraphs(FAULTY), paragraphs("下一页"))
    document, _ = checked(data, RULE)
    note = Note(Span(0, len(document.content)), True, (Remark(("说明",), ""),))  # noqa: FBT003 - a field
    found = highlights.annotate(Source("a.pdf", data), document, [note], "zh")
    assert isinstance(found, Annotated)
    assert found.notes == 2
    assert [len(marks(found.data, page)) for page in (0, 1)] == [1, 1]


def test_what_has_no_place_is_a_note_at_the_head_of_the_first_page() -> None:
    values = Values("properties")
    data = changed(
        pdf(paragraphs("标题"), paragraphs("正文")),
        lambda opened: opened.docinfo.__setitem__("/Subject", f"身份证号{values.resident_id()}"),
    )
    copy = annotated(data, "personal-data/resident-id")
    (one,) = marks(copy, 0, "/Text")
    assert "位置：文档属性" in one["said"]
    assert marks(copy, 1, "/Text") == []
    height = pypdfium2.PdfDocument(copy)[0].get_height()
    assert height - 60 < one["rect"][3] < height


def test_each_side_of_two_years_side_by_side_is_marked() -> None:
    def sides(page: Page) -> None:
        page.text(72, 60, "青岚市林业局 政务公开年报比对", 18)
        for left, right, year, said in ((72, 280, 2023, "全年收到申请50件。"), (320, 528, 2024, FAULTY)):
            page.text(left, 100, f"{year} 年报告", 14)
            page.y = 140
            page.paragraph(
                f"{year}年，我局认真落实政府信息公开要求，{said}" * 2,
                left=left,
                right=right,
                size=10,
                indent=0,
            )

    data = pdf(sides)
    document, _ = checked(data, RULE)
    assert [part.name for part in document.parts] == ["a.pdf#2023", "a.pdf#2024"]
    copy = annotated(data)
    assert len(marks(copy)) == 2
    for one in marks(copy):
        assert FLAGGED in under(copy, one["quads"])
        assert one["rect"][0] >= 320


def test_each_note_has_a_window() -> None:
    with pikepdf.open(io.BytesIO(annotated(pdf(paragraphs(FAULTY))))) as opened:
        note, popup = opened.pages[0].Annots
        assert popup.Subtype == "/Popup"
        assert popup.Parent.objgen == note.objgen
        assert note.Popup.objgen == popup.objgen


def test_annotations_that_are_there_are_kept() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        text = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="请核"
        )
        opened.pages[0].obj.Annots = pikepdf.Array([opened.make_indirect(text)])

    copy = annotated(changed(pdf(paragraphs(FAULTY)), change))
    assert [one["said"] for one in marks(copy, 0, "/Text")] == ["请核"]
    assert len(marks(copy)) == 1


def test_the_copy_is_found_to_be_what_the_file_was() -> None:
    values = Values("again")
    data = pdf(
        paragraphs("标题", FAULTY, f"低保对象身份证号：{values.resident_id()}，请拨打{values.mobile()}。"),
        paragraphs(FAULTY),
    )
    document, before = checked(data)
    found = annotate(Source("a.pdf", data), document, before)
    assert isinstance(found, Annotated)
    _, after = checked(found.data)
    assert [(e.rule, e.outcome, e.message) for e in before.entries] == [
        (e.rule, e.outcome, e.message) for e in after.entries
    ]


def test_no_note_gives_a_value_away() -> None:
    values = Values("notes")
    data = pdf(
        paragraphs(f"低保对象{values.name()}，身份证号：{values.resident_id()}，手机{values.mobile()}。")
    )
    said = "\n".join(one["said"] for one in marks(annotated(data, "personal-data")))
    assert said
    assert leaks(said, values) == []


@pytest.mark.parametrize("where", ["flag", "field", "kid", "permissions"])
def test_a_signed_file_is_left_alone(where: str) -> None:
    def change(opened: pikepdf.Pdf) -> None:
        signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig)
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=signature, T="a")
        forms = {
            "flag": pikepdf.Dictionary(Fields=[], SigFlags=3),
            "field": pikepdf.Dictionary(Fields=[field]),
            "kid": pikepdf.Dictionary(
                Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Sig, Kids=[pikepdf.Dictionary(V=signature)])]
            ),
        }
        if where == "permissions":
            opened.Root.Perms = pikepdf.Dictionary(DocMDP=signature)
        else:
            opened.Root.AcroForm = forms[where]

    found = result(changed(pdf(paragraphs(FAULTY)), change))
    assert isinstance(found, Unread)
    assert found.reason is Reason.SIGNED


def test_an_empty_field_for_a_signature_is_none() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="a")])

    assert len(marks(annotated(changed(pdf(paragraphs(FAULTY)), change)))) == 1


@pytest.mark.parametrize("allowed", [True, False])
def test_restrictions_of_a_file_are_kept_to(allowed: bool) -> None:  # noqa: FBT001
    permissions = pikepdf.Permissions(modify_annotation=allowed, print_highres=False)
    locked = changed(
        pdf(paragraphs(FAULTY)),
        lambda _: None,
        encryption=pikepdf.Encryption(owner="owner", user="", allow=permissions),
    )
    found = result(locked)
    if not allowed:
        assert isinstance(found, Unread)
        assert found.reason is Reason.RESTRICTED
        return
    assert isinstance(found, Annotated)
    with pikepdf.open(io.BytesIO(found.data)) as opened:
        assert opened.is_encrypted
        assert not opened.allow.print_highres
    assert len(marks(found.data)) == 1


def test_a_broken_file_is_mended_and_annotated() -> None:
    data = pdf(paragraphs(FAULTY))
    broken = data[: data.rindex(b"xref")]
    assert len(marks(annotated(broken))) == 1


def test_a_file_without_findings_is_copied_byte_for_byte() -> None:
    data = pdf(paragraphs("全年收到申请50件。"))
    assert annotated(data) == data


def test_the_same_file_gives_the_same_copy() -> None:
    data = pdf(paragraphs(FAULTY))
    assert annotated(data) == annotated(data)


def test_strange_values_where_boxes_and_fields_stand_do_no_harm() -> None:
    def change(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0].obj
        page.Rotate = pikepdf.Name.Left
        page.CropBox = pikepdf.Array([1, 2])
        page.Annots = pikepdf.Name.None_ if hasattr(pikepdf.Name, "None_") else pikepdf.Name("/None")
        fields = opened.make_indirect(pikepdf.Array())
        fields.append(fields)
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=fields, SigFlags=pikepdf.Name("/x"))

    found = result(changed(pdf(paragraphs(FAULTY)), change))
    assert isinstance(found, Annotated | Unread)
