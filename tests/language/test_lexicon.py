"""The dictionary without jieba's tree."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from disclosure_lint.language.lexicon import tag_of


@pytest.mark.parametrize(("word", "tag"), [("政府", "n"), ("公开", "ad"), ("北京", "ns"), ("鲁迅", "nr")])
def test_a_word_has_the_tag_of_the_dictionary(word: str, tag: str) -> None:
    assert tag_of(word) == tag


@pytest.mark.parametrize("text", ["", " ", "岚屿珩", "政府 ", "\n", "政府\n", "政府 n", "x" * 100])
def test_what_is_no_word_has_no_tag(text: str) -> None:
    assert tag_of(text) is None


def test_short_words_anywhere_in_the_dictionary_are_found() -> None:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split(" ") for line in lines if 2 <= len(line.split(" ")[0]) <= 4]
    for word, _, tag in (words[0], words[len(words) // 2], words[-1]):
        assert tag_of(word) == tag


def test_the_dictionary_is_read_when_first_asked_and_jieba_never() -> None:
    code = (
        "import sys; from disclosure_lint.language import lexicon; "
        "assert not lexicon._tags.cache_info().currsize; "
        "assert lexicon.tag_of('政府'); assert 'jieba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
