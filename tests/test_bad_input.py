"""Whatever lies on a disk or comes out of a mirror: a clear word, and the other files are checked."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.running import FAULTY, RULE, Tool, start
from disclosure_lint import inputs, run
from disclosure_lint.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document
    from disclosure_lint.source import Source, Unread

#: Control characters that may move a cursor, change colours or end a line.
_POWERFUL = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e"} - {"\n"}
#: Enough text for its encoding to be beyond doubt.
PROSE = "".join(f"青岚市林业局公开造林绿化信息{number}条。" for number in range(1, 9))


@pytest.fixture
def tool(capsys: pytest.CaptureFixture[str]) -> Tool:
    return Tool(capsys)


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file that has a fault, from which the tool runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def unread(tool: Tool, *arguments: str) -> dict[str, tuple[str, str]]:
    """What was not read, by name: the reason and its detail. The good file must be checked still."""
    data: dict[str, Any] = json.loads(tool("check", "--format", "json", *arguments, ".").out)
    assert [finding["document"] for finding in data["findings"] if finding["rule"] == RULE] == ["good.txt"]
    return {
        document["name"]: (document["unread"][0]["reason"], document["unread"][0]["detail"])
        for document in data["documents"]
        if document["unread"]
    }


def assert_said(tool: Tool, *words: str) -> None:
    """The text output names it with the reason, and the good file is reported."""
    ended = tool("check", ".")
    assert ended.code == 1
    assert ended.err == ""
    for word in words:
        assert word in ended.out
    assert RULE in ended.out


CONTENTS: dict[str, tuple[bytes, str, str, str]] = {
    "an empty file": (b"", "empty", "", "空文件"),
    "blanks only": (b" \r\n\t ", "empty", "", "空文件"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "damaged", "picture", "文件损坏"),
    "a PDF": (b"%PDF-1.7\n" + b"x" * 50, "damaged", "PDF", "文件损坏"),
    "a spreadsheet": (b"PK\x03\x04" + b"\0" * 50, "damaged", "directory", "文件损坏"),
    "an old document": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 8,
        "damaged",
        "OLE",
        "文件损坏",
    ),
    "bytes of all kinds": (bytes(range(256)) * 40, "binary", "binary", "不是文本"),
    "zeros": (b"\0" * 5000, "binary", "binary", "不是文本"),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_a_page_that_is_none_is_said_to_be_none(tool: Tool, good: Path, what: str) -> None:
    data, reason, detail, word = CONTENTS[what]
    (good / "page.html").write_bytes(data)
    assert unread(tool) == {"page.html": (reason, detail)}
    assert_said(tool, f"未检查（{word}）1：\n  page.html")


@pytest.mark.parametrize("what", CONTENTS)
def test_and_alone_it_is_nothing_to_check(tool: Tool, good: Path, what: str) -> None:
    (good / "page.html").write_bytes(CONTENTS[what][0])
    assert tool("check", "page.html").code == 3


def test_a_file_too_large_is_left_alone(tool: Tool, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (good / "page.html").write_bytes(b"x" * 3 * 1024 * 1024)
    monkeypatch.setattr(inputs.load, "__defaults__", (1024 * 1024,))
    monkeypatch.setattr(inputs.gather, "__defaults__", ((), 1024 * 1024))
    assert unread(tool) == {"page.html": ("too-large", "3 MB > 1 MB")}
    assert_said(tool, "文件过大", "page.html  3 MB > 1 MB")


def replaced(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[Path], None]) -> None:
    """Let something happen when the file ``page.html`` is opened."""
    original: Any = getattr(Path, name)

    def do(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "page.html":
            act(self)
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, name, do)


def test_a_file_that_vanishes_meanwhile_is_said_to_have_vanished(
    tool: Tool, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (good / "page.html").write_text("x", encoding="utf-8")
    replaced(monkeypatch, "open", lambda path: path.unlink(missing_ok=True))
    assert unread(tool) == {"page.html": ("vanished", "")}


def test_a_file_that_may_not_be_read_is_said_to_be_closed(
    tool: Tool, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (good / "page.html").write_text("x", encoding="utf-8")
    replaced(monkeypatch, "open", refuse)
    assert unread(tool) == {"page.html": ("permission-denied", "Permission denied")}
    assert_said(tool, "没有读取权限", "page.html")


def test_links_that_lead_to_each_other_are_said_to_do_so(tool: Tool, good: Path) -> None:
    (good / "a.html").symlink_to("b.html")
    (good / "b.html").symlink_to("a.html")
    (good / "folder").symlink_to(good)
    assert {name: reason for name, (reason, _) in unread(tool).items()} == {
        "a.html": "link-loop",
        "b.html": "link-loop",
    }
    assert_said(tool, "符号链接循环")


def test_a_queue_is_no_file_and_is_not_waited_for(tool: Tool, good: Path) -> None:
    os.mkfifo(good / "page.html")
    assert unread(tool) == {"page.html": ("not-a-file", "")}
    assert_said(tool, "不是普通文件", "page.html")


def test_a_folder_may_be_called_like_a_page(tool: Tool, good: Path) -> None:
    (good / "page.html").mkdir()
    (good / "page.html/inner.html").write_bytes(b"")
    assert unread(tool) == {"page.html/inner.html": ("empty", "")}
    assert unread(tool, "page.html") == {"page.html/inner.html": ("empty", "")}


def test_a_reader_that_fails_does_not_end_the_run(
    tool: Tool, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Source) -> Document | Unread:
        if source.name == "page.html":
            raise RecursionError("deep in the document")
        return read(source)

    (good / "page.html").write_text("x", encoding="utf-8")
    monkeypatch.setattr(run, "read", fail)
    assert unread(tool) == {"page.html": ("reader-failed", "RecursionError")}
    assert_said(tool, "解析失败")


NAMES = {
    "line feed": b"a\nb.html",
    "carriage return": b"a\rb.html",
    "colour": b"a\x1b[31mb.html",
    "title of the window": b"a\x1b]0;x\x07b.html",
    "bell": b"a\x07b.html",
    "C1 control": "a\x9b31mb.html".encode(),
    "reversed": "a\u202eb.html".encode(),
    "no UTF-8": b"a\xffb.html",
    "GBK": "公开.html".encode("gbk"),
}


@pytest.mark.parametrize("content", [FAULTY, ""], ids=["checked", "empty"])
@pytest.mark.parametrize("name", NAMES)
def test_a_strange_name_has_no_power_over_a_terminal(good: Path, name: str, content: str) -> None:
    (good / os.fsdecode(NAMES[name])).write_text(content, encoding="utf-8")
    ended = start("check", good)
    assert (ended.code, ended.err) == (1, "")
    assert not _POWERFUL & set(ended.out)
    assert RULE in ended.out
    (line,) = [line for line in ended.out.splitlines() if ".html" in line]
    assert line.strip().startswith(f"{good}/")
    assert line.strip().endswith(".html")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", [[], ["-o", "report.json"]], ids=["printed", "kept"])
def test_a_strange_name_makes_valid_json(good: Path, name: str, target: list[str]) -> None:
    (good / os.fsdecode(NAMES[name])).write_text(FAULTY, encoding="utf-8")
    ended = start("check", "--format", "json", *target, good)
    assert (ended.code, ended.err) == (1, "")
    text = (good / "report.json").read_text(encoding="utf-8") if target else ended.out
    data = json.loads(text)
    assert len(data["findings"]) == 2
    assert sum(document["name"].endswith(".html") for document in data["documents"]) == 1


def test_names_alike_when_masked_are_two_documents(tool: Tool, good: Path) -> None:
    for name in ("赵岚屿", "钱珩筱"):
        (good / f"{name}.html").write_text(FAULTY, encoding="utf-8")
    data = json.loads(tool("check", "--format", "json", ".").out)
    assert len(data["documents"]) == 3
    assert tool("check", ".").out.count("***.html") == 2


def test_control_characters_of_a_document_do_not_reach_the_terminal(good: Path) -> None:
    for number, name in enumerate(("a.txt", "a.html", "a.md")):
        signs = "\x1b[31m\x07\x08\x9b2J\u202e\x85\u2028"
        (good / name).write_text(f"{PROSE}{signs}约50余件{signs}信息{number}", encoding="utf-8")
    ended = start("check", good)
    assert ended.out.count(RULE) == 4
    assert not _POWERFUL & set(ended.out)


def test_nul_characters_are_said_and_the_rest_is_read(tool: Tool, good: Path) -> None:
    (good / "page.txt").write_bytes(f"公开\0信息。{FAULTY}".encode())
    out = tool("check", "page.txt").out
    assert "integrity/nul-characters" in out
    assert RULE in out


@pytest.mark.parametrize("half", [b"\xe5", b"\xe5\x85", b"\xf0\x9f\x98"])
@pytest.mark.parametrize("name", ["page.txt", "page.html", "page.md"])
def test_half_a_character_is_said_and_the_rest_is_read(
    tool: Tool, good: Path, name: str, half: bytes
) -> None:
    text = f"{PROSE}{FAULTY.strip()}".encode()
    (good / name).write_bytes(text + half)
    data = json.loads(tool("check", "--format", "json", name).out)
    assert {finding["rule"] for finding in data["findings"]} == {RULE, "integrity/undecodable"}
    assert data["documents"][0]["encoding"] == "utf-8"
