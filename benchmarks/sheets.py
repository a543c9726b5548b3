"""Identity numbers left in an XLSX file: who finds them, and how long reading takes.

    python benchmarks/sheets.py [ROWS]

One file holds another invented number at every place of ``tests/xlsx_leaks.py``. A tool has found one
when it reports it (ours) or when the number stands in the text the tool extracts (the others).
Tools that are not installed (openpyxl, python-calamine, pandas, markitdown) are left out.
"""

from __future__ import annotations

import importlib
import io
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import xlsxwriter
from xlsx_leaks import PLACES, Leaky, leaky_xlsx, places

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.reading import Reading
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_COLUMNS = 10


def large(rows: int) -> bytes:
    """Return a list of so many rows, half of its columns words and half figures."""
    stored = io.BytesIO()
    with xlsxwriter.Workbook(stored) as book:
        sheet = book.add_worksheet("名单")
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.write_row(0, 0, [f"列{column}" for column in range(_COLUMNS)])
        for row in range(1, rows):
            for column in range(_COLUMNS):
                if column % 2:
                    sheet.write_number(row, column, row * column + 0.5, money)
                else:
                    sheet.write_string(row, column, f"松涧镇{row % 997}组{column}号")
    return stored.getvalue()


def ours(data: bytes) -> str:
    """Return the identity numbers of the file and the files inside it, one a line."""
    return "\n".join(_numbers(read(Source("file.xlsx", data))))


def _numbers(document: object) -> Iterator[str]:
    if isinstance(document, Document):
        reading = Reading(document)
        yield from (one.match.value for one in (*reading.disclosures, *reading.hidden_disclosures))
        for part in document.parts:
            yield from _numbers(part)


def reading_only(data: bytes) -> str:
    """Read the file and look for nothing."""
    read(Source("file.xlsx", data))
    return ""


def openpyxl(module: ModuleType, data: bytes) -> str:
    """Return the values of all cells, hidden ones too, and their comments."""
    book = module.load_workbook(io.BytesIO(data))
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(
        f"{cell.value} {cell.comment.text if cell.comment else ''}"
        for cell in cells
        if cell.value is not None
    )


def openpyxl_read_only(module: ModuleType, data: bytes) -> str:
    """Return the values as its documentation advises for large files."""
    book = module.load_workbook(io.BytesIO(data), read_only=True)
    return "\n".join(str(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))


def calamine(module: ModuleType, data: bytes) -> str:
    """Return the values of all sheets."""
    book = module.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return "\n".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def pandas(module: ModuleType, data: bytes) -> str:
    """Return all sheets, read with calamine."""
    frames = module.read_excel(io.BytesIO(data), sheet_name=None, header=None, dtype=str, engine="calamine")
    return "\n".join(frame.to_csv() for frame in frames.values())


def markitdown(module: ModuleType, data: bytes) -> str:
    """Return its Markdown."""
    return str(module.MarkItDown().convert_stream(io.BytesIO(data), file_extension=".xlsx").text_content)


def _peers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    for name, imported, read_with in (
        ("python-calamine", "python_calamine", calamine),
        ("pandas", "pandas", pandas),
        ("openpyxl", "openpyxl", openpyxl),
        ("openpyxl, read-only", "openpyxl", openpyxl_read_only),
        ("markitdown", "markitdown", markitdown),
    ):
        try:
            module = importlib.import_module(imported)
        except ImportError:
            print(f"{name}: not installed")
            continue
        yield name, lambda data, module=module, read_with=read_with: read_with(module, data)


def main() -> None:
    """Print what each tool finds and how long it takes."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    leaky: Leaky = leaky_xlsx()
    table = large(rows)
    print(f"{len(PLACES)} places; {rows} rows of {_COLUMNS} cells")
    readers = [("ours", ours, reading_only), *((name, peer, peer) for name, peer in _peers())]
    for name, read_with, timed in readers:
        try:
            found = set(places(leaky, read_with(leaky.data)))
        except Exception as error:  # noqa: BLE001 - a peer that cannot open the file has found nothing
            print(f"{name}: {type(error).__name__}")
            found = set()
        begun = time.process_time()
        timed(table)
        took = time.process_time() - begun
        missed = ", ".join(place for place in PLACES if place not in found) or "none"
        each = took / rows / _COLUMNS * 1e6
        print(f"{name}: {len(found)} found, {took:.2f} s, {each:.1f} µs a cell; missed: {missed}")


if __name__ == "__main__":
    main()
