"""Identity numbers hidden in PDF files: who finds them, and how long reading takes.

    python benchmarks/pdf.py

Each file holds one invented number at one place. A tool has found it when it reports it (ours) or
when the number stands in the text the tool extracts, white space apart (the others). Tools that
are not installed (pypdf, pdfplumber, markitdown) are left out.
"""

from __future__ import annotations

import io
import random
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from pdf_files import LEFT, WIDTH, Page, even, grid, paragraphs, pdf
from pdf_reports import report_pdf

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.readers import read_here
from disclosure_lint.report import Report
from disclosure_lint.source import Source
from disclosure_lint.specimens import resident_id

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 5
_NUMBER = resident_id(random.Random("benchmark"))
_SAID = f"身份证号码：{_NUMBER}"
_TEXT = "青岚市林业局公开造林绿化信息，并及时答复来信来电。"


def _changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(paragraphs(_TEXT)))) as file:
        change(file)
        file.save(stored)
    return stored.getvalue()


def _drawn(draw: Callable[[Page], object]) -> bytes:
    def both(page: Page) -> None:
        page.paragraph(_TEXT)
        draw(page)

    return pdf(both)


def _boxed(left: float, right: float, grey: float = 0) -> bytes:
    def draw(page: Page) -> None:
        page.text(100, 300, _SAID)
        page.box(left, 288, right, 304, grey)

    return _drawn(draw)


def _white(page: Page) -> None:
    page.canvas.setFillGray(1)
    page.text(100, 300, _SAID)


def _clipped(page: Page) -> None:
    path = page.canvas.beginPath()
    path.rect(0, 0, 50, 50)
    page.canvas.clipPath(path, stroke=0)
    page.text(100, 300, _SAID)


def _sideways(page: Page) -> None:
    page.canvas.translate(300, 200)
    page.canvas.rotate(90)
    page.canvas.drawString(0, 0, _SAID)


def _retyped(page: Page) -> None:
    page.text(100, 300, _SAID)
    page.box(98, 288, 320, 304, grey=1)
    page.text(100, 300, "身份证号码：（略）")


def _over_the_page() -> bytes:
    def draw(rows: list[list[str]], top: float) -> Callable[[Page], None]:
        return lambda page: page.table(grid(rows), [72, 140, 196], even(top, 40, len(rows)))

    above = [["姓名", "身份证号码"], ["户主", _NUMBER[:11]]]
    return pdf(draw(above, 690), draw([["", _NUMBER[11:]], ["备注", "无"]], 72))


def _annotated(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[100, 500, 120, 520], Contents=_SAID
    )
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(note)]))


def _bookmarked(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(_SAID, 0))


def _described(file: pikepdf.Pdf) -> None:
    file.docinfo["/Subject"] = _SAID


