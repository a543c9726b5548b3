"""How sure it is that a candidate is a name: a weighted sum, fitted by ``training/names/fit.py``."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.language.names.features import features

if TYPE_CHECKING:
    from disclosure_lint.language.names.candidates import Candidate
    from disclosure_lint.language.names.lexicon import Lexicon

PATH = Path(__file__).with_name("weights.json")


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return feature → weight, in nats."""
    loaded: dict[str, float] = json.loads(PATH.read_text(encoding="utf-8"))
    return loaded


def score(text: str, candidate: Candidate, known: Lexicon) -> float:
    """Return the logarithm of the odds that a candidate is a name."""
    weight = weights().get
    return sum(weight(name, 0.0) * value for name, value in features(text, candidate, known))
