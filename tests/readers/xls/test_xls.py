"""XLS: cells with their formats, and what is hidden; broken files are told."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Document
from disclosure_lint.readers import read_here
from disclosure_lint.readers.xls.records import records, string
from disclosure_lint.source import Reason, Source, Unread
from file_damage import mutants
from sheet_samples import cells, document, hidden, where, workbook_xls

FOUND = document(workbook_xls(), "名单.xls")


def test_the_table_holds_numbers_as_they_are_shown() -> None:
    assert cells(FOUND)[0] == [
        ["序号", "姓名", "金额（元）"],
        ["1", "第一户", "1,200.50"],
        ["2", "第二户", "800.00"],
        ["3", "第三户", "1,000,000.00"],
    ]
    assert where(FOUND, "第二户") == "补助名单!B4"


def test_what_is_hidden_is_told() -> None:
    said = hidden(FOUND)
    assert said["hidden column"] == ["藏列"]
    assert said["hidden row"] == ["序号：藏行"]
    assert said["colour"] == ["序号：白字"]
    assert said["number format"] == ["序号：4321"]
    assert said["hidden sheet"] == ["密", "第一密"]
    assert said["very hidden sheet"] == ["更密", "第二密"]


def test_files_of_kingsoft_are_the_same() -> None:
    assert not document(workbook_xls(), "名单.et").flaws


def test_a_workbook_under_another_name_is_told_once() -> None:
    assert [flaw.detail for flaw in document(workbook_xls(), "名单.xlsx").flaws] == [".xlsx → XLS"]


def test_broken_files_are_read_or_told() -> None:
    for mutant in mutants(workbook_xls(), "xls", 120):
        found = read_here(Source("名单.xls", mutant))
        assert isinstance(found, Document | Unread)
        if isinstance(found, Unread):
            assert found.reason in {Reason.DAMAGED, Reason.BINARY, Reason.EMPTY, Reason.ENCRYPTED}


@pytest.mark.parametrize("data", [b"", b"\x14", b"\x14\x00\xff\xff", b"\x14\x00\x02\x00\x05"])
def test_records_that_break_off_end_the_stream(data: bytes) -> None:
    assert len(list(records(data))) <= 1


def test_strings_are_wide_or_narrow() -> None:
    assert string(b"\x02\x00\x01" + "页眉".encode("utf-16-le"), 0) == ("页眉", 7)
    assert string(b"\x02\x00\x00ab", 0) == ("ab", 5)
    assert string(b"", 0)[0] == ""
