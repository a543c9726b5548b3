"""Recall and false alarms on lines written by another hand; floors, not figures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.readers import read_text
from disclosure_lint.report import Report

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import other_hand  # type: ignore[import-not-found]

PACK = chosen_pack(select=[f"personal-data/{kind}" for kind in IDENTIFIERS], profile="audit")
RECALL, ALARMS = 0.985, 0.01

Values = set[tuple[str, int, int]]


def found(text: str) -> Values:
    suffix = ".html" if text.lstrip().startswith("<") else ".md" if text.startswith("|") else ".txt"
    report = Report(PACK)
    add(report, read_text(text, f"line{suffix}", suffix))
    return {
        (entry.rule.partition("/")[2], at.offset, at.end_offset)
        for entry in report.entries
        if (at := entry.position) and at.offset is not None and at.end_offset is not None
    }


@pytest.mark.parametrize("lot", other_hand.LOTS)
def test_values_are_found_with_their_kind_and_span(lot: str) -> None:
    total = right = decoys = alarms = 0
    for line in other_hand.lines(lot, 1, seed="test"):
        gold, values = {value[:3] for value in line.values}, found(line.text)
        total += len(gold)
        right += len(gold & values)
        decoys += line.is_decoy
        alarms += len(values) if line.is_decoy else 0
    assert right >= RECALL * total
    assert alarms <= ALARMS * decoys


def test_an_audit_of_one_long_text_lists_every_value() -> None:
    text, gold = "", set[tuple[str, int, int]]()
    for line in other_hand.lines("seventh", 2, seed="test"):
        if not {"\n", "\t", "<"} & set(line.text):
            gold |= {(kind, start + len(text), end + len(text)) for kind, start, end, _ in line.values}
            text += f"{line.text}\n"
    values = found(text)
    assert len(gold & values) >= RECALL * len(gold)
    assert len(values - gold) <= ALARMS * len(values)