def _described_again(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        metadata["dc:description"] = _SAID


def _attached(name: str, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        file.attachments[name] = pikepdf.AttachedFileSpec(file, content, filename=name)

    return change


def places() -> dict[str, bytes]:
    """Return a file for each place."""
    wrapped = [["姓名", "身份证号码"], ["户主", _NUMBER]]
    return {
        "plain text": _drawn(lambda page: page.text(100, 300, _SAID)),
        "wrapped in a table cell": _drawn(
            lambda page: page.table(grid(wrapped), [72, 140, 196], [200, 220, 260])
        ),
        "in a row cut by a page break": _over_the_page(),
        "wrapped in a paragraph": _drawn(lambda page: page.paragraph("公开" * 16 + _SAID, indent=0)),
        "set sideways": _drawn(_sideways),
        "form field": _drawn(
            lambda page: page.canvas.acroForm.textfield(value=_NUMBER, x=100, y=300, width=200)
        ),
        "under a black box": _boxed(98, 320),
        "half under a black box": _boxed(100 + 72 + 6 * 5.54, 100 + 72 + 14 * 5.54),
        "under a white box, retyped": _drawn(_retyped),
        "white on white": _drawn(_white),
        "without ink (rendering mode 3)": _drawn(lambda page: page.text(100, 300, _SAID, mode=3)),
        "half a point high": _drawn(lambda page: page.text(100, 300, _SAID, size=0.5)),
        "outside the page": _drawn(lambda page: page.text(WIDTH + 50, 300, _SAID)),
        "outside the clip": _drawn(_clipped),
        "properties": _changed(_described),
        "properties (XMP)": _changed(_described_again),
        "bookmark": _changed(_bookmarked),
        "annotation": _changed(_annotated),
        "attached text file": _changed(_attached("a.txt", _SAID.encode())),
        "attached PDF file": _changed(_attached("a.pdf", pdf(paragraphs(_SAID)))),
        "file that broke off": _drawn(lambda page: page.text(100, 300, _SAID))[:-120],
        "one digit a cell": _drawn(
            lambda page: page.table(grid([["号码", *_NUMBER]] * 2), even(LEFT, 24, 19), even(200, 20, 2))
        ),
    }


def ours(data: bytes) -> str:
    """Whether the rule for identity numbers reports it, and as hidden or shown."""
    report = Report(chosen_pack(select=["personal-data/resident-id"]))
    add(report, read_here(Source("a.pdf", data)))
    if not report.entries:
        return "–"
    return "hidden" if "不显示" in report.entries[0].message["zh"] else "found"


def _with_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _with_pypdf(data: bytes) -> str:
    import pypdf

    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _with_pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        texts = [page.extract_text() for page in document.pages]
        tables = [str(page.extract_tables()) for page in document.pages]
    return "".join((*texts, *tables)).replace("\\n", "")


def _with_markitdown(data: bytes) -> str:
    from markitdown import MarkItDown

    return str(MarkItDown().convert_stream(io.BytesIO(data), file_extension=".pdf").text_content)


_TOOLS: dict[str, Callable[[bytes], str]] = {
    "pypdfium2": _with_pdfium,
    "pypdf": _with_pypdf,
    "pdfplumber": _with_pdfplumber,
    "markitdown": _with_markitdown,
}


def theirs(extract: Callable[[bytes], str], data: bytes) -> str:
    """Whether the number stands in an extracted text."""
    try:
        text = extract(data)
    except ImportError:
        return "?"
    except Exception:  # noqa: BLE001 - a file that cannot be read is a number not found
        return "–"
    return "found" if _NUMBER in re.sub(r"\s+", "", text) else "–"


def _median(work: Callable[[bytes], object], data: bytes) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work(data)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    tools = {name: tool for name, tool in _TOOLS.items() if theirs(tool, pdf(paragraphs(_SAID))) != "?"}
    print(f"{'place':34}{'ours':>9}", *(f"{name:>11}" for name in tools))
    files = places()
    # The others first: our reader gives pdfium a font it may be lacking.
    rows = {place: [theirs(tool, data) for tool in tools.values()] for place, data in files.items()}
    for place, data in files.items():
        print(f"{place:34}{ours(data):>9}", *(f"{found:>11}" for found in rows[place]))
    long = pdf(*[paragraphs(*[_TEXT * 5] * 6)] * 60)
    cells = grid([[str(number), f"青岚市白栖区第{number}号", "120.5", "无"] for number in range(36)])
    tables = pdf(*[lambda page: page.table(cells, even(LEFT, 110, 4), even(60, 20, 36))] * 30)
    timed = {"annual report, 3 pages": report_pdf(), "60 pages of text": long, "30 pages of tables": tables}
    for name, data in timed.items():
        base = _median(_with_pdfium, data)
        print(f"\n{name}: pypdfium2 text {base:.0f} ms CPU")
        print(f"  {'ours, read':14}{_median(lambda d: read_here(Source('a.pdf', d)), data) / base:8.1f} x")
        for tool in ("pypdf", "pdfplumber"):
            if tool in tools:
                print(f"  {tool:14}{_median(tools[tool], data) / base:8.1f} x")


if __name__ == "__main__":
    main()
