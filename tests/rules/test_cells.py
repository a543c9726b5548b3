"""What rules say of cells in several reports: sums are written one way, measures that are named exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.kinds import KINDS
from disclosure_lint.rules.load import load
from disclosure_lint.rules.problems import RuleFilesError
from rules.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.pack import Pack

MEASURES = "letters:\n  name: 来信\n  units: [封]\n  said: ['收到来信{n}']\n"
RULE = """\
id: area/rule
kind: succession
title: {zh: 规则, en: a rule}
severity: error
basis: [{source: law, clause: 第一条}]
options:
  stated: [{now: letters, before: letters, plus: [letters]}]
  tables:
    letters: [table/count@all, table/count@all + table/count@all]
messages:
  zh: {differs: 不同, short: 少了}
  en: {differs: differs, short: short}
remedy: {zh: 改, en: mend}
"""


def loaded(folder: Path, old: str = "", new: str = "") -> Pack:
    assert old in RULE
    files = {"area/rule.yaml": RULE.replace(old, new, 1), "measures/letters.yaml": MEASURES}
    return load([write_pack(folder, files)], KINDS)


def test_a_sum_holds_form_row_and_column_of_each_cell(tmp_path: Path) -> None:
    (rule,) = loaded(tmp_path).rules
    cell = ("table", "count", "all")
    assert rule.options.tables == {"letters": ((cell,), (cell, cell))}


@pytest.mark.parametrize("text", ["table@all", "table/count", "table/count@all+table/count@all", "''", "x y"])
def test_a_sum_that_is_written_otherwise_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(RuleFilesError) as raised:
        loaded(tmp_path, "[table/count@all,", f"[{text},")
    (problem,) = raised.value.problems
    assert "expected form/row@column" in problem.cause
    assert problem.line == 9


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("now: letters", "now: leters"),
        ("before: letters", "before: leters"),
        ("plus: [letters]", "plus: [leters]"),
        ("    letters: [", "    leters: ["),
    ],
)
def test_a_measure_that_does_not_exist_is_told_with_the_one_that_was_probably_meant(
    tmp_path: Path, old: str, new: str
) -> None:
    with pytest.raises(RuleFilesError) as raised:
        loaded(tmp_path, old, new)
    (problem,) = raised.value.problems
    assert "'leters'" in problem.cause
    assert problem.suggestion == "letters"


@pytest.mark.parametrize(
    ("kind", "options", "named"),
    [
        ("year-on-year", {"tables": {"a": ["t/r@c"]}}, {"a"}),
        ("subordinates", {"measures": {"a": ["t/r@c"], "b": []}}, {"a", "b"}),
        ("succession", {"stated": [{"now": "a", "before": "b", "minus": ["c"]}]}, {"a", "b", "c"}),
    ],
)
def test_kinds_say_which_measures_they_name(kind: str, options: dict[str, object], named: set[str]) -> None:
    mentions = KINDS[kind].mentions
    assert mentions
    assert {name for _, name in mentions(KINDS[kind].options.model_validate(options))} == named
