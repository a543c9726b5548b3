"""The report for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from annual_reports import figures, report_html
from disclosure_lint import Report, check_text
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.engine import Failure
from disclosure_lint.formats.text import format_text
from disclosure_lint.readers import read_text
from disclosure_lint.source import Reason, Unread

if TYPE_CHECKING:
    from disclosure_lint.rules.model import Lang

RULE = "wording/double-approximation"


def faulty(count: int = 1) -> str:
    return "".join(f"第{number}次会议约{number + 20}余人。\n" for number in range(count))


def of(text: str, name: str = "a.txt", *select: str) -> Report:
    return check_text(text, name, select=select)


def crowded() -> Report:
    values = figures()
    values.requests["granted", "others"] = 9
    return of(report_html(values=values, drop="六、其他需要报告的事项") + "<p>约50余件", "a.html")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, lang: Lang) -> None:
    lines = format_text(crowded(), lang, columns=columns, statistics=True).splitlines()
    heads = re.compile(r" +\S+ +\S+  [a-z-]+/[a-z0-9-]+$|  \S.* · ")
    assert len(lines) > 20
    for line in lines:
        assert wcswidth(line) <= columns or heads.match(line)


def test_a_narrower_terminal_is_taken_for_one_of_forty_columns() -> None:
    assert format_text(crowded(), columns=10) == format_text(crowded(), columns=40)


def test_marks_stand_under_what_is_meant() -> None:
    lines = format_text(of("全年，１２３，约50余件，公开")).splitlines()
    (at,) = [number for number, line in enumerate(lines) if "^" in line]
    before = lines[at - 1][: lines[at - 1].index("约50余件")]
    assert wcswidth(before) == lines[at].index("^")
    assert lines[at].count("^") == wcswidth("约50余件")


def test_a_finding_has_place_grade_rule_message_excerpt_basis_and_remedy() -> None:
    text = format_text(of("全年约50余件"))
    assert text.splitlines()[:6] == [
        "a.txt",
        "",
        f"  1:3  警告  {RULE}",
        "    “约50余件”用了两个表示概数的词，应只留一个；能写确数的写确数",
        "    │ 全年约50余件",
        "    │     ^^^^^^^^",
    ]
    assert "    依据：《中华人民共和国政府信息公开条例》第六条\n    整改：" in text
    assert text.endswith("\n检查 1 个文件：警告 1\n")


def test_colour_adds_nothing_but_colour() -> None:
    plain, coloured = format_text(crowded()), format_text(crowded(), colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert coloured != plain


def test_of_one_rule_fifty_findings_are_printed_and_the_others_counted() -> None:
    text = format_text(of(faulty(53), "a.txt", RULE))
    assert len(re.findall(rf"警告  {RULE}", text)) == 50
    assert f"  {RULE}  ……另有 3 处（--format json 列出全部）\n" in text
    assert text.endswith("警告 53\n")
    assert "另有" not in format_text(of(faulty(50), "a.txt", RULE))


def test_the_limit_is_for_each_document() -> None:
    report = Report(chosen_pack(select=[RULE]))
    for name in ("a.txt", "b.txt"):
        add(report, read_text(faulty(30), name))
    text = format_text(report)
    assert "另有" not in text
    assert re.findall(r"^[ab]\.txt$", text, re.MULTILINE) == ["a.txt", "b.txt"]


def test_few_related_places_are_named_and_the_others_counted() -> None:
    values = figures()
    values.requests["total", "others"] = 1
    text = format_text(of(report_html(values=values), "a.html", "annual-report/requests-results-total"))
    said = re.search(r"相关：(.*?)\n\n", text, re.DOTALL)
    assert said
    assert len(re.findall(r"\d+:\d+\s", said[1])) == 4
    assert re.search(r"……另有 \d+ 处", said[1])


def test_unread_documents_are_gathered_by_reason() -> None:
    report = Report(chosen_pack())
    for number in range(12):
        add(report, Unread(f"{number}.pdf", Reason.BINARY, "PDF"))
    add(report, Unread("x.txt", Reason.EMPTY))
    text = format_text(report)
    assert "未检查（不是文本）12：\n  0.pdf  PDF\n" in text
    assert "  9.pdf  PDF\n  ……另有 2 处\n" in text
    assert "未检查（空文件）1：\n  x.txt\n没有可检查的文件\n" in text


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_has_a_word(reason: Reason, lang: Lang) -> None:
    report = Report(chosen_pack())
    add(report, Unread("x", reason))
    text = format_text(report, lang)
    assert (reason.value if "-" in reason.value else "（）") not in text
    assert bool(re.search(r"[\u4e00-\u9fff]", text)) is (lang == "zh")


@pytest.mark.parametrize(("lang", "word"), [("zh", "超过时限"), ("en", "time limit exceeded")])
def test_rules_that_did_not_finish_are_named(lang: Lang, word: str) -> None:
    report = of("公开")
    report.failures.append(Failure(RULE, "a.txt", "time-limit"))
    report.failures.append(Failure(RULE, "b.txt", "ValueError"))
    text = format_text(report, lang)
    assert f"{RULE} @ a.txt" in text
    assert word in text
    assert "ValueError" in text


def test_nothing_found_is_said() -> None:
    assert format_text(of("公开")) == "检查 1 个文件：未发现问题\n"
    assert "no findings" in format_text(of("公开"), "en")


def test_statistics_are_sorted_by_count() -> None:
    report = of(f"{faulty(3)}共收到来信共2件。", "a.txt", "wording")
    text = format_text(report, statistics=True)
    assert f"     3  警告  {RULE}\n     1  警告  wording/double-total\n\n检查" in text


def test_what_is_known_of_a_document_stands_under_its_name() -> None:
    assert format_text(crowded()).splitlines()[:2] == [
        "a.html",
        "  政府信息公开工作年度报告 · 2024 年度 · 青岚市林业局",
    ]
