"""The page about a site: whole by itself, safe whatever pages hold, quick with many findings."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.entries import DocumentEntry, Listed
from disclosure_lint.formats.html_page import policy, resource
from disclosure_lint.site.changes import between_scans
from disclosure_lint.site.listing import findings
from disclosure_lint.site.overview import overview
from disclosure_lint.site.printing import findings as printed
from disclosure_lint.site.printing.html import format_changes, format_html
from formats.samples import FAULT, HOSTILE, mixed
from sites.stores import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULE = "wording/double-approximation"
ADDRESS = "https://www.example.gov.cn/zwgk/tzgg/t{}.html"
_HTML = "{http://www.w3.org/1999/xhtml}"
VICIOUS = (
    *HOSTILE,
    "</script><script>document.body.id='pwned'</script>",
    "<!--<script>",
    "\u2028\u2029\u202e\u2066",
    "' onclick='x",
    "https://www.example.gov.cn/</title>",
)
_PACKAGE = "disclosure_lint.site.printing"
_ATTRIBUTES = set(
    "lang charset http-equiv content name class type id value href role aria-label aria-hidden scope hidden"
    " placeholder viewBox width height x y d preserveAspectRatio data-group data-value data-says data-step"
    " data-printed".split()
)


def page(text: str = "", fault: str = FAULT) -> str:
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&#39;")
    return (
        f'<title>{shown}</title><meta name="ColumnName" content="{shown or "通知公告"}">'
        f"<p>{shown}{fault}{shown}</p>"
    )


def made(listed: Iterator[Listed] | list[Listed]) -> str:
    return "".join(format_changes(listed))


def elements(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for element in html5lib.parse(text).iter():
        if isinstance(element.tag, str):
            attributes = {str(name).rpartition("}")[2]: value for name, value in element.attrib.items()}
            yield element.tag.rpartition("}")[2], attributes


def data(text: str, name: str) -> Any:  # noqa: ANN401 - as the page has it
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def assert_inert(text: str) -> None:
    """Three scripts, of which one runs; no event, no address, nothing that is loaded."""
    found = list(elements(text))
    assert [attributes.get("id") for tag, attributes in found if tag == "script"] == ["rows", "strings", None]
    for tag, attributes in found:
        assert set(attributes) <= _ATTRIBUTES, tag
        assert tag not in {"a", "img", "link", "iframe", "object", "embed", "base"}
    assert "\u202e" not in text
    assert "\u2028" not in text


def vicious() -> list[Listed]:
    """Findings whose every value means something to HTML."""
    entry = next(entry for entry in mixed().entries if entry.position)
    assert entry.position
    return [
        Listed(
            replace(
                entry,
                document=text,
                position=replace(entry.position, excerpt=replace(entry.position.excerpt, text=text)),
                message={"zh": text, "en": text},
            ),
            DocumentEntry(text, issuer=text, title=text, address=text, column=text, year=2023),
            "new",
        )
        for text in VICIOUS
    ]


def test_hostile_values_stay_values() -> None:
    text = made(vicious())
    assert_inert(text)
    strings = data(text, "strings")
    assert "</script><script>document.body.id='pwned'</script>" in strings
    assert [row[-5] for row in data(text, "rows")][:1] == [VICIOUS[0]]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*VICIOUS, "<", ">", "&", '"', "'", "\n", "文", "\0"]), max_size=8))
def test_whatever_values_hold_the_page_is_inert(parts: list[str]) -> None:
    one, *_ = vicious()
    text = "".join(parts)
    document = DocumentEntry(text, issuer=text, title=text, address=text, column=text)
    assert_inert(made([Listed(replace(one.entry, message={"zh": text, "en": text}), document, "gone")]))


def test_the_policy_allows_the_style_and_the_script_and_nothing_else() -> None:
    text = made([])
    style, script = (resource(_PACKAGE, name) for name in ("report.css", "report.js"))
    assert f'content="{policy(style, script)}"' in text
    assert policy(style, script).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy(style, script)


def test_one_scan_has_no_trend_and_several_have_a_picture(tmp_path: Path) -> None:
    pages = {ADDRESS.format(n): page(f"第{n}号") for n in (1, 2)}
    with written(tmp_path / "a.db", [pages], RULE) as store:
        text = "".join(format_html(findings(store), overview(store)))
    assert_inert(text)
    assert "只有一次检查" in text
    assert 'aria-label="历次检查"' not in text
    with written(tmp_path / "b.db", [pages, {**pages, ADDRESS.format(3): page("新")}], RULE) as store:
        text = "".join(format_html(findings(store), overview(store), "en"))
        state = overview(store)
    assert_inert(text)
    assert [(scan.found, scan.new) for scan in state.scans] == [(2, 2), (3, 1)]
    picture = text[text.index("<svg") : text.index("</svg>")]
    assert picture.count('class="fail"') == 2
    assert ">3</text>" in picture
    assert "+1 −0" in picture


def test_totals_are_of_all_findings_though_few_are_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printed, "MOST", 2)
    with written(tmp_path / "a.db", [{ADDRESS.format(n): page(f"第{n}号") for n in range(5)}], RULE) as store:
        text = "".join(format_html(findings(store), overview(store)))
    assert len(data(text, "rows")) == 2
    assert "只列前 2 处" in text
    assert re.search(rf'data-value="{RULE}">.*?</button></th><td class="number">5</td>', text)


def test_every_table_has_heads_and_every_field_a_label(tmp_path: Path) -> None:
    with written(tmp_path / "a.db", [{ADDRESS.format(1): page("甲")}], RULE) as store:
        text = "".join(format_html(findings(store), overview(store)))
    tree = html5lib.parse(text)
    for head in tree.iter(f"{_HTML}th"):
        assert head.attrib["scope"] in {"row", "col"}
    labelled = {field for label in tree.iter(f"{_HTML}label") for field in label.iter()}
    fields = [*tree.iter(f"{_HTML}select"), *tree.iter(f"{_HTML}input")]
    assert len(fields) >= 4
    assert all(field in labelled for field in fields)


def browse(text: str, folder: Path, script: str = "") -> str:
    """The page as a browser has it after its script ran, and one of ours behind it, against the policy."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("no Chromium is installed")
    if script:
        text = re.sub(r"<meta http-equiv=[^>]*>", "", text, count=1)
        text = text.replace("</body>", f"<script>{script}</script></body>")
    path = folder / "页.html"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         "--virtual-time-budget=4000", "--dump-dom", path.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    return done.stdout.decode()


