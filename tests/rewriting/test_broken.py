"""Files broken in any way are written back with the text they had, or refused; nothing else happens."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.annotation import annotate
from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.readers import read, read_traced
from disclosure_lint.redaction import Redaction, redact
from disclosure_lint.rewriting.annotated import Annotated
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_package import package
from docx_leaks import leaky_docx, p, r
from file_damage import mutants
from pdf_files import paragraphs, pdf
from rewriting.parts import parts
from word_samples import sample_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

PACK = chosen_pack(select=["personal-data/resident-id", "wording/double-approximation", "integrity"])
FAULTY = "全年收到申请约50余件，已经办结。"
PAGES = pdf(paragraphs("标题", FAULTY), paragraphs("第二页"))
LEAKY = leaky_docx().data


def broken_packages(data: bytes, seed: str, count: int) -> Iterator[bytes]:
    """Packages that can be opened, one part of which is broken."""
    stored = parts(data)
    names = [name for name in stored if "!" not in name]
    for number, name in enumerate(names * count):
        for mutant in mutants(stored[name], f"{seed}{number}", 1):
            yield package({one: stored[one] for one in names} | {name: mutant})


def told(document: Document) -> list[str]:
    return [block.text.value for block in document.blocks]


@pytest.mark.parametrize("kind", ["archive", "parts", "sample", "pdf"])
def test_a_broken_file_keeps_its_text_or_is_left_alone(kind: str) -> None:
    files = {
        "archive": mutants(LEAKY, "archive", 40),
        "parts": broken_packages(LEAKY, "parts", 1),
        "sample": broken_packages(sample_docx(), "sample", 3),
        "pdf": mutants(PAGES, "pdf", 40),
    }[kind]
    written = 0
    for data in files:
        source = Source("a", data)
        document = read_traced(source)
        if isinstance(document, Unread):
            continue
        run = Run(PACK)
        run.check(document)
        copy = annotate(source, document, run.finish())
        if isinstance(copy, Annotated):
            again = read(Source("a", copy.data))
            assert isinstance(again, Document)
            assert told(again) == told(document)
            written += 1
        assert isinstance(redact(source, PACK), Redaction | Unread)
    assert written


def test_a_part_that_does_not_unpack_is_named() -> None:
    data = docx_file(p(r(FAULTY)), {"people": "<w15:person/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/people.xml")
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
    document = read_traced(Source("a.docx", broken))
    assert isinstance(document, Document)
    run = Run(PACK)
    run.check(document)
    for refused in (
        annotate(Source("a.docx", broken), document, run.finish()),
        redact(Source("a.docx", broken), PACK),
    ):
        assert isinstance(refused, Unread)
        assert refused.reason is Reason.NOT_REWRITABLE
        assert "word/people.xml" in refused.detail


def test_a_part_that_unpacks_to_more_than_is_read_is_refused() -> None:
    data = docx_file(p(r(FAULTY)), files={"word/media/image1.png": b"\0" * (80 << 20)})
    result = redact(Source("a.docx", data), PACK)
    assert isinstance(result, Unread)
    assert result.reason is Reason.LIMIT
