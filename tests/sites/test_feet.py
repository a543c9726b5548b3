"""The foot of a site without the code of a government site is told once, at the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.site.compare import compare_pages
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.repeats import join_repeats
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from pathlib import Path

FOOT = (
    "<p>{name}召开防汛会议</p>"
    "<footer>{sponsor} 联系电话：0990-8123456 网站地图 皖ICP备99000001号{code}</footer>"
)
TOLD = """
SELECT document, repeats FROM finding
WHERE same IS NULL AND message_zh LIKE '%网站标识码%' ORDER BY id
"""


def foot(name: str, sponsor: str = "主办单位：青岚市林业局", code: str = "") -> str:
    return FOOT.format(name=name, sponsor=sponsor, code=code)


def told(folder: Path, *pages: tuple[str, str]) -> list[tuple[str, int]]:
    """The addresses of pages that are told to lack the code, and how many more say the same."""
    settings = Settings(select=("website/footer-parts",), ner=False)
    with Store(folder / "s.db", create=True) as store:
        number = store.begin("v", {})
        for address, text in pages:
            source = Source(address, text.encode(), address=address)
            store.add(number, "v", [check_page(Task(address, source), settings.run(), "v", b"key")])
        compare_pages(store, number, settings)
        join_repeats(store)
        return list(store.rows(TOLD))


def test_a_template_without_the_code_is_told_once_beside_pages_that_carry_it(tmp_path: Path) -> None:
    pages = [(f"http://www.qinglan.example/{name}.html", foot(name)) for name in "abc"]
    pages.append(("http://www.qinglan.example/code.html", foot("丁", code=" 标识码：9901000003")))
    assert told(tmp_path, *pages) == [("http://www.qinglan.example/a.html", 2)]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.qinglan.gov.cn", 1),
        ("qinglan.gov.cn:8080", 1),
        ("www.gov.cn.example", 0),
        ("www.qinglan.example", 0),
    ],
)
def test_the_host_tells_the_site_of_an_office(host: str, expected: int, tmp_path: Path) -> None:
    page = foot("青岚", sponsor="版权所有：青岚在线")
    assert len(told(tmp_path, (f"http://{host}/a.html", page))) == expected


@pytest.mark.parametrize("text", ["<p>正文</p>", "<p>正文</p><footer>青岚市林业局</footer>"])
def test_a_page_without_a_foot_is_not_told(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, ("http://www.qinglan.gov.cn/a.html", text)) == []


def test_an_attachment_is_not_told(tmp_path: Path) -> None:
    text = "主办单位：青岚市林业局 联系电话：0990-8123456 网站地图 皖ICP备99000001号"
    assert told(tmp_path, ("http://www.qinglan.gov.cn/a.txt", text)) == []