def test_a_browser_shows_hostile_values_as_text(tmp_path: Path) -> None:
    web = [Listed(one.entry, replace(one.document, address=ADDRESS.format(1))) for one in vicious()[:1]]
    dom = browse(made([*vicious(), *web]), tmp_path)
    assert 'id="pwned"' not in dom
    found = list(elements(dom))
    assert [a["href"] for tag, a in found if tag == "a"] == [ADDRESS.format(1)]
    shown = dom[dom.index('id="list"') :]
    assert shown.count("<li ") == len(VICIOUS) + 1
    assert "&lt;/script&gt;" in shown
    assert not any(tag in {"img", "iframe"} for tag, _ in found)


_CHOOSE = """
const form = document.getElementById("filters"), out = {};
const items = () => document.querySelectorAll("#list > li").length;
const drawn = () => [document.getElementById("count").textContent, items()];
out.all = drawn();
form.elements.column.value = "栏目3";
form.dispatchEvent(new Event("input"));
setTimeout(() => {
  out.column = drawn();
  form.elements.words.value = "第33号 通知";
  form.dispatchEvent(new Event("input"));
  setTimeout(() => {
    out.words = drawn();
    document.querySelector('button[data-group="column"]').click();
    const pressed = document.querySelector('button[aria-pressed="true"]');
    out.button = [form.elements.column.value, pressed.dataset.value];
    form.reset();
    setTimeout(() => {
      out.reset = drawn();
      document.getElementById("more").click();
      out.more = drawn()[1];
      dispatchEvent(new Event("beforeprint"));
      out.printed = drawn()[1];
      document.title = JSON.stringify(out);
    }, 50);
  }, 300);
}, 300);
"""


def many(number: int) -> Iterator[Listed]:
    one, *_ = vicious()
    for at in range(number):
        document = DocumentEntry(
            ADDRESS.format(at), address=ADDRESS.format(at), title=f"第{at}号通知", column=f"栏目{at % 10}"
        )
        yield Listed(replace(one.entry, document=document.name, repeats=0), document)


def test_filters_choose_among_many_findings(tmp_path: Path) -> None:
    dom = browse(made(many(20_000)), tmp_path, _CHOOSE)
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title
    out = json.loads(title[1].replace("&quot;", '"').replace("&amp;", "&"))
    assert out["all"] == ["20,000 处", 100]
    assert out["column"] == ["2,000 处", 100]
    assert out["words"] == ["1 处", 1]
    assert out["button"] == ["栏目0", "栏目0"]
    assert out["reset"] == ["20,000 处", 100]
    assert out["more"] == 200
    assert out["printed"] == 1000


def test_differences_have_a_filter_of_their_own(tmp_path: Path) -> None:
    first = {ADDRESS.format(n): page(f"第{n}号") for n in (1, 2)}
    last = {ADDRESS.format(1): page("第1号"), ADDRESS.format(3): page("第3号")}
    with written(tmp_path / "a.db", [first, last], RULE) as store:
        text = made(between_scans(store))
    assert_inert(text)
    assert '<select name="change">' in text
    for value, word in (("new", "新增"), ("gone", "消除"), ("still", "仍在")):
        assert f'<option value="{value}">{word} (1)</option>' in text
    dom = browse(text, tmp_path)
    assert dom.count('class="change new"') == 1
