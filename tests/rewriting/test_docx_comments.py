"""Findings stand as comments at the characters they are about, and the text is what it was."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from disclosure_lint.annotation import annotate
from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.finding import Outcome
from disclosure_lint.formats.notes import Note, Remark
from disclosure_lint.readers import read_traced
from disclosure_lint.rewriting.annotated import Annotated
from disclosure_lint.rewriting.docx import comments
from disclosure_lint.rewriting.package import rewritten
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.text import Span
from docx_leaks import cell, leaky_docx, p, r, row, run, shape, table
from office import converted, needs_office
from personal_values import Values, leaks
from rewriting.parts import part, parts
from word_reports import report_docx
from word_samples import sample_docx

if TYPE_CHECKING:
    from disclosure_lint.report import Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FAULTY, FLAGGED = "全年收到申请约50余件，已经办结。", "约50余件"
REMARK = Remark(("【待核】说明", "依据：条例"), "第1段")


def checked(data: bytes, *select: str) -> tuple[Document, Report]:
    document = read_traced(Source("a.docx", data))
    assert isinstance(document, Document)
    run = Run(chosen_pack(select=select))
    run.check(document)
    return document, run.finish()


def annotated(data: bytes, *select: str) -> bytes:
    document, report = checked(data, *select or ("wording/double-approximation",))
    result = annotate(Source("a.docx", data), document, report)
    assert isinstance(result, Annotated)
    return result.data


def noted(data: bytes, *spans: Span | None) -> bytes:
    """The file with a comment for each range."""
    document = read_traced(Source("a.docx", data))
    assert isinstance(document, Document)
    notes = [Note(span, True, (REMARK,)) for span in spans]  # noqa: FBT003 - a field
    result = comments.annotate(Source("a.docx", data), document, notes, "zh")
    assert isinstance(result, Annotated)
    return result.data


def text_of(markup: str) -> str:
    """All text of a part, marks of comments left out."""
    return "".join(etree.fromstring(markup.encode()).itertext())


def commented(data: bytes) -> dict[int, str]:
    """What stands between the marks of each comment, tabs and breaks included."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    open_now: set[int] = set()
    said: dict[int, str] = {}
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    for one in root.iter():
        number = int(one.get(f"{W}id", -1))
        if one.tag == f"{W}commentRangeStart":
            open_now.add(number)
            said[number] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        for number in open_now:
            said[number] += signs.get(
                one.tag, (one.text or "") if one.tag in {f"{W}t", f"{W}delText"} else ""
            )
    assert not open_now
    return said


def remarks(data: bytes) -> dict[int, str]:
    return {one.comment_id: one.text for one in docx.Document(io.BytesIO(data)).comments}


@pytest.mark.parametrize(
    "body",
    [
        p(r(FAULTY)),
        p("".join(r(sign, "<w:b/>" if at % 2 else "<w:i/>") for at, sign in enumerate(FAULTY))),
        p(r(FAULTY[:7]) + r(FAULTY[7:10], "<w:b/>") + r(FAULTY[10:])),
        p('<w:hyperlink w:anchor="a">' + r(FAULTY) + "</w:hyperlink>"),
        p('<w:ins w:id="3" w:author="甲">' + r(FAULTY) + "</w:ins>"),
        p("<w:sdt><w:sdtContent>" + r(FAULTY) + "</w:sdtContent></w:sdt>"),
        table(row(cell(p(r("说明"))), cell(p(r(FAULTY))))),
        p(r("第一段")) + p('<w:pPr><w:jc w:val="center"/></w:pPr>' + r(FAULTY)),
        p("<w:r><w:t>全年</w:t><w:tab/><w:t>收到申请约50余件</w:t><w:t>，已经办结。</w:t></w:r>"),
        p(r(FLAGGED)),
    ],
    ids=["run", "letters", "three runs", "link", "insertion", "control", "cell", "centred", "pieces", "all"],
)
def test_the_commented_text_is_the_text_that_was_flagged(body: str) -> None:
    data = docx_file(body)
    copy = annotated(data)
    assert list(commented(copy).values()) == [FLAGGED]
    assert text_of(part(copy)) == text_of(part(data))
    assert "【不符合·警告】" in remarks(copy)[0]
    assert "整改：" in remarks(copy)[0]


