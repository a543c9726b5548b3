"""Forms kept as text: their cells are found, and what cannot be told is not guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annual_reports import COLUMNS, Figures, figures, rows_of
from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from disclosure_lint.forms import ONLY_ROW, FilledTable, FormTable, recognise_in_text
from disclosure_lint.kinds import KINDS
from disclosure_lint.language.folding import fold
from disclosure_lint.rules.pack import load_builtin
from disclosure_lint.text import Text
from forms_in_text import lines_of_a_pdf, one_cell_a_line, run_together

if TYPE_CHECKING:
    from decimal import Decimal

FORMS = load_builtin(KINDS).forms
LAYOUTS = [run_together, one_cell_a_line, lines_of_a_pdf]
SUMS = [
    "annual-report/requests-balance",
    "annual-report/requests-results-total",
    "annual-report/requests-row-totals",
    "annual-report/litigation-totals",
    "annual-report/run-together-digits",
]
Layout = Callable[[Figures, int], str]


def find(page: str, year: int = 2024, forms: tuple[FormTable, ...] = FORMS) -> dict[str, FilledTable]:
    text = fold(Text.plain(page))
    found = recognise_in_text(text, forms, year)
    return {filled.form.id: filled for filled in found}


def value(filled: FilledTable, row: str, column: str) -> Decimal | None:
    cell = filled.cell(row, column)
    return cell.value if cell else None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", [2019, 2021])
def test_every_figure_has_its_address(layout: Layout, form: int) -> None:
    values = figures(form)
    found = find(layout(values, form), 2024 if form == 2021 else 2020)
    requests = found["requests"]
    assert requests.form.year_from == form
    for row, _, _ in rows_of(form):
        for column in COLUMNS:
            assert value(requests, row, column) == values.requests[row, column], (row, column)
    read = [value(found["litigation"], ONLY_ROW, column) for column in found["litigation"].form.columns]
    assert read == values.litigation


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", [2019, 2021])
def test_a_report_whose_figures_agree_has_no_finding_in_its_sums(layout: Layout, form: int) -> None:
    report = check_text(layout(figures(form), form), "a.txt", select=SUMS)
    assert [e.rule for e in report.entries if e.outcome in {Outcome.FAIL, Outcome.REVIEW}] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("row", ["new", "granted", "refused-5", "unavailable-1", "total", "carried-out"])
@pytest.mark.parametrize("column", ["natural-persons", "companies", "all"])
def test_a_changed_cell_is_found(layout: Layout, row: str, column: str) -> None:
    values = figures()
    values.requests[row, column] = int(values.requests[row, column]) + 1
    report = check_text(layout(values, 2021), "a.txt", select=SUMS)
    assert [e.rule for e in report.entries if e.outcome is Outcome.FAIL]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("at", range(15))
def test_a_changed_figure_of_the_litigation_table_is_found(layout: Layout, at: int) -> None:
    values = figures()
    values.litigation[at] = int(values.litigation[at]) + 1
    report = check_text(layout(values, 2021), "a.txt", select=SUMS)
    outcomes = {e.outcome for e in report.entries} - {Outcome.NOT_APPLICABLE}
    assert outcomes == ({Outcome.REVIEW} if layout is run_together else {Outcome.FAIL})


def test_rows_that_were_split_by_their_total_are_said_to_be_unchecked() -> None:
    report = check_text(run_together(figures(), 2021), "a.txt", select=SUMS)
    split = [e for e in report.entries if e.outcome is Outcome.NOT_APPLICABLE]
    assert {e.rule for e in split} == {"annual-report/run-together-digits"}
    assert "25 行" in split[0].message["zh"]


def test_a_row_that_adds_up_without_some_cells_is_not_reported() -> None:
    page = run_together(figures(), 2021)
    assert "数量6012002074" in page
    found = find(page.replace("数量6012002074", "数量60122074"))["requests"]
    assert "new" not in found.rows
    assert "new" not in found.stuck


def test_a_row_that_adds_up_only_without_some_cells_is_a_gap_where_all_others_are_full() -> None:
    page = run_together(figures(), 2021)
    found = find(page.replace("数量6012002074", "数量60122074"))["requests"]
    assert list(found.gaps) == ["new"]


def test_a_row_whose_total_no_other_row_allows_is_wrong_even_with_blanks() -> None:
    # 60 12 0 0 20 92 adds up with a cell left out, but 92 is not what was dealt with and carried over.
    values = figures()
    values.requests["new", "all"] = 92
    found = find(run_together(values, 2021))["requests"]
    assert "new" in found.stuck
    assert "new" not in found.gaps


@pytest.mark.parametrize("sign", ["-", "0."])
def test_signs_among_digits_that_are_run_together_are_seen(sign: str) -> None:
    page = run_together(figures(), 2021)
    found = find(page.replace("数量6012002074", f"数量60120020{sign}74"))["requests"]
    assert list(found.signed) == ["new"]


def test_a_dash_among_digits_may_stand_for_a_blank_cell() -> None:
    page = run_together(figures(), 2021)
    found = find(page.replace("数量6012002074", "数量60120-2074"))["requests"]
    assert not found.signed


def test_a_label_without_figures_is_a_gap() -> None:
    page = one_cell_a_line(figures(), 2021)
    first, rest = page.split("一、本年新收政府信息公开申请数量")
    after = rest[rest.index("二、上年结转") :]
    assert "new" in find(f"{first}一、本年新收政府信息公开申请数量\n{after}")["requests"].gaps


def test_the_places_of_cells_are_places_of_the_page() -> None:
    page = run_together(figures(), 2021)
    cell = find(page)["requests"].cell("new", "natural-persons")
    assert cell is not None
    start, end = cell.text.span()
    assert page[start:end] == "60"
    assert page[:start].endswith("本年新收政府信息公开申请数量")


def test_numbered_labels_of_a_table_in_text_are_no_headings() -> None:
    report = check_text(one_cell_a_line(figures(), 2021), "a.txt", select=["annual-report/sections"])
    assert [e for e in report.entries if e.outcome is Outcome.FAIL] == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "本年新收政府信息公开申请数量",
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 一、本年新收政府信息公开申请数量 3",
        "行政复议 结果维持 结果纠正 其他结果 尚未审结 总计 1 2 3",
        "行政许可 3 行政处罚 4 行政强制 5",
    ],
)
def test_other_texts_hold_no_form(page: str) -> None:
    assert "requests" not in find(page)
    assert "litigation" not in find(page)
    assert "decisions" not in find(page)


@given(st.lists(st.integers(min_value=0, max_value=3000), min_size=6, max_size=6))
@settings(max_examples=60, deadline=None)
def test_digits_run_together_are_told_apart_rightly_or_not_at_all(row: list[int]) -> None:
    form = next(form for form in FORMS if form.id == "requests" and form.year_from == 2021)
    values = figures()
    for column, number in zip(COLUMNS, [*row, sum(row)], strict=True):
        values.requests["new", column] = number
    found = find(run_together(values, 2021), forms=(form,))["requests"]
    assert "new" not in found.stuck
    read = [value(found, "new", column) for column in COLUMNS]
    # Several readings can add up; then the columns settle it, or nothing is said.
    if read[0] is not None:
        assert sum(int(v or 0) for v in read[:-1]) == read[-1]


@given(
    st.text(alphabet="0123456789 \n一二、（）申请人情况自然其他总计本年新收政府信息公开数量.,-", max_size=400)
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_searched_without_error(noise: str) -> None:
    head = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计 "
    find(head + noise)
    find(run_together(figures(), 2021).replace("二、上年结转", noise))


def test_an_endless_run_of_digits_is_given_up() -> None:
    page = run_together(figures(), 2021).replace("数量6012002074", "数量" + "1" * 400)
    found = find(page)["requests"]
    assert "new" not in found.rows
    assert "new" not in found.stuck
