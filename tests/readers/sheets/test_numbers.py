"""Numbers as number formats show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.sheets.formats import hides_text
from disclosure_lint.readers.sheets.numbers import general, show_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (-3, "0", "-3"),
        (-0.001, "0.00", "0.00"),
        (0.125, "0.00", "0.13"),
        (0.25, "0%", "25%"),
        (5, "000", "005"),
        (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (1234567, '0.0,,"百万"', "1.2百万"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (0.5, "#.##", ".5"),
        (12345, "0.00E+00", "1.23E+04"),
        (7, '[>5]"多";"少"', "多"),
        (3, '[>5]"多";"少"', "少"),
        (5, ";;;", ""),
        (5, "@", "5"),
        (5, 'General"元"', "5元"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (45292, 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        (45292.75, "yyyy/m/d h:mm", "2024/1/1 18:00"),
        (45292.5, '上午/下午h"时"mm"分"', "下午12时00分"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (45292, "[$-804]aaaa", "星期一"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (-1, "yyyy-mm-dd", "-1"),
        (1e9, "yyyy-mm-dd", "1000000000"),
        (0.256, "# ?/?", "0.256"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.1 + 0.2, "0.3"),
        (3.14159265358979, "3.141592654"),
        (13800138000.0, "13800138000"),
        (1e17 + 16, "100000000000000000"),
        (-2.0, "-2"),
        (0.0, "0"),
        (1e-7, "0.0000001"),
    ],
)
def test_a_number_without_a_format_keeps_its_whole_digits(value: float, shown: str) -> None:
    assert general(value) == shown


def test_only_the_fourth_part_of_a_format_hides_text() -> None:
    assert hides_text(";;;")
    assert not hides_text(";;")
    assert not hides_text(";;;@")


@given(st.floats(), st.text('0#?.,%;@Eeyymdhsa"\\[]$-/: General红+_*', max_size=30))
def test_any_format_shows_something_or_nothing(value: float, code: str) -> None:
    assert isinstance(show_number(value, code), str)
