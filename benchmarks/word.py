"""Identity numbers left in a DOCX file: who finds them, and how long reading takes.

    python benchmarks/word.py

One file holds another invented number at every place of ``tests/docx_leaks.py``. A tool has found one
when it reports it (ours) or when the number stands in the text the tool extracts (the others).
Tools that are not installed (python-docx, docx2txt, markitdown) are left out.
"""

from __future__ import annotations

import importlib
import io
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from docx_leaks import PLACES, Leaky, cell, leaky_docx, p, places, r, row, table

from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.reading import Reading
from disclosure_lint.source import Source
from disclosure_lint.specimen_docx import docx_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

_ROUNDS = 9
_SENTENCE = "青岚市林业局公开造林绿化信息，并及时答复来信来电。"


def large() -> bytes:
    """Return a report of ordinary size: sixty paragraphs and a table of three hundred rows."""
    said = "".join(p(r(_SENTENCE * 3)) for _ in range(60))
    rows = [row(*[cell(p(r(f"第{n}行")))] * 5) for n in range(300)]
    return docx_file(said + table(*rows))


def ours(data: bytes) -> str:
    """Return the identity numbers of the file and the files inside it, one a line."""
    return "\n".join(_numbers(read(Source("file.docx", data))))


def _numbers(document: object) -> Iterator[str]:
    if isinstance(document, Document):
        reading = Reading(document)
        yield from (one.match.value for one in (*reading.disclosures, *reading.hidden_disclosures))
        for part in document.parts:
            yield from _numbers(part)


def reading_only(data: bytes) -> str:
    """Read the file and look for nothing."""
    read(Source("file.docx", data))
    return ""


def python_docx(module: ModuleType, data: bytes) -> str:
    """Return paragraphs and tables, as its documentation shows."""
    document = module.Document(io.BytesIO(data))
    cells = (one.text for table in document.tables for line in table.rows for one in line.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def docx2txt(module: ModuleType, data: bytes) -> str:
    """Return everything it extracts."""
    return str(module.process(io.BytesIO(data)))


def markitdown(module: ModuleType, data: bytes) -> str:
    """Return its Markdown."""
    return str(module.MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx").text_content)


def _peers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    for name, imported, read_with in (
        ("python-docx", "docx", python_docx),
        ("docx2txt", "docx2txt", docx2txt),
        ("markitdown", "markitdown", markitdown),
    ):
        try:
            module = importlib.import_module(imported)
        except ImportError:
            print(f"{name}: not installed")
            continue
        yield name, lambda data, module=module, read_with=read_with: read_with(module, data)


def _milliseconds(read_with: Callable[[bytes], str], data: bytes) -> float:
    taken = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        read_with(data)
        taken.append(time.process_time() - begun)
    return statistics.median(taken) * 1000


def main() -> None:
    """Print what each tool finds and how long it takes."""
    leaky: Leaky = leaky_docx()
    ordinary = large()
    chosen_pack()
    print(f"{len(PLACES)} places")
    base = _milliseconds(reading_only, ordinary)
    print(f"ours, reading only: {base:.1f} ms")
    for name, read_with in [("ours", ours), *_peers()]:
        found = set(places(leaky, read_with(leaky.data)))
        missed = ", ".join(place for place in PLACES if place not in found) or "none"
        took = _milliseconds(read_with, ordinary)
        print(f"{name}: {len(found)} found, {took:.1f} ms = {took / base:.1f}; missed: {missed}")


if __name__ == "__main__":
    main()
