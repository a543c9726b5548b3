"""UTF-8 that was read as something else is had back, with the places of what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.misread import LOST, may_be_misread, recover
from disclosure_lint.text import Text

SENTENCE = "青岚市林业局2023年主动公开政府信息1234条，其中“通知”56条，收到申请7件。"


def as_gbk(text: str) -> str:
    return text.encode().decode("gb18030", errors="replace")


def as_windows(text: str) -> str:
    signs = (bytes([code]) for code in text.encode())
    return "".join(sign.decode("cp1252", errors="ignore") or sign.decode("latin-1") for sign in signs)


def undo(value: str) -> str:
    recovered = recover(Text.plain(value))
    return recovered.value if recovered else value


@pytest.mark.parametrize("misread", [as_windows(SENTENCE), SENTENCE.encode().decode("latin-1")])
def test_of_western_readings_nothing_is_lost(misread: str) -> None:
    assert may_be_misread(misread)
    assert undo(misread) == SENTENCE


def test_of_a_reading_as_gbk_what_had_pairs_is_had_back() -> None:
    text = "主动公开政府信息收到申请"
    assert undo(as_gbk(text)) == text


def test_where_the_decoder_lost_a_byte_a_short_number_is_not_trusted() -> None:
    """``于2023`` has an odd byte before its first digit, which some decoders take with it."""
    misread = as_gbk("政府信息公开工作")[:-1] + LOST + "023骞村畬鎴愶紝鏀垮簻淇℃伅"
    assert "023" not in undo(misread)
    assert "政府信息公开工" in undo(misread)


def test_a_number_as_long_as_a_persons_is_kept_behind_a_loss() -> None:
    digits = "1" * 11
    misread = as_gbk("政府信息联系电") + LOST + digits + as_gbk("，主动公开政府")
    assert digits in undo(misread)


def test_places_are_those_of_the_characters_the_bytes_stood_in() -> None:
    misread = "abc " + as_gbk("政府信息") + " 公告" + as_gbk("主动公开政府信息公开")
    recovered = recover(Text.plain(misread))
    assert recovered is not None
    at = recovered.value.index("政府")
    span = recovered.span(at, at + 2)
    assert misread[span.start : span.end] == as_gbk("政府")


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "青嵐市林業局關於防汛工作的通知，請各單位遵照執行。",
        "鐨水、鏀溪、锛河、鍏山、銆塘",
        "José García, Zoë, naïve café, « très » 100 €",
        "",
    ],
)
def test_text_that_was_read_as_it_is_stays(text: str) -> None:
    assert undo(text) == text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4, max_size=40))
def test_any_characters_come_back_from_a_western_reading(text: str) -> None:
    assert undo(as_windows(text)) == text


@given(st.text(), st.text(st.sampled_from([*as_gbk(SENTENCE), *as_windows(SENTENCE), LOST, "€", "公", "1"])))
def test_whatever_comes_ranges_lie_in_the_text(one: str, other: str) -> None:
    value = one + other
    recovered = recover(Text.plain(value))
    if recovered is not None:
        span = recovered.span()
        assert 0 <= span.start <= span.end <= len(value)
        for at in range(len(recovered.value)):
            assert recovered.span(at, at + 1).end <= len(value)


def test_places_are_near_where_no_character_ends_with_a_sign() -> None:
    never = b"\x84\xf0\x90\x81".decode("gb18030") * 200
    recovered = recover(Text.plain(as_gbk("主动公开政府信息公开") * 300 + "," + never))
    assert recovered is not None
    assert chr(0x10044) * 10 in recovered.value
    spans = [recovered.span(at, at + 1) for at in range(len(recovered.value))]
    assert max(span.end - span.start for span in spans) <= 60
