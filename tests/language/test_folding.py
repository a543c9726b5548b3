"""One spelling for matching: half-width forms, plain spaces, nothing invisible."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.folding import fold
from disclosure_lint.text import Text

SIGNS = st.text(alphabet="ａ１（；　\xa0\u2003\u200b\u200d\ufeff\xad\u202e①²㈠ⅣﬁA政", max_size=20)


def folded(value: str) -> str:
    return fold(Text.plain(value)).value


@pytest.mark.parametrize("code", range(0xFF01, 0xFF5F))
def test_every_full_width_form_becomes_its_ascii_sign(code: int) -> None:
    assert folded(chr(code)) == unicodedata.normalize("NFKC", chr(code))


@pytest.mark.parametrize("space", ["\u3000", "\xa0", "\u2003", "\u2009", "\u202f", "\u205f"])
def test_every_width_of_space_is_a_space(space: str) -> None:
    assert folded(f"甲{space}乙") == "甲 乙"


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200c", "\u200d", "\u200e", "\u2060", "\ufeff", "\xad", "\u202e"]
)
def test_invisible_characters_are_gone(sign: str) -> None:
    assert folded(f"甲{sign}{sign}乙{sign}") == "甲乙"


@pytest.mark.parametrize(
    "value", ["①", "²", "㈠", "Ⅳ", "㎡", "ﬁ", "。", "、", "〔", "“", "·", "—", "\t", "\n"]
)
def test_other_signs_are_not_touched(value: str) -> None:
    # Not NFKC: ① would become a digit and lengthen the number behind it.
    assert folded(value) == value


@given(SIGNS)
def test_folding_again_changes_nothing(value: str) -> None:
    assert folded(folded(value)) == folded(value)


@given(SIGNS)
def test_every_folded_character_still_stands_where_it_was_read(value: str) -> None:
    text = fold(Text.plain(value, 7))
    stored = [value[text.span(n, n + 1).start - 7] for n in range(len(text))]
    assert [folded(sign) for sign in stored] == list(text.value)


def test_text_that_needs_no_folding_is_the_same_object() -> None:
    text = Text.plain("政府信息 123")
    assert fold(text) is text
