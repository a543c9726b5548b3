"""A redacted DOCX file holds no value in any part, and differs from its source in stars alone."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.finding import Outcome
from disclosure_lint.formats.redaction import format_redaction
from disclosure_lint.readers import read
from disclosure_lint.redaction import Redaction, redact
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_package import package
from disclosure_lint.specimens import Specimens
from docx_leaks import BODY, PLACES, cell, leaky_docx, p, r, row, shape, table, vml
from office import converted, needs_office
from pdf_files import paragraphs, pdf
from personal_values import Values, leaks
from readers.word.reading import everything
from rewriting.parts import part, parts

if TYPE_CHECKING:
    from pathlib import Path

    from docx_leaks import Leaky

LEAKY = leaky_docx()
PACK = chosen_pack(select=["personal-data"])


def redacted(data: bytes, *, unsafe: bool = True) -> Redaction:
    result = redact(Source("a.docx", data), PACK, unsafe=unsafe)
    assert isinstance(result, Redaction)
    return result


def refused(data: bytes) -> Unread:
    result = redact(Source("a.docx", data), PACK, unsafe=True)
    assert isinstance(result, Unread)
    return result


def filled(template: str) -> str:
    return Specimens("docx").fill(template)


ID, NAME, MOBILE = (filled(f"{{{{{kind}:a}}}}") for kind in ("resident-id", "name", "mobile"))


@pytest.fixture(scope="module")
def copy() -> Redaction:
    return redacted(LEAKY.data)


@pytest.fixture(scope="module")
def again(copy: Redaction) -> str:
    """All that is read of the copy, without what sets numbers apart."""
    document = read(Source("a.docx", copy.data))
    assert isinstance(document, Document)
    return "\n".join(re.sub(r"\W", "", text) for text in everything(document))


@pytest.mark.parametrize("where", PLACES)
def test_no_part_holds_the_number_that_was_left_in_a_place(where: str, copy: Redaction, again: str) -> None:
    value = LEAKY.values[where]
    for data in parts(copy.data).values():
        assert value.encode() not in data
        assert value.encode("utf-16-le") not in data
    assert value[2:15] not in again


def test_the_second_check_finds_nothing(copy: Redaction) -> None:
    assert not {entry.outcome for entry in copy.left.entries} & {Outcome.FAIL, Outcome.REVIEW}


def test_all_that_changes_becomes_a_star(copy: Redaction) -> None:
    old, new = parts(LEAKY.data), parts(copy.data)
    assert list(old) == list(new)
    for name in old:
        if not name.endswith((".docx", ".bin")):
            changed = {b for a, b in zip(old[name].decode(), new[name].decode(), strict=True) if a != b}
            assert changed <= {"*"}


def test_parts_without_values_stay_as_they_are(copy: Redaction) -> None:
    old, new = parts(LEAKY.data), parts(copy.data)
    assert old["[Content_Types].xml"] == new["[Content_Types].xml"]
    assert old["word/styles.xml"] == new["word/styles.xml"]


def test_the_list_gives_no_number_away(copy: Redaction) -> None:
    values = Values("docx")
    values.numbers += LEAKY.values.values()
    said = format_redaction(copy.masked, copy.left, copy.values, "zh")
    assert leaks(said, values) == []
    assert "批注" in said


def test_python_docx_opens_the_copy(copy: Redaction) -> None:
    opened = docx.Document(io.BytesIO(copy.data))
    assert f"申请人身份证号：{LEAKY.values['text'][:2]}*" in opened.paragraphs[0].text
    assert [run.bold for run in opened.paragraphs[1].runs][1:] == [None, True] * 3


@needs_office
def test_libreoffice_opens_the_copy_and_finds_no_number(copy: Redaction, tmp_path: Path) -> None:
    made = converted({"a.docx": copy.data}, tmp_path)
    text = made["a.docx"].decode()
    assert "申请人身份证号：" in text
    assert not [place for place, value in LEAKY.values.items() if value in text]


def test_a_number_split_over_runs_keeps_its_runs_and_their_looks() -> None:
    runs = "".join(r(ID[at : at + 3], "<w:b/>" if at % 2 else "<w:i/>") for at in range(0, 18, 3))
    data = docx_file(p(r("低保对象身份证号：") + runs))
    old, new = part(data), part(redacted(data).data)
    assert re.sub(r"[\d*X]", "", old) == re.sub(r"[\d*X]", "", new)
    assert new.count("<w:r>") == old.count("<w:r>")
    text = docx.Document(io.BytesIO(redacted(data).data)).paragraphs[0].text
    assert text == f"低保对象身份证号：{ID[:2]}{'*' * 13}{ID[-3:]}"


def test_a_short_name_is_masked_where_it_was_found_and_nowhere_else() -> None:
    data = docx_file(
        p(r("人员名单"))
        + table(
            row(cell(p(r("姓名"))), cell(p(r("身份证号")))),
            row(cell(p(r("李明"))), cell(p(r(ID)))),
            row(cell(p(r("王小明"))), cell(p(r(filled("{{resident-id:b}}"))))),
        )
        + p(r("园中桃李明媚如画。"))
    )
    new = part(redacted(data).data)
    assert ">李*<" in new
    assert "园中桃李明媚如画。" in new
    assert ">王**<" in new


def test_a_short_name_is_masked_in_both_writings_of_a_text_box_and_as_an_author() -> None:
    inner = table(row(cell(p(r("姓名"))), cell(p(r("身份证号")))), row(cell(p(r("李明"))), cell(p(r(ID)))))
    data = docx_file(
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            + shape(inner)
            + "</mc:Choice><mc:Fallback>"
            + vml(inner)
            + "</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        {"core": "<dc:creator>李明</dc:creator>"},
    )
    copy = redacted(data).data
    assert "李明" not in part(copy)
    assert part(copy).count(">李*<") == 2
    assert "<dc:creator>李*</dc:creator>" in part(copy, "docProps/core.xml")


def test_a_name_masked_in_the_text_is_masked_in_a_document_inside() -> None:
    inner = docx_file(p(r(f"附：经办{NAME}签收")))
    body = table(row(cell(p(r("姓名"))), cell(p(r("身份证号")))), row(cell(p(r(NAME))), cell(p(r(ID)))))
    data = docx_file(
        body,
        files={"word/embeddings/inner.docx": inner},
        targets={"inner": ("package", "embeddings/inner.docx")},
    )
    copy = parts(redacted(data).data)
    assert NAME in parts(data)["word/embeddings/inner.docx!word/document.xml"].decode()
    assert NAME not in copy["word/embeddings/inner.docx!word/document.xml"].decode()


def test_an_address_written_with_escapes_is_masked() -> None:
    from urllib.parse import quote

    body = table(row(cell(p(r("姓名"))), cell(p(r("身份证号")))), row(cell(p(r(NAME))), cell(p(r(ID)))))
    link = p('<w:hyperlink r:id="link">' + r("详情") + "</w:hyperlink>")
    data = docx_file(
        body + link, targets={"link": ("hyperlink", f"https://qinglan.example/{quote(NAME)}/{ID}")}
    )
    copy = parts(redacted(data).data)["word/_rels/document.xml.rels"].decode()
    assert quote(NAME) not in copy
    assert ID not in copy
    assert "https://qinglan.example/" in copy


def test_references_to_characters_become_one_star_each() -> None:
    written = "".join(f"&#{ord(sign)};" for sign in ID)
    data = docx_file(p(r(f"低保对象身份证号：{written} &amp; 其他")))
    assert "*" * 13 in part(redacted(data).data)
    assert "&amp; 其他" in part(redacted(data).data)


def test_what_is_for_review_is_masked_only_when_asked_for() -> None:
    data = docx_file(p(r(f"有事请拨打{MOBILE}。")))
    assert MOBILE in part(redacted(data, unsafe=False).data)
    assert MOBILE not in part(redacted(data).data)


def test_a_file_without_values_is_copied_part_by_part() -> None:
    data = docx_file(p(r("本局办公地址：文昌路1号。")))
    assert parts(redacted(data).data) == parts(data)


def test_a_signed_file_is_left_alone() -> None:
    data = docx_file(p(r(f"低保对象身份证号：{ID}")), files={"_xmlsignatures/sig1.xml": b"<Signature/>"})
    assert refused(data).reason is Reason.SIGNED


def test_a_part_that_is_not_well_formed_is_named_and_nothing_is_written() -> None:
    data = docx_file(p(r(f"低保对象身份证号：{ID}")), files={"customXml/item9.xml": b"<a><b></a>"})
    result = refused(data)
    assert result.reason is Reason.NOT_REWRITABLE
    assert "customXml/item9.xml" in result.detail


def test_a_value_in_a_file_inside_that_cannot_be_written_is_named() -> None:
    data = docx_file(
        p(r("见附件")),
        files={"word/embeddings/a.pdf": pdf(paragraphs(f"低保对象身份证号：{ID}"))},
        targets={"inner": ("package", "embeddings/a.pdf")},
    )
    result = refused(data)
    assert result.reason is Reason.NOT_REWRITABLE
    assert result.detail == "a.pdf"


def workbook(strings: str, cells: str) -> bytes:
    return package(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode(),
            "xl/worksheets/sheet1.xml": f"<worksheet><row>{cells}</row></worksheet>".encode(),
        }
    )


def with_workbook(inner: bytes) -> bytes:
    return docx_file(
        p(r(f"低保对象身份证号：{ID}")),
        files={"word/embeddings/a.xlsx": inner},
        targets={"inner": ("package", "embeddings/a.xlsx")},
    )


def test_values_in_a_workbook_inside_are_masked_in_strings_cut_into_runs_too() -> None:
    inner = workbook(f"<si><r><t>{ID[:7]}</t></r><r><t>{ID[7:]}</t></r></si>", '<c t="s"><v>0</v></c>')
    copy = parts(redacted(with_workbook(inner)).data)["word/embeddings/a.xlsx"]
    strings = part(copy, "xl/sharedStrings.xml")
    assert re.sub("<[^>]*>", "", strings) == f"{ID[:2]}{'*' * 13}{ID[-3:]}"


def test_a_number_of_a_workbook_that_would_have_to_be_starred_is_refused() -> None:
    number = re.sub("X", "1", ID)
    body = docx_file(
        p(r(f"低保对象身份证号：{number}")),
        files={"word/embeddings/a.xlsx": workbook("", f"<c><v>{number}</v></c>")},
        targets={"inner": ("package", "embeddings/a.xlsx")},
    )
    result = refused(body)
    assert result.reason is Reason.NOT_REWRITABLE
    assert "xl/worksheets/sheet1.xml" in result.detail
    assert result.name == "a.docx!a.xlsx"


def test_bytes_inside_that_cannot_be_read_are_masked_and_told() -> None:
    inner = b"%PDF-1.4\n" + ID.encode()
    data = docx_file(
        p(r(f"低保对象身份证号：{ID}")),
        files={"word/embeddings/a.pdf": inner},
        targets={"inner": ("package", "embeddings/a.pdf")},
    )
    copy = redacted(data)
    assert ID.encode() not in parts(copy.data)["word/embeddings/a.pdf"]
    assert any(one.unread for one in copy.left.documents)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_stay_in_their_encoding(encoding: str) -> None:
    data = docx_file(p(r("低保对象身份证号：见附录")))
    written = part(data).replace("见附录", ID).replace("UTF-8", encoding[:6].upper())
    from disclosure_lint.rewriting.package import rewritten

    changed = rewritten(data, {"word/document.xml": written.encode(encoding)})
    copy = parts(redacted(changed).data)["word/document.xml"].decode(encoding)
    assert f"{ID[:2]}{'*' * 13}{ID[-3:]}" in copy
    assert len(copy) == len(written)


def leaky(seed: str) -> Leaky:
    return leaky_docx(seed)


@given(
    seed=st.text("abcdefgh", min_size=1, max_size=3),
    places=st.sets(st.sampled_from(sorted(BODY)), max_size=4),
)
@settings(max_examples=25, deadline=None)
def test_places_put_together_leave_nothing(seed: str, places: set[str]) -> None:
    chosen = leaky(seed)
    body = "".join(chosen.values[place].join(BODY[place].split("{}")) for place in sorted(places))
    if "{" in body:
        return
    data = docx_file(body or p(r("空")), targets={"link": ("hyperlink", "https://qinglan.example/")})
    text = part(redacted(data).data)
    assert not [place for place in places if chosen.values[place] in text]
