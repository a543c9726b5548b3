"""Traditional to Simplified for matching: the length never changes."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.language import simplify as module
from disclosure_lint.language.simplify import simplify

thorough = settings(deadline=None, max_examples=200)
TRADITIONAL = "政府信息公開條例實施情況報告，國務院辦公廳關於機構"
SIMPLIFIED = "政府信息公开条例实施情况报告，国务院办公厅关于机构"


def test_traditional_script_becomes_simplified() -> None:
    assert simplify(TRADITIONAL) == SIMPLIFIED


def test_simplified_script_stays() -> None:
    assert simplify(SIMPLIFIED) == SIMPLIFIED


def test_text_with_hardly_any_traditional_characters_is_not_converted() -> None:
    assert simplify("蕭國開") == "蕭國開"
    assert simplify("蕭國開", fewest=0) == "萧国开"


def test_the_converter_is_not_loaded_for_simplified_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the converter was loaded")

    monkeypatch.setattr(module, "_converter", refuse)
    assert simplify(SIMPLIFIED * 50) == SIMPLIFIED * 50
    with pytest.raises(AssertionError, match="was loaded"):
        simplify(TRADITIONAL)


def test_opencc_is_there() -> None:
    assert find_spec("opencc") is not None


@thorough
@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=30))
def test_the_length_never_changes_for_chinese_characters(value: str) -> None:
    assert len(simplify(value, fewest=0)) == len(value)


@thorough
@given(st.text(max_size=30))
def test_the_length_never_changes_for_any_text(value: str) -> None:
    assert len(simplify(value, fewest=0)) == len(value)
    assert len(simplify("國開關" + value)) == len(value) + 3


def test_lines_are_converted_as_phrases_even_when_one_of_them_changes_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Lengthening:
        def convert(self, value: str) -> str:
            return value.replace("關", "关").replace("乙", "乙乙")

    monkeypatch.setattr(module, "_converter", Lengthening)
    assert simplify("關甲\n關乙", fewest=0) == "关甲\n关乙"


@thorough
@given(st.text(alphabet="國務院辦公廳政府0123456789-:. \n", max_size=30))
def test_digits_and_punctuation_are_left_alone(value: str) -> None:
    kept = str.maketrans("", "", "國務院辦公廳政府国务院办公厅")
    assert simplify(value, fewest=0).translate(kept) == value.translate(kept)
