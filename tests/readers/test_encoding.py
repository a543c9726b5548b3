"""Bytes to characters: what pages declare, what they hold, and what is damaged."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Flaw
from disclosure_lint.readers.encoding import REPLACEMENT, Decoded, decode
from disclosure_lint.text import Span

thorough = settings(deadline=None, max_examples=300)
TEXT = "某区政府办公室2023年政府信息公开工作年度报告，依据条例编制。"
RARE = "䶮㐂𬭎𠮷"  # of four bytes in GB18030, and in names
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "gb18030": "\ufeff".encode("gb18030"),
}
MOST_LISTED = 20


def page(charset: str, text: str = TEXT) -> str:
    return f'<html><head><meta charset="{charset}"></head><p>{text}</p></html>'


def ids(decoded: Decoded) -> list[str]:
    return [flaw.id for flaw in decoded.flaws]


@st.composite
def bytes_of_any_kind(draw: st.DrawFn) -> bytes:
    """Marked or not, text or not, cut or with a byte too many."""
    encoding = draw(st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5hkscs"]))
    text = draw(st.text(alphabet="a<>\n政府公𠮷臺灣\0é", max_size=12))
    data = draw(st.binary(max_size=12) | st.just(text.encode(encoding, errors="ignore")))
    at = draw(st.integers(0, len(data)))
    data = data[:at] + draw(st.binary(max_size=2)) + data[at + draw(st.integers(0, 2)) :]
    head = draw(st.just(b"") | st.sampled_from(sorted(MARKS.values())))
    meta = draw(st.sampled_from([b"", b"<meta charset=big5>", b"<meta charset='x-unknown'>"]))
    return head + meta + data


@thorough
@given(bytes_of_any_kind())
def test_no_byte_is_dropped_in_silence(data: bytes) -> None:
    decoded = decode(data)
    if "undecodable" in ids(decoded):
        assert REPLACEMENT in decoded.text
        return
    mark = next((mark for mark in sorted(MARKS.values(), key=len)[::-1] if data.startswith(mark)), b"")
    again = mark + decoded.text.encode(decoded.encoding)
    # Of some signs Big5 has two codes.
    assert again == data or (decoded.encoding.startswith("big5") and decode(again).text == decoded.text)


@thorough
@given(bytes_of_any_kind())
def test_every_replacement_character_is_reported_where_it_stands(data: bytes) -> None:
    decoded = decode(data)
    reported = [flaw for flaw in decoded.flaws if flaw.id == "undecodable"]
    stands = [index for index, sign in enumerate(decoded.text) if sign == REPLACEMENT]
    covered = [index for flaw in reported if flaw.span for index in range(*flaw.span)]
    assert covered == stands[: len(covered)]
    assert all(flaw.span and int(flaw.detail) == flaw.span.end - flaw.span.start for flaw in reported)
    assert len(covered) == len(stands) or "undecodable-more" in ids(decoded)


def test_beyond_twenty_flaws_only_their_number_is_told() -> None:
    data = codecs.BOM_UTF8 + b"a\xff" * 30
    decoded = decode(data)
    assert ids(decoded) == ["undecodable"] * MOST_LISTED + ["undecodable-more"]
    assert decoded.flaws[-1] == Flaw("undecodable-more", None, "10")


@pytest.mark.parametrize("encoding", MARKS)
def test_a_byte_order_mark_decides_and_is_removed(encoding: str) -> None:
    data = MARKS[encoding] + page("big5", TEXT + RARE).encode(encoding)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (page("big5", TEXT + RARE), encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_the_zero_bytes_of_its_ascii(encoding: str) -> None:
    content = page("utf-16", "某区政府，依据条例")
    decoded = decode(content.encode(encoding))
    assert (decoded.text, decoded.encoding) == (content, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_may_hold_characters_with_a_zero_byte(encoding: str) -> None:
    content = page("utf-16", "公开一览")
    assert decode(content.encode(encoding)) == Decoded(content, encoding)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("gb18030", "gb18030"),
        ("cp936", "gb18030"),
    ],
)
def test_a_right_declaration_is_no_flaw(declared: str, encoding: str) -> None:
    decoded = decode(page(declared).encode(encoding))
    assert decoded == Decoded(page(declared), encoding)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("iso-8859-1", "utf-8"), ("x-nonsense", "gb18030")],
)
def test_a_wrong_declaration_is_reported_where_it_stands(declared: str, encoding: str) -> None:
    decoded = decode(page(declared).encode(encoding))
    (flaw,) = decoded.flaws
    assert decoded.text == page(declared)
    assert (flaw.id, flaw.detail) == ("wrong-charset", f"{declared} / {encoding.upper()}")
    assert flaw.span is not None
    assert decoded.text[slice(*flaw.span)] == declared


def test_the_declaration_of_an_xml_page_is_compared_too() -> None:
    content = f'<?xml version="1.0" encoding="gb2312"?><html><p>{TEXT}</p></html>'
    (flaw,) = decode(content.encode()).flaws
    at = content.index("gb2312")
    assert flaw == Flaw("wrong-charset", Span(at, at + 6), "gb2312 / UTF-8")


def test_a_word_charset_in_the_text_declares_nothing() -> None:
    assert decode(f"<p>charset=gb2312 是编码声明。{TEXT}</p>".encode()).flaws == ()


def test_pages_of_ascii_may_declare_what_they_like() -> None:
    decoded = decode(page("gb2312", "no Chinese here").encode())
    assert (decoded.encoding, decoded.flaws) == ("utf-8", ())


def test_rare_characters_of_names_survive_in_gb18030() -> None:
    assert decode(f"姓名：{RARE}".encode("gb18030")).text == f"姓名：{RARE}"


def test_big5_is_read_when_it_is_declared() -> None:
    content = page("big5", "臺北縣政府資訊公開")
    assert decode(content.encode("big5")) == Decoded(content, "big5hkscs")


def test_a_page_that_declares_big5_and_is_not_is_read_as_what_it_is() -> None:
    content = page("big5", TEXT + RARE)
    decoded = decode(content.encode("gb18030"))
    assert (decoded.text, decoded.encoding, ids(decoded)) == (content, "gb18030", ["wrong-charset"])


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("length", [2, 3, 8, 20])
def test_utf_8_cut_in_its_last_character_is_utf_8_with_a_flaw_at_the_end(length: int, cut: int) -> None:
    text = ("政府信息公开工作" * 3)[:length]
    decoded = decode(text.encode()[:-cut])
    assert (decoded.text, decoded.encoding) == (text[:-1] + REPLACEMENT, "utf-8")
    assert decoded.flaws == (Flaw("undecodable", Span(len(text) - 1, len(text)), "1"),)


@pytest.mark.parametrize("cut", [1, 2])
def test_half_a_sequence_in_the_middle_is_one_flaw_and_the_rest_stays(cut: int) -> None:
    decoded = decode(TEXT[:15].encode()[:-cut] + TEXT[15:].encode())
    assert decoded.text == TEXT[:14] + REPLACEMENT + TEXT[15:]
    assert decoded.flaws == (Flaw("undecodable", Span(14, 15), "1"),)


@pytest.mark.parametrize("cut", [1, 2])
def test_half_a_sequence_in_a_short_text_does_not_garble_the_rest(cut: int) -> None:
    decoded = decode("信息公开".encode()[:-cut] + "年度报告".encode())
    assert decoded.text == f"信息公{REPLACEMENT}年度报告"


@pytest.mark.parametrize("text", ["公示", "联通", "电话", "主任", "一是", "附件", "某区政府办", "（一）"])
def test_short_strings_in_gbk_are_read_without_a_declaration(text: str) -> None:
    assert decode(text.encode("gbk")).text == text


@pytest.mark.parametrize("text", ["通知", "目录", "住址"])
def test_a_declaration_decides_where_the_bytes_can_be_either(text: str) -> None:
    content = f"<meta charset=gb2312><title>{text}</title>"
    assert decode(content.encode("gbk")).text == content


def test_one_stray_byte_in_ascii_is_one_flaw() -> None:
    decoded = decode(b"<p>a\xffb</p>")
    assert (decoded.text, decoded.encoding) == (f"<p>a{REPLACEMENT}b</p>", "utf-8")
    assert decoded.flaws == (Flaw("undecodable", Span(4, 5), "1"),)


def test_a_broken_byte_in_gb18030_costs_no_more_than_its_neighbour() -> None:
    data = TEXT.encode("gb18030") + b"\xff" + "，".encode("gb18030") + TEXT.encode("gb18030")
    decoded = decode(data)
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(TEXT + REPLACEMENT)
    assert ids(decoded) == ["undecodable"]


@pytest.mark.parametrize("data", [b"", b"plain ASCII\r\n", b"a\0b", b"\0"])
def test_ascii_and_nul_bytes_pass_unchanged(data: bytes) -> None:
    assert decode(data) == Decoded(data.decode("ascii"), "utf-8")


@pytest.mark.parametrize("mark", sorted(MARKS.values()))
def test_a_file_of_a_mark_alone_is_empty(mark: bytes) -> None:
    assert decode(mark).text == ""
