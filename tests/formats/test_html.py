"""The page: whole by itself, safe whatever documents hold, findings and text linked both ways."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import Report
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.formats.html import format_html, policy
from disclosure_lint.readers import read_text
from disclosure_lint.text import Span
from formats.samples import FAULT, HOSTILE, decided, hostile, mixed, paged
from personal_documents import CASES
from personal_values import Values, leaks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Lang

_HTML = "{http://www.w3.org/1999/xhtml}"
_ALLOWED = set(
    "html head meta title style body input div h1 h2 h3 h4 h5 p span label main section article".split()
    + "header table thead tbody tr th td ul li b a sup blockquote dl dt dd br code".split()
)
_ATTRIBUTES = set(
    "lang charset http-equiv content name class type id checked for href rowspan colspan".split()
)


def page_of(text: str, name: str = "a.html") -> str:
    report = Report(chosen_pack(), keep_texts=True)
    add(report, read_text(text, name, ".html"))
    return format_html(report)


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for element in html5lib.parse(page).iter():
        if isinstance(element.tag, str):
            yield element.tag.removeprefix(_HTML), dict(element.attrib)


def assert_inert(page: str) -> None:
    """No script, no event, no address but places on the page itself."""
    for tag, attributes in elements(page):
        assert tag in _ALLOWED
        assert set(attributes) <= _ATTRIBUTES
        assert attributes.get("href", "#").startswith("#")
    assert page.count("<style>") == 1


def assert_linked(page: str) -> None:
    """Every link leads somewhere, every id is there once."""
    found = list(elements(page))
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for _, a in found if "href" in a} | {a["for"] for _, a in found if "for" in a}
    assert targets <= set(ids)


@pytest.mark.parametrize("keep_texts", [True, False])
@pytest.mark.parametrize("make", [mixed, hostile])
def test_the_page_is_inert_and_linked(make: Any, keep_texts: bool) -> None:  # noqa: ANN401, FBT001
    page = format_html(make(keep_texts=keep_texts))
    assert_inert(page)
    assert_linked(page)


def test_a_report_of_pages_or_of_nothing_is_a_page_too() -> None:
    for report in (paged(), Report(chosen_pack())):
        page = format_html(report, "en")
        assert_inert(page)
        assert_linked(page)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*HOSTILE, FAULT, "<p>", "<td>", "<table>", "</div>", '"', "'", "\n", "\t", "文"]),
        max_size=25,
    )
)
def test_whatever_a_document_holds_the_page_is_inert(parts: list[str]) -> None:
    page = page_of(f"{FAULT}{''.join(parts)}", f"{''.join(parts)[:60]}.html")
    assert_inert(page)
    assert_linked(page)


def test_every_finding_is_linked_with_its_place_in_the_text_and_back() -> None:
    report = mixed(keep_texts=True)
    page = format_html(report)
    placed = set(re.findall(r'id="m(\d+)"', page))
    cards = set(re.findall(r'id="f(\d+)"', page))
    with_place = {str(number) for number, entry in enumerate(report.entries, start=1) if entry.position}
    assert placed == with_place <= cards
    for number in placed:
        assert f'href="#m{number}"' in page
        assert re.search(rf'<a class="mark \w+" href="#f{number}">', page)


def test_what_is_marked_is_what_the_finding_is_about() -> None:
    page = page_of("<h1>题目</h1><p>前文，<b>约50</b>余件，后文</p><table><tr><th>甲<td>乙</table>")
    assert '<a class="mark warning" href="#f1">约50余件</a>' in page
    assert "<th>甲</th><td>乙</td>" in page
    assert '<h3 class="heading">题目</h3>' in page


def test_places_that_overlap_are_all_marked() -> None:
    report = mixed(keep_texts=True)
    first = next(entry for entry in report.entries if entry.position and entry.document == "a.txt")
    assert first.position
    span = first.position.span
    wider = replace(first.position, span=Span(span.start - 1, span.end + 1))
    report.entries.append(replace(first, position=wider))
    page = format_html(report)
    assert_linked(page)
    placed = re.findall(r'id="m(\d+)"', page)
    assert len(placed) == sum(entry.position is not None for entry in report.entries)
    assert set(placed) <= set(re.findall(r'<sup><a href="#f(\d+)">', page))


@pytest.mark.parametrize("name", list(CASES))
def test_the_text_shown_is_masked(name: str) -> None:
    for profile in ("daily", "audit"):
        values = Values(f"page {name}")
        report = Report(chosen_pack(profile=profile), keep_texts=True)
        document = read_text(CASES[name](values), name, f".{name.rpartition('.')[2]}")
        add(report, document)
        page = format_html(report)
        assert 'class="panel text"' in page or not report.entries
        assert leaks(page, values) == []


def test_of_a_long_document_windows_are_shown() -> None:
    filler = ["".join(f"第{n}件事由第{n + m}科办理，" for m in range(30)) for n in range(1200)]
    page = page_of(f"<p>{'<p>'.join(filler[:600])}<p>{FAULT}<p>{'<p>'.join(filler[600:])}")
    assert len(page) < 60_000
    assert page.count('class="gap"') == 2
    assert "约50余件</a>" in page


def test_of_very_many_findings_the_first_are_shown_and_the_others_counted() -> None:
    page = page_of(f"<p>{FAULT}" * 5_000)
    assert_linked(page)
    assert page.count('<article class="card') == 100
    assert "另有 4900 处" in page
    assert len(page) < 400_000


def test_of_a_long_line_what_is_around_the_place_is_shown() -> None:
    page = page_of("文字，" * 100_000 + FAULT + "文字，" * 100_000)
    assert len(page) < 60_000
    assert "约50余件</a>" in page


def test_of_a_long_table_the_rows_around_are_shown() -> None:
    row = "<tr><td>甲<td>文字文字文字文字文字文字文字</tr>"
    page = page_of(f"<table>{row * 9000}<tr><td>{FAULT}<td>乙</tr>{row * 9000}</table>")
    assert len(page) < 60_000
    assert "约50余件</a>" in page


def test_lines_of_a_cell_stay_lines() -> None:
    assert "\ufffd" not in page_of(f"<table><tr><td>商业<br>企业<td>{FAULT}</table>")


def test_the_policy_names_the_style_sheet_and_nothing_else() -> None:
    page = format_html(mixed())
    assert f'content="{policy()}"' in page
    assert policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy()
    assert " style=" not in page


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_language_asked_for_is_shown_first(lang: Lang, other: str) -> None:
    page = format_html(mixed(), lang)
    assert f'<html lang="{lang}">' in page
    assert f'id="{lang}" checked' in page
    assert f'id="{other}">' in page


def test_what_does_not_count_is_shown_when_asked_for_with_the_reason() -> None:
    assert format_html(decided()).count('<article class="card') == 1
    page = format_html(decided(), everything=True)
    assert_inert(page)
    assert page.count('<article class="card') == 4
    assert "已豁免：已核实（政务公开办，至 2030-01-31）" in page
    assert "known (baseline)" in page


def test_the_same_documents_give_the_same_page() -> None:
    assert format_html(mixed(keep_texts=True)) == format_html(mixed(keep_texts=True))


class _Heard(HTTPServer):
    """Notes every request."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        super().__init__(("127.0.0.1", 0), _Note)


