"""Precision and recall on sentences that were not used to fit the weights."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from disclosure_lint.language.folding import fold
from disclosure_lint.language.names import find_names
from disclosure_lint.text import Text

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "training" / "names"))
sys.path.insert(0, str(ROOT / "benchmarks"))
from frames import Example, fill, frames  # type: ignore[import-not-found]  # noqa: E402
from other_names import sentences  # type: ignore[import-not-found]  # noqa: E402


@pytest.fixture(scope="module")
def examples() -> dict[str, list[Example]]:
    made: dict[str, list[Example]] = defaultdict(list)
    for seed in range(3):
        for number, (style, frame) in enumerate(frames(ROOT / "benchmarks" / "names")):
            chance = random.Random(f"test {seed} {style} {number}")  # noqa: S311 - invented names
            made[style].append(fill(frame, chance))
    return made


def counts(examples: list[Example]) -> tuple[int, int, int]:
    """Names that are right, false and missed; those of no Chinese form are not counted."""
    right = false = missed = 0
    for example in examples:
        value = fold(Text.plain(example.text)).value
        gold = {span for span in example.names if "·" not in value[slice(*span)]}
        others = [span for span in (*example.names, *example.other) if span not in gold]
        names = {(name.start, name.end) for name in find_names(value)}
        names = {(a, b) for a, b in names if all(b <= start or end <= a for start, end in others)}
        right, false, missed = (
            right + len(names & gold),
            false + len(names - gold),
            missed + len(gold - names),
        )
    return right, false, missed


@pytest.mark.parametrize(
    ("style", "least"),
    [("microblog", 0.85), ("news", 0.95), ("official", 0.95), ("resume", 0.93), ("short", 0.9)],
)
def test_most_names_are_found_and_most_found_are_names(
    examples: dict[str, list[Example]], style: str, least: float
) -> None:
    right, false, missed = counts(examples[style])
    assert right / (right + false) > least
    assert right / (right + missed) > least


def test_in_forty_sentences_without_names_is_one_at_most(examples: dict[str, list[Example]]) -> None:
    assert counts(examples["plain"])[1] <= 3  # each stands there three times


@pytest.mark.parametrize("lot", ["third", "fourth"])
def test_names_in_sentences_of_another_hand_are_found(lot: str) -> None:
    for style, ones in sentences(lot, 1).items():
        right, false, missed = counts(ones)
        assert right >= 0.85 * (right + missed), style
        assert right >= 0.85 * (right + false), style
