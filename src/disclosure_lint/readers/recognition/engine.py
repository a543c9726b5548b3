"""The extra ``ocr``: RapidOCR (Apache-2.0) with the PP-OCRv6 models in its wheel. Nothing is fetched.

The only module that knows it. Lines are looked for in a picture of 1024 pixels and read from the whole one,
which takes a fifth of the time of looking for them in the whole one and finds the same.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from PIL.Image import Image

#: Pixels of the longer side in which lines are looked for, and of pictures that are read.
_LOOKED_AT, LARGEST = 1024, 4_000
#: Lines less sure than this are noise.
_SUREST_NOISE = 0.5
_DETECTOR, _READER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_TURNS = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"

#: What is asked holds for the next question too, so all is said each time.
_STEPS = {"use_det": True, "use_cls": False, "use_rec": True}

Corners = Any  # four points, clockwise from the top left one of the text, as an array


class ReadSign(NamedTuple):
    """A character that was read: its corners in pixels."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float


class ReadLine(NamedTuple):
    """A line that was read.

    Attributes:
        signs: its characters; a space stands for room between words.
        confidence: how sure the recogniser is, 0 to 1.
    """

    signs: tuple[ReadSign, ...]
    confidence: float


class Recogniser:
    """Reads pictures."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        models = files("rapidocr") / "models"
        # With paths given it looks for no other models; every kernel more than one makes it slower.
        self._engine: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": _SUREST_NOISE,
                "Global.max_side_len": LARGEST,
                "Det.model_path": str(models / _DETECTOR),
                "Rec.model_path": str(models / _READER),
                "Cls.model_path": str(models / _TURNS),
                "Det.limit_type": "max",
                "Det.limit_side_len": _LOOKED_AT,
                "EngineConfig.onnxruntime.intra_op_num_threads": max(1, (os.cpu_count() or 2) // 2),
            }
        )

    def find(self, picture: Image) -> list[Corners]:
        """Return the corners of the lines in a picture."""
        found = self._engine(_pixels(picture), use_det=True, use_cls=False, use_rec=False)
        return list(found.boxes) if found.boxes is not None else []

    def is_upside_down(self, line: Image) -> bool:
        """Whether a level line stands on its head."""
        found = self._engine(_pixels(line), use_det=False, use_cls=True, use_rec=False)
        return bool(found.cls_res) and found.cls_res[0][0] == "180"

    def read(self, picture: Image) -> list[ReadLine]:
        """Return the lines of a picture that stands upright."""
        found = self._engine(_pixels(picture), **_STEPS, return_word_box=True, return_single_char_box=True)
        if found.boxes is None or found.txts is None:
            return []
        return [
            ReadLine(signs, float(score))
            for corners, text, score, words in zip(
                found.boxes, found.txts, found.scores, found.word_results, strict=True
            )
            if (signs := tuple(_signs(text, words, corners)))
        ]


def _pixels(picture: Image) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def _signs(text: str, words: Sequence[Any], corners: Corners) -> Iterator[ReadSign]:
    """The characters with their rectangles; where these do not fit the text, equal shares of the line."""
    boxes = [(sign, box) for sign, _, box in words]
    said = [sign for sign in text if not sign.isspace()]
    if [sign for sign, _ in boxes] != said:
        left, right = float(min(corners[:, 0])), float(max(corners[:, 0]))
        top, bottom = float(min(corners[:, 1])), float(max(corners[:, 1]))
        edges = [left + (right - left) * n / len(text) for n in range(len(text) + 1)]
        for sign, (start, end) in zip(text, pairwise(edges), strict=True):
            yield ReadSign(sign, start, top, end, bottom)
        return
    placed = iter(boxes)
    for sign in text:
        if sign.isspace():
            yield ReadSign(" ", 0, 0, 0, 0)
        else:
            _, box = next(placed)
            xs, ys = zip(*box, strict=True)
            yield ReadSign(sign, float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))


@lru_cache(maxsize=1)
def load() -> Recogniser:
    """Return the recogniser, loaded once a process.

    Raises:
        ImportError: if the extra is not installed.
    """
    return Recogniser()
