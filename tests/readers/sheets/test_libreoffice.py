"""What is read beside what LibreOffice shows of the same workbooks, where it is installed."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.readers.sheets.address import parse_cell
from sheet_samples import document, workbook_xls, workbook_xlsx

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
#: All sheets, as they are shown, in UTF-8 with commas.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with workbooks of three formats, and each sheet as LibreOffice's CSV."""
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "new.xlsx").write_bytes(workbook_xlsx())
    (folder / "old.xls").write_bytes(workbook_xls())
    for target, name in (("ods", "new.xlsx"), ("xls:MS Excel 97", "new.xlsx")):
        convert(folder, target, name)
    (folder / "new.xls").rename(folder / "again.xls")
    (folder / "new.ods").rename(folder / "open.ods")
    convert(folder, _CSV, "new.xlsx", "old.xls", "again.xls", "open.ods")
    return folder


def convert(folder: Path, target: str, *names: str) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to"]
    subprocess.run([*command, target, *names], cwd=folder, check=True, capture_output=True, timeout=300)


def ours(data: bytes, name: str) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet → (row, column) → what is read there, shown or not."""
    found = document(data, name)
    assert found.locator
    said: dict[str, dict[tuple[int, int], str]] = {}
    texts = [cell.text for table in found.tables for cell in table.cells]
    texts += [block.text for block in found.blocks if block not in found.tables]
    for text in texts:
        (location,) = found.locator.locate(text.span())
        place = parse_cell(location.cell)
        if place:
            said.setdefault(location.sheet, {})[place] = text.value.strip()
    return said


@pytest.mark.parametrize("name", ["new.xlsx", "old.xls", "again.xls", "open.ods"])
def test_cells_show_what_libreoffice_shows(name: str, converted: Path) -> None:
    for sheet, read in ours((converted / name).read_bytes(), name).items():
        path = converted / f"{name.partition('.')[0]}-{sheet}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        theirs = {
            (row, column): value.strip()
            for row, line in enumerate(rows)
            for column, value in enumerate(line)
            if value.strip() and (row, column) in read
        }
        assert read == theirs
