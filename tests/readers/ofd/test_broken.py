"""Broken, locked and hostile OFD files: what can be read is read, the rest is named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.readers.ofd import read_ofd
from disclosure_lint.readers.ofd.paths import outline
from disclosure_lint.readers.ofd.seal import strings
from disclosure_lint.readers.ofd.values import box, distances, matrix, numbers
from disclosure_lint.readers.pages.frame import Matrix
from disclosure_lint.readers.sniff import foreign_format
from disclosure_lint.source import Reason, Source, Unread
from file_damage import mutants
from ofd_files import drawn, layer, ofd, packed, page_part, part, said
from pdf_files import paragraphs
from pdf_reports import report_pages
from readers.ofd.reading import document, flow

GOOD = ofd(drawn(paragraphs("青岚市林业局公开造林绿化信息三条。")), info={"Author": "办公室"})


def test_an_ofd_is_told_by_what_is_in_it() -> None:
    assert foreign_format(GOOD) == "OFD"
    found = read(Source("a.pdf", GOOD))
    assert isinstance(found, Document)
    assert [(flaw.id, flaw.detail) for flaw in found.flaws] == [("file-type", ".pdf → OFD")]


def test_no_damage_raises() -> None:
    for broken in mutants(GOOD, "ofd", 200):
        assert isinstance(read_ofd(Source("file.ofd", broken)), Document | Unread)


def test_no_damage_inside_a_part_raises() -> None:
    content = page_part(drawn(report_pages()[1])).encode()
    for broken in mutants(content, "page", 60):
        found = read_ofd(Source("file.ofd", ofd("", files={"Doc_0/Pages/0/Content.xml": broken})))
        assert isinstance(found, Document)


def test_a_page_that_is_missing_is_named_and_the_others_are_read() -> None:
    pages = '<ofd:Page ID="1" BaseLoc="Pages/0/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/7/Content.xml"/>'
    data = ofd(
        layer(said("公开")), files={"Doc_0/Document.xml": part("Document", f"<ofd:Pages>{pages}</ofd:Pages>")}
    )
    assert flow(data) == ["公开"]
    assert [(one.reason, one.detail) for one in document(data).omissions] == [
        (Reason.DAMAGED, "p. 2"),
        (Reason.MISSING, "Pages/7/Content.xml"),
    ]


@pytest.mark.parametrize(
    ("files", "reason", "detail"),
    [
        ({"OFD.xml": "<x/>", "a": "b"}, Reason.DAMAGED, "OFD: OFD.xml"),
        ({"OFD.xml": part("OFD", "<ofd:DocBody/>")}, Reason.DAMAGED, "OFD: OFD.xml"),
        ({"OFD.xml": b"\0\1\2", "Encryptions.xml": "<x/>"}, Reason.ENCRYPTED, ""),
        ({"OFD.xml": b"\0\1\2", "decryptseed.dat": b"x"}, Reason.ENCRYPTED, ""),
    ],
)
def test_a_file_without_a_document_is_said_to_be_broken_or_locked(
    files: dict[str, str | bytes], reason: Reason, detail: str
) -> None:
    assert read_ofd(Source("file.ofd", packed(files))) == Unread("file.ofd", reason, detail)


def test_what_is_no_archive_is_said_to_be_damaged() -> None:
    assert read_ofd(Source("file.ofd", b"PK\3\4")) == Unread("file.ofd", Reason.DAMAGED, "OFD")


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + page_part(layer(said("&b;")))
    found = document(ofd(layer(said("公开")), "", files={"Doc_0/Pages/1/Content.xml": bomb}))
    assert [block.text.value for block in found.blocks] == ["公开"]
    assert (Reason.DAMAGED, "Doc_0/Pages/1/Content.xml") in {(o.reason, o.detail) for o in found.omissions}


def test_a_part_that_unpacks_without_end_is_not_read_on() -> None:
    bomb = page_part("<ofd:Layer/>" * 3_000_000)
    started = time.process_time()
    found = document(ofd("", layer(said("公开")), files={"Doc_0/Pages/0/Content.xml": bomb}))
    assert time.process_time() - started < 10
    assert [block.text.value for block in found.blocks] == ["公开"]
    assert {one.reason for one in found.omissions} == {Reason.LIMIT}


def test_blocks_in_blocks_without_end_cost_little() -> None:
    deep = "<ofd:PageBlock>" * 100_000 + said("公开") + "</ofd:PageBlock>" * 100_000
    started = time.process_time()
    assert isinstance(document(ofd(layer(deep))), Document)
    assert time.process_time() - started < 10


def test_ways_of_drawing_that_rely_on_each_other_end() -> None:
    resource = part("Res", '<ofd:DrawParam ID="1" Relative="2"/><ofd:DrawParam ID="2" Relative="1"/>')
    common = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
    data = ofd(
        layer(said("公开", attributes='DrawParam="1"')), common=common, files={"Doc_0/Res.xml": resource}
    )
    assert flow(data) == ["公开"]


def test_a_run_of_a_billion_distances_is_cut() -> None:
    data = ofd(layer(said("公开").replace("g 1 ", "g 999999999 ")))
    started = time.process_time()
    assert flow(data) == ["公开"]
    assert time.process_time() - started < 2


@given(st.text(alphabet="0123456789.-eg naif#, ", max_size=60))
def test_any_values_are_read(value: str) -> None:
    list(distances(value))
    numbers(value)
    box(value)
    matrix(value)


@given(st.text(alphabet="MLQBACSmlc 0123456789.-", max_size=80))
def test_any_outline_is_read(value: str) -> None:
    for points in outline(value, Matrix()):
        assert len(points) > 1


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_strings_are_looked_for_in_any_bytes(data: bytes) -> None:
    strings(data)
    strings(b"\x30\x82\x01\x00" + data)
