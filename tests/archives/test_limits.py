"""What unpacking comes to is bounded, and each limit is named with what ran into it."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import pytest

from archive_files import TEXT, overlapping_zip, record, tar_file, zip_file
from archives.opening import sources, unread
from disclosure_lint.archives import allowance
from disclosure_lint.readers.inside import DEEPEST
from disclosure_lint.source import Reason

#: Where Linux tells of the memory of a process.
MEMORY = Path("/proc/self/status")


def test_a_bomb_is_not_unpacked_and_named() -> None:
    data = zip_file({"a.txt": TEXT, "bomb.txt": b"0" * 200_000_000, "z.txt": TEXT})
    assert len(data) < 250_000
    assert sources(data) == {"f!a.txt": TEXT, "f!z.txt": TEXT}
    assert unread(data) == [("f!bomb.txt", Reason.LIMIT, "> 300:1")]


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: tar_file({"a.txt": data}, "w:xz")])
def test_a_compressed_bomb_is_not_unpacked(pack: object) -> None:
    assert callable(pack)
    assert {tuple(why) for _, *why in unread(pack(b"0" * 100_000_000))} == {(Reason.LIMIT, "> 300:1")}


def test_archives_in_archives_end_somewhere() -> None:
    data = zip_file({"a.txt": TEXT})
    for _ in range(DEEPEST + 2):
        data = zip_file({"in.zip": data})
    assert unread(data) == [("f" + "!in.zip" * DEEPEST, Reason.LIMIT, f"ZIP: {DEEPEST} × !")]


def test_an_archive_of_archives_of_archives_is_given_up() -> None:
    data = zip_file({"a.txt": b"0" * 4_000_000})
    for _ in range(5):
        data = zip_file({f"{n}.zip": data for n in range(16)})
    began = time.perf_counter()
    found = unread(data)
    assert time.perf_counter() - began < 20
    assert len(found) < 200
    assert found[-1] == ("f", Reason.LIMIT, "100 × ZIP")


def test_the_size_of_one_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_lint.archives.walk.MOST_BYTES", 1 << 20)
    data = zip_file({"a.txt": TEXT, "b.txt": TEXT * 50_000}, packed=False)
    assert unread(data) == [("f!b.txt", Reason.LIMIT, "> 1 MB")]


def test_the_size_of_all_files_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "_LEAST_TOTAL", 1 << 20)
    monkeypatch.setattr(allowance, "_TOTAL_RATIO", 1)
    data = zip_file({f"{n}.txt": TEXT * 10_000 for n in range(9)})
    assert len(sources(data)) == 3
    assert unread(data) == [("f!3.txt", Reason.LIMIT, "> 1 MB"), ("f", Reason.LIMIT, "> 1 MB")]


def test_the_number_of_files_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MOST_MEMBERS", 3)
    data = zip_file({"in.zip": zip_file({f"{n}.txt": TEXT for n in range(9)})})
    assert len(sources(data)) == 2
    assert unread(data) == [("f", Reason.LIMIT, "> 3 files")]


def test_files_that_share_their_bytes_are_no_bomb() -> None:
    began = time.perf_counter()
    assert len(unread(overlapping_zip(60_000, 1_000_000))) == 59_999
    assert time.perf_counter() - began < 20


def test_of_a_directory_that_is_too_large_the_files_are_read_without_it() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
        info = zipfile.ZipInfo("b.txt")
        info.comment = b"x" * 60_000
        archive.writestr(info, TEXT)
        archive.filelist += [archive.filelist[-1]] * 300
    assert sources(out.getvalue()) == {"f!a.txt": TEXT, "f!b.txt": TEXT}


@pytest.mark.skipif(not MEMORY.exists(), reason="the system does not tell how much memory was used")
def test_a_hundred_thousand_files_and_archives_larger_than_what_is_read_take_little_memory(
    tmp_path: Path,
) -> None:
    many, large, crawled = tmp_path / "many.zip", tmp_path / "large.tar", tmp_path / "large.warc"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}.txt", TEXT)
    piece = b"0123456789abcdef" * 65_536
    repeat(large, tar_file({"a.txt": piece})[: 512 + len(piece)], 300, b"\0" * 1024)
    repeat(crawled, record("http://a.cn/a.html", piece), 300)
    counts, memory = used(many, large, crawled)
    assert counts == [100_000, 300, 300]
    assert memory < 150_000


def repeat(path: Path, data: bytes, times: int, end: bytes = b"") -> None:
    with path.open("wb") as file:
        for _ in range(times):
            file.write(data)
        file.write(end)


def used(*paths: Path) -> tuple[list[int], int]:
    """How much is found inside files by a process of its own, and kilobytes of memory this takes."""
    script = f"""
        import sys
        from pathlib import Path
        from disclosure_lint.inputs import gather
        counts = [sum(1 for _ in gather([Path(name)])) for name in sys.argv[1:]]
        lines = Path("{MEMORY}").read_text().splitlines()
        print(*counts, next(line.split()[1] for line in lines if line.startswith("VmHWM")))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *paths], capture_output=True, text=True, check=True
    )
    *counts, memory = map(int, done.stdout.split())
    return counts, memory
