"""The parts readers of word processors' files share: numbers, looks, columns, what is unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.numerals import cardinal, ordinal
from disclosure_lint.readers.word.common import is_common
from disclosure_lint.readers.word.edges import Columns, Edges
from disclosure_lint.readers.word.fields import Fields, worded
from disclosure_lint.readers.word.grid import lay_out
from disclosure_lint.readers.word.halves import whole
from disclosure_lint.readers.word.lists import Level, Numbering
from disclosure_lint.readers.word.look import UNKNOWN, Look, judge
from disclosure_lint.readers.word.numerals import CODES, chinese, write
from disclosure_lint.readers.word.story import (
    DELETED,
    VANISHED,
    CellDraft,
    Grid,
    Merged,
    RowDraft,
    Run,
)
from disclosure_lint.readers.word.unseen import unseen
from disclosure_lint.table import MAX_COLUMN_SPAN, MAX_GRID


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (2000, "二千"),
    ],
)
def test_numbers_are_written_in_words(value: int, said: str) -> None:
    assert chinese(value) == said


@given(st.integers(1, 99))
def test_numbers_in_words_are_read_back(value: int) -> None:
    assert ordinal(chinese(value)) == value


@given(st.integers(1, 9999))
def test_longer_numbers_are_read_back_too(value: int) -> None:
    assert cardinal(chinese(value)) == value


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        (3, "chineseLegalSimplified", "叁"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (105, "chineseCountingThousand", "一百零五"),
        (11, "ideographTraditional", "11"),
        (3, "ideographZodiac", "寅"),
        (10, "decimalEnclosedCircle", "⑩"),
        (21, "decimalEnclosedCircle", "21"),
        (4, "upperRoman", "IV"),
        (27, "upperLetter", "AA"),
        (5, "decimalEnclosedParen", "(5)"),
        (0, "decimal", "0"),
        (10**6, "chineseCounting", "1000000"),
        (-1, "lowerRoman", "-1"),
        (1, "bullet", ""),
        (0, "none", ""),
    ],
)
def test_formats_are_those_of_the_standard(value: int, style: str, said: str) -> None:
    assert write(value, style) == said


@pytest.mark.parametrize(
    ("code", "style"), [(0, "decimal"), (23, "bullet"), (37, "chineseCounting"), (255, "none")]
)
def test_codes_of_formats_are_those_of_the_binary_files(code: int, style: str) -> None:
    assert CODES[code] == style


@given(st.integers(-5, 10**9), st.sampled_from(sorted(set(CODES.values()) | {"someday"})))
def test_any_number_can_be_written_in_any_format(value: int, style: str) -> None:
    assert len(write(value, style)) < 60


def test_a_level_without_a_definition_has_no_mark() -> None:
    assert Numbering().count(0, {}) == ""
    assert Numbering({0: Level(pattern="%1、")}).count(12, {}) == ""


@pytest.mark.parametrize(
    ("restart", "marks"), [(None, ["1.1", "2.1"]), (0, ["1.1", "2.2"]), (1, ["1.1", "2.1"])]
)
def test_levels_begin_again_as_they_are_told(restart: int | None, marks: list[str]) -> None:
    numbering = Numbering({0: Level(pattern="%1"), 1: Level(pattern="%1.%2", restart=restart, tight=True)})
    found = []
    for _ in range(2):
        numbering.count(0, {})
        found.append(numbering.count(1, {}))
    assert found == marks


def test_marks_of_law_show_digits_only() -> None:
    numbering = Numbering(
        {0: Level(style="chineseCounting", pattern="第%1章"), 1: Level(pattern="%1.%2", digits=True)}
    )
    assert numbering.count(0, {}) == "第一章 "
    assert numbering.count(1, {}) == "1.1 "


@pytest.mark.parametrize("value", ["RGB", "12345", "GGGGGG", "1234567", "红"])
def test_a_colour_that_is_none_hides_nothing(value: str) -> None:
    assert judge(Look(colour=value)) is None
    assert judge(Look(colour="FFFFFF", ground=value)) is None


def test_nothing_is_said_of_text_on_a_ground_that_is_not_known() -> None:
    assert judge(Look(colour="FFFFFF", ground=UNKNOWN)) is None
    assert judge(Look(hidden=True, ground=UNKNOWN)) is VANISHED


def test_columns_are_found_in_edges_that_differ_a_little() -> None:
    columns = Columns([[Edges(0, 1000), Edges(1000, 2000)], [Edges(10, 2010)]])
    assert columns.across(Edges(10, 2010)) == 2
    assert columns.across(Edges(0, 1000)) == 1
    assert columns.number(1000) == 1
    assert columns.across(Edges(500, 500)) == 1
    assert Columns([]).across(Edges(0, 9)) == 1


@given(
    st.lists(
        st.lists(st.tuples(st.integers(-3, 70), st.sampled_from(list(Merged))), max_size=5).map(
            lambda cells: RowDraft([CellDraft([], across, merged) for across, merged in cells])
        ),
        max_size=6,
    )
)
def test_cells_never_stand_on_one_another_in_a_row(rows: list[RowDraft]) -> None:
    placed = lay_out(Grid(rows))
    for row in range(len(rows)):
        taken = [range(one.column, one.column + one.across) for one in placed if one.row == row]
        assert sum(map(len, taken)) == len({column for columns in taken for column in columns})
    assert all(one.across <= MAX_COLUMN_SPAN * 5 for one in placed)
    assert sum(one.across for one in placed) <= MAX_GRID


def test_what_is_unseen_goes_with_the_rest_of_its_number_only() -> None:
    shown, gone = Run("电话 139"), Run("8888", DELETED)
    assert [one.value for one in unseen([shown, gone, Run("0000转8号")])] == ["13988880000"]
    assert [one.value for one in unseen([Run("甲"), gone, Run("乙")])] == ["8888"]
    assert [one.value for one in unseen([Run("甲"), Run(" ", DELETED)])] == []
    assert [one.value for one in unseen([Run("1" * 90), Run("2", VANISHED)])] == ["1" * 40 + "2"]


def test_hidden_and_deleted_text_are_told_apart() -> None:
    runs = [Run("12", DELETED), Run("34", VANISHED), Run("56", DELETED)]
    assert [(one.cause, one.value) for one in unseen(runs)] == [(DELETED, "1256"), (VANISHED, "34")]


def test_halves_of_characters_are_put_together() -> None:
    assert whole("\ud875\udf4e") == "𭝎"
    assert whole("a\ud875b") == "a\ufffdb"
    assert whole("造林") == "造林"


def test_fields_in_fields_are_told_apart() -> None:
    fields = Fields()
    fields.begin()
    fields.add_code('IF "')
    fields.begin()
    fields.add_code("PAGE 1")
    assert fields.separate() == "PAGE 1"
    assert fields.in_code
    assert fields.add_code("2")
    assert fields.end() == ""
    assert fields.separate() == 'IF "2'
    assert not fields.in_code
    assert fields.finish() == [""]


def test_ends_that_end_nothing_are_let_pass() -> None:
    fields = Fields()
    assert (fields.end(), fields.separate(), fields.add_code("x"), fields.break_codes()) == (
        "",
        "",
        False,
        [],
    )


@pytest.mark.parametrize(("code", "kept"), [(" PAGE ", ""), ("HYPERLINK x", "HYPERLINK x"), ("", "")])
def test_a_code_without_words_says_nothing(code: str, kept: str) -> None:
    assert worded(code) == kept


@pytest.mark.parametrize(
    ("value", "common"), [("Normal.dotm", True), ("Unknown", True), ("未知", True), ("王", False)]
)
def test_what_programs_write_themselves_is_known(value: str, common: bool) -> None:  # noqa: FBT001 - a case
    assert is_common(value) == common
