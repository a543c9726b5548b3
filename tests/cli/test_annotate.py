"""``annotate``: where the copy goes, what the exit code tells, and when nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, RULE
from disclosure_lint.specimen_docx import docx_file
from docx_leaks import p, r
from rewriting.parts import part, parts

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(docx_file(p(r(FAULTY.strip()))))
    return path


def test_findings_stand_in_the_copy_and_the_file_stays(tool: Tool, report: Path, tmp_path: Path) -> None:
    out, before = tmp_path / "out.docx", report.read_bytes()
    result = tool("annotate", report, "-o", out)
    assert (result.code, result.err) == (1, "")
    assert "1 条批注" in result.out
    assert report.read_bytes() == before
    assert RULE in part(out.read_bytes(), "word/comments.xml")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--ignore", "wording"], 0),
        (["--select", "personal-data"], 0),
    ],
)
def test_the_exit_code_is_that_of_a_check(
    tool: Tool, report: Path, tmp_path: Path, options: list[str], code: int
) -> None:
    assert tool("check", report, *options).code == code
    assert tool("annotate", report, "-o", tmp_path / "out.docx", *options).code == code


def test_comments_are_in_the_language_asked_for(tool: Tool, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    result = tool("annotate", report, "-o", out, "--lang", "en")
    assert "1 notes" in result.out
    assert "Remedy: " in part(out.read_bytes(), "word/comments.xml")


def test_a_file_without_findings_is_copied(tool: Tool, tmp_path: Path) -> None:
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(docx_file(p(r(CLEAN.strip()))))
    assert tool("annotate", source, "-o", out, "--select", "wording").code == 0
    assert out.read_bytes() == source.read_bytes()


def test_the_file_itself_is_written_over_only_when_asked_for(tool: Tool, report: Path) -> None:
    before = report.read_bytes()
    assert tool("annotate", report).code == 4
    assert tool("annotate", report, "-o", report).code == 4
    assert report.read_bytes() == before
    assert tool("annotate", report, "--in-place").code == 1
    assert "word/comments.xml" in parts(report.read_bytes())


@pytest.mark.parametrize(
    ("name", "lang", "said"), [("a.txt", "zh", "DOCX 和 PDF"), ("a.html", "en", "DOCX and PDF")]
)
def test_other_formats_are_refused_and_told_which_are_not(
    tool: Tool, tmp_path: Path, name: str, lang: str, said: str
) -> None:
    source, out = tmp_path / name, tmp_path / "out"
    source.write_text(FAULTY, encoding="utf-8")
    result = tool("annotate", source, "-o", out, "--lang", lang)
    assert result.code == 3
    assert said in result.err
    assert not out.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n", None])
def test_what_cannot_be_read_is_told(tool: Tool, tmp_path: Path, content: bytes | None) -> None:
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    if content is not None:
        source.write_bytes(content)
    result = tool("annotate", source, "-o", out)
    assert result.code == 3
    assert "Traceback" not in result.err
    assert not out.exists()


def test_names_that_do_not_exist_are_usage_errors(tool: Tool, report: Path, tmp_path: Path) -> None:
    assert tool("annotate", report, "-o", tmp_path / "out.docx", "--select", "none").code == 4


def test_what_was_not_checked_is_told(tool: Tool, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(docx_file(p(r(FAULTY.strip())), files={"word/media/image1.png": b"\x89PNG"}))
    assert "image1.png" in tool("annotate", source, "-o", tmp_path / "out.docx").out
