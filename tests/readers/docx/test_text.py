"""Paragraphs of DOCX files: what is shown, in the order it is read, and what each is."""

from __future__ import annotations

import io
import zipfile

import pytest

from disclosure_lint.location import Location
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_package import package
from docx_leaks import cell, field, p, r, row, run, shape, table, vml
from readers.word.reading import document, docx, flow, headings, items, margins, place
from word_samples import listed, sample_docx, styled

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="22"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/><w:basedOn w:val="22"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="o"><w:name w:val="纲"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="回"/><w:basedOn w:val="q"/></w:style>'
)


def numbering(*levels: tuple[str, str], start: int = 1, lists: str = "", head: str = "") -> str:
    """A definition of levels with their formats and marks, and lists made from it; one by default."""
    said = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (style, pattern) in enumerate(levels)
    )
    definition = f'<w:abstractNum w:abstractNumId="0">{head}{said}</w:abstractNum>'
    return definition + (lists or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


def test_the_sample_is_read_in_order() -> None:
    found = document(sample_docx())
    assert flow(found) == [
        "青岚市林业局关于造林绿化的通知",
        "总体安排",
        "一、目标任务",
        "（一）造林面积",
        "全年造林十二公顷。",
        "脚注里的话。",
        "（二）补植面积",
        "1.松涧镇补植三公顷，由镇林业站组织实施，年底前完成验收工作。",
        "二、时间安排",
        "改为十月开工。",
        "联系人信息另行公布。",
        "要点一",
        "联系单位名称中有生僻字𬭎。",
        "附件见文本框。",
        "文本框里的话。",
        "青岚市林业局",
        "2024年3月15日",
    ]
    assert margins(found) == ["页眉上的话", "页脚上的话"]
    assert found.title
    assert found.title.value == "造林通知"


@pytest.mark.parametrize(
    ("style", "level"), [("1", 1), ("22", 2), ("x", 2), ("o", 3), ("t", 1), ("a", 0), ("q", 0), ("none", 0)]
)
def test_headings_are_known_by_style_name_or_outline(style: str, level: int) -> None:
    found = docx(styled(style, r("总体安排")), styles=_STYLES)
    assert headings(found) == ([(level, "总体安排")] if level else [])
    assert flow(found) == ["总体安排"]


def test_what_a_paragraph_says_of_its_level_counts_before_its_style() -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="1"/><w:outlineLvl w:val="9"/></w:pPr>' + r("正文") + "</w:p>"
    assert headings(docx(body, styles=_STYLES)) == []
    body = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + r("总体安排") + "</w:p>"
    assert headings(docx(body)) == [(2, "总体安排")]


def test_a_whole_paragraph_styled_as_a_heading_is_text() -> None:
    assert headings(docx(styled("1", r("造林绿化" * 30)), styles=_STYLES)) == []


def test_numbered_lines_are_headings_without_any_style() -> None:
    assert headings(docx(p(r("一、总体情况")) + p(r("（一）主动公开")))) == [
        (1, "一、总体情况"),
        (2, "（一）主动公开"),
    ]


def test_entries_of_a_table_of_contents_are_no_headings() -> None:
    contents = field("TOC \\o", "一、总体情况")
    found = docx(styled("c", r("二、主动公开\t2")) + p(contents) + p(r("一、总体情况")), styles=_STYLES)
    assert items(found) == ["二、主动公开\t2", "一、总体情况"]
    assert headings(found) == [(1, "一、总体情况")]


def test_a_contents_field_reaches_over_paragraphs() -> None:
    first = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    last = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = docx(p(first + r("一、总体情况")) + p(r("二、主动公开") + last) + p(r("一、总体情况")))
    assert items(found) == ["一、总体情况", "二、主动公开"]
    assert len(headings(found)) == 1


def test_runs_and_elements_around_them_make_one_text() -> None:
    body = p(
        r("甲")
        + "<w:hyperlink>" + r("乙") + "</w:hyperlink>"
        + "<w:smartTag>" + r("丙") + "</w:smartTag>"
        + "<w:sdt><w:sdtContent>" + r("丁") + "</w:sdtContent></w:sdt>"
        + '<w:ins w:author="x">' + r("戊") + "</w:ins>"
        + '<w:moveTo w:author="x">' + r("己") + "</w:moveTo>"
        + "<m:oMath><m:r><m:t>庚</m:t></m:r></m:oMath>"
        + field("PAGE \\x 1", "辛")
    )  # fmt: skip
    assert flow(docx(body)) == ["甲乙丙丁戊己庚辛"]


def test_signs_that_are_elements_are_written() -> None:
    marks = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>"
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert flow(docx(p(marks + tick))) == ["甲\t乙-丙☑"]


@pytest.mark.parametrize("mark", ["<w:br/>", "<w:cr/>", '<w:br w:type="page"/>'])
def test_a_break_ends_a_line_as_in_a_page(mark: str) -> None:
    found = docx(p(f"<w:r><w:t>一、总体情况</w:t>{mark}<w:t>全年造林。</w:t></w:r>"))
    assert flow(found) == ["一、总体情况", "全年造林。"]
    assert place(found, "全年造林") == Location(paragraph=1)


def test_former_formatting_is_not_taken_for_what_holds() -> None:
    look = '<w:rPrChange w:author="x"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    style = '<w:pPr><w:pPrChange w:author="x"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>'
    found = docx(f"<w:p>{style}{r('看得见', look)}</w:p>")
    assert flow(found) == ["看得见"]
    assert headings(found) == []


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    gone = '<w:pPr><w:rPr><w:del w:author="x"/></w:rPr></w:pPr>'
    assert flow(docx(f"<w:p>{gone}{r('造林')}</w:p>" + p(r("十二公顷。")) + p(r("完。")))) == [
        "造林十二公顷。",
        "完。",
    ]


def test_notes_and_boxes_follow_the_paragraph_they_belong_to() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = docx(
        p(r("正文") + note + run(shape(p(r("框一")) + p(r("框二"))))) + p(r("落款")),
        footnotes='<w:footnote w:id="2">' + p(r("脚注")) + "</w:footnote>",
    )
    assert flow(found) == ["正文", "脚注", "框一", "框二", "落款"]
    assert place(found, "脚注") == Location(part="footnote", paragraph=1)
    assert place(found, "框二") == Location(part="text-box", paragraph=2)
    assert place(found, "落款") == Location(paragraph=2)


def test_a_box_written_twice_is_read_once() -> None:
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + shape(p(r("框 里"))) + "</mc:Choice>"
        "<mc:Fallback>" + vml(p(r("框里"))) + "</mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    found = docx(p(both))
    assert flow(found) == ["框 里"]
    assert all("框里" not in hidden.text.value for hidden in found.hidden)


def test_a_box_only_old_programs_show_is_read_when_there_is_no_other() -> None:
    old = (
        "<w:r><mc:AlternateContent><mc:Fallback>"
        + vml(p(r("框里")))
        + "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert flow(docx(p(r("正文") + old))) == ["正文", "框里"]


def test_the_text_of_a_box_does_not_change_its_paragraph() -> None:
    box = run(shape(styled("1", r("框里"))))
    assert headings(docx(p(r("前") + box + r("后")), styles=_STYLES)) == [(1, "框里")]


def test_paragraphs_with_text_are_counted_and_cells_have_addresses() -> None:
    found = docx(p("") + p(r("第一")) + table(row(cell(p(r("甲"))), cell(p(r("乙"))))) + p(r("第二")))
    assert place(found, "第一") == Location(paragraph=1)
    assert place(found, "乙") == Location(table=1, row=1, column=2)
    assert place(found, "第二") == Location(paragraph=2)


def test_bullets_and_numbers_come_from_the_list_definitions() -> None:
    found = document(sample_docx())
    assert items(found) == [
        "1.松涧镇补植三公顷，由镇林业站组织实施，年底前完成验收工作。",
        "要点一",
    ]
    assert [level for level, _ in headings(found)] == [1, 1, 1, 2, 2, 1]


@pytest.mark.parametrize(
    ("style", "pattern", "marks"),
    [
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条"]),
        ("ideographTraditional", "%1．", ["甲．", "乙．"]),
        ("decimalEnclosedCircle", "%1", ["①", "②"]),
        ("decimalFullWidth", "%1、", ["１、", "２、"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("decimalZero", "(%1)", ["(01)", "(02)"]),
        ("someday", "%1.", ["1.", "2."]),
    ],
)
def test_numbers_are_written_in_the_format_of_their_level(style: str, pattern: str, marks: list[str]) -> None:
    found = docx(listed(0, r("造林")) + listed(0, r("补植")), numbering=numbering((style, pattern)))
    assert [line.replace(" ", "") for line in flow(found)] == [f"{marks[0]}造林", f"{marks[1]}补植"]


def test_a_number_is_kept_apart_from_a_figure_that_follows() -> None:
    found = docx(listed(0, r("2023年造林。")), numbering=numbering(("decimal", "%1."), start=3))
    assert flow(found) == ["3. 2023年造林。"]


def test_a_mark_that_is_set_tight_stays_so() -> None:
    tight = numbering(("decimal", "%1.")).replace("<w:lvlText", '<w:suff w:val="nothing"/><w:lvlText')
    assert flow(docx(listed(0, r("造林。")), numbering=tight)) == ["1.造林。"]


def test_lists_made_from_one_definition_count_on_unless_they_start_anew() -> None:
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2)) + (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(listed(0, r(text), n) for text, n in (("甲", 1), ("乙", 2), ("丙", 3), ("丁", 3)))
    found = docx(body, numbering=numbering(("decimal", "%1、"), lists=lists))
    assert flow(found) == ["1、甲", "2、乙", "5、丙", "6、丁"]


def test_deeper_levels_begin_again_and_show_the_levels_above() -> None:
    body = "".join(listed(depth, r("项")) for depth in (0, 1, 1, 0, 1))
    found = docx(body, numbering=numbering(("decimal", "%1、"), ("decimal", "%1.%2、")))
    assert flow(found) == ["1、项", "1.1、项", "1.2、项", "2、项", "2.1、项"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_refuse() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="节"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    off = '<w:p><w:pPr><w:pStyle w:val="n"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body = styled("n", r("总体情况")) + off + r("无号") + "</w:p>" + styled("n", r("主动公开"))
    found = docx(body, styles=styles, numbering=numbering(("chineseCounting", "%1、")))
    assert flow(found) == ["一、总体情况", "无号", "二、主动公开"]


def test_a_list_linked_through_a_style_takes_the_levels_from_there() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    said = numbering(("chineseCounting", "%1、"), lists=lists, head='<w:styleLink w:val="list"/>')
    assert flow(docx(listed(0, r("造林")), numbering=said)) == ["一、造林"]


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    data = docx_file(styled("1", r("总体安排")) + table(row(cell(p(r("甲"))))), {"styles": _STYLES})
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = document(package({n: archive.read(n).replace(old, new) for n in archive.namelist()}))
    assert headings(found) == [(1, "总体安排")]
    assert len(found.tables) == 1
