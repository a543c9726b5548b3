"""Documents read by a plan: which headings are chapters, and what each is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api import load_pack
from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading

if TYPE_CHECKING:
    from disclosure_lint.structure.chapters import Chapters, Plan

CORPUS = Path(__file__).parents[3] / "shared/corpus/headings-by-era.json"
#: Level → era → headings with how often they were seen.
Seen = dict[str, dict[str, list[tuple[str, int]]]]
SIX = ["overview", "proactive", "requests", "litigation", "problems", "other"]


def reading(content: str, suffix: str = ".txt") -> Reading:
    pack = load_pack()
    return Reading(read_text(content, f"a{suffix}", suffix), pack.knowledge)


def chapters(body: str, year: int = 2024, suffix: str = ".txt") -> Chapters:
    title = f"青岚市水务局{year}年政府信息公开工作年度报告"
    content = f"<h1>{title}</h1>{body}" if suffix == ".html" else f"{title}\n{body}"
    read = reading(content, suffix).chapters("annual-report")
    assert read is not None
    return read


def topics(read: Chapters) -> list[str | None]:
    return [chapter.topic.id if chapter.topic else None for chapter in read.chapters]


def plan(year: int, name: str = "annual-report") -> Plan:
    return next(plan for plan in load_pack().plans if plan.id == name and plan.covers(year))


def named(heading: str, year: int, name: str = "annual-report") -> set[str]:
    """The topics a heading on a line of its own names."""
    found = plan(year, name)
    heads = reading(f"前言\n{heading}\n内容").outline.heads[:1]
    return {topic.id for topic in found.topics for head in heads if topic.heading.search(head.label)}


@pytest.mark.parametrize(
    "heading",
    [
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政复议和提起行政诉讼情况",
        "四、政府信息公开行政复议及行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、政府信息公开行政诉讼、行政复议情况",
    ],
)
def test_variants_of_the_fourth_heading_name_its_topic(heading: str) -> None:
    assert named(heading, 2022) == {"litigation"}


@pytest.mark.parametrize(
    "heading", ["五、政府信息公开工作存在的主要问题及改进情况", "五、存在问题及改进情况"]
)
def test_variants_of_the_fifth_heading_name_its_topic(heading: str) -> None:
    assert named(heading, 2022) == {"problems"}


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_the_headings_of_the_form_name_each_one_topic(year: int) -> None:
    printed = [topic.title for topic in plan(2024).topics]
    assert [named(heading, year) for heading in printed] == [{topic} for topic in SIX]


EXPECTED_2008 = {
    "收费": "fees",
    "减免": "fees",
    "复议": "litigation",
    "问题": "problems",
    "依申请公开": "requests",
    "主动公开": "proactive",
}
EXPECTED_PARTS = {
    "主动公开": "proactive",
    "依申请公开": "requests",
    "信息管理": "management",
    "监督保障": "supervision",
    "公开平台": "platform",
    "信息平台": "platform",
    "平台载体": "platform",
    "平台建设方面": "platform",
}


@pytest.fixture(scope="module")
def seen() -> Seen:
    if not CORPUS.is_file():
        pytest.skip("the corpus of real documents is not here")
    headings: Seen = json.loads(CORPUS.read_text(encoding="utf-8"))
    return headings


@pytest.mark.parametrize(("era", "year"), [("2021-", 2023), ("2019-2020", 2019), ("2019-2020", 2020)])
def test_real_headings_of_the_six_parts_name_the_topic_of_their_number(
    seen: Seen, era: str, year: int
) -> None:
    for heading, _ in seen["level1"][era]:
        number = "一二三四五六".index(heading[0])
        if year == 2020 and "2019年" in heading:
            continue  # a heading of 2019, when the form was encouraged only
        assert SIX[number] in named(heading, year), heading


def test_real_headings_before_2019_name_the_topics_their_words_say(seen: Seen) -> None:
    headings = [heading for level in ("level1", "level2") for heading, _ in seen[level]["2008-2018"]]
    for heading in headings:
        wanted = {topic for words, topic in EXPECTED_2008.items() if words in heading}
        assert wanted <= named(heading, 2014), heading
    assert len(headings) > 80


def test_real_headings_inside_the_overview_name_its_parts(seen: Seen) -> None:
    for heading, _ in seen["level2"]["2021-"]:
        wanted = {topic for words, topic in EXPECTED_PARTS.items() if words in heading}
        if "政务服务" not in heading:
            assert wanted <= named(heading, 2023, "overview"), heading


def test_no_plan_is_for_a_year_that_is_not_known() -> None:
    assert reading("政府信息公开工作年度报告\n一、总体情况").chapters("annual-report") is None
    assert reading("青岚市水务局2024年政府信息公开工作年度报告").chapters("no-such-plan") is None


def test_every_year_has_one_plan_for_annual_reports() -> None:
    for year in range(2008, 2030):
        assert sum(plan.covers(year) for plan in load_pack().plans if plan.id == "annual-report") == 1


def test_chapters_are_the_numbered_headings_and_what_stands_under_them() -> None:
    read = chapters("一、总体情况\n健全制度。\n（一）主动公开\n公开3条。\n二、主动公开政府信息情况\n见下表。")
    assert topics(read) == ["overview", "proactive"]
    assert [topic.id for topic in read.missing] == SIX[2:]
    assert read.chapters[0].end == read.chapters[1].head.start


def test_a_sub_heading_does_not_stand_for_a_chapter() -> None:
    read = chapters(
        "一、总体情况\n（一）政府信息主动公开情况\n公开3条。\n三、收到和处理政府信息公开申请情况\n无。"
    )
    assert "proactive" in {topic.id for topic in read.missing}


def test_before_2019_a_sub_heading_does() -> None:
    read = chapters("一、主要工作\n（一）主动公开情况\n公开3条。\n二、存在的问题\n无。", 2014)
    assert {"proactive", "problems"} <= set(read.heads)


def test_chapters_without_numbers_are_those_of_the_level_with_most_topics() -> None:
    titles = "".join(f"<h2>{topic.title[2:]}</h2><p>有内容。</p>" for topic in plan(2024).topics)
    assert topics(chapters(titles, suffix=".html")) == SIX


def test_a_heading_that_lost_its_number_is_a_chapter_still() -> None:
    body = (
        "<p>一、总体情况</p><p>文</p><h2>主动公开政府信息情况</h2><p>文</p>"
        "<p>三、收到和处理政府信息公开申请情况</p>"
    )
    assert topics(chapters(body, suffix=".html")) == SIX[:3]


def test_rows_of_a_table_saved_as_text_are_no_chapters() -> None:
    body = (
        "编制。 一、总体情况2024年，健全制度。 二、主动公开政府信息情况规章000 "
        "三、收到和处理政府信息公开申请情况"
        "一、本年新收政府信息公开申请数量 700007二、上年结转政府信息公开申请数量 1000001三、本年度办理结果 "
        "（一）予以公开 2000002四、结转下年度继续办理0000000四、政府信息公开行政复议、行政诉讼情况00000"
    )
    assert topics(chapters(body)) == SIX[:4]


def test_lists_inside_a_chapter_are_no_chapters() -> None:
    body = (
        "一、总体情况\n二、主动公开政府信息情况\n一、甲\n文\n二、乙\n文\n三、收到和处理政府信息公开申请情况"
    )
    assert topics(chapters(body)) == SIX[:3]


def test_a_table_of_contents_is_passed_over() -> None:
    printed = [topic.title for topic in plan(2024).topics]
    body = "目录\n" + "\n".join(f"{title}……{page}" for page, title in enumerate(printed, 1))
    read = chapters(body + "\n" + "\n".join(f"{title}\n有内容。" for title in printed))
    assert topics(read) == SIX
    assert all("…" not in chapter.head.label for chapter in read.chapters)


def test_of_two_reports_on_a_page_the_first_is_read() -> None:
    one = "\n".join(f"{topic.title}\n有内容。" for topic in plan(2024).topics)
    assert topics(chapters(f"{one}\n{one}")) == SIX


def test_a_gap_in_the_numbers_loses_no_chapter() -> None:
    body = (
        "一、总体情况\n二、主动公开政府信息情况\n文\n五、存在的主要问题及改进情况\n文\n六、其他需要报告的事项"
    )
    assert topics(chapters(body)) == ["overview", "proactive", "problems", "other"]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("六、其他需要报告的事项\n没有收费。", "\n没有收费。"),
        ("六、其他需要报告的事项：没有收费", "没有收费"),
        ("六、 其他需要报告的事项没有收费，没有减免。", "没有收费,没有减免。"),
    ],
)
def test_content_begins_where_the_heading_ends(line: str, content: str) -> None:
    read = reading(f"云岭县2024年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n文。\n{line}")
    found = read.chapters("annual-report")
    assert found is not None
    last = found.chapters[-1]
    assert read.flow.value[last.start : last.end] == content


def test_the_foot_of_the_page_belongs_to_no_chapter() -> None:
    body = "<p>五、存在的主要问题及改进情况</p><p>文</p><p>六、其他需要报告的事项</p><p>无</p>"
    foot = "<footer>网站标识码：9900000001</footer>"
    read = reading(f"<h1>云岭县2024年政府信息公开工作年度报告</h1>{body}{foot}", ".html")
    found = read.chapters("annual-report")
    assert found is not None
    assert read.flow.value[found.chapters[-1].start : found.chapters[-1].end].strip() == "无"


def test_text_may_give_what_no_heading_names() -> None:
    body = "一、主动公开政府信息情况\n公开3条，未收取费用。\n二、依申请公开情况\n没有申请。"
    assert [topic.id for topic in chapters(body, 2014).missing] == ["litigation", "problems"]


@given(st.text(alphabet="一二三四五六十、（）()情况事项公开1.:。\n 复议诉讼", max_size=120))
def test_any_text_can_be_read_by_a_plan(body: str) -> None:
    for year in (2014, 2019, 2024):
        read = chapters(body, year)
        for chapter in read.chapters:
            assert chapter.head.start <= chapter.head.text_start <= chapter.start
            assert chapter.head.end <= chapter.end or chapter.head.run_in
