"""No text is too long, too deep, too broken or too strange to be checked."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.running import FAULTY, RULE
from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.text import format_text

_POWERFUL = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e"} - {"\n"}


@pytest.mark.parametrize("tag", ["div", "p", "b", "table><tr><td", "ul><li", "span style='display:none'"])
def test_a_page_of_endless_depth_is_read_in_time(tag: str) -> None:
    started = time.monotonic()
    count = 200_000 if tag == "div" else 20_000
    report = check_text(f"<{tag}>" * count + FAULTY, "page.html")
    assert report.read == 1
    assert not report.failures
    assert time.monotonic() - started < 20
    if "none" not in tag:
        assert [entry.rule for entry in report.entries] == [RULE]


@pytest.mark.parametrize("noise", ["公开信息", "1-", "1 ", "1", "a@", "<", "（", "一、", "\u200b", "http://"])
def test_a_line_of_endless_length_is_read_in_time(noise: str) -> None:
    started = time.monotonic()
    report = check_text(f"{FAULTY}{noise * 50_000}", "page.txt")
    assert RULE in {entry.rule for entry in report.entries}
    assert not report.failures
    assert time.monotonic() - started < 20


TITLE = "青岚市林业局2024年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    "noise",
    [
        "甲类4条，占3%；",
        "收到申请3件，办结2件，",
        "一是加强，",
        "www.a",
        "比上年3件增长5%，",
        "行政复议3件，诉讼",
        "（甲3条",
        "占3条的3%，",
        "全市收到",
        "未收到",
        "合计3条",
        "《",
        "主动公开、申请",
        "本报告由主动公开、申请",
        "以下三个方面，一是甲，",
        "五、存在的主要问题及改进情况\n（一）甲\n",
    ],
)
def test_a_report_with_an_endless_line_is_read_in_time(noise: str) -> None:
    started = time.monotonic()
    report = check_text(f"{TITLE}其中{noise * 20_000}", "report.txt")
    assert report.read == 1
    assert not report.failures
    assert time.monotonic() - started < 20


def assert_survives(text: str, name: str) -> None:
    report = check_text(text, name)
    assert report.failures == []
    for entry in report.entries:
        place = entry.position
        assert entry.outcome in {Outcome.FAIL, Outcome.REVIEW}
        assert place is None or 0 <= place.span.start <= place.span.end <= len(text)
    assert not _POWERFUL & set(format_text(report))
    assert json.loads(format_json(report))["summary"]["read"] == report.read


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<table>", "<tr>", "<td>", "<td rowspan=0 colspan=99>", "</table>", "<!--", "-->"),
        *(
            "<script>",
            "</script>",
            "<title>",
            "<div hidden>",
            "</div>",
            "<a title='",
            "'>",
            "&#x4e2d;",
            "&",
            "<",
        ),
        *("# ", "\n", "\r\n", "\r", "|", "|-|", "---\n", "* ", "> ", "\\|", "\t", "``", "[x](y)", "**"),
        *(
            "一、总体情况",
            "（一）",
            "1.",
            "二是",
            "约50余件。",
            "共收到申请9件（其中",
            "占33.3%；",
            "比上年的8件增长12.5%，",
            "均已办结",
            "合计9件",
            "共受理申请共0件",
            "收(shōu)",
            "?",
            "\ufffd",
            "\0",
        ),
        *(
            "2023年政府信息公开工作年度报告",
            "2023年",
            "统计期限",
            "自然人",
            "总计",
            "1，000",
            "申请人：",
            "標識碼：",
        ),
        *(
            "主办：",
            "网站标识码：",
            "\u200b",
            "\u3000",
            "－",
            "😀",
            "𠀀",
            "國",
            "電",
            "１３８",
            " 5 678 ",
            "@a.cn",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.html", "a.md", "a", ""]))
def test_no_text_is_too_strange(text: str, name: str) -> None:
    assert_survives(text, name)


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60).map("".join),
    st.sampled_from(["a.txt", "a.html", "a.md"]),
)
def test_no_page_is_too_broken(text: str, name: str) -> None:
    assert_survives(text, name)
