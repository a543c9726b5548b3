"""jieba's dictionary as it is installed."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HAN = re.compile(r"[\u4e00-\u9fff]+")


class Word(NamedTuple):
    """How often the word was counted, and its part of speech."""

    count: int
    tag: str


def read_dictionary() -> dict[str, Word]:
    """Return the words of Chinese characters only."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed")
    words = {}
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        if HAN.fullmatch(word):
            words[word] = Word(int(count), tag)
    return words
