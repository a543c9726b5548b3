"""Printed forms found again in documents, whatever layout the document chose."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, figures, litigation_table, requests_table, rows_of
from disclosure_lint.forms import ONLY_ROW, FilledTable, FormTable, recognise
from disclosure_lint.forms.labels import normalise
from disclosure_lint.kinds import KINDS
from disclosure_lint.readers import read_text
from disclosure_lint.rules.pack import load_builtin

if TYPE_CHECKING:
    from disclosure_lint.table import Table

FORMS = load_builtin(KINDS).forms
SHARED = Path(__file__).parents[2].parent / "shared"
GROUPS = ("review", "direct", "reviewed")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
SMALL = FormTable("small", "小表", {"a": ("甲",), "b": ("乙",)}, {"x": ("子",), "y": ("丑",)})


def tables(html: str) -> tuple[Table, ...]:
    return read_text(html, "a.html", ".html").tables


def the_form(html: str, year: int | None = None, forms: tuple[FormTable, ...] = FORMS) -> FilledTable:
    (filled,) = recognise(tables(html), forms, year)
    return filled


def values(filled: FilledTable) -> dict[tuple[str, str], Decimal | None]:
    return {
        (row, column): cell.value if (cell := filled.cell(row, column)) else None
        for row in filled.rows
        for column in filled.columns
    }


def requests_values(version: int) -> dict[tuple[str, str], Decimal | None]:
    return {place: Decimal(value) for place, value in figures(version).requests.items()}


@pytest.mark.parametrize("version", [2019, 2021])
def test_every_figure_of_the_requests_table_has_its_address(version: int) -> None:
    filled = the_form(requests_table(figures(version), version), version)
    assert (filled.form.id, filled.form.year_from) == ("requests", version)
    assert list(filled.rows) == [key for key, _, _ in rows_of(version)]
    assert values(filled) == requests_values(version)


def test_rows_and_columns_of_the_official_form_have_the_paths_it_prints() -> None:
    (table,) = tables(requests_table(figures()))
    assert (table.header_rows, table.header_columns) == (3, 3)
    assert [table.column_path(column) for column in (3, 4, 8, 9)] == [
        ("申请人情况", "自然人"),
        ("申请人情况", "法人或其他组织", "商业企业"),
        ("申请人情况", "法人或其他组织", "其他"),
        ("申请人情况", "总计"),
    ]
    assert [table.row_path(row) for row in (3, 5, 18, 26)] == [
        ("一、本年新收政府信息公开申请数量",),
        ("三、本年度办理结果", "(一)予以公开"),
        ("三、本年度办理结果", "(五)不予处理", "1.信访举报投诉类申请"),
        ("三、本年度办理结果", "(七)总计"),
    ]


def test_every_figure_of_the_litigation_table_has_its_address() -> None:
    filled = the_form(litigation_table(figures()))
    keys = [f"{group}-{outcome}" for group in GROUPS for outcome in OUTCOMES]
    assert filled.form.id == "litigation"
    assert values(filled) == {
        (ONLY_ROW, key): Decimal(value) for key, value in zip(keys, figures().litigation, strict=True)
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<td>", "<td><p>\n"),
        ("<td>商业<br>企业", "<td><p>商业</p><p>企业</p>"),
        ("</tr>", ""),
        ("</td>", ""),
        ("（一）", "(一) "),
        ("1.", "１．"),
        ("“三安全一稳定”", "&quot;三安全一稳定&quot;"),
        ("、行政机关", "，行政机关"),
        ("政府信息公开申请数量", "政府信息公开申请数量（件）"),
        ("</table>", "<tr><td colspan=10>填表说明</table>"),
        ("colspan=5>法人", "colspan=5 style='x'>法人"),
    ],
)
def test_small_liberties_of_layout_and_spelling_change_no_address(old: str, new: str) -> None:
    page = requests_table(figures())
    assert old in page
    assert values(the_form(page.replace(old, new))) == requests_values(2021)


def test_a_form_in_traditional_script_is_found() -> None:
    simplified, traditional = "收办结转业构会务数续维复议讼总计个贰", "收辦結轉業構會務數續維復議訟總計個貳"
    page = litigation_table(figures()).translate(str.maketrans(simplified, traditional))
    assert the_form(page).form.id == "litigation"


def test_group_labels_repeated_in_every_row_instead_of_spanning_are_fine() -> None:
    rows = ""
    for key, label, path in rows_of(2021):
        outer = ["三、本年度办理结果", *path[1:]] if path else []
        labels = [*outer, *[label] * (3 - len(outer))]
        figures_here = [figures().requests[key, column] for column in COLUMNS]
        rows += "<tr>" + "".join(f"<td>{value}" for value in [*labels, *figures_here])
    names = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
    head = "<tr><td colspan=3>项目" + "".join(f"<td>{name}" for name in names)
    assert values(the_form(f"<table>{head}{rows}</table>")) == requests_values(2021)


def test_lost_outer_headers_of_rows_are_forgiven() -> None:
    rows = ""
    for key, label, _ in rows_of(2021):
        rows += f"<tr><td>{label}" + "".join(f"<td>{figures().requests[key, column]}" for column in COLUMNS)
    names = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()
    head = "<tr><td>项目" + "".join(f"<td>{name}" for name in names)
    assert values(the_form(f"<table>{head}{rows}</table>")) == requests_values(2021)


@pytest.mark.parametrize("filling", ["", "/", "-", "不适用"])
def test_a_form_without_any_number_is_still_that_form(filling: str) -> None:
    page = re.sub(r"<td>\d+</td>", f"<td>{filling}</td>", requests_table(figures()))
    assert len(the_form(page).rows) == len(rows_of(2021))


@pytest.mark.parametrize("filling", ["", "/", "—", "不适用"])
def test_a_form_with_some_cells_left_open_is_found(filling: str) -> None:
    page = requests_table(figures()).replace("<td>0</td>", f"<td>{filling}</td>")
    filled = the_form(page)
    assert values(filled) == {place: value or None for place, value in requests_values(2021).items()}


def test_rows_the_document_does_not_have_are_missing_and_not_guessed() -> None:
    page = re.sub(r"<tr>(?:(?!<tr>).)*2\.重复申请.*", "", requests_table(figures()))
    filled = the_form(page)
    assert "declined-2" not in filled.rows
    assert filled.cell("declined-2", "all") is None
    assert filled.cell("new", "nobody") is None
    assert filled.cell("declined-3", "all") is not None


def test_other_means_the_column_or_the_row_by_its_place() -> None:
    filled = the_form(requests_table(figures()))
    other = filled.cell("other-3", "others")
    assert other is not None
    assert filled.table is not None
    assert filled.table.column_path(other.column)[-1] == "其他"
    assert filled.table.row_path(other.row)[-1] == "3.其他"


def test_a_row_or_column_is_named_as_the_form_prints_it() -> None:
    filled = the_form(requests_table(figures()))
    assert filled.name("carried-out") == "结转下年度继续办理"
    assert filled.name("all") == "总计"
    assert filled.name("unheard-of") == "unheard-of"


def test_a_cell_is_named_by_its_row_and_by_its_column_unless_that_is_the_total() -> None:
    filled = the_form(requests_table(figures()))
    assert filled.title_of("carried-out", "others") == "结转下年度继续办理其他"
    assert filled.title_of("carried-out", "all", total="all") == "结转下年度继续办理"
    assert (
        the_form(litigation_table(figures())).title_of(ONLY_ROW, "direct-upheld")
        == "未经复议直接起诉结果维持"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>姓名<td>职务<tr><td>甲<td>主任</table>",
        "<table><tr><td>项目<td>总计<tr><td>新收<td>3</table>",
        "<table></table>",
        "<p>自然人 商业企业 总计</p>",
    ],
)
def test_other_tables_are_no_forms(page: str) -> None:
    assert recognise(tables(page), FORMS, 2024) == []


@pytest.mark.parametrize(
    ("rows", "known"), [("甲乙", True), ("甲丙", False), ("丁丙", False), ("乙甲", True)]
)
def test_a_table_is_a_form_when_most_of_its_names_are_there(rows: str, *, known: bool) -> None:
    page = f"<table><tr><td><td>子<td>丑<tr><td>{rows[0]}<td>1<td>2<tr><td>{rows[1]}<td>3<td>4</table>"
    assert bool(recognise(tables(page), [SMALL], None)) is known


@pytest.mark.parametrize(("year", "version"), [(2020, "old"), (2021, "new"), (2030, "new"), (None, "old")])
def test_of_versions_with_the_same_names_the_one_of_the_year_is_taken(year: int | None, version: str) -> None:
    old = FormTable("form", "old", SMALL.rows, SMALL.columns, None, 2020)
    new = FormTable("form", "new", SMALL.rows, SMALL.columns, 2021, None)
    page = "<table><tr><td><td>子<td>丑<tr><td>甲<td>1<td>2<tr><td>乙<td>3<td>4</table>"
    assert the_form(page, year, (old, new)).form.title == version


def test_the_version_with_more_names_in_the_table_wins_over_the_year() -> None:
    assert the_form(requests_table(figures(2021), 2021), 2019).form.year_from == 2021


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("（二）部分公开（区分处理的，只计这一情形）", "部分公开"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("１．　属于 国家\n秘密", "属于国家秘密"),
        ("其他", "其他"),
        ("", ""),
    ],
)
def test_labels_are_compared_without_number_brackets_and_spaces(label: str, plain: str) -> None:
    assert normalise(label) == plain


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
@pytest.mark.parametrize("version", ["2019", "2021"])
def test_the_pack_knows_every_row_and_column_of_the_official_forms(version: str) -> None:
    official = json.loads((SHARED / "domain" / "annual_report_forms.json").read_text(encoding="utf-8"))[
        version
    ]
    (form,) = (form for form in FORMS if form.id == "requests" and form.year_from == int(version))
    rows = [normalise(label.rpartition("/")[2]) for _, label in official["table3"]["rows"]]
    assert [normalise(labels[-1]) for labels in form.rows.values()] == rows
    assert [labels[-1] for labels in form.columns.values()] == official["table3"]["cols"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_the_table_of_a_real_report_is_found_and_balances() -> None:
    path = SHARED / "corpus" / "reports" / "pingtan_zone_2024_table3.html"
    filled = the_form(path.read_text(encoding="utf-8"), 2024)
    read = values(filled)
    assert (len(filled.rows), len(filled.columns)) == (25, 7)
    assert all(value is not None for value in read.values())
    natural = {row: read[row, "natural-persons"] or Decimal(0) for row in filled.rows}
    assert natural["new"] + natural["carried-in"] == natural["total"] + natural["carried-out"]
