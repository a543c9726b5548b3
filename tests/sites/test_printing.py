"""What is printed of a store: text, JSON, ledgers, differences."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from wcwidth import wcswidth

from cli.running import start
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.entries import DocumentEntry, Listed
from disclosure_lint.formats import workbook
from disclosure_lint.formats.addresses import web
from disclosure_lint.formats.csv import csv_lines
from disclosure_lint.formats.json import as_object, finding_object
from disclosure_lint.formats.ledger import heads, lines, status
from disclosure_lint.formats.sarif import format_sarif
from disclosure_lint.formats.text import format_findings
from disclosure_lint.formats.totals import Totals
from disclosure_lint.readers import read_text
from disclosure_lint.report import Report
from disclosure_lint.site.changes import between_scans, between_stores
from disclosure_lint.site.listing import Wanted, column, findings
from disclosure_lint.site.overview import overview
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.printing.json import format_changes, format_json
from disclosure_lint.site.printing.report import report_of
from disclosure_lint.site.printing.text import format_status
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source
from formats.samples import FAULT, HOSTILE, decided, hostile, mixed
from pdf_files import paragraphs, pdf
from sites.stores import KEY, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Lang

RULE = "wording/double-approximation"
HEADS = "序号 单位 栏目 标题 链接 问题类型 依据 问题描述 整改建议 状态".split()
ADDRESS = "https://www.example.gov.cn/zwgk/tzgg/t{}.html"


def page(number: int, fault: str = FAULT) -> str:
    head = f'<title>第{number}号通知</title><meta name="ColumnName" content="通知公告">'
    return f"{head}<p>第{number}项：{fault}。</p>"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Store]:
    """Three scans: one finding is there from the first on, one goes, one comes."""
    first = {ADDRESS.format(number): page(number) for number in (1, 2)}
    last = {ADDRESS.format(1): page(1), ADDRESS.format(2): page(2, ""), ADDRESS.format(3): page(3)}
    with written(tmp_path / "s.db", [first, first, last], RULE) as store:
        yield store


def lined(listed: Iterator[Listed], lang: Lang = "zh") -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(csv_lines(lines(listed, lang), lang))[1:], newline="")))


def sheets(listed: Iterator[Listed], facts: Any = ()) -> Any:  # noqa: ANN401 - a workbook
    made, totals = io.BytesIO(), Totals()
    workbook.write_workbook(made, lines(totals.count(listed), "zh"), totals, facts)
    return openpyxl.load_workbook(made)


def stored(tmp_path: Path, source: Source) -> list[Listed]:
    settings = Settings(ner=False)
    with Store(tmp_path / "one.db", create=True) as store:
        store.word(settings.pack())
        scan = store.begin("v", {})
        store.add(scan, "v", [check_page(Task(source.name, source), settings.run(), "v", KEY)])
        return list(findings(store))


@pytest.mark.parametrize(
    "source",
    [
        Source("a.html", f"<title>通知</title><p>共收到来信共2件，{FAULT}。</p><p>{FAULT}".encode()),
        Source("年报.pdf", pdf(paragraphs("一、总体情况", f"{FAULT}。"))),
        Source("a.txt", "公开\0信息，危及国家安全、公开安全、经济安全、社会稳定".encode()),
    ],
)
def test_a_finding_of_a_store_is_the_finding_of_a_report(tmp_path: Path, source: Source) -> None:
    run = Settings(ner=False).run()
    run.check(source)
    report = run.finish()
    told = [one.entry for one in stored(tmp_path, source)]
    assert told
    for lang in ("zh", "en"):
        of_report = [finding_object(entry, lang) for entry in report.reported()]
        assert [finding_object(entry, lang) for entry in told] == of_report
    for entry, other in zip(told, report.reported(), strict=True):
        assert entry.position
        assert other.position
        assert entry.position.excerpt == other.position.excerpt
        assert entry.position.units == other.position.units
        assert entry.position.locations == tuple(
            type(place)(**{**vars_of(place), "box": rounded(place.box)}) for place in other.position.locations
        )


def vars_of(place: Any) -> dict[str, Any]:  # noqa: ANN401 - a location
    return {name: getattr(place, name) for name in place.__dataclass_fields__}


def rounded(box: Any) -> Any:  # noqa: ANN401 - a rectangle
    return type(box)(*(round(side, 1) for side in box)) if box else None


@pytest.mark.parametrize("grave_first", [False, True])
def test_findings_are_listed_in_the_order_of_an_index(
    site: Store, monkeypatch: pytest.MonkeyPatch, *, grave_first: bool
) -> None:
    asked: list[tuple[str, Any]] = []
    rows = Store.rows

    def watch(store: Store, sql: str, values: Any = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
        asked.append((sql, values))
        return rows(store, sql, values)

    monkeypatch.setattr(Store, "rows", watch)
    assert list(findings(site, Wanted(limit=100, grave_first=grave_first)))
    overview(site)
    monkeypatch.undo()
    plans = {
        sql: [step[3] for step in site.rows(f"EXPLAIN QUERY PLAN {sql}", values)] for sql, values in asked
    }
    listings = [plan for sql, plan in plans.items() if "CROSS JOIN" in sql]
    assert listings
    assert not any("TEMP B-TREE" in step for plan in listings for step in plan)
    # No table of findings is read from end to end.
    assert not any(step == "SCAN finding" for plan in plans.values() for step in plan)


def test_json_has_the_keys_of_check_and_addresses_as_documents(site: Store) -> None:
    said = json.loads("".join(format_json(findings(site), site, overview(site))))
    report = Report(chosen_pack())
    add(report, read_text(page(1), "a.html", ".html"))
    check = as_object(report)
    assert set(said) == set(check)
    assert said["tool"].keys() == check["tool"].keys()
    assert said["tool"]["pack"].keys() == check["tool"]["pack"].keys()
    assert set(check["findings"][0]) <= set(said["findings"][0])
    # How many rules found nothing is not kept.
    assert set(check["summary"]) - set(said["summary"]) == {"rules"}
    assert [one["document"] for one in said["findings"]] == [ADDRESS.format(1), ADDRESS.format(3)]
    assert {one["column_of_site"] for one in said["findings"]} == {"通知公告"}


def test_failures_in_json_are_those_of_the_contract(site: Store) -> None:
    with site.transaction() as db:
        db.execute("INSERT INTO failure VALUES (1, ?, ?, 'time-limit')", (RULE, ADDRESS.format(1)))
    (failure,) = json.loads("".join(format_json([], site, overview(site), "en")))["failures"]
    said = {"rule": RULE, "document": ADDRESS.format(1), "reason": "time-limit"}
    assert failure == {**said, "message": "time limit exceeded"}


def test_the_ledger_has_the_columns_of_offices_and_no_others(site: Store) -> None:
    head, first, second = lined(findings(site))
    assert head == HEADS
    assert heads("en") == "No.,Organ,Column,Title,Link,Kind of problem,Basis,Problem,Remedy,Status".split(",")
    assert first[2:5] == ["通知公告", "第1号通知", ADDRESS.format(1)]
    assert first[5].endswith(f"警告 {RULE}")
    assert "原文：第1项：全年办理约50余件。" in first[7]
    assert [first[0], first[-1], second[-1]] == ["1", "待整改", "待整改"]


def test_the_ledger_of_check_has_the_same_columns() -> None:
    head, *_ = lined(mixed().listed())
    assert head == HEADS


def test_the_status_says_what_was_decided() -> None:
    said = [status(one, "zh") for one in decided().listed(everything=True)]
    assert said[0] == "待整改"
    assert said[1] == "已登记（基线）"
    assert said[2].startswith("已豁免：已核实")
    assert said[3].startswith("已排除：校对员")
    entry = decided().entries[2]
    assert status(Listed(entry, DocumentEntry("a"), "still"), "zh").startswith("仍在；已豁免")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://www.example.gov.cn/a?b=1&c=2#d", True),
        ("HTTP://www.example.gov.cn/", False),
        ("ftp://www.example.gov.cn/", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("镜像/a.html", False),
        ("https://www.example.gov.cn/\u202egpj.html", False),
        ("https://www.example.gov.cn/a b", False),
        ("https://www.example.gov.cn/?id=51*************339", False),
        ('https://www.example.gov.cn/"onclick="x', False),
        (f"https://www.example.gov.cn/{'a' * 3000}", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(address: str, *, link: bool) -> None:
    assert web(address) == (address if link else "")


def test_cells_of_hostile_pages_are_text_and_only_their_addresses_link(tmp_path: Path) -> None:
    pages = {
        f"https://www.example.gov.cn/{number}/{text}.html": (
            f"<title>{escaped(text)}</title><meta name='ColumnName' content='{escaped(text)}'>"
            f"<p>{escaped(text)}{FAULT}"
        )
        for number, text in enumerate((*HOSTILE, "+1", "-1", "@a", "=1+1", "\u2028x", "\ufffe"))
    }
    with written(tmp_path / "s.db", [pages], RULE) as store:
        for line in lined(findings(store)):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)
            assert not any(sign in cell for cell in line for sign in "\u202e\u2028\x1b\ufffe")
        sheet = sheets(findings(store)).worksheets[0]
    links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all(link.startswith("https://www.example.gov.cn/") and '"' not in link for link in links)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&#39;")


def test_a_full_sheet_goes_on_in_the_next_and_links_beyond_the_limit_are_text(
    monkeypatch: pytest.MonkeyPatch, site: Store
) -> None:
    monkeypatch.setattr(workbook, "MOST_LINES", 4)
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    (one, _) = findings(site)
    book = sheets(iter([one] * 7), [("页面", 3)])
    assert book.sheetnames == ["整改台账", "整改台账 2", "整改台账 3", "汇总"]
    assert [sheet.max_row for sheet in book.worksheets[:3]] == [4, 4, 2]
    assert [row[0].value for sheet in book.worksheets[:3] for row in sheet.iter_rows(min_row=2)] == [
        *range(1, 8)
    ]
    for sheet in book.worksheets[:3]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:J{sheet.max_row}"
        linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert len(linked) == min(2, sheet.max_row - 1)
        assert [row[4].value for row in sheet.iter_rows(min_row=2)] == [ADDRESS.format(1)] * (
            sheet.max_row - 1
        )
    totals = [[cell.value for cell in row] for row in book["汇总"].iter_rows()]
    assert ["页面", 3] in totals
    assert ["通知公告", 7] in totals


@pytest.mark.parametrize("text", ["字" * 40_000, "😀" * 20_000, "a" * 32_767])
def test_a_cell_is_no_longer_than_a_spreadsheet_holds(text: str) -> None:
    cell = workbook.fitting(text)
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert cell == text or (cell.endswith("…") and text.startswith(cell[:-1]))


def test_lines_of_text_fit_a_terminal(site: Store, tmp_path: Path) -> None:
    words = "关于进一步做好政府信息公开工作的通知" * 6
    pages = {
        f"https://www.example.gov.cn/{n}.html": f"<title>{words}</title><p>{words}{FAULT}" for n in (1, 2)
    }
    with written(tmp_path / "wide.db", [pages], RULE) as wide:
        for store in (site, wide):
            for lang in ("zh", "en"):
                said = "".join(format_findings(findings(store), lang)) + format_status(overview(store), lang)
                assert max(wcswidth(line) for line in said.splitlines()) <= 80
                assert ADDRESS.format(1) in said or "/1.html" in said


def test_two_scans_of_a_store_are_told_apart(site: Store) -> None:
    listed = list(between_scans(site))
    assert [(one.change, one.entry.document) for one in listed] == [
        ("new", ADDRESS.format(3)),
        ("gone", ADDRESS.format(2)),
        ("still", ADDRESS.format(1)),
    ]
    assert [line[-1] for line in lined(iter(listed))[1:]] == ["新增", "消除", "仍在"]
    said = json.loads("".join(format_changes(listed)))
    assert [one["state"] for one in said["findings"]] == ["new", "gone", "still"]
    assert said["summary"] == {"new": 1, "gone": 1, "still": 1}


def test_two_stores_are_told_apart_finding_by_finding(tmp_path: Path) -> None:
    twice = f"{page(1)}<p>第1项：{FAULT}。</p>"
    old = {ADDRESS.format(1): twice, ADDRESS.format(2): page(2)}
    new = {ADDRESS.format(1): page(1), ADDRESS.format(3): page(3)}
    with (
        written(tmp_path / "old.db", [old], RULE) as left,
        written(tmp_path / "new.db", [new], RULE) as right,
    ):
        told = [(one.change, one.entry.document) for one in between_stores(left, right)]
        same = [one.change for one in between_stores(left, left)]
    assert told == [
        ("new", ADDRESS.format(3)),
        ("gone", ADDRESS.format(1)),
        ("gone", ADDRESS.format(2)),
        ("still", ADDRESS.format(1)),
    ]
    assert same == ["still"] * 3


@pytest.mark.parametrize("style", ["text", "json", "html", "xlsx", "csv"])
def test_every_format_is_written_of_findings_and_of_differences(
    site: Store, tmp_path: Path, style: str
) -> None:
    site.close()
    for command in ("report", "diff"):
        out = tmp_path / f"{command}.{style}"
        ended = start("site", command, "--store", tmp_path / "s.db", "--format", style, "-o", out)
        assert ended.code == 1
        if style == "xlsx":
            seen = [row[4].value for row in openpyxl.load_workbook(out).worksheets[0].iter_rows()]
            assert ADDRESS.format(3) in seen
        else:
            assert ADDRESS.format(3) in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["text", "json", "html", "xlsx", "csv"])
def test_the_state_of_a_store_is_told_in_every_format(site: Store, tmp_path: Path, style: str) -> None:
    site.close()
    out = tmp_path / f"status.{style}"
    assert start("site", "status", "--store", tmp_path / "s.db", "-o", out).code == 0
    if style == "xlsx":
        (sheet,) = openpyxl.load_workbook(out).worksheets
        assert [RULE, 2] in [[cell.value for cell in row] for row in sheet.iter_rows()]
        return
    said = out.read_text(encoding="utf-8-sig")
    assert RULE in said
    assert ADDRESS.format(1) not in said
    if style == "json":
        assert json.loads(said)["summary"]["by_rule"] == {RULE: 2}
    if style == "csv":
        assert [RULE, "2"] in csv.reader(io.StringIO(said))


def test_a_workbook_needs_a_file_that_can_be_written(site: Store, tmp_path: Path) -> None:
    site.close()
    ended = start("site", "report", "--store", tmp_path / "s.db", "--format", "xlsx")
    assert ended.code == 4
    ended = start("site", "report", "--store", tmp_path / "s.db", "-o", tmp_path / "none" / "a.xlsx")
    assert ended.code != 0
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://www.example.gov.cn/zwgk/tzgg/2024/a.html?x=/y/", "zwgk/tzgg"),
        ("https://www.example.gov.cn/a.html", ""),
        ("镜像/zwgk/tzgg/a.html", "zwgk/tzgg"),
        ("别处/zwgk/a.html", "别处/zwgk"),
    ],
)
def test_the_column_is_the_folders_below_the_root_of_the_site(address: str, named: str) -> None:
    assert column(address, ["镜像/"]) == named


def test_unread_documents_and_hostile_names_have_lines() -> None:
    report = hostile()
    unread = sum(len(document.unread) for document in report.documents)
    said = list(lines(report.listed(), "zh", report.documents))
    assert len(said) == len(report.reported()) + unread
    assert {len(line) for line in said} == {len(HEADS)}


@pytest.mark.parametrize("style", ["markdown", "sarif", "junit", "github", "gitlab"])
def test_a_store_is_told_in_the_other_formats_of_check_too(site: Store, tmp_path: Path, style: str) -> None:
    site.close()
    ended = start("site", "report", "--store", tmp_path / "s.db", "--format", style)
    assert ended.code == 1
    assert "example.gov.cn" in ended.out
    assert "约50余件" in ended.out


def test_sarif_of_a_store_names_pages_by_their_addresses(tmp_path: Path) -> None:
    address = "https://www.example.gov.cn/通知 1.html?a=1"
    pages = {address: page(1), ADDRESS.format(2): "<p>正常"}
    with written(tmp_path / "s.db", [pages], RULE) as store:
        report = report_of(
            findings(store), store, overview(store), Settings(select=(RULE,), ner=False).pack()
        )
        (run,) = json.loads(format_sarif(report))["runs"]
    uris = [one["location"]["uri"] for one in run["artifacts"]]
    assert uris == [ADDRESS.format(2), "https://www.example.gov.cn/%E9%80%9A%E7%9F%A5%201.html?a=1"]
    (result,) = run["results"]
    at = result["locations"][0]["physicalLocation"]
    assert at["artifactLocation"] == {"uri": uris[1], "index": 1}
    (entry,) = report.entries
    assert entry.position
    assert entry.position.units
    assert at["region"]["startColumn"] == entry.position.units[0]


def test_rules_a_pack_does_not_know_are_told_by_their_id(site: Store) -> None:
    pack = Settings(select=("wording/doubled-words",), ner=False).pack()
    report = report_of(findings(site), site, overview(site), pack)
    (run,) = json.loads(format_sarif(report))["runs"]
    assert {result["ruleId"] for result in run["results"]} == {RULE}
    assert not any("ruleIndex" in result for result in run["results"])
