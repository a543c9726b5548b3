"""A run keeps summaries of reports, compares them once, and costs a single document nothing."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from annual_reports import figures, report_html
from disclosure_lint import check_file, check_paths
from disclosure_lint.api import chosen_pack, load_pack
from disclosure_lint.engine import Failure
from disclosure_lint.finding import Datum, Finding, Outcome, Place
from disclosure_lint.readers import read_text
from disclosure_lint.rules.model import Rule
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.specimens import Specimens
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.document import Document
    from disclosure_lint.rules.pack import Pack

CARRY_OVER = "annual-report/carry-over"


def report(year: int, organ: str = "青岚市林业局", text: str = "") -> Document:
    page = report_html(year=year).replace("青岚市林业局", organ).replace("<h2>五", f"<p>{text}</p><h2>五")
    return read_text(page, f"{organ}{year}.html", ".html")


def own(across: Any) -> Pack:  # noqa: ANN401 - a check
    pack = load_pack()
    model = pack.by_id["annual-report/stale-number"]
    return pack.with_rules([Rule(model.file, model.options, None, across)])


def same(rule: Rule[Any], index: int, place: Place | None) -> tuple[int, Finding]:
    data: dict[str, Datum] = {"value": 1, "unit": "件", "year": 2020, "others": 2}
    return index, rule.finding("same", place, data=data, outcome=Outcome.REVIEW)


def test_one_document_is_not_summarised() -> None:
    code = (
        "import sys; from disclosure_lint import check_text;"
        "check_text('青岚市2023年政府信息公开工作年度报告');"
        "print([name for name in sys.modules if name.startswith('disclosure_lint')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for name in ("summary", "corpus", "structure.sketch"):
        assert f"'disclosure_lint.{name}'" not in loaded


def test_documents_that_are_no_reports_are_not_kept() -> None:
    seen: list[int] = []

    def across(_: Rule[Any], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
        seen.extend(summary.index for summary in corpus.reports)
        return iter(())

    run = Run(own(across))
    for document in (read_text("通知", "a.txt"), report(2022), read_text("公告", "b.txt"), report(2023)):
        run.check(document)
    run.finish()
    assert seen == [1, 3]


def test_findings_follow_those_of_their_document_in_the_order_of_places() -> None:
    def across(rule: Rule[Any], _: Corpus) -> Iterator[tuple[int, Finding]]:
        yield same(rule, 1, Place(Span(60, 61)))
        yield same(rule, 0, Place(Span(50, 51)))
        yield same(rule, 1, None)

    pack = own(across)
    first = load_pack().by_id["annual-report/dates"]
    run = Run(pack.with_rules([first, *pack.rules]))
    run.check(report(2022))
    run.check(report(2023))
    entries = run.finish().entries
    places = [(entry.index, entry.position.offset if entry.position else -1) for entry in entries]
    assert places == sorted(places)
    assert {entry.index for entry in entries} == {0, 1}


def test_the_same_finding_twice_is_told_once() -> None:
    def across(rule: Rule[Any], _: Corpus) -> Iterator[tuple[int, Finding]]:
        yield from [same(rule, 1, Place(Span(50, 51)))] * 3

    run = Run(own(across))
    run.check(report(2022))
    run.check(report(2023))
    assert len(run.finish().entries) == 1


def test_a_rule_that_fails_while_comparing_is_named_and_what_it_found_is_kept() -> None:
    def across(rule: Rule[Any], _: Corpus) -> Iterator[tuple[int, Finding]]:
        yield same(rule, 1, Place(Span(50, 51)))
        raise KeyError("全年约50余件")

    run = Run(own(across))
    run.check(report(2022))
    run.check(report(2023))
    made = run.finish()
    assert made.failures == [Failure("annual-report/stale-number", "*", "KeyError")]
    assert len(made.entries) == 1


def test_a_report_that_cannot_be_summarised_leaves_the_others_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import disclosure_lint.summary as module

    kept = module.summarise

    def summarise(reading: Any, index: int, *, compared: bool) -> Any:  # noqa: ANN401 - as it is
        if index == 1:
            raise RecursionError
        return kept(reading, index, compared=compared)

    monkeypatch.setattr(module, "summarise", summarise)
    run = Run(chosen_pack(select=[CARRY_OVER]))
    for year in (2022, 2030, 2023):
        run.check(report(year))
    made = run.finish()
    assert made.failures == [Failure("*", "青岚市林业局2030.html", "RecursionError")]
    assert {entry.index for entry in made.entries} == {2}


def test_every_rule_comes_to_an_outcome_for_every_document() -> None:
    run = Run(chosen_pack())
    for document in (report(2022), report(2023), read_text("通知", "a.txt")):
        run.check(document)
    made = run.finish()
    assert sum(made.outcomes.values()) == 3 * len(made.pack.rules)


def test_finishing_twice_changes_nothing() -> None:
    run = Run(chosen_pack(select=[CARRY_OVER]))
    run.check(report(2022))
    run.check(report(2023))
    assert len(run.finish().entries) == len(run.finish().entries) > 0


def test_a_report_read_for_comparison_is_neither_checked_nor_counted() -> None:
    run = Run(chosen_pack())
    run.check(report(2023))
    run.compare_with(read_text(report_html(year=2022, drop="一、总体情况"), "before.html", ".html"))
    made = run.finish()
    assert made.read == 1
    assert [document.compared for document in made.documents] == [False, True]
    assert {entry.index for entry in made.entries} == {0}
    assert "before.html" in {place.document for entry in made.entries for place in entry.related}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (Unread("x.pdf", Reason.BINARY), "binary"),
        (Source("x.txt", b""), "empty"),
        (Source("x.txt", "通知".encode()), "no-report"),
        (Source("x.txt", "政府信息公开工作年度报告".encode()), "no-report"),
    ],
)
def test_what_cannot_be_compared_with_is_listed(source: Source | Unread, reason: str) -> None:
    run = Run(chosen_pack())
    run.check(report(2023))
    run.compare_with(source)
    made = run.finish()
    assert [document.unread for document in made.documents] == [(), ((reason, ""),)]


def test_a_report_without_a_name_is_compared_when_the_user_says_with_which() -> None:
    nameless = read_text(report_html(year=2023).replace("青岚市林业局", ""), "now.html", ".html")
    run = Run(chosen_pack(select=[CARRY_OVER]))
    run.check(nameless)
    run.compare_with(report(2022))
    assert {entry.outcome for entry in run.finish().entries} == {Outcome.REVIEW}


def test_paths_and_previous_paths_are_read_once_each(tmp_path: Path) -> None:
    for year in (2022, 2023):
        (tmp_path / f"{year}.html").write_text(report_html(year=year), encoding="utf-8")
    both = check_paths([tmp_path], previous=[tmp_path / "2022.html"], select=[CARRY_OVER])
    assert [document.compared for document in both.documents] == [False, False]
    one = check_file(tmp_path / "2023.html", previous=[tmp_path / "2022.html"], select=[CARRY_OVER])
    assert [document.compared for document in one.documents] == [False, True]
    assert [replace(entry, index=1) for entry in one.entries] != []
    assert [entry.message for entry in one.entries] == [entry.message for entry in both.entries]


def test_what_is_kept_of_a_report_holds_no_personal_value() -> None:
    specimens = Specimens("kept")
    text = specimens.fill("申请人{{name:a}}，身份证号码{{resident-id:a}}，电话{{mobile:a}}。") * 3
    run = Run(chosen_pack())
    run.check(report(2022, text=text))
    run.check(report(2023, text=text))
    kept = pickle.dumps(run.kept)
    for value in specimens.values:
        for encoding in ("utf-8", "utf-16-le", "gb18030"):
            assert value.encode(encoding) not in kept
        assert value not in repr(run.kept)
    made = run.finish()
    printed = repr(made.entries)
    assert all(value not in printed for value in specimens.values)


def test_what_is_kept_crosses_processes() -> None:
    values = figures()
    run = Run(chosen_pack(select=[CARRY_OVER]))
    run.check(read_text(report_html(year=2022, values=values), "a.html", ".html"))
    run.check(read_text(report_html(year=2023, values=values), "b.html", ".html"))
    for summary, places in pickle.loads(pickle.dumps(run.kept)):  # noqa: S301 - made here
        cell = summary.tables["requests"].at("carried-in", "all")
        assert places.position(summary.place(cell.span)).excerpt.text.startswith("二、上年结转")
