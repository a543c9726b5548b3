"""From findings to a report: places, excerpts, clauses of the year, names that stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_reports import figures, report_html
from disclosure_lint import check_text
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.finding import Outcome
from disclosure_lint.judge.excerpt import Excerpts
from disclosure_lint.judge.fingerprint import Fingerprints
from disclosure_lint.judge.masking import Masker
from disclosure_lint.readers import read_text
from disclosure_lint.report import Entry, Position, Report
from disclosure_lint.source import Reason, Unread
from disclosure_lint.text import Span
from personal_values import Values, leaks

RULE = "wording/double-approximation"


def entries(text: str, name: str = "a.txt", *select: str) -> list[Entry]:
    return check_text(text, name, select=select or [RULE]).entries


def position(text: str, name: str = "a.txt") -> Position:
    (entry,) = entries(text, name)
    assert entry.position
    return entry.position


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_lines_and_columns_are_those_of_the_file(name: str, end: str) -> None:
    text = f"第一行{end}{end}<p>第三行，约50余件</p>{end}".replace("<p>", "" if name != "a.html" else "<p>")
    place = position(text, name)
    assert text[place.offset : place.end_offset] == "约50余件"
    assert (place.line, place.end_line) == (3, 3)
    assert place.column
    assert place.end_column == place.column + 5
    assert text.split(end)[2][place.column - 1 :].startswith("约50余件")


def test_a_place_over_several_lines_ends_on_the_last() -> None:
    text = "<p>约<b>50</b>\n<i>余</i>\n件</p>"
    place = position(text, "a.html")
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 4, 3, 2)
    assert place.excerpt.text == "约50 余件"


def test_findings_come_in_the_order_of_their_places() -> None:
    found = entries("共收到申请共2件。约50余件。约60余件，共收到来信共3件。", "a.txt", "wording")
    spans = [entry.position.span for entry in found if entry.position]
    assert len(spans) == 4
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("year", "form", "sources"),
    [(2024, 2021, ["annual-report-format-2021"]), (2020, 2019, ["annual-report-format-2019"])],
)
def test_only_clauses_in_force_in_the_year_are_cited(year: int, form: int, sources: list[str]) -> None:
    values = figures(form)
    values.requests["new", "others"] = 3
    page = report_html(year=year, form=form, values=values)
    found = entries(page, "a.html", "annual-report/requests-balance")
    assert found
    assert [[citation.source for citation in entry.basis] for entry in found] == [sources] * len(found)


def test_clauses_not_seen_are_marked() -> None:
    page = "<p>通知</p><footer>网站标识码：349900</footer>"
    (entry,) = entries(page, "a.html", "website/site-code")
    assert [citation.verified for citation in entry.basis] == [False]
    (other,) = entries("约50余件")
    assert [citation.verified for citation in other.basis] == [True]


def test_what_is_known_of_the_document_is_told() -> None:
    (document,) = check_text(report_html(), "a.html").documents
    assert (document.kind, document.year, document.issuer) == ("annual-report", 2024, "青岚市林业局")
    assert document.footer["site_code"] == "9900000001"
    assert document.kind_name == {
        "zh": "政府信息公开工作年度报告",
        "en": "annual report on government information disclosure",
    }
    assert document.unread == ()


def test_what_is_not_known_is_not_guessed() -> None:
    (document,) = check_text("关于停水的通知").documents
    assert (document.kind, document.kind_name, document.year, document.issuer) == (None, None, None, None)
    assert document.footer == {}


def test_documents_are_counted_whether_read_or_not() -> None:
    report = Report(chosen_pack())
    add(report, Unread("a.pdf", Reason.BINARY, "PDF"))
    add(report, read_text("约50余件", "b.txt"))
    assert [document.name for document in report.documents] == ["a.pdf", "b.txt"]
    assert report.documents[0].unread == (("binary", "PDF"),)
    assert report.read == 1
    assert report.outcomes[Outcome.FAIL] == 1
    assert sum(report.outcomes.values()) == len(report.pack.rules)


BEFORE = "一、总体情况\n全年约50余件。\n二、主要问题\n会议约20余次。\n"


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    before = [entry.fingerprint for entry in entries(BEFORE)]
    after = [entry.fingerprint for entry in entries(f"公开\n\n{BEFORE.replace('会议', '全局大小会议')}")]
    assert before == after
    assert len(set(before)) == 2
    assert all(len(fingerprint) == 16 for fingerprint in before)


def test_a_fingerprint_tells_rules_documents_and_headings_apart() -> None:
    given_names = [entries(BEFORE, name)[0].fingerprint for name in ("a.txt", "b.txt")]
    headed = entries(BEFORE.replace("总体情况", "公开情况"))[0].fingerprint
    assert len({*given_names, headed}) == 3


def test_the_same_fault_twice_under_a_heading_has_two_fingerprints() -> None:
    found = [entry.fingerprint for entry in entries("一、总体情况\n约50余件，约50余件。")]
    assert len(set(found)) == 2


def test_a_fingerprint_does_not_depend_on_the_figures() -> None:
    assert entries("约50余件")[0].fingerprint == entries("约70余场")[0].fingerprint


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=30))
def test_fingerprints_of_one_document_are_never_the_same(addresses: list[tuple[str, str]]) -> None:
    made = Fingerprints("a.txt")
    taken = [made.take(rule, anchor) for rule, anchor in addresses]
    again = Fingerprints("a.txt")
    assert len(set(taken)) == len(taken)
    assert taken == [again.take(rule, anchor) for rule, anchor in addresses]


def test_the_anchor_is_the_path_of_headings() -> None:
    (entry,) = entries("一、总体情况\n（一）主动公开\n全年约50余件。")
    assert entry.anchor == "总体情况/主动公开"


@pytest.mark.parametrize("length", [0, 10, 39, 40, 41, 100, 1000])
def test_an_excerpt_marks_what_is_meant_however_far_inside(length: int) -> None:
    place = position(f"{'文' * length}约50余件{'字' * length}")
    excerpt = place.excerpt
    assert excerpt.text[excerpt.start : excerpt.end] == "约50余件"
    assert excerpt.text.startswith("…") is (length > 40)
    assert excerpt.text.endswith("…") is (length > 40)
    assert "\n" not in excerpt.text


def test_of_a_table_the_row_is_quoted() -> None:
    page = "<table><tr><td>甲<td>乙</tr><tr><td>约50余件<td>丙</tr><tr><td>丁<td>戊</tr></table>"
    assert position(page, "a.html").excerpt.text == "约50余件 丙"


TEXTS = st.text(alphabet="文字1\u3000\u200b<\t约余件。\r\n", max_size=120)


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
def test_every_place_has_an_excerpt_of_one_line(text: str, start: int, length: int) -> None:
    document = read_text(text, "a.txt")
    span = Span(min(start, len(text)), min(start + length, len(text)))
    excerpt = Excerpts(document, Masker()).at(span)
    assert 0 <= excerpt.start <= excerpt.end <= len(excerpt.text)
    assert not set("\r\n\t\0") & set(excerpt.text)


def test_an_excerpt_of_an_attribute_is_its_value() -> None:
    page = '<p>全年<img alt="约50余件">公开</p><!-- 约60余件 -->'
    document = read_text(page, "a.html", ".html")
    at = page.index("约50")
    assert Excerpts(document, Masker()).at(Span(at, at + 5)).text == "约50余件"


def test_related_places_have_labels_and_excerpts() -> None:
    values = figures()
    values.requests["total", "others"] = 1
    (first, *_) = entries(report_html(values=values), "a.html", "annual-report/requests-results-total")
    assert first.related[0].label == "总计：1"
    assert first.position
    assert first.related[0].offset == first.position.offset
    assert all(place.label and place.excerpt.text for place in first.related)


def test_failures_are_carried_over_with_the_masked_name() -> None:
    pack = chosen_pack(select=[RULE])

    def fail(*_: object) -> None:
        raise ValueError

    report = Report(pack.with_rules([replace(rule, check=fail) for rule in pack.rules]))  # type: ignore[arg-type]
    name = Path("户主：赵岚屿.txt")
    add(report, read_text("x", str(name)))
    assert [(failure.rule, failure.reason) for failure in report.failures] == [(RULE, "ValueError")]
    assert report.failures[0].document == "户主：***.txt" == report.documents[0].name


def test_two_words_that_look_like_a_short_name_are_shown() -> None:
    masker = Masker(names=lambda: ["和处", "于洋"])
    assert masker.mask("调查和处理，和处说，于洋到场") == "调查和处理，和*说，于*到场"


@pytest.mark.parametrize(
    "address",
    [
        "zwgk/tzgg/202406/t20240613_1200011.html",
        "art/2024/6/13/art_1229136801_59000123.html",
        "files/P020240305612345678901.pdf",
        "http://www.qinglan.example/show/1593655548706818706",
    ],
)
def test_the_numbers_of_publishing_systems_stay_in_addresses(address: str) -> None:
    assert Masker().mask_address(address) == address


def test_numbers_of_persons_are_masked_in_addresses_too() -> None:
    values = Values("甲")
    for value in (values.mobile(), values.resident_id(), values.wrong_id(), values.card()):
        assert value not in Masker().mask_address(f"公示/{value}.html")
        assert value not in Masker().mask_address(f"http://a.example/x?number={value}&page=2")


@pytest.mark.parametrize(
    "text",
    [
        "云岭县第14号新闻",
        "青岚市人民代表大会第14号",
        "2023-01-20 10:00",
        "发布时间：2023-1-20 10:00:33",
        "2023-01-20 10时",
        "2023-01-20 ~ 2023-02-20",
        "10:00:33 2023-01-20 11:00",
        "2023-01-20 08:30 - 2023-01-20 17:30",
    ],
)
def test_days_with_times_and_counted_things_are_shown(text: str) -> None:
    assert Masker().mask(text) == text


def test_what_only_looks_like_a_day_is_masked() -> None:
    values = Values("甲")
    card = values.card()
    for text in (
        "2023-01-20 10",  # no time
        "2023-13-20 10:00",
        f"2023-01-20 {card}",
        f"{card[:4]}-{card[4:8]}-{card[8:12]}-{card[12:]}",
        f"2023-01-20-{values.resident_id()}",
        "2023-01-2012345678",
    ):
        assert "*" in Masker().mask(text)
        assert not leaks(Masker().mask(text), values)


def test_a_house_that_has_a_counted_number_is_masked() -> None:
    assert Masker().mask("现住云岭县第14号") == "现住*****4号"
    assert Masker().mask("松涧镇上河村第14号") == "********4号"
