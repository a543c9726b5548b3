"""Paths and folders become sources; what is left out is said."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.inputs import IGNORE_FILE, MAX_SIZE, gather, load
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disclosure_lint.document import Document


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names(folder: Path, results: Iterable[Source | Document | Unread]) -> list[str]:
    return [Path(result.name).relative_to(folder).as_posix() for result in results]


def gathered(folder: Path, *exclude: str) -> list[str]:
    return names(folder, gather([folder], exclude))


def failing(error: OSError) -> Callable[..., object]:
    """A function of the file system that answers with an error."""

    def fail(*_args: object, **_options: object) -> object:
        raise error

    return fail


def test_a_file_is_a_source_with_its_bytes_and_path(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    path.write_bytes(b"\xff\xfe")
    assert list(gather([path])) == [Source(str(path), b"\xff\xfe", path)]


def test_a_folder_is_read_in_order_of_name_with_all_below_it(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.html", "乙/c.md", "乙/甲/d.HTM", "e.xhtml", "c/z.shtml")
    assert gathered(tmp_path) == ["a.html", "b.txt", "e.xhtml", "c/z.shtml", "乙/c.md", "乙/甲/d.HTM"]


def test_formats_that_cannot_be_read_are_said_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.PPTX", "c")
    assert [result for result in gather([tmp_path]) if isinstance(result, Unread)] == [
        Unread(str(tmp_path / "b.PPTX"), Reason.UNSUPPORTED, ".pptx"),
        Unread(str(tmp_path / "c"), Reason.UNSUPPORTED, ""),
    ]


def test_a_file_named_on_the_command_line_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    write(tmp_path, "b.pdf", ".hidden", "excluded.html")
    paths = [tmp_path / name for name in ("b.pdf", ".hidden", "excluded.html")]
    assert all(isinstance(result, Source) for result in gather(paths, ["excluded.html"]))


def test_hidden_files_and_folders_of_tools_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.html", ".b.html", ".git/c.html", "node_modules/d.html", "x/.venv/e.html", "x/f.html")
    assert gathered(tmp_path) == ["a.html", "x/f.html"]


def test_each_file_is_read_once_however_often_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.html", "x/b.html")
    monkeypatch.chdir(tmp_path)
    paths = [Path("a.html"), tmp_path, tmp_path / "x", tmp_path / "x" / ".." / "a.html"]
    assert [Path(result.name).name for result in gather(paths)] == ["a.html", "b.html"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["*.md"], ["a.html", "old/b.html", "old/new/c.html"]),
        (["old/"], ["a.html", "n.md"]),
        (["/b.html"], ["a.html", "n.md", "old/b.html", "old/new/c.html"]),
        (["b.html"], ["a.html", "n.md", "old/new/c.html"]),
        (["old/**/c.html"], ["a.html", "n.md", "old/b.html"]),
        (["*", "!a.html"], ["a.html"]),
        (["# a.html", ""], ["a.html", "n.md", "old/b.html", "old/new/c.html"]),
    ],
)
def test_patterns_leave_files_out_as_gitignore_does(
    tmp_path: Path, patterns: list[str], left: list[str]
) -> None:
    write(tmp_path, "a.html", "n.md", "old/b.html", "old/new/c.html")
    assert gathered(tmp_path, *patterns) == left
    (tmp_path / IGNORE_FILE).write_text("\r\n".join(patterns), encoding="utf-8")
    assert gathered(tmp_path) == left


def test_patterns_of_the_command_line_come_after_those_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.html")
    (tmp_path / IGNORE_FILE).write_text("*.html\n", encoding="utf-8")
    assert gathered(tmp_path, "!b.html") == ["b.html"]


def test_an_ignore_file_that_cannot_be_read_does_not_end_the_run(tmp_path: Path) -> None:
    write(tmp_path, "a.html")
    (tmp_path / IGNORE_FILE).mkdir()
    assert gathered(tmp_path) == ["a.html"]


def test_an_ignore_file_in_another_encoding_does_not_end_the_run(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.html")
    (tmp_path / IGNORE_FILE).write_bytes("b.html\n# 说明".encode("gbk"))
    assert gathered(tmp_path) == ["a.html"]


def test_links_to_files_are_read_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "x/a.html", "elsewhere/b.html")
    (tmp_path / "x" / "link.html").symlink_to(tmp_path / "elsewhere" / "b.html")
    (tmp_path / "x" / "loop").symlink_to(tmp_path / "x", target_is_directory=True)
    assert gathered(tmp_path / "x") == ["a.html", "link.html"]


def test_a_folder_named_through_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x/a.html")
    (tmp_path / "link").symlink_to(tmp_path / "x", target_is_directory=True)
    assert gathered(tmp_path / "link") == ["a.html"]


def test_a_link_that_leads_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    reasons = [result.reason for result in gather([tmp_path]) if isinstance(result, Unread)]
    assert reasons == [Reason.LINK_LOOP, Reason.LINK_LOOP]
    assert [type(result) for result in gather([tmp_path / "a.html"])] == [Unread]


@pytest.mark.parametrize("name", ["nowhere.html", "no/where.html", "a\0b.html", "x" * 300 + ".html"])
def test_a_path_that_leads_nowhere_is_said(tmp_path: Path, name: str) -> None:
    (result,) = gather([tmp_path / name])
    assert isinstance(result, Unread)
    assert result.reason in {Reason.MISSING, Reason.IO_ERROR}


def test_a_broken_link_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "gone.html")
    (result,) = gather([tmp_path])
    assert isinstance(result, Unread)
    assert result.reason is Reason.MISSING


def test_a_file_that_vanishes_after_its_folder_was_listed_has_vanished(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.html")
    results = gather([tmp_path])
    assert isinstance(next(results), Source)
    (tmp_path / "b.html").unlink()
    (last,) = results
    assert isinstance(last, Unread)
    assert last.reason is Reason.VANISHED


def test_a_file_of_no_bytes_to_read_in_order_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert list(gather([tmp_path])) == [Unread(str(tmp_path / "a.html"), Reason.NOT_A_FILE)]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.EACCES, Reason.PERMISSION),
        (errno.EPERM, Reason.PERMISSION),
        (errno.ELOOP, Reason.LINK_LOOP),
        (errno.EIO, Reason.IO_ERROR),
        (errno.ESTALE, Reason.IO_ERROR),
    ],
)
def test_what_the_file_system_answers_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: Reason
) -> None:
    write(tmp_path, "a.html")
    monkeypatch.setattr(Path, "open", failing(OSError(code, os.strerror(code))))
    assert load(tmp_path / "a.html") == Unread(str(tmp_path / "a.html"), reason, os.strerror(code))


def test_a_folder_that_cannot_be_opened_is_said_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "closed/a.html", "open/b.html")
    scan = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    first, last = gather([tmp_path])
    assert isinstance(first, Source)
    assert last == Unread(str(tmp_path / "closed"), Reason.PERMISSION, os.strerror(errno.EACCES))


def test_a_file_is_read_up_to_the_greatest_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    assert isinstance(load(tmp_path / "a.txt", 100), Source)
    result = load(tmp_path / "a.txt", 99)
    assert isinstance(result, Unread)
    assert result.reason is Reason.TOO_LARGE


def test_the_size_of_a_file_too_large_is_told_in_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_SIZE + 2**20)
    assert load(path) == Unread(str(path), Reason.TOO_LARGE, "257 MB > 256 MB")


def test_a_file_that_grew_since_it_was_looked_at_is_not_cut_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    before = (tmp_path / "a.txt").stat()
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    monkeypatch.setattr(Path, "stat", lambda *_args, **_options: before)
    result = load(tmp_path / "a.txt", 50)
    assert isinstance(result, Unread)
    assert result.reason is Reason.TOO_LARGE


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a.html")
    results = gather([tmp_path / "a.html"])
    (tmp_path / "a.html").write_bytes(b"later")
    (source,) = results
    assert isinstance(source, Source)
    assert source.data == b"later"


def test_pages_that_a_program_wrote_are_files_of_a_mirror(tmp_path: Path) -> None:
    for name in ("Item/1.aspx", "show.jsp", "index.php"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<html><body><p>约50余份</p></body></html>", encoding="utf-8")
    read = [one for one in gather([tmp_path]) if isinstance(one, Source)]
    assert sorted(Path(one.name).name for one in read) == ["1.aspx", "index.php", "show.jsp"]
