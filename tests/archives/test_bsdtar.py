"""7z and RAR by bsdtar, where it is installed; where not, it is said what is missing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from archive_files import TEXT, zip_file
from archives.opening import sources, unread
from disclosure_lint.archives import bsdtar
from disclosure_lint.inputs import gather
from disclosure_lint.source import Reason, Source

if TYPE_CHECKING:
    from pathlib import Path

SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c\0\x04" + b"\xff" * 24
RAR = b"Rar!\x1a\x07\x01\0" + b"\0" * 24
needed = pytest.mark.skipif(shutil.which("bsdtar") is None, reason="bsdtar is not installed")


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A 7z file of a text and an archive."""
    (tmp_path / "名单.txt").write_bytes(TEXT)
    (tmp_path / "in.zip").write_bytes(zip_file({"a.txt": TEXT}))
    command = ["bsdtar", "-cf", "x.7z", "--format", "7zip", "名单.txt", "in.zip"]
    subprocess.run(command, cwd=tmp_path, check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return tmp_path / "x.7z"


@needed
def test_files_in_7z_are_documents(packed: Path) -> None:
    found = list(gather([packed]))
    assert [one.name for one in found] == [f"{packed}!名单.txt", f"{packed}!in.zip!a.txt"]
    assert all(isinstance(one, Source) and one.data == TEXT for one in found)


@needed
def test_7z_in_an_archive_is_opened_without_a_copy_on_a_disc(packed: Path) -> None:
    data = zip_file({"x.7z": packed.read_bytes()})
    assert list(sources(data)) == ["f!x.7z!名单.txt", "f!x.7z!in.zip!a.txt"]


@needed
@pytest.mark.parametrize("data", [SEVEN_ZIP, RAR])
def test_damage_is_told(data: bytes) -> None:
    assert unread(data) == [("f", Reason.DAMAGED, "bsdtar")]


@needed
def test_a_walk_that_is_given_up_leaves_no_program_behind(packed: Path) -> None:
    with packed.open("rb") as file:
        members = bsdtar.members(file)
        next(members)
        members.close()  # type: ignore[attr-defined]
        with pytest.raises(StopIteration):
            next(members)


@pytest.mark.parametrize("data", [SEVEN_ZIP, RAR])
def test_without_the_program_its_name_is_told(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert unread(data) == [("f", Reason.MISSING_TOOL, "bsdtar (libarchive-tools)")]
