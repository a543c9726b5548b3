"""Standard input, what is left out, and what is named though it would be."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, RULE, start, written
from disclosure_lint.specimen_pdf import pdf_page

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def names(tool: Tool, *arguments: str) -> list[str]:
    data = json.loads(tool("check", "--format", "json", *arguments).out)
    return [document["name"] for document in data["documents"]]


def test_standard_input_is_checked() -> None:
    ended = start("check", "-", given=FAULTY.encode())
    assert ended.code == 1
    assert ended.out.startswith("<stdin>\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_standard_input_is_read_as_bytes_of_any_encoding(encoding: str) -> None:
    ended = start("check", "-", given=FAULTY.encode(encoding), env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert ended.code == 1
    assert "约50余件" in ended.out


def test_the_name_of_standard_input_chooses_the_reader(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "全年收到申请约<b>50</b>余件。"
    given(monkeypatch, page.encode())
    assert tool("check", "-").code == 0
    given(monkeypatch, page.encode())
    ended = tool("check", "-", "--stdin-filename", "gk/2024.html")
    assert ended.code == 1
    assert ended.out.startswith("gk/2024.html\n")


def test_a_whole_page_on_standard_input_needs_no_name(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, "<!DOCTYPE html><p>全年收到申请约<b>50</b>余件。</p>".encode())
    assert RULE in tool("check", "-").out


def test_standard_input_may_stand_beside_files(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(here, a__txt=CLEAN)
    given(monkeypatch, FAULTY.encode())
    assert names(tool, "a.txt", "-") == ["<stdin>", "a.txt"]


def test_nothing_on_standard_input_is_said_to_be_empty(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, b"")
    ended = tool("check", "-")
    assert ended.code == 3
    assert "空文件" in ended.out


@pytest.fixture
def site(here: Path) -> Path:
    for folder in ("gk", "old/2010", ".git", "node_modules"):
        here.joinpath(folder).mkdir(parents=True)
    written(here, index__html="<p>x</p>", readme__md=CLEAN)
    written(here / "gk", a__txt=CLEAN, b__txt=CLEAN)
    written(here / "old/2010", a__htm="<p>x</p>")
    written(here / ".git", a__txt=CLEAN)
    written(here / "node_modules", a__txt=CLEAN)
    written(here).joinpath(".hidden.txt").write_text(CLEAN, encoding="utf-8")
    return here


EVERYTHING = ["index.html", "readme.md", "gk/a.txt", "gk/b.txt", "old/2010/a.htm"]


def test_folders_of_tools_and_hidden_files_are_left_out(tool: Tool, site: Path) -> None:
    assert names(tool, ".") == EVERYTHING


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["*.md"], ["index.html", "gk/a.txt", "gk/b.txt", "old/2010/a.htm"]),
        (["old/"], ["index.html", "readme.md", "gk/a.txt", "gk/b.txt"]),
        (["/gk/*.txt", "old"], ["index.html", "readme.md"]),
        (["a.*", "!a.htm"], ["index.html", "readme.md", "gk/b.txt", "old/2010/a.htm"]),
        (["**/2010/**"], ["index.html", "readme.md", "gk/a.txt", "gk/b.txt"]),
        (["# nothing"], EVERYTHING),
    ],
    ids=" ".join,
)
def test_patterns_leave_files_out_as_in_gitignore(
    tool: Tool, site: Path, patterns: list[str], left: list[str]
) -> None:
    assert names(tool, *(f"--exclude={pattern}" for pattern in patterns), ".") == left


def test_an_ignore_file_leaves_files_out_too(tool: Tool, site: Path) -> None:
    site.joinpath(".disclosure-lint-ignore").write_text("# 旧网站\nold/\n*.md\n", encoding="utf-8")
    assert names(tool, ".") == ["index.html", "gk/a.txt", "gk/b.txt"]
    assert names(tool, "--exclude", "gk", ".") == ["index.html"]
    assert names(tool, "--exclude", "!readme.md", ".") == ["index.html", "readme.md", "gk/a.txt", "gk/b.txt"]


def test_what_is_named_is_checked_though_it_would_be_left_out(tool: Tool, site: Path) -> None:
    arguments = ("--exclude", "*", ".git/a.txt", ".hidden.txt", "readme.md")
    assert names(tool, *arguments) == [".git/a.txt", ".hidden.txt", "readme.md"]


def test_all_files_left_out_is_nothing_to_check(tool: Tool, site: Path) -> None:
    assert tool("check", "--exclude", "*", ".").code == 3


def test_a_text_of_any_suffix_is_read_when_named_and_said_to_be_unread_in_a_folder(
    tool: Tool, here: Path
) -> None:
    written(here, a__log=FAULTY)
    assert RULE in tool("check", "a.log").out
    ended = tool("check", ".")
    assert ended.code == 3
    assert "暂不支持的格式" in ended.out


def test_an_option_may_follow_the_paths_and_a_name_may_look_like_one(tool: Tool, here: Path) -> None:
    here.joinpath("--lang.txt").write_text(FAULTY, encoding="utf-8")
    assert tool("check", "--", "--lang.txt").code == 1


def test_a_folder_is_searched_for_pdf_files_too(tool: Tool, here: Path) -> None:
    written(here, a__txt=CLEAN)
    (here / "b.PDF").write_bytes(pdf_page(f"BT /F1 12 Tf 72 700 Td ({FAULTY.strip()}) Tj ET"))
    assert names(tool, ".") == ["a.txt", "b.PDF"]
    ended = tool("check", ".")
    assert ended.code == 1
    assert "b.PDF\n\n  第1页  警告" in ended.out


def test_a_pdf_may_come_on_standard_input(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, pdf_page(f"BT /F1 12 Tf 72 700 Td ({FAULTY.strip()}) Tj ET"))
    assert RULE in tool("check", "-").out


def test_names_of_any_bytes_are_told_apart_in_whatever_is_written(tool: Tool, tmp_path: Path) -> None:
    (folder := tmp_path / "site").mkdir()
    names = (b"\xb9\xab.txt", b"\xb9\xac.txt", "a\u2028\u0085b.txt".encode(), b"a\nb\x1b[2J.txt")
    for name in names:
        (folder / os.fsdecode(name)).write_text(FAULTY, encoding="utf-8")
    styles = ("txt", "json", "html", "xlsx", "csv", "md", "sarif", "xml")
    outputs = [part for style in styles for part in ("-o", str(tmp_path / f"out.{style}"))]
    assert tool("check", *outputs, folder).code == 1
    assert all((tmp_path / f"out.{style}").stat().st_size for style in styles)
    baseline, store = tmp_path / "known.jsonl", tmp_path / "s.db"
    assert tool("baseline", "write", "--baseline", baseline, folder).code == 0
    assert tool("baseline", "check", "--baseline", baseline, folder).code == 0
    for checked in ("4", "0"):
        assert f"页面 4，本次检查 {checked}" in tool("site", "scan", folder, "--store", store).out
    for style in ("text", "json", "html", "xlsx", "csv"):
        target = tmp_path / f"site.{style}"
        assert tool("site", "report", "--store", store, "--format", style, "-o", target).code == 1
        assert target.stat().st_size


def test_a_closed_standard_input_is_said(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    ended = tool("check", "-")
    assert ended.code == 3
    assert "<stdin>" in ended.out + ended.err
