"""Files that are broken, locked, hostile or empty give what can be read, or the reason why nothing can."""

from __future__ import annotations

import time

import pytest

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.readers.limits import Limits
from disclosure_lint.readers.xlsx import read_xlsx
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_package import package
from disclosure_lint.specimen_xlsx import xlsx_file
from file_damage import mutants
from sheet_samples import document, workbook_xlsx
from xlsx_leaks import leaky_xlsx, text

_SECONDS = 20.0


def read_all(data: bytes, name: str = "表.xlsx") -> Document | Unread:
    begun = time.process_time()
    found = read(Source(name, data))
    assert time.process_time() - begun < _SECONDS
    return found


def test_broken_files_are_read_or_told() -> None:
    for seed, data in (("leaky", leaky_xlsx().data), ("written", workbook_xlsx())):
        for mutant in mutants(data, seed, 150):
            found = read_all(mutant)
            assert isinstance(found, Document | Unread)
            if isinstance(found, Unread):
                assert found.reason is not Reason.READER_FAILED


def test_broken_parts_are_read_as_far_as_they_go() -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(leaky_xlsx().data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        for mutant in mutants(data, name, 6):
            found = read_all(package(parts | {name: mutant}))
            assert isinstance(found, Document | Unread)


def test_a_sheet_that_breaks_off_is_read_up_to_there() -> None:
    sheet = f"<row>{text('甲局')}{text('收到')}</row><row>{text('乙局')}"
    found = document(xlsx_file(sheet))
    assert "乙局" in found.content
    assert [omission.reason for omission in found.omissions] == [Reason.DAMAGED]


def test_a_document_type_is_refused_and_no_entity_is_resolved() -> None:
    part = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>'
    found = document(xlsx_file(f"<row>{text('甲局')}</row>", {"strings": ""}, {"xl/sharedStrings.xml": part}))
    assert [omission.reason for omission in found.omissions] == [Reason.DAMAGED]
    assert "root:" not in found.content


def test_a_sheet_that_unpacks_without_end_is_given_up() -> None:
    found = read_all(xlsx_file(f"<row>{text('甲局')}</row><row>{text('甲' * 70_000_000)}</row>"))
    assert isinstance(found, Document | Unread)
    reasons = [found.reason] if isinstance(found, Unread) else [one.reason for one in found.omissions]
    assert Reason.LIMIT in reasons


def test_what_lies_beyond_the_limits_is_named_and_the_rest_is_kept() -> None:
    rows = "".join(f"<row>{text(f'第{number}局')}{text('1')}</row>" for number in range(500))
    found = read_xlsx(Source("表.xlsx", xlsx_file(rows)), limits=Limits(characters=4000))
    assert isinstance(found, Document)
    assert "第99局" in found.content
    assert [omission.reason for omission in found.omissions] == [Reason.LIMIT]


@pytest.mark.parametrize("cell", ["XFE1", "A1048577", "A0", "ZZZ999", "é1", ""])
def test_a_cell_that_lies_nowhere_is_passed_over_or_counted(cell: str) -> None:
    found = document(xlsx_file(f"<row>{text('甲局', 0, cell)}{text('乙局', 0, 'C3')}</row>"))
    assert "乙局" in found.content


def test_dimensions_are_not_believed() -> None:
    found = document(
        xlsx_file(
            f'<dimension ref="A1:XFD1048576"/><sheetData><row>{text("甲", 0, "XFD1048576")}</row></sheetData>'
        )
    )
    assert [block.text.value for block in found.blocks] == ["甲"]


def test_hidden_rows_and_columns_without_number_cost_nothing() -> None:
    columns = '<cols><col min="1" max="99999999" hidden="1"/></cols>'
    found = document(xlsx_file(f'{columns}<sheetData><row r="5">{text("甲")}</row></sheetData>'))
    assert [one.name for one in found.hidden] == ["hidden column"]


def test_elements_in_one_another_without_end_are_no_harm() -> None:
    assert isinstance(read_all(xlsx_file("<row>" * 100_000)), Document | Unread)


def test_a_style_that_is_none_is_the_plain_one() -> None:
    cells = '<c s="99"><v>1</v></c><c s="-1"><v>2</v></c><c s="x"><v>3</v></c><c t="s"><v>9</v></c>'
    assert "1\t2\t3" in document(xlsx_file(f"<row>{cells}</row>")).content


@pytest.mark.parametrize("value", ["NaN", "1E999", "-", "٣", "1" * 400, "inf"])
def test_what_is_no_number_stays_as_it_is_stored(value: str) -> None:
    found = read_all(xlsx_file(f'<row><c s="0"><v>{value}</v></c>{text("甲")}</row>'))
    assert isinstance(found, Document)


def test_a_workbook_without_sheets_is_damaged() -> None:
    assert read_all(package({"[Content_Types].xml": b"<a/>", "xl/other.xml": b"<a/>"})) == Unread(
        "表.xlsx", Reason.DAMAGED, "XLSX: xl/workbook.xml"
    )


def test_an_empty_file_is_empty() -> None:
    assert read_all(b"") == Unread("表.xlsx", Reason.EMPTY)
