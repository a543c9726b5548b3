"""A site report says which organ published its annual report of which year."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.site.compare import compare_pages
from disclosure_lint.site.overview import Overview, overview
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.printing.html import format_html
from disclosure_lint.site.printing.json import format_json
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = (
    "{organ}{year}年政府信息公开工作年度报告\n本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为"
    "{year}年1月1日至{year}年12月31日。\n一、总体情况\n主动公开信息50条。\n{organ}\n{next}年{month}月10日\n"
)


def report(organ: str, year: int, month: int = 1) -> str:
    return REPORT.format(organ=organ, year=year, next=year + 1, month=month)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Store]:
    settings = Settings(select=("annual-report/deadline",), ner=False)
    pages = [
        report("青岚市林业局", 2021),
        report("青岚市林业局", 2023, 6),
        report("青岚市人民政府", 2022),
        report("青岚市政府", 2023, 8),
        report("青岚市人民政府", 2023),
        report("白栖县水务局", 2022),
        "青岚市水务局工作动态",
    ]
    with Store(tmp_path / "s.db", create=True) as store:
        number = store.begin("v", {})
        store.word(settings.pack())
        for place, page in enumerate(pages):
            source = Source(f"{place}.txt", page.encode())
            store.add(number, "v", [check_page(Task(source.name, source), settings.run(), "v", b"key")])
        store.finish(number, 1.0)
        yield store


@pytest.fixture
def state(site: Store) -> Overview:
    return overview(site)


def test_reports_are_in_time_late_or_missing_by_organ(state: Overview) -> None:
    assert {one.organ: dict(one.years) for one in state.reports} == {
        "青岚市林业局": {2021: "present", 2022: "missing", 2023: "late"},
        "青岚市人民政府": {2022: "present", 2023: "present"},
        "白栖县水务局": {2022: "present", 2023: "missing"},
    }


def test_html_shows_a_row_an_organ_and_a_column_a_year(state: Overview) -> None:
    page = "".join(format_html([], state))
    table = page[page.index("各单位年度报告") :].partition("</table>")[0]
    assert table.count("<tr>") == 4
    heads = "".join(f'<th scope="col">{year}</th>' for year in (2021, 2022, 2023))
    assert heads in table
    assert table.index("青岚市林业局") < table.index("青岚市人民政府")
    row = table[table.index("青岚市林业局") :].partition("</tr>")[0]
    assert row.endswith(
        '<td class="present">已公开</td><td class="missing">未见</td><td class="late">逾期</td>'
    )


def test_json_has_the_same(site: Store, state: Overview) -> None:
    summary = json.loads("".join(format_json([], site, state)))["summary"]
    years = {one["organ"]: one["years"] for one in summary["annual_reports"]}
    assert years["白栖县水务局"] == {"2022": "present", "2023": "missing"}


def missing(folder: Path, *reports: tuple[str, int]) -> list[tuple[str, str, str]]:
    """The document, message and basis of what is told of missing years."""
    settings = Settings(select=("annual-report/missing-year",), ner=False)
    with Store(folder / "m.db", create=True) as store:
        number = store.begin("v", {})
        for place, (organ, year) in enumerate(reports):
            source = Source(f"http://qinglan.gov.cn/{place}.txt", report(organ, year).encode())
            store.add(number, "v", [check_page(Task(source.name, source), settings.run(), "v", b"key")])
        compare_pages(store, number, settings)
        rows = store.rows("SELECT document, message_zh, outcome FROM finding WHERE gone IS NULL ORDER BY id")
        return [(document.rpartition("/")[2], message, outcome) for document, message, outcome in rows]


def of(organ: str, *years: int) -> list[tuple[str, int]]:
    return [(organ, year) for year in years]


def test_a_year_between_two_reports_of_a_site_is_missing_and_told_once(tmp_path: Path) -> None:
    reports = [*of("青岚市林业局", 2021, 2022, 2024), *of("青岚市水务局", 2021, 2022, 2023, 2024)]
    assert missing(tmp_path, *reports) == [
        ("2.txt", "“青岚市林业局”有 3 个年度的报告，缺 2023 年的", "review")
    ]


def test_years_most_organs_of_the_level_have_are_missing_at_the_last_report(tmp_path: Path) -> None:
    reports = [
        *of("青岚市林业局", 2020, 2021),
        *of("青岚市水务局", 2021, 2022, 2023),
        *of("青岚市民政局", 2022, 2023),
    ]
    ((document, message, outcome),) = missing(tmp_path, *reports)
    assert (document, outcome) == ("1.txt", "review")
    assert "没有 2022、2023 年的" in message


@pytest.mark.parametrize(
    "reports",
    [
        # Another level, and one organ of many.
        [
            *of("青岚市林业局", 2021, 2022),
            *of("松涧镇人民政府", 2022, 2023),
            *of("青岚市人民政府", 2022, 2023),
        ],
        [
            *of("青岚市林业局", 2021, 2022),
            *of("青岚市水务局", 2022),
            *of("青岚市民政局", 2022),
            *of("青岚市财政局", 2022, 2023),
        ],
        # One report is no series.
        [*of("青岚市林业局", 2022), *of("青岚市水务局", 2022, 2023)],
        # Under another name.
        [*of("青岚市人民政府", 2021, 2023), *of("青岚市人民政府办公室", 2022)],
        [*of("青岚市林业局", 2021, 2023), *of("市林业局", 2022)],
        [*of("市林业局", 2021, 2023), *of("青岚市林业局", 2022)],
        # Before reports had to be made, and before the first one.
        [*of("青岚市林业局", 2004, 2008), *of("青岚市水务局", 2008)],
        [*of("青岚市林业局", 2022, 2023), *of("青岚市水务局", 2023)],
    ],
)
def test_other_levels_other_names_and_other_times_are_not_missing(
    reports: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert missing(tmp_path, *reports) == []


def test_a_long_gap_is_told_by_its_ends(tmp_path: Path) -> None:
    ((_, message, _),) = missing(tmp_path, *of("青岚市林业局", 2010, 2020))
    assert "缺 2011—2019 年的" in message
