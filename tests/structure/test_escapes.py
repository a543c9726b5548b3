"""Characters written as escapes, and the places they keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.structure.escapes import unescape
from disclosure_lint.text import Text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\u8eab\u4efd\u8bc1", "身份证"),
        (r"\x31\u0033", "13"),
        (r"\ud83d\ude00", "😀"),
        (r"\ud83d", r"\ud83d"),
        (r"\ude00\ud83d", r"\ude00\ud83d"),
        ("%E8%BA%AB%31", "身1"),
        ("%e8%ba", "%e8%ba"),
        ("%FF%31", "%FF1"),
        ("100%", "100%"),
        ("&#36523;&#x4efd;", "身份"),
        ("&amp;phone=1&copy=2", "&phone=1&copy=2"),
        ("&unknown;", "&unknown;"),
        ("", ""),
        ("没有", "没有"),
    ],
)
def test_escapes_are_read_as_what_they_stand_for(written: str, read: str) -> None:
    assert unescape(Text.plain(written)).value == read


@given(st.text(alphabet=r"\ux%&#;0123456789abcdefE8身 ", max_size=60))
def test_every_character_keeps_its_place(written: str) -> None:
    text = unescape(Text.plain(written))
    last = 0
    for at in range(len(text)):
        start, end = text.span(at, at + 1)
        assert last <= start < end <= len(written)
        assert written[start:end] == text.value[at] or written[start] in r"\%&"
        last = end


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_text_written_as_percent_signs_is_read_back(value: str) -> None:
    written = "".join(f"%{byte:02X}" for byte in value.encode())
    assert unescape(Text.plain(written)).value == value
