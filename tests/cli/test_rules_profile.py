"""``rules profile``: how long each rule takes on files, slowest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cli.running import FAULTY, RULE, written
from disclosure_lint.api import chosen_pack
from disclosure_lint.authoring.timing import Timed, measure, slowest_first
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

_LINE = re.compile(r"([a-z-]+/[a-z0-9-]+) +([\d.]+) +[\d.]+ +([\d.]+) +([\d.]+)")


def test_every_rule_that_looks_at_single_documents_is_listed_slowest_first(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, b__txt=FAULTY)
    ended = tool("rules", "profile", "a.txt", "b.txt")
    lines = [match for line in ended.out.splitlines() if (match := _LINE.fullmatch(line))]
    totals = [float(line[2]) for line in lines]
    assert (ended.code, ended.err) == (0, "")
    assert {line[1] for line in lines} == {rule.id for rule in chosen_pack().rules if rule.check}
    assert totals == sorted(totals, reverse=True)
    assert all(float(line[3]) <= float(line[4]) <= float(line[2]) for line in lines)
    assert "(2 documents, reading " in ended.out


def test_rules_may_be_chosen_and_only_the_slowest_shown(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    shown = tool("rules", "profile", "a.txt", "--select", "wording", "--top", "3").out
    assert len([line for line in shown.splitlines() if line.startswith("wording/")]) == 3
    assert RULE in tool("rules", "profile", "a.txt", "--select", RULE).out


def test_what_cannot_be_read_is_told(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, empty__txt="")
    assert "1 files unread" in tool("rules", "profile", "a.txt", "empty.txt").out
    alone = tool("rules", "profile", "empty.txt")
    assert (alone.code, alone.out) == (3, "")
    assert tool("rules", "profile", "missing.txt").code == 4


def test_times_are_kept_for_each_document() -> None:
    sources = [Source(f"{number}.txt", FAULTY.encode()) for number in range(3)]
    timed = measure(sources, chosen_pack(select=[RULE]))
    assert timed.documents == 3
    assert len(timed.rules[RULE]) == 3


def test_rules_of_equal_time_are_in_order_of_id() -> None:
    timed = Timed(rules={"b/x": [1.0, 3.0], "a/x": [4.0], "c/x": [5.0], "d/x": []})
    assert [(one.rule, one.total, one.median, one.most) for one in slowest_first(timed)] == [
        ("c/x", 5.0, 5.0, 5.0),
        ("a/x", 4.0, 4.0, 4.0),
        ("b/x", 4.0, 2.0, 3.0),
    ]
