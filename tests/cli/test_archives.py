"""Archives, saved pages, mails and what was fetched from sites, checked from the command line."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from annual_reports import report_html
from archive_files import PAGE, PNG, TEXT, multipart, part, record, tar_file, warc, zip_file
from cli.running import CLEAN, FAULTY, RULE, start, written
from compound_files import compound_file
from personal_values import Values

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

HEAD = "From: a@qinglan.example\nTo: b@qinglan.example\n"
MAIL = multipart(
    "mixed", [part(TEXT, "text/plain; charset=utf-8"), part(zip_file({"a.txt": TEXT}), "application/zip")]
)
SAVED = multipart(
    "related", [part(PAGE, "text/html", fields="Content-Location: http://a.cn/\n")], "From: <Saved>\n"
)
OUTLOOK = compound_file(
    {("__properties_version1.0",): b"", ("__substg1.0_1000001F",): TEXT.decode().encode("utf-16-le")}
)
CRAWLED = warc([record("http://a.cn/x.html", PAGE)])
#: Suffix → a file, and what is found faulty in it.
FILES = {
    "zip": (zip_file({"名.txt": TEXT}), ["f.zip!名.txt"]),
    "tar": (tar_file({"名.txt": TEXT}), ["f.tar!名.txt"]),
    "tar.gz": (tar_file({"名.txt": TEXT}, "w:gz"), ["f.tar.gz!名.txt"]),
    "tgz": (tar_file({"名.txt": TEXT}, "w:gz"), ["f.tgz!名.txt"]),
    "tar.bz2": (tar_file({"名.txt": TEXT}, "w:bz2"), ["f.tar.bz2!名.txt"]),
    "tar.xz": (tar_file({"名.txt": TEXT}, "w:xz"), ["f.tar.xz!名.txt"]),
    "txt.gz": (gzip.compress(TEXT), ["f.txt.gz!f.txt"]),
    "warc": (warc([record("http://a.cn/x.html", PAGE)], packed=False), ["f.warc!http://a.cn/x.html"]),
    "warc.gz": (CRAWLED, ["f.warc.gz!http://a.cn/x.html"]),
    "wacz": (
        zip_file({"datapackage.json": b"{}", "archive/d.warc.gz": CRAWLED}),
        ["f.wacz!archive/d.warc.gz!http://a.cn/x.html"],
    ),
    "eml": (HEAD.encode() + MAIL, ["f.eml", "f.eml!2!a.txt"]),
    "mht": (SAVED, ["f.mht!http://a.cn/"]),
    "mhtml": (SAVED, ["f.mhtml!http://a.cn/"]),
    "msg": (OUTLOOK, ["f.msg"]),
}


def found(tool: Tool, *arguments: str) -> list[str]:
    """Documents in which the faulty wording is found."""
    report = json.loads(tool("check", "--format", "json", *arguments).out)
    return [finding["document"] for finding in report["findings"] if finding["rule"] == RULE]


def documents(tool: Tool, *arguments: str) -> dict[str, dict[str, Any]]:
    report = json.loads(tool("check", "--format", "json", *arguments).out)
    return {document["name"]: document for document in report["documents"]}


@pytest.mark.parametrize("suffix", FILES)
def test_what_is_inside_is_checked(tool: Tool, here: Path, suffix: str) -> None:
    data, names = FILES[suffix]
    here.joinpath(f"f.{suffix}").write_bytes(data)
    assert found(tool, f"f.{suffix}") == names
    assert found(tool, ".") == names


@pytest.mark.parametrize("suffix", ["zip", "warc.gz", "eml"])
def test_they_may_come_on_standard_input(suffix: str) -> None:
    data, names = FILES[suffix]
    ended = start("check", "--stdin-filename", f"f.{suffix}", "-", given=data)
    assert ended.code == 1
    assert all(name in ended.out for name in names)
    assert "Traceback" not in ended.err


def test_a_7z_file_is_checked_or_said_to_need_a_program(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    if shutil.which("bsdtar"):
        subprocess.run(["bsdtar", "-cf", "f.7z", "--format", "7zip", "a.txt"], check=True)
        assert found(tool, "f.7z") == ["f.7z!a.txt"]
    else:
        here.joinpath("f.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\0\x04")
        assert "bsdtar" in tool("check", "f.7z").out


def test_where_and_when_a_document_was_fetched_is_in_the_report(tool: Tool, here: Path) -> None:
    here.joinpath("s.warc.gz").write_bytes(CRAWLED)
    (document,) = documents(tool, "s.warc.gz").values()
    assert (document["address"], document["date"]) == ("http://a.cn/x.html", "2024-03-05T02:00:00+00:00")
    assert "2024-03-05" in tool("check", "s.warc.gz").out
    written(here, a__txt=CLEAN)
    assert not {"address", "date"} & set(documents(tool, "a.txt")["a.txt"])


def test_a_misnamed_archive_is_told_and_opened(tool: Tool, here: Path) -> None:
    here.joinpath("a.docx").write_bytes(zip_file({"b.txt": TEXT}))
    ended = tool("check", "a.docx")
    assert "integrity/file-type" in ended.out
    assert ".docx → ZIP" in ended.out
    assert "a.docx!b.txt" in ended.out


def test_what_is_unread_inside_is_listed_and_the_rest_checked(tool: Tool, here: Path) -> None:
    files = {
        "a.txt": TEXT,
        "b.xyz": b"b",
        "c.png": PNG,
        "d.css": b"d",
        "e.zip": zip_file({"f.txt": TEXT})[:50],
    }
    here.joinpath("a.zip").write_bytes(zip_file(files))
    unread = {name: one["unread"] for name, one in documents(tool, "a.zip").items() if one["unread"]}
    assert set(unread) >= {"a.zip", "a.zip!b.xyz", "a.zip!e.zip"}
    assert tool("check", "a.zip").code == 1


def test_an_archive_of_nothing_that_is_read_is_nothing_to_check(tool: Tool, here: Path) -> None:
    here.joinpath("a.zip").write_bytes(zip_file({"a.css": b"a"}))
    assert tool("check", "a.zip").code == 3


@pytest.mark.parametrize("folder", ["年报_files", "年报.files"])
def test_what_a_saved_page_is_made_of_is_counted_and_its_frames_are_read(
    tool: Tool, here: Path, folder: str
) -> None:
    written(here, 年报__html=PAGE.decode())
    beside = here / folder
    beside.mkdir()
    written(beside, frame__html=PAGE.decode(), a__css="a", b__js="b", noname="x", d__xyz="1")
    beside.joinpath("c.png").write_bytes(PNG)
    assert found(tool, ".") == ["年报.html", f"{folder}/frame.html"]
    unread = {name: one["unread"] for name, one in documents(tool, ".").items() if one["unread"]}
    assert {name: (one["reason"], one["detail"]) for name, (one,) in unread.items()} == {
        folder: ("page-asset", "4: ? 1, css 1, js 1, png 1"),
        f"{folder}/d.xyz": ("unsupported-format", ".xyz"),
    }


def test_a_folder_that_is_only_called_so_is_a_folder(tool: Tool, here: Path) -> None:
    here.joinpath("年报_files").mkdir()
    written(here / "年报_files", a__css="a")
    assert documents(tool, ".")["年报_files/a.css"]["unread"][0]["reason"] == "unsupported-format"


def test_earlier_reports_may_lie_in_an_archive(tool: Tool, here: Path) -> None:
    here.joinpath("old.zip").write_bytes(zip_file({"2023.html": report_html(year=2023).encode()}))
    written(here, new__html=report_html(year=2024))
    compared = {
        name: one["compared"] for name, one in documents(tool, "new.html", "--previous", "old.zip").items()
    }
    assert compared == {"new.html": False, "old.zip!2023.html": True}


def test_personal_values_in_names_and_addresses_are_masked(tool: Tool, here: Path) -> None:
    number = Values("archives").resident_id()
    address = f"http://a.cn/q?id={number}"
    here.joinpath("a.warc").write_bytes(record(address, PAGE + number.encode()))
    here.joinpath("a.zip").write_bytes(zip_file({f"{number}.txt": TEXT, f"{number}.xyz": b"x"}))
    for style in ("text", "json"):
        out = tool("check", "--format", style, "a.warc", "a.zip").out
        assert number not in out
        assert "a.zip!" in out


def test_a_mail_is_searched_in_head_and_text(tool: Tool, here: Path) -> None:
    number = Values("mail").resident_id()
    here.joinpath("a.eml").write_bytes(f"{HEAD}Subject: {number}\n\n正文\n".encode())
    ended = tool("check", "a.eml")
    assert "personal-data/resident-id" in ended.out
    assert number not in ended.out
    assert "3:4" in ended.out
