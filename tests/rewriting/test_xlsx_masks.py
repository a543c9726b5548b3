"""A redacted XLSX file holds no value in any part, and is otherwise what it was."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter

from disclosure_lint.api import chosen_pack
from disclosure_lint.finding import Outcome
from disclosure_lint.redaction import Redaction, redact
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_xlsx import xlsx_file
from disclosure_lint.specimens import Specimens
from rewriting.parts import parts
from sheet_samples import cells, document
from xlsx_leaks import PLACES, leaky_xlsx, text

if TYPE_CHECKING:
    from pathlib import Path

LEAKY = leaky_xlsx()
PACK = chosen_pack(select=["personal-data"])


def filled(template: str) -> str:
    return Specimens("xlsx").fill(template)


ID, MOBILE, NAME = (filled(f"{{{{{kind}:a}}}}") for kind in ("resident-id", "mobile", "name"))


def redacted(data: bytes, name: str = "a.xlsx") -> Redaction:
    result = redact(Source(name, data), PACK, unsafe=True)
    assert isinstance(result, Redaction), result
    return result


def written() -> bytes:
    """A list as Excel writes it: formats, a formula, merged cells, mobile numbers stored as numbers."""
    stored = io.BytesIO()
    with xlsxwriter.Workbook(stored) as book:
        sheet = book.add_worksheet("救助名单")
        money, plain = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "0"})
        sheet.merge_range(0, 0, 0, 3, "青岚市困难群众救助名单")
        sheet.write_row(1, 0, ["姓名", "身份证号", "手机号码", "金额"])
        for row in (2, 3):
            sheet.write(row, 0, NAME)
            sheet.write(row, 1, ID)
            sheet.write_number(row, 2, int(MOBILE), plain)
            sheet.write_number(row, 3, 1200.5, money)
        sheet.write_formula(4, 3, "=SUM(D3:D4)", money, 2401)
        sheet.set_column(1, 1, 22)
        sheet.write_comment("A3", f"本人电话 {MOBILE}")
        other = book.add_worksheet("引用")
        other.write_formula(0, 0, "=救助名单!C3", None, int(MOBILE))
        other.write_formula(1, 0, f"=IF(A1={MOBILE},1,0)", None, 1)
    return stored.getvalue()


@pytest.fixture(scope="module")
def copy() -> Redaction:
    return redacted(LEAKY.data)


@pytest.mark.parametrize("place", PLACES)
def test_no_part_holds_the_number_that_was_left_in_a_place(place: str, copy: Redaction) -> None:
    value = LEAKY.values[place]
    assert not [name for name, data in parts(copy.data).items() if value.encode() in data]


def test_the_second_check_finds_nothing(copy: Redaction) -> None:
    assert not {entry.outcome for entry in copy.left.entries} & {Outcome.FAIL, Outcome.REVIEW}


def test_numbers_become_the_text_they_show_and_all_else_stays() -> None:
    source = written()
    before, after = document(source), document(redacted(source).data)
    masked = f"{MOBILE[:3]}****{MOBILE[-4:]}"
    old, new = cells(before)[0], cells(after)[0]
    assert old[0] == new[0]
    assert [row[2] for row in new[1:3]] == [masked, masked]
    assert [row[3] for row in old] == [row[3] for row in new]
    assert MOBILE not in after.content
    assert ID not in after.content


def test_formulas_formats_and_merged_cells_are_kept() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(redacted(written()).data))
    sheet = opened["救助名单"]
    assert sheet["D5"].value == "=SUM(D3:D4)"
    assert sheet["C3"].number_format == "0"
    assert sheet["D3"].number_format == "#,##0.00"
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert opened["引用"]["A1"].value == "=救助名单!C3"


def test_a_number_in_a_formula_becomes_a_text_it_can_hold() -> None:
    opened = openpyxl.load_workbook(io.BytesIO(redacted(written()).data))
    assert opened["引用"]["A2"].value == f'=IF(A1="{MOBILE[:3]}＊＊＊＊{MOBILE[-4:]}",1,0)'


def test_parts_without_values_stay_as_they_are() -> None:
    source = written()
    old, new = parts(source), parts(redacted(source).data)
    assert list(old) == list(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/comments1.xml"
    }  # fmt: skip


def test_numbers_of_a_pivot_table_become_texts() -> None:
    cache = (
        '<cacheFields count="1"><cacheField name="手机号码"><sharedItems containsSemiMixedTypes="0" '
        f'containsNumber="1" minValue="{MOBILE}" maxValue="{MOBILE}" count="1"><n v="{MOBILE}"/>'
        "</sharedItems></cacheField></cacheFields>"
    )
    row = f"<row>{text(f'手机号码：{MOBILE}')}</row>"
    (part,) = [
        data.decode()
        for name, data in parts(redacted(xlsx_file(row, {"pivot": cache})).data).items()
        if "pivotCacheDefinition1.xml" in name
    ]
    assert f'<s v="{MOBILE[:3]}****{MOBILE[-4:]}"/>' in part
    assert "minValue" not in part


def test_a_sheet_named_after_a_person_is_renamed_where_formulas_refer_to_it() -> None:
    sheets = {
        "名单": f"<row>{text('姓名')}{text('身份证号')}</row><row>{text(NAME)}{text(ID)}</row>",
        NAME: f"<row>{text('补助')}</row>",
        "合计": f'<row><c t="str"><f>{NAME}!A1</f><v>补助</v></c></row>',
    }
    new = parts(redacted(xlsx_file(sheets)).data)
    masked = NAME[0] + "＊" * (len(NAME) - 1)
    assert f'name="{masked}"' in new["xl/workbook.xml"].decode()
    assert f"<f>{masked}!A1</f>" in new["xl/worksheets/sheet3.xml"].decode()


def test_csv_keeps_its_quotes_line_ends_and_encoding() -> None:
    source = f'姓名,身份证号,备注\r\n{NAME},"{ID}","一,""二"""\r\n{NAME},="{ID}",\r\n'.encode("gbk")
    copy = redacted(source, "a.csv").data.decode("gbk")
    masked = f"{ID[:2]}{'*' * 13}{ID[-3:]}"
    assert f',"{masked}","一,""二"""\r\n' in copy
    assert f',="{masked}",\r\n' in copy
    assert ID not in copy


def test_formats_that_cannot_be_written_are_refused() -> None:
    from sheet_samples import workbook_xls

    result = redact(Source("a.xls", workbook_xls()), PACK)
    assert isinstance(result, Unread)
    assert result.reason is Reason.NO_WRITER


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(redacted(written()).data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true", "a.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[2][2:] == [f"{MOBILE[:3]}****{MOBILE[-4:]}", "1,200.50"]
    assert rows[4][3] == "2,401.00"