def test_runs_are_cut_where_the_range_begins_and_ends_and_keep_their_look() -> None:
    data = docx_file(p(r(FAULTY, '<w:b/><w:sz w:val="32"/>')))
    runs = docx.Document(io.BytesIO(annotated(data))).paragraphs[0].runs
    assert [run.text for run in runs if run.text] == ["全年收到申请", FLAGGED, "，已经办结。"]
    assert all(run.bold and run.font.size == 16 * 12700 for run in runs if run.text)


def test_what_is_said_of_one_range_is_one_comment() -> None:
    data = docx_file(p(r("甲乙丙")))
    document = read_traced(Source("a.docx", data))
    assert isinstance(document, Document)
    notes = [Note(Span(0, 2), True, (REMARK, REMARK))]  # noqa: FBT003 - a field
    result = comments.annotate(Source("a.docx", data), document, notes, "zh")
    assert isinstance(result, Annotated)
    assert result.notes == 1
    assert remarks(result.data)[0].count("【待核】") == 2


def test_what_concerns_the_whole_document_stands_at_its_start() -> None:
    copy = noted(docx_file(p("") + p(r("标题")) + p(r("正文"))), None)
    assert commented(copy) == {0: "标题"}


def test_a_document_without_paragraphs_gets_one() -> None:
    copy = noted(docx_file("<w:sectPr/>", {"core": "<dc:title>甲</dc:title>"}), None)
    assert "【待核】说明" in remarks(copy)[0]


def test_a_header_is_commented_at_the_start_and_the_comment_says_where() -> None:
    data = docx_file(
        p(r("标题")) + '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>',
        {"header": p(r(FAULTY))},
    )
    copy = annotated(data)
    assert commented(copy) == {0: "标题"}
    assert "位置：页眉 第1段" in remarks(copy)[0]
    assert part(copy, "word/header1.xml") == part(data, "word/header1.xml")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_commented_where_it_is_cited(kind: str) -> None:
    cited = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    data = docx_file(
        p(r("甲") + cited + r("乙")) + p(r("丙")),
        {f"{kind}s": f'<w:{kind} w:id="2">{p(r(FAULTY))}</w:{kind}>'},
    )
    copy = annotated(data)
    between = part(copy).split("<w:commentRangeStart")[1].split("<w:commentRangeEnd")[0]
    assert cited in between
    assert "<w:t" not in between
    assert "位置：" in remarks(copy)[0]


def test_a_text_box_is_commented_where_it_is_anchored() -> None:
    data = docx_file(p(r("前") + run(shape(p(r(FAULTY)))) + r("后")))
    copy = annotated(data)
    between = part(copy).split("<w:commentRangeStart")[1].split("<w:commentRangeEnd")[0]
    assert between.count("<w:drawing>") == between.count("</w:drawing>") == 1
    assert "位置：文本框" in remarks(copy)[0]


def test_a_formula_is_commented_as_a_whole() -> None:
    data = docx_file(p(r("甲") + f"<m:oMath><m:r><m:t>{FAULTY}</m:t></m:r></m:oMath>" + r("乙")))
    between = part(annotated(data)).split("<w:commentRangeStart")[1].split("<w:commentRangeEnd")[0]
    assert between.count("<m:oMath>") == between.count("</m:oMath>") == 1


def test_hidden_text_is_commented_at_the_paragraph_nearest_to_it() -> None:
    values = Values("hidden")
    data = docx_file(
        p(r("第一段"))
        + p(r("见下") + r(values.resident_id(), "<w:vanish/>"))
        + p(r(values.resident_id(), "<w:vanish/>"))
    )
    copy = annotated(data, "personal-data/resident-id")
    assert len(commented(copy)) == 1
    assert commented(copy)[0].startswith("见下")
    assert "位置：第2段" in remarks(copy)[0]


def test_a_range_over_paragraphs_and_cells_begins_in_one_and_ends_in_another() -> None:
    data = docx_file(p(r("甲乙丙")) + p(r("丁戊己")) + table(row(cell(p(r("庚辛"))), cell(p(r("壬癸"))))))
    document = read_traced(Source("a.docx", data))
    assert isinstance(document, Document)
    start, end = document.content.index("丙"), document.content.index("壬") + 1
    copy = noted(data, Span(start, end))
    assert commented(copy) == {0: "丙丁戊己庚辛壬"}
    assert text_of(part(copy)) == text_of(part(data))


