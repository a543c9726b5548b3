"""Whatever bytes come as DOCX: a document or a reason, in bounded time and memory."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.readers.docx import read_docx
from disclosure_lint.readers.limits import LimitError, Limits
from disclosure_lint.readers.opc import Package
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_package import package
from docx_leaks import cell, field, leaky_docx, p, r, row, table, vml
from file_damage import mutants
from readers.word.reading import document, docx, flow, unread
from word_samples import sample_docx

if TYPE_CHECKING:
    from collections.abc import Callable

LEAKY, SAMPLE = leaky_docx().data, sample_docx()
DOCTYPE = '<!DOCTYPE w:p [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "boom">]>'


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def outcome(data: bytes) -> str:
    found = read(Source("file.docx", data))
    return "read" if isinstance(found, Document) else found.reason.value


@pytest.mark.parametrize("seed", range(20))
def test_damaged_packages_raise_nothing(seed: int) -> None:
    found = {outcome(data) for data in mutants(LEAKY if seed % 2 else SAMPLE, f"package {seed}", 10)}
    assert found <= {"read", "damaged", "binary", "unsupported-format", "limit", "encrypted"}


@pytest.mark.parametrize("seed", range(20))
def test_damaged_parts_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - picks what to break
    parts = parts_of(LEAKY if seed % 2 else SAMPLE)
    for _ in range(10):
        name = chance.choice(sorted(parts))
        (broken,) = mutants(parts[name], f"{seed} {name} {chance.random()}", 1)
        assert outcome(package({**parts, name: broken})) in {"read", "damaged", "binary", "limit"}


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_as_the_document_raise_nothing(data: bytes) -> None:
    parts = parts_of(SAMPLE) | {"word/document.xml": data}
    assert isinstance(read(Source("a.docx", package(parts))), Document | Unread)


_TAGS = (
    "p r t tbl tr tc rPr pPr del ins txbxContent fldChar delText rPrChange trPr tcPr footnote sectPr".split()
)


@given(st.lists(st.tuples(st.sampled_from(_TAGS), st.booleans(), st.text("甲1 ", max_size=3)), max_size=40))
@settings(max_examples=200, deadline=None)
def test_elements_in_any_order_raise_nothing_and_lose_no_end(
    events: list[tuple[str, bool, str]],
) -> None:
    body = ""
    opened: list[str] = []
    for tag, opens, text in events:
        if opens or not opened:
            body += f"<w:{tag}>{text}"
            opened.append(tag)
        else:
            body += f"</w:{opened.pop()}>{text}"
    body += "".join(f"</w:{tag}>" for tag in reversed(opened))
    assert "最后" in "".join(flow(docx(body + p(r("最后")))))


@pytest.mark.parametrize("cut", [0, 1, 3, 10, 100, 1000])
def test_a_file_cut_short_is_said_to_be_damaged(cut: int) -> None:
    data = SAMPLE[: len(SAMPLE) - 30 - cut]
    assert unread(data) == Unread("file", Reason.DAMAGED, "DOCX")


@pytest.mark.parametrize("data", [b"", b"\0\0", b" \n"])
def test_a_file_of_nothing_is_empty_or_no_document(data: bytes) -> None:
    assert outcome(data) in {"empty", "binary"}


def test_a_part_that_does_not_unpack_is_named_and_the_others_are_read() -> None:
    at = SAMPLE.index(b"word/comments.xml") + 60
    found = document(SAMPLE[:at] + bytes(byte ^ 0x5A for byte in SAMPLE[at : at + 20]) + SAMPLE[at + 20 :])
    assert "总体安排" in flow(found)
    assert [(one.reason, "word/comments.xml" in one.detail) for one in found.omissions] == [
        (Reason.DAMAGED, True)
    ]


def test_a_document_that_breaks_off_is_read_up_to_there() -> None:
    parts = parts_of(SAMPLE)
    parts["word/document.xml"] = parts["word/document.xml"][:-400]
    found = document(package(parts))
    assert flow(found)[:2] == ["青岚市林业局关于造林绿化的通知", "总体安排"]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.DAMAGED, "word/document.xml")]


def test_an_archive_without_a_document_is_no_document() -> None:
    assert unread(package({"a.txt": b"x"})) == Unread("file", Reason.UNSUPPORTED, "ZIP")
    assert unread(package({"word/styles.xml": b"<a/>"})) == Unread(
        "file", Reason.DAMAGED, "DOCX: word/document.xml"
    )


def test_parts_that_are_missing_are_named() -> None:
    found = document(docx_file(p(r("文")), targets={"x": ("header", "header9.xml")}))
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.MISSING, "word/header9.xml")]


def test_a_document_is_found_by_its_type_wherever_it_lies() -> None:
    parts = parts_of(docx_file(p(r("文"))))
    moved = {
        name.replace("word/", "text/"): data.replace(b"word/document", b"text/document")
        for name, data in parts.items()
    }
    assert flow(document(package(moved))) == ["文"]


def test_parts_that_refer_to_one_another_are_read_once() -> None:
    targets = {
        "self": ("footnotes", "document.xml"),
        "one": ("header", "header1.xml"),
        "two": ("header", "/word/header1.xml"),
        "out": ("package", "../../../../etc/passwd"),
    }
    found = document(docx_file(p(r("文")), {"header": p(r("眉"))}, targets=targets))
    assert flow(found) == ["文"]
    assert sum("眉" in hidden.text.value for hidden in found.hidden) == 1


@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "word/extra.xml"])
def test_a_document_type_is_refused_and_nothing_is_resolved(part: str) -> None:
    parts = parts_of(SAMPLE)
    evil = DOCTYPE.encode() + b"<w:document><w:p><w:t>&x;&y;</w:t></w:p></w:document>"
    found = read(Source("a.docx", package({**parts, part: evil})))
    if isinstance(found, Document):
        assert "boom" not in found.content
        assert (Reason.DAMAGED, part) in [(one.reason, one.detail) for one in found.omissions]
    else:
        assert found.reason is Reason.DAMAGED


def test_a_bomb_is_not_unpacked() -> None:
    found = document(docx_file(p(r("头")) + p(r("0" * 20_000_000))))
    assert flow(found) == ["头"]
    assert [(one.reason, one.detail) for one in found.omissions] == [(Reason.LIMIT, "word/document.xml")]


def test_what_all_parts_unpack_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Package.open(package({f"{n}.xml": b"0" * 1000 for n in range(10)}))
    monkeypatch.setattr(opened, "_left", 2500)
    assert len(opened.read("0.xml")) == 1000
    assert len(opened.read("1.xml")) == 1000
    with pytest.raises(LimitError):
        opened.read("2.xml")


def test_an_archive_of_too_many_parts_is_not_opened() -> None:
    data = package({"[Content_Types].xml": b"", **{f"word/{n:05}.xml": b"" for n in range(20_000)}})
    assert unread(data) == Unread("file", Reason.LIMIT)


def test_what_lies_beyond_the_limits_is_reported() -> None:
    found = read_docx(Source("a", docx_file(p(r("造林")) * 100)), limits=Limits(characters=1000))
    assert isinstance(found, Document)
    assert 10 < len(flow(found)) < 50
    assert [one.reason for one in found.omissions] == [Reason.LIMIT]
    late = read_docx(Source("a", docx_file(p(r("造林")) * 2000)), limits=Limits(seconds=0))
    assert isinstance(late, Document)
    assert 0 < len(flow(late)) < 2000


_BOX = "<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
_CELL = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
_CONTROL = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
_CHOICE = "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"


@pytest.mark.parametrize(
    "around", [_BOX, _CELL, _CONTROL, _CHOICE], ids=["boxes", "tables", "controls", "choices"]
)
def test_depth_costs_no_stack(around: tuple[str, str]) -> None:
    depth = 20_000
    found = docx(around[0] * depth + p(r("底")) + around[1] * depth + p(r("后")))
    said = "".join(flow(found)) + "".join(c.text.value for t in found.tables for c in t.cells)
    assert "底" in said
    assert "后" in said


@pytest.mark.parametrize(
    "make",
    [
        lambda n: p(r("造") * n),
        lambda n: p(r("1") * n + f'<w:del w:author="x">{r("2") * n}</w:del>'),
        lambda n: p(("<w:r><w:delText>1</w:delText></w:r>") * n),
        lambda n: '<w:p><w:pPr><w:rPr><w:del w:author="x"/></w:rPr></w:pPr>' + r("1") + "</w:p>" + p("") * n,
        lambda n: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n) + p(r("1")) * n,
        lambda n: p(field("X", "1") * n),
        lambda n: p(run_box() * (n // 10)),
        lambda n: table(*[row(cell(p(r("1")), "<w:vMerge/>"))] * n),
        lambda n: table(row(*[cell(p(r("1")))] * n)),
    ],
)
def test_much_of_anything_costs_time_in_proportion(make: Callable[[int], str]) -> None:
    import time

    def seconds(count: int) -> float:
        data = docx_file(make(count))
        begun = time.process_time()
        read(Source("a", data))
        return time.process_time() - begun

    seconds(10)
    small, large = seconds(1500), seconds(12_000)
    assert large < 8 * 4 * small + 0.2


def run_box() -> str:
    return f"<w:r>{vml(p(r('1')))}</w:r>"


def test_two_hundred_thousand_paragraphs_are_read() -> None:
    found = docx(p(r("造林")) * 200_000)
    assert len(found.blocks) == 200_000
    assert not found.omissions


def test_a_part_of_endless_references_is_followed_for_a_while() -> None:
    targets = {f"r{n}": ("hyperlink", f"https://qinglan.example/{n}") for n in range(30_000)}
    found = document(docx_file(p(r("文")), targets=targets))
    assert flow(found) == ["文"]
    assert [(one.reason, one.detail) for one in found.omissions] == [
        (Reason.DAMAGED, "word/_rels/document.xml.rels")
    ]


def test_words_of_unknown_parts_are_bounded_too() -> None:
    line = "<a>造林</a>"
    data = docx_file(p(r("文")), files={"word/extra.xml": f"<x>{line * 1000}</x>".encode()})
    found = read_docx(Source("a", data), limits=Limits(characters=2000))
    assert isinstance(found, Document)
    assert 10 < len(found.hidden) < 200
    assert [one.reason for one in found.omissions] == [Reason.LIMIT]
