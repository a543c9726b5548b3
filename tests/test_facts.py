"""What a document is, read from where it says so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from disclosure_lint.facts import Fact, Period
from disclosure_lint.kinds import KINDS
from disclosure_lint.readers import read_text
from disclosure_lint.reading import Knowledge, Reading
from disclosure_lint.rules.pack import load_builtin

if TYPE_CHECKING:
    from disclosure_lint.facts import Facts

DOCUMENT_KINDS = load_builtin(KINDS).kinds
TITLE = "青岚市林业局2023年政府信息公开工作年度报告"
PREFACE = "根据《中华人民共和国政府信息公开条例》规定，编制并公布2023年度政府信息公开工作年度报告。"
DAY = datetime.date


def facts_of(content: str, suffix: str = ".txt") -> Facts:
    return Reading(read_text(content, f"a{suffix}", suffix), Knowledge(kinds=DOCUMENT_KINDS)).facts


def stored(content: str, fact: Fact[Any] | None) -> str:
    """What stands in the source at the place of a fact."""
    assert fact is not None
    return content[slice(*fact.span)]


def value(fact: Fact[Any] | None) -> object:
    return fact.value if fact else None


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "青岚市2023年政府信息公开年度报告",
        "２０２３年度青岚市政务公开工作报告",
        "青岚市林业局关于2023年政府信息公开工作情况的报告",
        "青嵐市林業局2023年政府信息公開工作年度報告",
        "信息公开年度报告",
    ],
)
def test_a_title_tells_the_kind(title: str) -> None:
    facts = facts_of(f"首页\n{title}\n正文")
    assert facts.kind is not None
    assert (facts.kind.value, facts.kind.read_from) == ("annual-report", "title")


@pytest.mark.parametrize(
    "line",
    [
        "关于编制2023年政府信息公开工作年度报告的通知",
        "政府信息公开指南",
        "政府信息公开工作年度报告。" * 2,
        "政府信息公开工作年度报告" * 9,
        "2023年政府工作报告",
    ],
)
def test_other_lines_do_not(line: str) -> None:
    assert facts_of(f"{line}\n正文").kind is None


def test_a_title_is_looked_for_near_the_top_only() -> None:
    assert facts_of("导航\n" * 39 + TITLE).kind is not None
    assert facts_of("导航\n" * 40 + TITLE).kind is None


def test_a_title_stands_where_the_source_has_it_without_its_field_name() -> None:
    content = f"<p>标　题：{TITLE}</p>"
    facts = facts_of(content, ".html")
    assert stored(content, facts.title) == TITLE
    assert stored(content, facts.kind) == TITLE


def test_the_metadata_of_a_page_is_asked_when_no_line_is_a_title() -> None:
    content = f"<title>{TITLE}</title><p>正文</p>"
    facts = facts_of(content, ".html")
    assert facts.title is not None
    assert (facts.title.read_from, stored(content, facts.title)) == ("metadata", TITLE)


def test_a_title_on_the_page_comes_before_the_metadata() -> None:
    facts = facts_of(f"<title>{TITLE} - 青岚市</title><h1>{TITLE}</h1>", ".html")
    assert facts.title is not None
    assert (facts.title.read_from, facts.title.value) == ("title", TITLE)


def test_the_title_of_the_article_comes_before_that_of_the_window() -> None:
    window = f"<title>青岚市人民政府 年报 {TITLE}</title>"
    facts = facts_of(f'{window}<meta name="ArticleTitle" content="{TITLE}"><p>正文</p>', ".html")
    assert facts.title is not None
    assert facts.title.value == TITLE


@pytest.mark.parametrize(
    "page",
    [
        f'<title>通知公告</title><ul><li><a href="1.html" title="{TITLE}">年报</a></li></ul>',
        "<title>政府信息公开</title><p>政府信息公开指南</p><p>政府信息公开年度报告</p><p>依申请公开</p>",
    ],
)
def test_what_a_page_links_to_is_not_what_it_is(page: str) -> None:
    assert facts_of(page, ".html").kind is None


def test_the_opening_tells_the_kind_of_a_text_saved_without_title() -> None:
    facts = facts_of(f"{PREFACE}\n一、总体情况")
    assert facts.kind is not None
    assert (facts.kind.value, facts.kind.read_from) == ("annual-report", "opening")
    assert facts.title is None


def test_a_document_of_no_known_kind_has_no_kind_and_no_year() -> None:
    facts = facts_of("2023年工作总结\n统计期限为2023年1月1日至2023年12月31日。")
    assert (facts.kind, facts.title, facts.year) == (None, None, None)
    assert facts.period is not None


@pytest.mark.parametrize(
    ("content", "year", "read_from"),
    [
        (TITLE, 2023, "title"),
        (TITLE.replace("2023", "二〇二三"), 2023, "title"),
        (TITLE.replace("2023", "二○二三"), 2023, "title"),
        (TITLE.replace("2023", "２０２３"), 2023, "title"),
        (f"{TITLE}\n编制并公布2022年度政府信息公开工作年度报告", 2023, "title"),
        (f"政府信息公开工作年度报告\n{PREFACE}", 2023, "preface"),
        (PREFACE, 2023, "preface"),
        ("政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。", 2023, "period"),
        ("政府信息公开工作年度报告\n统计期限为2022年7月1日至2023年6月30日。", 2023, "period"),
    ],
)
def test_the_year_is_that_of_the_title_then_of_the_preface_then_of_the_period(
    content: str, year: int, read_from: str
) -> None:
    fact = facts_of(content).year
    assert fact is not None
    assert (fact.value, fact.read_from) == (year, read_from)


def test_a_report_that_tells_no_year_has_none() -> None:
    assert facts_of("政府信息公开工作年度报告\n正文2023年").year is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        (TITLE, "青岚市林业局"),
        ("2023年青岚市林业局政府信息公开工作年度报告", "青岚市林业局"),
        ("关于2023年度青岚市林业局政务公开工作报告", "青岚市林业局"),
        ("青岚市林业局关于2023年政府信息公开工作情况的报告", "青岚市林业局"),
        ("青岚市林业局政府信息公开工作年度报告（2023年）", "青岚市林业局"),
        ("《青岚市林业局2023年政府信息公开工作年度报告》", "青岚市林业局"),
    ],
)
def test_the_issuer_is_who_the_title_names(title: str, issuer: str) -> None:
    fact = facts_of(title).issuer
    assert fact is not None
    assert (fact.value, fact.read_from) == (issuer, "title")


def test_a_customs_house_keeps_its_last_character() -> None:
    assert value(facts_of(TITLE.replace("青岚市林业局", "青岚海关")).issuer) == "青岚海关"


def test_a_field_names_the_issuer_when_the_title_does_not() -> None:
    content = "2023年政府信息公开工作年度报告\n发布机构：青岚市林业局\n正文"
    fact = facts_of(content).issuer
    assert fact is not None
    assert (fact.value, fact.read_from, stored(content, fact)) == ("青岚市林业局", "field", "青岚市林业局")


def test_the_sponsor_of_the_site_is_asked_last() -> None:
    content = "2023年政府信息公开工作年度报告\n正文\n主办单位：青岚市林业局\n版权所有"
    fact = facts_of(content).issuer
    assert fact is not None
    assert (fact.value, fact.read_from, stored(content, fact)) == ("青岚市林业局", "footer", "青岚市林业局")


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("青岚市", "government"),
        ("青岚市人民政府", "government"),
        ("青岚高新区管委会", "government"),
        ("东岚自治州", "government"),
        ("青岚市林业局", "department"),
        ("青岚市人民政府办公室", "department"),
        ("青岚市卫生健康委员会", "department"),
        ("青岚市发展改革委", "department"),
        ("青岚省水利厅", "department"),
        ("青岚镇", "town"),
        ("青岚镇人民政府", "town"),
        ("青岚街道办事处", "town"),
        ("青岚乡党政办公室", "town"),
        ("青岚公司", None),
    ],
)
def test_the_level_follows_from_the_name_of_the_issuer(issuer: str, level: str | None) -> None:
    facts = facts_of(TITLE.replace("青岚市林业局", issuer))
    assert (value(facts.issuer), facts.level) == (issuer, level)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("发布时间：", "2024-01-15"),
        ("发布日期: ", "2024年1月15日"),
        ("成文日期：", "2024.1.15"),
        ("发文日期", "2024/01/15"),
        ("公开日期：", "２０２４年１月１５日"),
    ],
)
def test_the_day_of_publication_is_the_one_the_page_states(field: str, written: str) -> None:
    content = f"{TITLE}\n索引号：无 {field}{written} 10:20 浏览：2次"
    fact = facts_of(content).published
    assert value(fact) == DAY(2024, 1, 15)
    assert stored(content, fact) == written


@pytest.mark.parametrize(
    "line", ["发布时间：", "2024-01-15", "发布时间：2024年2月30日", "发布于2024年1月15日的办法"]
)
def test_other_dates_are_no_day_of_publication(line: str) -> None:
    assert facts_of(f"{TITLE}\n{line}").published is None


def test_of_two_days_of_publication_the_first_that_exists_is_taken() -> None:
    content = "发布时间：2024-02-30\n发布日期：2024-03-01\n发布日期：2024-03-02"
    assert value(facts_of(content).published) == DAY(2024, 3, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
        "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "本报告中所列数据的统计期限自2023年1月1日起，至2023年12月31日止。",
        "本报告中所列数据的统计期限从2023年1月1日到12月31日。",
        "数据统计时段：2023年1月1日—12月31日",
        "报告期间：二〇二三年一月一日—二〇二三年十二月三十一日",
        "统计数据的时间范围为2023-01-01至2023-12-31",
    ],
)
def test_the_statistics_period_is_read_with_its_place(sentence: str) -> None:
    content = f"{TITLE}\n{sentence}"
    fact = facts_of(content).period
    assert value(fact) == Period(DAY(2023, 1, 1), DAY(2023, 12, 31))
    assert stored(content, fact) in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "统计期限为2023年1月1日起。",
        "统计期限为全年。自2023年1月1日至2023年12月31日，",
        "自2023年1月1日至2023年12月31日",
        "统计期限为2023年2月30日至2023年12月31日",
    ],
)
def test_what_is_not_two_days_of_one_sentence_is_no_period(sentence: str) -> None:
    assert facts_of(f"{TITLE}\n{sentence}").period is None


def test_a_fact_is_never_printed() -> None:
    facts = facts_of(TITLE)
    assert "青岚" not in repr(facts.title)
    assert "青岚" not in repr(facts)


def test_a_document_of_nothing_has_no_facts() -> None:
    facts = facts_of("")
    found = (facts.kind, facts.title, facts.year, facts.issuer, facts.level, facts.published, facts.period)
    assert found == (None,) * 7
    assert facts.footer == {}


REPORT = (
    "<h1>青岚市林业局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>公开信息50条。</p>"
    "<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
)


@pytest.mark.parametrize(
    "above",
    [
        "<div>当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>",
        "<div>首页 » 政府信息公开年报 » 政府信息公开工作年度报告</div>",
        "<div>政府信息公开年报</div>",
    ],
)
def test_the_column_a_report_stands_in_is_not_its_title(above: str) -> None:
    facts = facts_of(above + REPORT, ".html")
    assert value(facts.issuer) == "青岚市林业局"
    assert value(facts.year) == 2023
    assert facts.title is not None
    assert facts.title.value.startswith("青岚市林业局")


def test_who_signed_a_report_without_a_title_issued_it() -> None:
    facts = facts_of(
        "本报告根据《中华人民共和国政府信息公开条例》编制。\n一、总体情况\n公开信息50条。\n青岚市林业局\n2024年1月20日"
    )
    assert value(facts.issuer) == "青岚市林业局"
    assert facts.level == "department"


def test_the_day_a_document_was_written_gives_way_to_that_of_its_publication() -> None:
    facts = facts_of("成文日期：2024-02-20\n发布日期：2024-03-05\n公告")
    assert facts.published is not None
    assert (facts.published.value, facts.published.read_from) == (DAY(2024, 3, 5), "field")
    written = facts_of("成文日期：2024-02-20\n公告").published
    assert written is not None
    assert written.read_from == "written"
