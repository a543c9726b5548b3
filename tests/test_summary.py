"""What is kept of a report: its figures with their places, what it says, a sketch, and no more."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from annual_reports import COLUMNS, figures, report_html, rows_of
from disclosure_lint.api import load_pack
from disclosure_lint.engine import read_with
from disclosure_lint.readers import read_text
from disclosure_lint.summary import Summary, summarise


def summary(page: str, name: str = "a.html") -> Summary:
    return summarise(read_with(read_text(page, name), load_pack()), 7)


@pytest.mark.parametrize(("form", "year"), [(2021, 2023), (2019, 2020)])
def test_every_cell_is_kept_with_its_place(form: int, year: int) -> None:
    page = report_html(year=year, form=form)
    kept = summary(page).tables["requests"]
    expected = {
        (row, column): figures(form).requests[row, column]
        for row, _, _ in rows_of(form)
        for column in COLUMNS
    }
    assert {(row, column): figure.value for row, column, figure in kept} == expected
    for row, column, figure in kept:
        assert page[slice(*figure.span)] == str(expected[row, column])


def test_a_cell_without_a_number_is_blank_and_one_that_is_not_there_is_none() -> None:
    values = figures()
    values.requests["new", "others"] = "—"
    kept = summary(report_html(values=values)).tables["requests"]
    blank = kept.at("new", "others")
    assert blank
    assert blank.value is None
    assert kept.at("new", "nobody") is None
    assert kept.at("nothing", "all") is None


def test_figures_run_together_are_a_guess_where_they_can_be_cut_in_several_ways() -> None:
    rows = "主动公开信息数条4261517其中：1.网站公开条4181509 2.政府公报公开条88"
    others = (
        "受理依申请公开信息总数 1.当面申请数 2.传真申请数 3.电子邮件申请数 4.网上申请数 5.信函申请数"
        " 6.其它形式申请数 对申请的答复数 1.同意公开答复数 2.同意部分公开答复数 3.否决公开答复数"
        " 行政复议数 行政诉讼数 行政申诉数"
    )
    filled = "".join(f"{label}条00" for label in others.split())
    text = (
        "青岚市林业局2012年政府信息公开工作年度报告\n2012年主动公开政府信息426条，网站公开418条。\n"
        f"指标名称计量单位2012年度历年累计{rows}{filled}\n"
    )
    kept = summary(text, "a.txt").tables["cumulative"]
    proactive, gazette = kept.at("proactive", "cumulative"), kept.at("channel-gazette", "cumulative")
    assert proactive
    assert gazette
    assert (proactive.value, proactive.guessed) == (Decimal(1517), True)
    assert (gazette.value, gazette.guessed) == (Decimal(8), False)


def test_of_a_form_filled_in_twice_nothing_is_kept() -> None:
    page = report_html()
    table = page[
        page.index("<table", page.index("三、收到")) : page.index("</table>", page.index("三、收到")) + 8
    ]
    twice = page.replace("<h2>五", f"{table}<h2>五")
    assert "requests" in summary(page).tables
    assert "requests" not in summary(twice).tables


def test_a_measure_is_known_from_prose_and_tables() -> None:
    page = report_html(year=2023).replace("<h2>五", "<p>全年收到政府信息公开申请74件。</p><h2>五")
    new, carried = ("requests", "new", "all"), ("requests", "carried-in", "all")
    known = summary(page).known("received", [(new,), (new, carried), (("requests", "new", "nobody"),)])
    values = figures().requests
    assert [(one.value, one.in_table) for one in known] == [
        (Decimal(74), False),
        (Decimal(values["new", "all"]), True),
        (Decimal(int(values["new", "all"]) + int(values["carried-in", "all"])), True),
    ]
    assert {place.document for one in known for place in one.places} == {7}
    assert page[slice(*known[0].places[0].span)] == "74件"


@pytest.mark.parametrize("text", ["通知", "政府信息公开工作年度报告"])
def test_what_is_no_report_on_a_year_has_no_summary(text: str) -> None:
    with pytest.raises(ValueError, match="not a report"):
        summary(text, "a.txt")


def test_a_summary_is_small_and_holds_no_text_of_the_report() -> None:
    page = report_html(year=2023).replace("<h2>五", "<p>疑难的交法律顾问会商，答复书签发后邮寄。</p><h2>五")
    kept = pickle.dumps(summary(page))
    assert len(kept) < 30_000
    assert "法律顾问".encode() not in kept
    assert pickle.loads(kept).tables["requests"].at("new", "all") is not None  # noqa: S301 - made here


@pytest.mark.parametrize(
    ("preface", "collected"),
    [
        ("本报告汇总全市各有关单位政府信息公开工作情况编制而成。", True),
        ("本报告根据《条例》以及青岚市人民政府、各相关部门、各乡镇人民政府的年度报告编制。", True),
        ("本报告根据《中华人民共和国政府信息公开条例》编制。", False),
    ],
)
def test_a_report_that_covers_the_organs_below_says_so(preface: str, *, collected: bool) -> None:
    text = f"青岚市2023年政府信息公开工作年度报告\n{preface}\n"
    assert summary(text, "a.txt").collected is collected
