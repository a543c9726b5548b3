"""Objects and properties in compound files, built by hand and broken by hand."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compound_files import compound_file
from disclosure_lint.readers.compound import BrokenCompoundError, Compound
from disclosure_lint.readers.ole_objects import Embedded, unwrap, unwrap_native
from disclosure_lint.readers.ole_properties import read_properties
from docx_leaks import native

SUMMARY, DOCUMENT = ("\x05SummaryInformation",), ("\x05DocumentSummaryInformation",)


def text(value: str, *, wide: bool = False, encoding: str = "gbk") -> bytes:
    if wide:
        return struct.pack("<II", 0x1F, len(value) + 1) + value.encode("utf-16-le") + b"\0\0"
    coded = value.encode(encoding) + b"\0"
    return struct.pack("<II", 0x1E, len(coded)) + coded


def code_page(number: int) -> bytes:
    return struct.pack("<IHH", 2, number, 0)


def dictionary(names: dict[int, str]) -> bytes:
    said = struct.pack("<I", len(names))
    for number, name in names.items():
        coded = name.encode("gbk") + b"\0"
        said += struct.pack("<II", number, len(coded)) + coded
    return said


def property_set(values: dict[int, bytes]) -> bytes:
    head, body, at = b"", b"", 8 + 8 * len(values)
    for number, value in values.items():
        head += struct.pack("<II", number, at + len(body))
        body += value
    return struct.pack("<II", 8 + len(head) + len(body), len(values)) + head + body


def stream(*sets: dict[int, bytes]) -> bytes:
    made = [property_set(one) for one in sets]
    at = 28 + 20 * len(made)
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0, b"", len(made))
    for one in made:
        head += struct.pack("<16sI", b"", at)
        at += len(one)
    return head + b"".join(made)


def properties(streams: dict[tuple[str, ...], bytes]) -> list[tuple[str, str]]:
    return list(read_properties(Compound(compound_file({("x",): b"", **streams}))))


def test_properties_are_read_in_their_code_page() -> None:
    summary = stream(
        {1: code_page(936), 2: text("题"), 4: text("某甲"), 7: text("Normal.dot"), 99: text("x")}
    )
    assert properties({SUMMARY: summary}) == [("title", "题"), ("author", "某甲")]
    utf8 = stream({1: code_page(65001), 4: text("某甲", encoding="utf-8")})
    assert properties({SUMMARY: utf8}) == [("author", "某甲")]
    assert properties({SUMMARY: stream({4: text("某甲", wide=True)})}) == [("author", "某甲")]


def test_properties_somebody_defined_are_read_by_their_names() -> None:
    document = stream(
        {15: text("局")}, {0: dictionary({2: "经办", 3: "空"}), 1: code_page(936), 2: text("某乙")}
    )
    assert properties({DOCUMENT: document}) == [("company", "局"), ("经办", "某乙")]


@given(st.binary(max_size=300), st.integers(0, 200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_as_properties_raise_nothing(noise: bytes, at: int) -> None:
    good = stream({1: code_page(936), 4: text("某甲")}, {0: dictionary({2: "经办"}), 2: text("某乙")})
    for data in (noise, good[:at] + noise + good[at:], good[:at]):
        assert isinstance(properties({SUMMARY: data, DOCUMENT: data}), list)


def test_a_package_is_taken_apart() -> None:
    assert unwrap_native(native("用户", "编号")[4:]) == Embedded(
        "附件.txt", "身份证号：编号".encode(), ("C:\\用户\\附件.txt", "C:\\Temp\\附件.txt")
    )


@given(st.binary(max_size=200))
def test_a_package_built_otherwise_is_taken_whole(data: bytes) -> None:
    found = unwrap_native(data)
    assert found.data in data


@pytest.mark.parametrize("name", ["Package", "CONTENTS"])
def test_a_file_kept_as_it_is_is_taken(name: str) -> None:
    assert unwrap(Compound(compound_file({(name,): b"%PDF-1.7"}))).data.startswith(b"%PDF-1.7")


def test_an_object_that_is_a_document_is_taken_whole() -> None:
    data = compound_file({("Workbook",): b"x"})
    assert unwrap(Compound(data)).data == data
    assert unwrap(Compound(compound_file({("Else",): b"x"}))) == Embedded("")


def test_streams_are_found_whatever_the_case_of_their_names() -> None:
    found = Compound(compound_file({("Folder", "Stream"): b"12", ("folder2", "a"): b""}))
    assert found.has("FOLDER", "stream")
    assert found.read("folder", "STREAM")[:2] == b"12"
    assert found.read("nothing") == b""
    assert list(found.storages()) == ["Folder", "folder2"]


@pytest.mark.parametrize(
    "data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000]
)
def test_what_is_no_compound_file_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenCompoundError):
        Compound(data)
