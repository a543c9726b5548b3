"""CSV: cells point into the source, whatever sets them apart."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.document import Document, Heading, Paragraph
from disclosure_lint.readers import read, read_text
from disclosure_lint.readers.delimited import guess_delimiter, read_delimited
from disclosure_lint.source import Source
from disclosure_lint.table import Table
from sheet_samples import cells

LINES = "姓名,住址\r\n第一户,松涧镇\r\n第二户,青岚市\r\n"


def stored(data: bytes, name: str = "名单.csv") -> Document:
    found = read(Source(name, data))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    found = stored(LINES.encode(encoding))
    assert cells(found) == [[["姓名", "住址"], ["第一户", "松涧镇"], ["第二户", "青岚市"]]]
    assert found.point(found.content.index("松涧镇")) == (2, 5)


@pytest.mark.parametrize("delimiter", list(",\t;|，"))
def test_the_delimiter_is_the_sign_that_gives_rows_of_one_width(delimiter: str) -> None:
    assert guess_delimiter(LINES.replace(",", delimiter)) == delimiter


def test_commas_in_prose_are_no_delimiter_where_tabs_are() -> None:
    assert guess_delimiter("项目\t说明\n一\t先,后\n二\t再,又,还\n三\t其他\n") == "\t"


def test_quotes_hold_line_ends_delimiters_and_quotes() -> None:
    found = read_text('名,注\n甲,"一,""二""\r\n三"\n乙,四\n', "a.csv", ".csv")
    assert cells(found) == [[["名", "注"], ["甲", '一,"二"\r\n三'], ["乙", "四"]]]
    last = found.tables[0].cells[-1].text
    assert found.point(last.span().start) == (4, 3)
    assert found.content[slice(*last.span())] == "四"


@pytest.mark.parametrize("written", ['="0123"', '"=""0123"""', "'0123", "0123\t", " 0123 "])
def test_what_keeps_a_number_from_being_shortened_is_left_out(written: str) -> None:
    found = read_text(f"名,号\n甲,{written}\n乙,0456\n", "a.csv", ".csv")
    assert cells(found)[0][1] == ["甲", "0123"]


def test_lines_above_and_below_the_table_are_no_rows() -> None:
    found = read_text("青岚市公示表,,\n名,号,注\n甲,1,\n备注：全年,,\n", "a.csv", ".csv")
    assert [type(block) for block in found.blocks] == [Heading, type(found.tables[0]), Paragraph]


def test_a_quote_that_is_never_closed_is_a_sign_like_others() -> None:
    found = read_text('名,注\n甲,"一\n乙,二\n', "a.csv", ".csv")
    assert cells(found) == [[["名", "注"], ["甲", '"一'], ["乙", "二"]]]


def test_a_table_saved_as_html_or_text_under_the_name_of_a_workbook_is_read_and_told() -> None:
    page = stored("<html><table><tr><td>甲</td></tr></table></html>".encode(), "名单.xls")
    assert [flaw.detail for flaw in page.flaws] == [".xls → HTML"]
    lines = stored("名\t号\n甲\t1\n".encode("gbk"), "名单.xls")
    assert [flaw.detail for flaw in lines.flaws] == [".xls → CSV"]
    assert cells(lines) == [[["名", "号"], ["甲", "1"]]]


def test_text_without_cells_is_text() -> None:
    assert [type(block) for block in read_text("只有一句话\n", "a.csv", ".csv").blocks] == [Paragraph]


def test_shortened_numbers_are_counted() -> None:
    (flaw,) = read_text("名,号\n甲,1.10101E+17\n乙,6.2222E+18\n丙,1.5E+3\n", "a.csv", ".csv").flaws
    assert (flaw.id, flaw.detail) == ("lost-digits", "2")


ROWS = st.lists(st.lists(st.text('甲乙12,"\n', max_size=5), min_size=2, max_size=4), min_size=1)


@given(ROWS)
def test_cells_are_those_python_wrote(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    blocks, _ = read_delimited(written.getvalue(), ",")
    ours = []
    for block in blocks:
        ours += [cell.text.value for cell in block.cells] if isinstance(block, Table) else [block.text.value]
    assert sorted(ours) == sorted(text for row in rows for cell in row if (text := cell.strip()))


@given(st.text(",;\t|\"\r\n='甲1", max_size=200))
def test_any_text_is_read_and_points_into_itself(content: str) -> None:
    found = read_text(content, "a.csv", ".csv")
    for table in found.tables:
        for cell in table.cells:
            start, end = cell.text.span()
            assert cell.text.value in {content[start:end], content[start:end].replace('""', '"')}


def test_a_long_line_of_quotes_takes_no_time() -> None:
    read_text('名,"' + '"" ' * 200_000 + "\n甲,1\n", "a.csv", ".csv")
