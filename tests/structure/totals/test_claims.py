from __future__ import annotations

from itertools import pairwise

import pytest

from disclosure_lint.structure.totals.claims import claims
from disclosure_lint.structure.totals.lines import Line

RANKS = {"小计": 0, "合计": 1, "总计": 2}


def lines(*labels: str) -> list[Line]:
    """Rows named ``组/甲``, ``其中/甲``, ``1.甲``; each group label spans its rows."""
    found = []
    for at, label in enumerate(labels):
        path = tuple(label.split("/"))
        outer = [RANKS[name] for name in path[:-1] if name in RANKS]
        found.append(
            Line(
                at,
                path,
                RANKS.get(path[-1]),
                max(outer, default=None),
                plain=any(name in RANKS for name in path),
                of_which="其中" in path,
                level=path[-1].count("."),
            )
        )
    return found


def said(*labels: str, runs: bool = False) -> dict[int, list[tuple[int, ...]]]:
    """Row of a total → the rows it may add up, by reading."""
    found = claims(lines(*labels), runs=runs)
    return {claim.total.at: [tuple(line.at for line in parts) for parts in claim.parts] for claim in found}


def test_a_total_below_adds_up_what_stands_above() -> None:
    assert said("甲", "乙", "合计") == {2: [(0, 1)]}


def test_a_total_above_adds_up_what_stands_below() -> None:
    assert said("合计", "甲", "乙") == {0: [(1, 2)]}


def test_a_total_of_totals_adds_up_those_or_their_parts_but_never_both() -> None:
    found = said("甲", "乙", "小计", "丙", "小计", "合计")
    assert found == {2: [(0, 1)], 4: [(3,)], 5: [(2, 4), (0, 1, 3)]}


def test_what_is_in_no_group_counts_beside_the_totals_of_groups() -> None:
    assert said("甲", "乙", "小计", "丙", "合计")[4] == [(2, 3), (0, 1, 3)]


def test_totals_above_their_groups_and_a_total_below() -> None:
    assert said("小计", "甲", "乙", "小计", "丙", "丁", "合计") == {
        0: [(1, 2)],
        3: [(4, 5)],
        6: [(0, 3), (1, 2, 4, 5)],
    }


def test_what_is_carried_over_is_added_to_the_total_before() -> None:
    assert said("甲", "乙", "合计", "上年结余", "总计")[4] == [(2, 3), (0, 1, 3)]


def test_groups_hold_their_own_totals() -> None:
    found = said("东/甲", "东/乙", "东/小计", "西/丙", "西/丁", "西/小计", "合计")
    assert found == {2: [(0, 1)], 5: [(3, 4)], 6: [(2, 5), (0, 1, 3, 4)]}


def test_a_group_that_is_a_total_agrees_with_itself_and_across() -> None:
    found = claims(
        lines("合计/小计", "合计/男", "合计/女", "东/小计", "东/男", "东/女", "西/小计", "西/男", "西/女")
    )
    pairs = [(claim.total.at, tuple(line.at for line in claim.parts[0])) for claim in found]
    assert (0, (1, 2)) in pairs
    assert (1, (4, 7)) in pairs
    assert (2, (5, 8)) in pairs


def test_parts_of_a_part_are_left_out_and_leave_doubt() -> None:
    found = claims(lines("甲", "其中/乙", "丙", "合计"))
    assert [claim.clear for claim in found] == [False]
    assert tuple(line.at for line in found[0].parts[0]) == (0, 2)
    assert (0,) in said("甲", "其中/乙", "丙", "合计")[3]


def test_levels_of_numbering_are_tried_apart() -> None:
    assert (0, 3) in said("甲", "乙.", "丙.", "丁", "合计")[4]


def test_columns_may_add_up_their_neighbours_only() -> None:
    assert said("人口", "耕地", "粮食补贴", "良种补贴", "合计", runs=True)[4] == [
        (0, 1, 2, 3),
        (2, 3),
        (1, 2, 3),
    ]


def test_a_column_beside_another_is_not_its_total() -> None:
    assert said("数量", "小计", runs=True) == {}


@pytest.mark.parametrize("labels", [(), ("甲",), ("合计",), ("合计", "合计"), ("小计", "合计", "总计")])
def test_totals_of_nothing_claim_nothing_but_each_other(labels: tuple[str, ...]) -> None:
    for total, parts in said(*labels).items():
        assert all(total not in part for part in parts)


def test_each_line_is_covered_by_one_total_of_a_rank() -> None:
    labels = ["小计" if at % 5 == 4 else f"{at}" for at in range(500)]
    parts = [parts[0] for parts in said(*labels).values()]
    assert all(first[-1] < second[0] for first, second in pairwise(parts))
    assert sum(map(len, parts)) == 400
