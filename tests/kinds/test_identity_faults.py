"""One wrong figure is found in whatever form, layout and spelling; what is no figure fails nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, Figures, figures, report_html, rows_of
from disclosure_lint import check_text
from disclosure_lint.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Entry

IDENTITIES = {
    "annual-report/requests-balance",
    "annual-report/requests-results-total",
    "annual-report/requests-row-totals",
    "annual-report/litigation-totals",
}
#: The year reported on and the form that is used for it.
FORMS = [(2024, 2021), (2021, 2021), (2020, 2019), (2019, 2019)]
#: Stands in a page where the cell is that a test looks for.
SENTINEL = "❖"
Layout = Callable[[int, int, Figures], str]
_WIDE = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
_CELL = re.compile(rf"<td([^>]*)>(\d+|{SENTINEL})</td>")


def official(year: int, form: int, values: Figures) -> str:
    return report_html(year=year, form=form, values=values)


def with_headers(year: int, form: int, values: Figures) -> str:
    """Labels as header cells, rows in groups."""
    page = re.sub(r"<td([^>]*)>((?!\d+<|❖)[^<]*)</td>", r"<th\1>\2</th>", official(year, form, values))
    grouped = re.sub(
        r"<table>\n(<tr>.*</tr>\n<tr>.*</tr>\n<tr>.*</tr>)", r"<table><thead>\1</thead><tbody>", page
    )
    return grouped.replace("</table>", "</tbody></table>")


def full_width(year: int, form: int, values: Figures) -> str:
    """Figures in full width between spaces that do not break."""

    def widen(cell: re.Match[str]) -> str:
        return f"<td{cell[1]}>&nbsp;{cell[2].translate(_WIDE)}&nbsp;</td>"

    return _CELL.sub(widen, official(year, form, values))


def in_paragraphs(year: int, form: int, values: Figures) -> str:
    """Cells as word processors write them, with a paragraph and a span in each."""
    return re.sub(
        r"<td([^>]*)>([^<]*)</td>",
        r'<td\1 class="x">\n<p><span lang="EN-US">\2</span></p>\n</td>',
        official(year, form, values),
    )


def markdown(year: int, form: int, values: Figures) -> str:
    """Tables of pipes, in which nothing spans and labels are said again."""
    lines = [
        f"# 青岚市林业局{year}年政府信息公开工作年度报告",
        "# 一、总体情况",
        "全年围绕造林绿化、森林防火等工作发布信息。",
        "# 二、主动公开政府信息情况",
        "见政府网站。",
        "# 三、收到和处理政府信息公开申请情况",
        "",
        "| 类别 | | | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
        f"|{'---|' * 10}",
    ]
    for key, label, path in rows_of(form):
        labels = ["三、本年度办理结果" if part == "三" else part for part in path] + [label]
        labels += [""] * (3 - len(labels))
        lines.append(f"| {' | '.join([*labels, *(str(values.requests[key, c]) for c in COLUMNS)])} |")
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    groups = ["行政复议"] * 5 + ["行政诉讼"] * 10
    lines += [
        "",
        "# 四、政府信息公开行政复议、行政诉讼情况",
        "",
        f"| {' | '.join(groups)} |",
        f"|{'---|' * 15}",
    ]
    lines.append(f"| {' | '.join([*five, *['未经复议直接起诉'] * 5, *['复议后起诉'] * 5])} |")
    lines.append(f"| {' | '.join([*five, *five, *five])} |")
    lines.append(f"| {' | '.join(map(str, values.litigation))} |")
    return "\n".join(
        [
            *lines,
            "",
            "# 五、存在的主要问题及改进情况",
            "政策解读的形式还不够丰富，下一步将增加图解和问答。",
            "# 六、其他需要报告的事项",
            "未收取信息处理费。",
            "",
            "青岚市林业局",
            "",
            f"{year + 1}年1月15日",
            "",
        ]
    )


LAYOUTS: dict[str, Layout] = {
    "official.html": official,
    "headers.html": with_headers,
    "wide.html": full_width,
    "paragraphs.html": in_paragraphs,
    "pipes.md": markdown,
}


def entries(name: str, year: int, form: int, values: Figures) -> list[Entry]:
    return check_text(LAYOUTS[name](year, form, values), name, select=sorted(IDENTITIES)).entries


def failures(found: list[Entry]) -> list[str]:
    return [entry.rule for entry in found if entry.outcome is Outcome.FAIL]


def cells(form: int) -> Iterator[tuple[str, str]]:
    return ((row, column) for row, _, _ in rows_of(form) for column in COLUMNS)


def assert_found(
    name: str, year: int, form: int, change: Callable[[Figures, int | str | None], None]
) -> None:
    """A cell that is one too high is the place, or among the places, of an identity that fails."""
    marked, wrong = figures(form), figures(form)
    change(marked, SENTINEL)
    change(wrong, None)
    offset = LAYOUTS[name](year, form, marked).index(SENTINEL)
    found = entries(name, year, form, wrong)
    assert found
    assert {entry.rule for entry in found if entry.outcome is Outcome.FAIL} == {entry.rule for entry in found}
    for entry in found:
        assert entry.rule in IDENTITIES
        places = [entry.position, *entry.related]
        assert any(place and place.span.start <= offset <= place.span.end for place in places)


def in_requests(row: str, column: str) -> Callable[[Figures, int | str | None], None]:
    def change(values: Figures, value: int | str | None) -> None:
        raised = int(values.requests[row, column]) + 1
        values.requests[row, column] = raised if value is None else value

    return change


def in_litigation(index: int) -> Callable[[Figures, int | str | None], None]:
    def change(values: Figures, value: int | str | None) -> None:
        values.litigation[index] = int(values.litigation[index]) + 1 if value is None else value

    return change


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(("year", "form"), FORMS)
def test_figures_that_agree_are_clean_in_every_layout(name: str, year: int, form: int) -> None:
    page = LAYOUTS[name](year, form, figures(form))
    assert check_text(page, name, select=["annual-report"], ignore=["annual-report/dates"]).entries == []


@pytest.mark.parametrize(
    ("name", "year", "form"),
    [("official.html", 2024, 2021), ("official.html", 2020, 2019), ("pipes.md", 2024, 2021)],
)
@pytest.mark.parametrize("column", COLUMNS)
def test_every_wrong_cell_of_the_requests_is_found(name: str, year: int, form: int, column: str) -> None:
    for row, _, _ in rows_of(form):
        assert_found(name, year, form, in_requests(row, column))


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(("year", "form"), [FORMS[1], FORMS[3]])
def test_a_wrong_cell_of_every_row_and_column_is_found_in_every_layout(
    name: str, year: int, form: int
) -> None:
    rows = rows_of(form)
    for number, (row, _, _) in enumerate(rows):
        assert_found(name, year, form, in_requests(row, COLUMNS[number % len(COLUMNS)]))


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("index", range(15))
def test_every_wrong_cell_of_the_lawsuits_is_found_in_every_layout(name: str, index: int) -> None:
    assert_found(name, 2024, 2021, in_litigation(index))


@pytest.mark.parametrize(
    "drop", ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
)
@pytest.mark.parametrize(("year", "rule"), [(2024, "sections"), (2020, "sections"), (2019, "sections-2019")])
def test_a_section_left_out_is_reported(year: int, rule: str, drop: str) -> None:
    page = report_html(year=year, form=2021 if year > 2020 else 2019, drop=drop)
    found = check_text(page, "a.html", select=[f"annual-report/{rule}"]).entries
    assert [(entry.rule, entry.outcome) for entry in found] == [(f"annual-report/{rule}", Outcome.FAIL)]
    assert f"“{drop}”" in found[0].message["zh"]


@pytest.mark.parametrize(
    "drop",
    ["四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"],
)
def test_so_is_one_of_the_later_sections(drop: str) -> None:
    found = check_text(report_html(drop=drop), "a.html", select=["annual-report/sections"]).entries
    assert [entry.outcome for entry in found] == [Outcome.FAIL]
    assert f"“{drop}”" in found[0].message["en"]


@pytest.mark.parametrize("nothing", ["", "&nbsp;", "　", "-", "—", "——", "/", "－"])
def test_nothing_instead_of_zero_fails_nothing(nothing: str) -> None:
    values = figures()
    values.requests |= {cell: nothing for cell, value in values.requests.items() if value == 0}
    values.litigation = [value or nothing for value in values.litigation]
    assert entries("official.html", 2024, 2021, values) == []


@pytest.mark.parametrize("total", ["", "-", "&nbsp;"])
def test_a_total_that_says_nothing_fails_nothing(total: str) -> None:
    for cell in cells(2021):
        if "all" in cell or "total" in cell:
            values = figures()
            values.requests[cell] = total
            assert failures(entries("official.html", 2024, 2021, values)) == []
    for index in (4, 9, 14):
        values = figures()
        values.litigation[index] = total
        assert failures(entries("official.html", 2024, 2021, values)) == []


@pytest.mark.parametrize("words", ["见附件", "31件", "约31", "三十一", "3 1（含撤回）", "#REF!"])
def test_words_where_a_figure_belongs_are_for_review(words: str) -> None:
    values = figures()
    values.requests["granted", "natural-persons"] = words
    values.litigation[0] = words
    found = entries("official.html", 2024, 2021, values)
    assert {entry.outcome for entry in found} == {Outcome.REVIEW}
    assert {entry.rule for entry in found} == IDENTITIES - {"annual-report/requests-balance"}


def test_a_wrong_figure_beside_a_blank_fails() -> None:
    values = figures()
    values.requests["granted", "natural-persons"] = 32
    values.requests["refused-1", "natural-persons"] = ""
    outcomes = {e.rule: e.outcome for e in entries("official.html", 2024, 2021, values)}
    assert outcomes == {
        "annual-report/requests-results-total": Outcome.FAIL,
        "annual-report/requests-row-totals": Outcome.FAIL,
    }


@pytest.mark.parametrize("written", ["1,031", "1，031", "１０３１", " 1031 ", "1031.0"])
def test_one_figure_may_be_written_in_many_ways(written: str) -> None:
    values = figures()
    for column in ("natural-persons", "all"):
        for row in ("granted", "total", "new"):
            values.requests[row, column] = int(values.requests[row, column]) + 1000
    assert values.requests["granted", "natural-persons"] == 1031
    values.requests["granted", "natural-persons"] = written
    assert entries("official.html", 2024, 2021, values) == []