def test_comments_that_are_there_are_kept_and_numbers_are_not_used_twice() -> None:
    marked = p(
        '<w:commentRangeStart w:id="4"/>'
        + r(FAULTY)
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    data = docx_file(
        marked, {"comments": '<w:comment w:id="4" w:author="甲">' + p(r("请核")) + "</w:comment>"}
    )
    copy = annotated(data)
    assert commented(copy) == {4: FAULTY, 5: FLAGGED}
    assert remarks(copy)[4] == "请核"
    assert part(data, "word/comments.xml").rpartition("</w:comments>")[0] in part(copy, "word/comments.xml")
    assert part(data, "[Content_Types].xml") == part(copy, "[Content_Types].xml")


def test_an_empty_part_of_comments_is_filled() -> None:
    data = docx_file(p(r(FAULTY)), {"comments": ""})
    empty = re.sub(r"(<w:comments[^>]*)></w:comments>", r"\1/>", part(data, "word/comments.xml"))
    copy = annotated(rewritten(data, {"word/comments.xml": empty.encode()}))
    assert len(remarks(copy)) == 1


def test_a_file_whose_elements_have_no_prefix_can_be_commented() -> None:
    data = docx_file(p(r(FAULTY)))
    bare = part(data).replace("<w:", "<").replace("</w:", "</").replace(" xmlns:w=", " xmlns=", 1)
    bare = bare.replace(
        ' xmlns="', ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns="', 1
    )
    copy = annotated(rewritten(data, {"word/document.xml": bare.encode()}))
    assert commented(copy) == {0: FLAGGED}


def test_strict_files_get_strict_comments() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx_file(p(r(FAULTY)))
    changed = part(data).replace(W[1:-1], strict)
    copy = annotated(rewritten(data, {"word/document.xml": changed.encode()}))
    assert strict in part(copy, "word/comments.xml")
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(
        copy, "word/_rels/document.xml.rels"
    )


def test_parts_without_marks_stay_as_they_are() -> None:
    data = sample_docx()
    old, new = parts(data), parts(noted(data, Span(0, 2)))
    changed = {name for name in new if old.get(name) != new[name]}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }


def test_no_comment_gives_a_value_away() -> None:
    leaky = leaky_docx("comments")
    values = Values("comments")
    values.numbers += leaky.values.values()
    copy = parts(annotated(leaky.data, "personal-data"))
    written = copy["word/comments.xml"].decode().split("disclosure-lint", 1)[1]
    assert leaks(written, values) == []
    assert text_of(copy["word/document.xml"].decode()) == text_of(part(leaky.data))


def test_the_copy_is_found_to_be_what_the_file_was_beside_its_comments() -> None:
    data = report_docx(2024, tail=FAULTY)
    document, before = checked(data)
    result = annotate(Source("a.docx", data), document, before)
    assert isinstance(result, Annotated)
    _, after = checked(result.data)
    beside = {"integrity/comments"}
    assert [(e.rule, e.message) for e in before.entries] == [
        (e.rule, e.message) for e in after.entries if e.rule not in beside
    ]


def test_a_file_without_findings_is_copied_byte_for_byte() -> None:
    data = docx_file(p(r("全年收到申请50件。")))
    assert annotated(data) == data


def test_a_signed_file_is_left_alone() -> None:
    data = docx_file(p(r(FAULTY)), files={"_xmlsignatures/sig1.xml": b"<Signature/>"})
    document, report = checked(data)
    result = annotate(Source("a.docx", data), document, report)
    assert isinstance(result, Unread)
    assert result.reason is Reason.SIGNED


@needs_office
def test_libreoffice_reads_the_same_text_with_comments_and_without(tmp_path: Path) -> None:
    files = {"leaky": leaky_docx().data, "sample": sample_docx(), "report": report_docx(2024, tail=FAULTY)}
    made = {}
    for name, data in files.items():
        document, _ = checked(data)
        chosen = [block.text.span() for block in document.blocks]
        # The middle of each block, and ranges over two of them.
        spans = [Span(one.start + 1, max(one.start + 2, one.end - 1)) for one in chosen]
        spans += [Span(one.start + 1, other.start + 1) for one, other in pairwise(chosen)]
        made[f"{name}.docx"] = data
        made[f"{name}-noted.docx"] = noted(data, None, *spans)
    texts = converted(made, tmp_path)
    for name in files:
        theirs, ours = (_squeezed(texts[f"{name}{kind}.docx"].decode()) for kind in ("", "-noted"))
        # It writes the text of comments down too.
        assert re.sub("【待核】说明(位置：第1段)?依据：条例", "", ours) == theirs


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


