"""TAR archives, and files and archives compressed as a whole."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from typing import TYPE_CHECKING

import pytest

from archive_files import PAGE, TEXT, record, tar_file, warc, zip_file
from archives.opening import opened, sources, unread
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

PACKERS = [gzip.compress, bz2.compress, lzma.compress]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_files_are_documents_however_the_archive_is_compressed(mode: str) -> None:
    data = tar_file({"一.txt": TEXT, "x/二.html": PAGE, "in.zip": zip_file({"a.txt": TEXT})}, mode)
    assert sources(data) == {"f!一.txt": TEXT, "f!x/二.html": PAGE, "f!in.zip!a.txt": TEXT}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_are_read_in_the_encoding_they_are_stored_in(encoding: str) -> None:
    assert list(sources(tar_file({"名单.txt": TEXT, "../a.txt": TEXT}, encoding=encoding))) == [
        "f!名单.txt",
        "f!../a.txt",
    ]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_what_is_no_file_is_named(kind: bytes) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
        archive.addfile(tarfile.TarInfo("b.txt"))
    assert list(sources(out.getvalue())) == ["f!b.txt"]
    assert [one[:2] for one in unread(out.getvalue())] == [("f!a.txt", Reason.NOT_A_FILE)]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_an_archive_that_breaks_off_is_read_so_far(mode: str) -> None:
    data = tar_file({f"{n}.txt": bytes(range(256)) * 400 for n in range(5)}, mode)
    found = unread(data[: len(data) // 2])
    assert found[-1][:2] == ("f", Reason.DAMAGED)


@pytest.mark.parametrize("pack", PACKERS)
def test_a_compressed_file_is_one_document(pack: Callable[[bytes], bytes]) -> None:
    assert sources(pack(TEXT), "2024.txt.gz") == {"2024.txt.gz!2024.txt": TEXT}


@pytest.mark.parametrize("pack", PACKERS)
def test_compressed_archives_are_opened_without_a_name_between(pack: Callable[[bytes], bytes]) -> None:
    crawled = warc([record("http://a.cn/", PAGE)], packed=False)
    assert list(sources(pack(crawled), "s.warc.gz")) == ["s.warc.gz!http://a.cn/"]
    assert list(sources(pack(zip_file({"a.txt": TEXT})), "a.zip.gz")) == ["a.zip.gz!a.zip!a.txt"]


@pytest.mark.parametrize("pack", PACKERS)
def test_a_compressed_file_that_breaks_off_is_read_so_far(pack: Callable[[bytes], bytes]) -> None:
    lines = "".join(f"第{n}行，共{n * n}件。\n" for n in range(50_000)).encode()
    data = pack(lines)
    found = sources(data[: len(data) // 2 + 5000], "a.txt.gz")
    assert all(lines.startswith(one) for one in found.values())
    assert unread(data[:-20], "a.txt.gz")[-1][:2] == ("a.txt.gz!a.txt", Reason.DAMAGED)


def test_nothing_in_a_compressed_file_is_an_empty_document() -> None:
    assert sources(gzip.compress(b""), "a.txt.gz") == {"a.txt.gz!a.txt": b""}


def test_compressed_in_compressed_ends_somewhere() -> None:
    data = TEXT
    for _ in range(6):
        data = gzip.compress(data)
    assert [one.name for one in opened(data, "a.gz")] == ["a.gz!a!a!a"]
    assert unread(data, "a.gz")[0][1] is Reason.LIMIT