class _Note(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, _Heard)
        self.server.requests.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def heard() -> Iterator[_Heard]:
    server = _Heard()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def browse(path: Path, profile: Path) -> str:
    """The page as a browser has it after its scripts, if there were any, ran."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("no Chromium is installed")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
         "--virtual-time-budget=3000", "--dump-dom", path.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    return done.stdout.decode()


def attack(address: str) -> str:
    """Ways to run a script or to load something, each of which would be noticed."""
    script = f"fetch('{address}/fetch');document.body.id='pwned'"
    return "\n".join(
        (
            f"<script>{script}</script>",
            f'<img src="{address}/img" onerror="{script}">',
            f'"><svg onload="{script}"><style>@import url({address}/css)</style>',
            f"</style><link rel=stylesheet href={address}/link>",
            f"<iframe src={address}/frame></iframe><object data={address}/object></object>",
            f'<meta http-equiv="refresh" content="0;url={address}/refresh">',
            f'<body style="background:url({address}/background)"><base href="{address}/">',
        )
    )


def test_a_browser_runs_nothing_and_asks_for_nothing(tmp_path: Path, heard: _Heard) -> None:
    address = f"http://127.0.0.1:{heard.server_port}"
    vicious = attack(address)
    shown = vicious.replace("&", "&amp;").replace("<", "&lt;")
    report = Report(chosen_pack(), keep_texts=True)
    add(report, read_text(f"<h1>{shown}</h1><p>{shown}{FAULT}{shown}</p>", vicious[:200], ".html"))
    path = tmp_path / "报告.html"
    path.write_text(format_html(report), encoding="utf-8")
    dom = browse(path, tmp_path / "profile")
    assert 'id="pwned"' not in dom
    assert "<script" not in dom
    assert "约50余件" in dom
    assert heard.requests == []


def test_the_browser_would_notice(tmp_path: Path, heard: _Heard) -> None:
    path = tmp_path / "attack.html"
    path.write_text(f"<body>{attack(f'http://127.0.0.1:{heard.server_port}')}", encoding="utf-8")
    browse(path, tmp_path / "profile")
    assert heard.requests
