"""What is read beside what LibreOffice makes of the same files, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from disclosure_lint.document import Document, Footer
from disclosure_lint.table import Table
from readers.word.reading import DATA, document
from word_reports import report_doc, report_docx, report_rtf
from word_samples import COMMENT, DELETED, HIDDEN, sample_docx

OFFICE = Path(__file__).parents[3] / "../shared/corpus/office"
_SOFFICE = shutil.which("soffice")
_SPACE = re.compile(r"\s+")
#: What LibreOffice writes into the text of the sample and no reader of the page sees there: the mark of
#: the footnote, the bullet, and what was deleted or hidden.
_EXTRA = ("。1", "•", DELETED, HIDDEN, COMMENT)

pytestmark = pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")


def files() -> dict[str, bytes]:
    """All but the sample as RTF: LibreOffice does not read back the marks of lists it wrote there."""
    made = {
        "sample.docx": sample_docx(),
        "sample2.doc": (DATA / "sample.doc").read_bytes(),
        "report.docx": report_docx(),
        "report2.doc": report_doc(),
        "report3.rtf": report_rtf(),
    }
    real = sorted(path for path in OFFICE.glob("*.doc*")) if OFFICE.exists() else []
    return made | {f"real-{path.name}": path.read_bytes() for path in real}


FILES = files()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each file as LibreOffice's text."""
    folder = tmp_path_factory.mktemp("office")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder / 'profile'}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        *(str(folder / name) for name in FILES),
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return folder


def squeezed(text: str) -> str:
    return _SPACE.sub("", text.lstrip("\ufeff"))


def body(found: Document) -> str:
    """The main text, the way LibreOffice writes it down: without margins, notes and boxes."""
    assert found.locator
    said = []
    for block in found.blocks:
        if isinstance(block, Table):
            said += [cell.text.value for cell in block.cells]
        elif not isinstance(block, Footer) and not found.locator.locate(block.text.span())[0].part:
            said.append(block.text.value)
    return squeezed("".join(said))


@pytest.mark.parametrize("name", FILES)
def test_the_text_is_the_one_libreoffice_reads(name: str, converted: Path) -> None:
    theirs = squeezed((converted / name).with_suffix(".txt").read_text(encoding="utf-8"))
    ours = body(document(FILES[name]))
    if name.startswith("sample"):
        for extra in _EXTRA:
            theirs = theirs.replace(extra, extra[:1] if extra.startswith("。") else "")
    if name == "report3.rtf":
        # It counts from the definition of a list, which this file has none of.
        ours = re.sub("[一二三四五六]、(?=总体|主动|收到和|政府信息公开行政|存在|其他需要)", "", ours)
    assert ours == theirs
