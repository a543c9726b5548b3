"""Any bytes become a document or are said to be unread; nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Concealed, Document, Footer, Heading, Paragraph
from disclosure_lint.readers import read, read_text
from disclosure_lint.readers.sniff import CONTAINERS, HTML_SUFFIXES, MARKDOWN_SUFFIXES, TEXT_SUFFIXES
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimen_pdf import pdf_page

NAMES = ["a.html", "a.md", "a.txt", "a", "报告.HTM", "a.pdf"]
FORMATS = {
    "ZIP": b"PK\x05\x06" + b"\0" * 18,
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0",
    "RAR": b"Rar!\x1a\x07\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
    "ELF": b"\x7fELF\x02\x01\x01",
}


def document(data: bytes, name: str = "a.html") -> Document:
    result = read(Source(name, data))
    assert isinstance(result, Document)
    return result


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("found", FORMATS)
def test_other_formats_are_named_whatever_the_suffix(found: str, name: str) -> None:
    why = Reason.UNSUPPORTED if found in CONTAINERS else Reason.BINARY
    assert read(Source(name, FORMATS[found])) == Unread(name, why, found)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("found", "data"),
    [
        ("OLE", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20),
        ("RTF", b"{\\rtf1\\ansi\\deff0"),
    ],
)
def test_the_beginning_of_a_file_that_goes_no_further_is_damaged(found: str, data: bytes, name: str) -> None:
    assert read(Source(name, data)) == Unread(name, Reason.DAMAGED, found)


def test_an_archive_that_holds_no_document_is_named() -> None:
    assert read(Source("a.docx", b"PK\x03\x04\x14\0\x06\0")) == Unread("a.docx", Reason.UNSUPPORTED, "ZIP")


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_a_file_of_nothing_is_empty(data: bytes) -> None:
    assert read(Source("a.txt", data)) == Unread("a.txt", Reason.EMPTY)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \0\n\0", "　\n".encode()])
def test_a_file_of_a_mark_and_white_space_is_empty_too(data: bytes) -> None:
    assert read(Source("a.txt", data)) == Unread("a.txt", Reason.EMPTY)


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\0" * 100, b"\x01\x02\x03" * 50])
def test_bytes_of_no_text_are_binary(data: bytes) -> None:
    assert read(Source("a.html", data)) == Unread("a.html", Reason.BINARY, "binary")


@pytest.mark.parametrize("name", [*NAMES, "a.doc"])
@pytest.mark.parametrize(
    ("found", "data"),
    [
        ("MHTML", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"),
        ("Word XML", b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'),
        (
            "Word XML",
            b'\xef\xbb\xbf<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>',
        ),
    ],
)
def test_documents_in_wrappings_nobody_reads_are_said_to_be_unsupported(
    found: str, data: bytes, name: str
) -> None:
    assert read(Source(name, data)) == Unread(name, Reason.UNSUPPORTED, found)


def test_a_page_that_speaks_of_pdf_is_a_page() -> None:
    assert document(b"<html><body>%PDF-1.4 is a version</body></html>").media == "text/html"


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_read_as_one_whatever_its_suffix(name: str) -> None:
    result = document(pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET"), name)
    assert (result.name, result.media, result.encoding) == (name, "application/pdf", "")
    assert [block.text.value for block in result.blocks] == ["公示期七天"]


def test_a_pdf_with_a_line_before_it_is_a_pdf() -> None:
    data = b"\r\nHTTP/1.1 200 OK\r\n" + pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET")
    assert document(data).media == "application/pdf"
    assert read(Source("a.html", b"\r\n%PDF-1.4")) == Unread("a.html", Reason.DAMAGED, "PDF")


def test_a_few_nul_bytes_are_a_flaw_of_a_text() -> None:
    result = document("<p>甲\0乙\0</p>".encode())
    assert [(flaw.id, flaw.span, flaw.detail) for flaw in result.flaws] == [("nul-characters", (4, 5), "2")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_text_and_not_binary(encoding: str) -> None:
    text = "<html><body><p>某区政府</p></body></html>"
    assert document(text.encode(encoding)).content == text


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        *((f"a{suffix}", b"plain", "text/html") for suffix in sorted(HTML_SUFFIXES)),
        *((f"a{suffix.upper()}", b"plain", "text/markdown") for suffix in sorted(MARKDOWN_SUFFIXES)),
        *((f"a{suffix}", b"plain", "text/plain") for suffix in sorted(TEXT_SUFFIXES)),
        ("a", b"plain", "text/plain"),
        ("a", b"<!DOCTYPE html><p>a", "text/html"),
        ("a.txt", b"\xef\xbb\xbf \n<HTML>", "text/html"),
        ("a.md", b"<div>a</div>", "text/html"),
        ("a.txt", b"<divide> a", "text/plain"),
        ("a.txt", b"a <html>", "text/plain"),
    ],
)
def test_the_suffix_names_the_format_unless_the_text_begins_like_a_page(
    name: str, data: bytes, media: str
) -> None:
    assert document(data, name).media == media


def test_a_page_in_utf_16_is_known_without_a_suffix() -> None:
    assert document("<html><p>甲".encode("utf-16"), "a").media == "text/html"


def test_what_the_reader_found_is_all_in_the_document() -> None:
    content = '<meta charset="gb2312"><title>题</title><p>一、总体情况</p><!-- 注 --><p>主办单位：某区</p>'
    result = document(content.encode(), "报告.html")
    assert (result.name, result.encoding, result.content) == ("报告.html", "utf-8", content)
    assert [type(block) for block in result.blocks] == [Heading, Footer]
    assert [entry.kind for entry in result.hidden] == [Concealed.METADATA, Concealed.COMMENT]
    assert result.title is not None
    assert result.title.value == "题"
    assert [flaw.id for flaw in result.flaws] == ["wrong-charset"]


def test_inserted_readings_are_taken_out_and_reported_once() -> None:
    content = "國(guó)務(wù)院開(kāi)會(huì)議(yì)，皖I(lǐng)CP備\n完"
    result = read_text(content, "a.txt")
    assert [block.text.value for block in result.blocks] == ["國務院開會議，皖ICP備", "完"]
    assert [(flaw.id, flaw.span, flaw.detail) for flaw in result.flaws] == [("annotated", (1, 6), "6")]
    last = result.blocks[0].text
    assert content[slice(*last.span(len(last) - 4, len(last)))] == "I(lǐng)CP備"


def test_a_page_that_explains_a_reading_is_left_as_it_is() -> None:
    content = "汆(cuān)水，读音如此。"
    assert [block.text.value for block in read_text(content, "a.txt").blocks] == [content]


def test_readings_in_table_cells_are_taken_out_too() -> None:
    signs = "國(guó)務(wù)院開(kāi)會(huì)議(yì)"
    result = read_text(f"<table><tr><td>{signs}<td>3</table>", "a.html", ".html")
    assert result.tables[0].cells[0].text.value == "國務院開會議"


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=60), st.sampled_from(NAMES))
def test_any_bytes_are_a_document_or_unread(data: bytes, name: str) -> None:
    check(data, name)


@example("十四五是关键时期", "a.txt", "utf-8")
@settings(deadline=None, max_examples=200)
@given(
    st.text(alphabet="一二十四五、.()（）是 \n\t|<>td/&;#-政2年", max_size=40),
    st.sampled_from(NAMES),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_any_text_is_a_document_or_unread(text: str, name: str, encoding: str) -> None:
    check(text.encode(encoding), name)


def check(data: bytes, name: str) -> None:
    result = read(Source(name, data))
    assert result.name == name
    if isinstance(result, Document):
        length = len(result.content)
        texts = [entry.text for entry in (*result.blocks, *result.hidden)]
        assert all(0 <= text.span().start <= text.span().end <= length for text in texts)
        assert not any(isinstance(block, Paragraph) and not block.text for block in result.blocks)


def test_replacement_signs_read_as_gbk_are_told_once() -> None:
    document = read_text("通知锟斤拷锟斤拷各单位锟斤拷", "a.txt")
    (flaw,) = document.flaws
    assert (flaw.id, flaw.detail) == ("undecodable", "6")
    assert read_text("“锟斤拷”是乱码", "a.txt").flaws == ()
