"""The matching text: what is closed up in it, and that places stay those of the source."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Paragraph
from disclosure_lint.structure.flow import Flow
from disclosure_lint.text import Text


def flow(text: str) -> Flow[Paragraph]:
    return Flow([Paragraph(Text.plain(text))])


@pytest.mark.parametrize(
    ("written", "matched"),
    [
        ("2024 年 1 月 1 日", "2024年1月1日"),
        ("收到申请 1,419 件，占 33.9 %", "收到申请1,419件,占33.9%"),
        ("总计 12 3 4", "总计 12 3 4"),
        ("张某 13 号楼", "张某 13 号楼"),
    ],
)
def test_a_figure_stands_next_to_its_unit(written: str, matched: str) -> None:
    assert flow(written).value == matched


def test_places_are_those_of_the_source() -> None:
    written = "全年收到申请 74 件"
    found = flow(written)
    at = found.value.index("74件")
    start, end = found.text.span(at, at + 3)
    assert written[start:end] == "74 件"


def test_dots_say_that_something_was_left_out() -> None:
    found = flow("公开...管理")
    assert found.is_cut(0, len(found.value))
    assert not flow("公开、管理").is_cut(0, 5)
