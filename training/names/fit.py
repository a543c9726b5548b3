"""Fit the weights of the features to the sentences in ``frames/``, filled with invented names.

    python training/names/fit.py [--check]

Logistic regression with a quadratic penalty, by Newton's method. Everything it reads is in this
folder; the same inputs give the same weights, which are rounded to hundredths.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np
from frames import fill, frames

from disclosure_lint.language.folding import fold
from disclosure_lint.language.names.candidates import candidates
from disclosure_lint.language.names.features import features
from disclosure_lint.language.names.lexicon import lexicon
from disclosure_lint.language.names.score import PATH
from disclosure_lint.text import Text

FOLDER = Path(__file__).with_name("frames")
#: Each sentence is filled so often.
_FILLINGS = 12
_PENALTY = 2.0
_STEPS = 30
#: Not fitted: the sentences name nobody who lives or lived, but persons the dictionary knows are
#: persons; and few of the places in them could be taken for names.
_GIVEN = {"known": 2.5, "ends-as-place": -4.0}
#: Weights may differ by so much where another processor rounds otherwise.
_TOLERANCE = 0.02


def examples() -> tuple[list[dict[str, float]], list[bool]]:
    """Return the features of every candidate, and whether it is a name."""
    known = lexicon()
    described, answers = [], []
    for filling in range(_FILLINGS):
        for number, (style, frame) in enumerate(frames(FOLDER)):
            example = fill(frame, random.Random(f"{filling} {style} {number}"))
            text = fold(Text.plain(example.text)).value
            # Parts of names with a dot, and of transliterations, are neither right nor wrong.
            ignored = [span for span in example.names if "·" in text[slice(*span)]] + list(example.other)
            for candidate in candidates(text, known):
                span = (candidate.start, candidate.end)
                if all(span[1] <= start or end <= span[0] for start, end in ignored):
                    described.append(dict(features(text, candidate, known)))
                    answers.append(span in example.names)
    return described, answers


def fit(described: list[dict[str, float]], answers: list[bool]) -> dict[str, float]:
    """Return feature → weight."""
    names = sorted({name for one in described for name in one})
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(described), len(names)))
    for row, one in enumerate(described):
        for name, value in one.items():
            matrix[row, column[name]] = value
    target = np.array(answers, dtype=float)
    penalty = np.full(len(names), _PENALTY)
    penalty[column["bias"]] = 0.001
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - target) + penalty * weights
        curvature = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        step = np.linalg.solve(curvature, slope)
        weights -= step
        if np.abs(step).max() < 0.0001:  # noqa: PLR2004 - a hundredth of what is kept
            break
    rounded = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight} | _GIVEN


def main() -> int:
    """Write the weights, or compare them."""
    made = fit(*examples())
    if "--check" not in sys.argv:
        PATH.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    kept = json.loads(PATH.read_text(encoding="utf-8"))
    if all(abs(made.get(name, 0) - kept.get(name, 0)) <= _TOLERANCE for name in {*made, *kept}):
        return 0
    print("weights.json is not up to date: run python training/names/fit.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
