"""Files of ZIP archives are documents; names, damage and tricks are told and never followed."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from archive_files import PAGE, PNG, TEXT, overlapping_zip, raw_zip, unicode_path, zip_file
from archives.opening import sources, unread
from disclosure_lint.source import Reason
from disclosure_lint.specimen_docx import docx_file
from docx_leaks import p, r

GBK = "名单.txt".encode("gbk")


def test_files_are_documents_named_behind_the_archive() -> None:
    assert sources(zip_file({"一.txt": TEXT, "x/二.html": PAGE})) == {"f!一.txt": TEXT, "f!x/二.html": PAGE}


def test_archives_in_archives_are_opened() -> None:
    inner = zip_file({"深.txt": TEXT})
    assert sources(zip_file({"in.zip": zip_file({"内.zip": inner})})) == {"f!in.zip!内.zip!深.txt": TEXT}


def test_a_word_file_in_an_archive_is_a_document_and_no_archive() -> None:
    data = docx_file(p(r("文")))
    assert sources(zip_file({"a.docx": data}, packed=False)) == {"f!a.docx": data}


def test_a_folder_of_the_name_of_a_part_makes_no_word_file() -> None:
    assert sources(zip_file({"word/a.txt": TEXT, "ppt/b.txt": TEXT})) == {
        "f!word/a.txt": TEXT,
        "f!ppt/b.txt": TEXT,
    }


@pytest.mark.parametrize(
    ("raw", "flags", "extra", "name"),
    [
        (GBK, 0, b"", "名单.txt"),
        ("名单.txt".encode(), 0, b"", "名单.txt"),
        ("名单.txt".encode(), 0x800, b"", "名单.txt"),
        ("㐂𠮷.txt".encode("gb18030"), 0, b"", "㐂𠮷.txt"),
        (b"caf\x82.txt", 0, b"", "café.txt"),
        (b"a.txt", 0, unicode_path(b"a.txt", "名单.txt"), "名单.txt"),
        (b"a.txt", 0, unicode_path(b"b.txt", "名单.txt"), "a.txt"),
        (GBK, 0, b"\x75\x70", "名单.txt"),
    ],
)
def test_names_are_read_in_the_encoding_they_are_stored_in(
    raw: bytes, flags: int, extra: bytes, name: str
) -> None:
    assert sources(raw_zip([(raw, TEXT)], flags=flags, extra=extra)) == {f"f!{name}": TEXT}


@pytest.mark.parametrize(
    "name", [b"../../etc/a.txt", b"/a.txt", b"C:\\a.txt", b"..\\a.txt", b"a\x1b[31m.txt"]
)
def test_a_name_is_only_a_name(name: bytes) -> None:
    assert sources(raw_zip([(name, TEXT)])) == {f"f!{name.decode()}": TEXT}


def test_a_name_that_comes_again_is_numbered() -> None:
    assert sources(raw_zip([(b"a.txt", TEXT), (b"a.txt", PAGE), (b"b", TEXT), (b"b", PAGE)])) == {
        "f!a.txt": TEXT,
        "f!a (2).txt": PAGE,
        "f!b": TEXT,
        "f!b (2)": PAGE,
    }


def test_files_with_a_password_are_named() -> None:
    assert unread(raw_zip([(b"a.txt", TEXT), (b"b.txt", TEXT)], flags=1)) == [
        ("f!a.txt", Reason.ENCRYPTED, ""),
        ("f!b.txt", Reason.ENCRYPTED, ""),
    ]


def test_links_are_not_followed() -> None:
    data = raw_zip([(b"a.txt", b"/etc/passwd")], mode=stat.S_IFLNK | 0o777)
    assert sources(data) == {}
    assert unread(data) == [("f!a.txt", Reason.NOT_A_FILE, "link")]


def test_a_file_that_is_called_otherwise_in_its_head_is_read_all_the_same() -> None:
    assert sources(raw_zip([(b"a.txt", TEXT)], local_names=[b"b.txt"])) == {"f!a.txt": TEXT}


def test_of_files_that_share_their_bytes_the_first_is_read() -> None:
    data = overlapping_zip(50, 100_000)
    assert len(sources(data)) == 1
    assert [why for _, *why in unread(data)] == [[Reason.DAMAGED, "overlap"]] * 49


@pytest.mark.parametrize("packed", [True, False])
def test_what_a_broken_off_archive_still_holds_is_read(*, packed: bool) -> None:
    files = {f"{n}.txt": TEXT * (n + 1) for n in range(5)}
    data = zip_file(files, packed=packed)
    cut = data[: data.rindex(b"PK\3\4") + 45]
    assert sources(cut) == {f"f!{name}": text for name, text in list(files.items())[:4]} | {
        "f!4.txt": sources(cut)["f!4.txt"]
    }
    assert (TEXT * 5).startswith(sources(cut)["f!4.txt"])
    assert unread(cut) == [("f!4.txt", Reason.DAMAGED, ""), ("f", Reason.DAMAGED, "directory")]


def test_a_broken_off_archive_of_a_stream_is_read_to_the_end_of_each_file() -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, TEXT)
    cut = stream.data[: stream.data.index(b"PK\1\2")]
    assert sources(cut) == {"f!a.txt": TEXT, "f!b.txt": TEXT}


def test_a_wrong_check_sum_is_told_and_the_file_is_read() -> None:
    data = raw_zip([(b"a.txt", TEXT)]).replace(TEXT, TEXT.replace(b"50", b"51"))
    assert sources(data) == {"f!a.txt": TEXT.replace(b"50", b"51")}
    assert unread(data) == [("f!a.txt", Reason.DAMAGED, "CRC")]


def test_what_pages_are_made_of_is_counted_and_other_formats_are_named() -> None:
    files = {"a.css": b"a", "b.js": b"b", "c.JS": b"c", "p_files/x.png": PNG, "p.png": PNG, "t.pptx": b"1,2"}
    data = zip_file({**files, "p_files/frame.html": PAGE, "readme": TEXT})
    assert set(sources(data)) == {"f!p.png", "f!p_files/frame.html", "f!readme"}
    assert unread(data) == [
        ("f!t.pptx", Reason.UNSUPPORTED, ".pptx"),
        ("f", Reason.PAGE_ASSET, "4: css 1, js 2, png 1"),
    ]


def test_what_systems_leave_in_archives_is_passed_over() -> None:
    data = zip_file({"__MACOSX/._a.txt": b"\0\5", ".DS_Store": b"\0", "x/Thumbs.db": b"\0", "a.txt": TEXT})
    assert sources(data) == {"f!a.txt": TEXT}
    assert unread(data) == []


def test_empty_files_and_folders() -> None:
    data = zip_file({"x/": b"", "x/a.txt": b""})
    assert sources(data) == {"f!x/a.txt": b""}
    assert unread(data) == []


def test_an_archive_of_nothing_holds_nothing() -> None:
    assert sources(zip_file({})) == {}


def test_absurdly_long_names_are_cut_and_told_apart() -> None:
    found = sources(zip_file({f"{'长' * 5000}{end}.txt": TEXT for end in ("", "长", "长长")}))
    assert len(found) == 3
    assert all(len(name) < 300 and name.endswith(".txt") for name in found)
