"""``redact``: where the copy goes, what is said, and when nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimens import Specimens
from docx_leaks import p, r
from pdf_files import paragraphs, pdf
from rewriting.parts import part

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "公示.html"
    path.write_text(Specimens("cli").fill("<p>低保对象身份证号：{{resident-id:a}}</p>"), encoding="utf-8")
    return path


def number() -> str:
    return Specimens("cli").fill("{{resident-id:a}}")


def test_the_copy_is_masked_and_the_file_stays(tool: Tool, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    before = page.read_bytes()
    result = tool("redact", page, "-o", out)
    assert result.code == 0
    assert "已遮盖 1 处或列，共" in result.out
    assert "复查：没有发现" in result.out
    assert page.read_bytes() == before
    assert number() not in out.read_text(encoding="utf-8")
    assert number() not in result.out + result.err


def test_in_place_keeps_the_permissions_of_the_file(tool: Tool, page: Path) -> None:
    page.chmod(0o640)
    assert tool("redact", page, "--in-place").code == 0
    assert number() not in page.read_text(encoding="utf-8")
    assert page.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in page.parent.iterdir()] == [page.name]


@pytest.mark.parametrize("options", [[], ["--in-place", "-o", "x.html"]])
def test_the_target_must_be_said_once(tool: Tool, page: Path, options: list[str]) -> None:
    result = tool("redact", page, *options)
    assert result.code == 4
    assert "Traceback" not in result.err


def test_the_file_itself_is_no_target_of_o(tool: Tool, page: Path) -> None:
    before = page.read_bytes()
    assert tool("redact", page, "-o", page).code == 4
    assert page.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 40, None])
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    tool: Tool, tmp_path: Path, content: bytes | None
) -> None:
    source, out = tmp_path / "a.html", tmp_path / "out.html"
    if content is not None:
        source.write_bytes(content)
    result = tool("redact", source, "-o", out)
    assert result.code == 3
    assert not out.exists()
    assert "Traceback" not in result.err


def test_a_folder_that_cannot_be_written_to_is_a_clear_error(tool: Tool, page: Path, tmp_path: Path) -> None:
    result = tool("redact", page, "-o", tmp_path / "no" / "such" / "out.html")
    assert result.code in {2, 4}
    assert "Traceback" not in result.err


def test_a_word_document_is_masked_too(tool: Tool, tmp_path: Path) -> None:
    source, out = tmp_path / "公示.docx", tmp_path / "out.docx"
    source.write_bytes(docx_file(p(r(f"低保对象身份证号：{number()}"))))
    result = tool("redact", source, "-o", out)
    assert result.code == 0
    assert "第1段" in result.out
    assert number() not in part(out.read_bytes())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pdf_is_refused_and_told_why(tool: Tool, tmp_path: Path, lang: str) -> None:
    source, out = tmp_path / "公示.pdf", tmp_path / "out.pdf"
    source.write_bytes(pdf(paragraphs(f"低保对象身份证号：{number()}")))
    result = tool("redact", source, "-o", out, "--lang", lang)
    assert result.code == 3
    assert {"zh": "源文件", "en": "source document"}[lang] in result.err
    assert not out.exists()