_LOOKS = st.sampled_from(["", "<w:b/>", "<w:vanish/>", "ins", "del", "link", "br", "tab", "box", "sym"])
_PARAGRAPHS = st.lists(
    st.lists(st.tuples(_LOOKS, st.text("甲乙丙 ab<&\n", max_size=4)), max_size=5), min_size=1, max_size=4
)


def written(look: str, text: str) -> str:
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    match look:
        case "ins" | "del":
            tag = "t" if look == "ins" else "delText"
            return f'<w:{look} w:id="1"><w:r><w:{tag}>{said}</w:{tag}></w:r></w:{look}>'
        case "link":
            return f'<w:hyperlink w:anchor="a">{r(said)}</w:hyperlink>'
        case "br" | "tab":
            return f"<w:r><w:t>{said}</w:t><w:{look}/><w:t>{said}</w:t></w:r>"
        case "sym":
            return f'<w:r><w:t>{said}</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        case "box":
            return run(shape(p(r(said))))
    return r(said, look)


@given(
    paragraphs=_PARAGRAPHS,
    cut=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5),
    boxed=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_any_ranges_of_any_document_leave_its_text_alone(
    paragraphs: list[list[tuple[str, str]]],
    cut: list[tuple[float, float]],
    boxed: bool,  # noqa: FBT001
) -> None:
    body = "".join(p("".join(written(*one) for one in runs)) for runs in paragraphs)
    data = docx_file(table(row(cell(body), cell(p(r("末"))))) if boxed else body)
    document = read_traced(Source("a.docx", data))
    if not isinstance(document, Document):
        return
    size = len(document.content)
    spans = [Span(*sorted((int(one * size), int(other * size)))) for one, other in cut]
    copy = noted(data, *spans)
    assert text_of(part(copy)) == text_of(part(data))
    assert len(commented(copy)) == len(remarks(copy)) <= len(spans)
    again = read_traced(Source("a.docx", copy))
    assert isinstance(again, Document)
    assert [block.text.value for block in again.blocks] == [block.text.value for block in document.blocks]


@given(text=st.text("甲乙丙丁 ab", min_size=1, max_size=12), cuts=st.sets(st.integers(1, 11)), data=st.data())
@settings(max_examples=100, deadline=None)
def test_the_commented_characters_are_exactly_those_of_the_range(
    text: str, cuts: set[int], data: st.DataObject
) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    body = p(r("序") + "".join(r(text[a:b]) for a, b in pairwise(edges)) + r("尾"))
    start = data.draw(st.integers(1, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    copy = noted(docx_file(body), Span(start, end))
    assert commented(copy) == {0: f"序{text}尾"[start:end]}


def test_failures_and_reviews_are_told_apart() -> None:
    values = Values("grades")
    data = docx_file(
        p(r(f"低保对象身份证号：{values.resident_id()}")) + p(r(f"有事请拨打{values.mobile()}。"))
    )
    _, report = checked(data, "personal-data")
    said = remarks(annotated(data, "personal-data")).values()
    assert {entry.outcome for entry in report.entries} == {Outcome.FAIL, Outcome.REVIEW}
    assert sum("【不符合·" in one for one in said) == 1
    assert sum("【待核】" in one for one in said) == 1


def test_the_sample_report_is_commented_as_expected(pytestconfig: pytest.Config) -> None:
    folder = Path(__file__).parents[2] / "fixtures/annual-report/docx-2024"
    data = (folder / "input.docx").read_bytes()
    document, report = checked(data)
    result = annotate(Source("input.docx", data), document, report)
    assert isinstance(result, Annotated)
    said = remarks(result.data)
    shown = (
        "\n\n".join(f"〔{text}〕\n{said[number]}" for number, text in commented(result.data).items()) + "\n"
    )
    expected = folder / "expected-comments.txt"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")
