"""A page as it was sent and as a browser shows it come to one set of findings."""

from __future__ import annotations

import pytest

from disclosure_lint.site.pages import Page, Task, check_page
from disclosure_lint.site.rendered import likeness, rendered_source
from disclosure_lint.site.settings import Settings
from disclosure_lint.source import Source
from personal_values import Values

ADDRESS = "https://www.qinglan.example/a.html"
SETTINGS = Settings(ner=False)


def check(sent: str, shown: str) -> Page:
    source = Source(ADDRESS, sent.encode(), media="text/html; charset=utf-8", address=ADDRESS)
    task = Task(ADDRESS, source, rendered=rendered_source(source, shown.encode()))
    return check_page(task, SETTINGS.run(), "v", b"k")


def page(body: str) -> str:
    head = "<meta charset='utf-8'><title>公告</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def leaks(found: Page) -> list[str]:
    return [row.document for row in found.found if row.rule.startswith("personal-data/")]


def test_what_a_script_writes_and_what_it_takes_away_are_both_found() -> None:
    person = f"<p>申请人身份证号：{Values('rendered').resident_id()}</p>"
    assert leaks(check(page(""), page(person))) == [f"{ADDRESS}!rendered"]
    assert leaks(check(page(person), page(""))) == [ADDRESS]
    assert leaks(check(page(f"<!-- {person} -->"), page(""))) == [ADDRESS]
    assert leaks(check(page(person), page(f"{person}<p>另写</p>"))) == [ADDRESS]
    assert leaks(check(page(""), page(""))) == []


def test_as_many_are_told_as_there_are_on_the_side_that_has_more() -> None:
    person = f"<tr><td>身份证号</td><td>{Values('rendered').resident_id()}</td></tr>"
    once = len(leaks(check(page(""), page(f"<table>{person}</table>"))))
    twice = len(leaks(check(page(""), page(f"<table>{person * 2}</table>"))))
    both = leaks(check(page(f"<table>{person}</table>"), page(f"<table>{person * 2}</table>")))
    assert (once, len(both)) == (1, twice)


FOOT = """<p>青岚市召开防汛会议</p><footer>主办：青岚市税务局 联系我们 {}政府网站标识码 bm99000021
京ICP备99000001号 京公网安备 11010202000001号 <script src="https://dcs.conac.cn/js/x.js"></script>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">纠错</a>{}</footer>"""


@pytest.mark.parametrize("where", [0, 1])
def test_what_only_the_source_lacks_is_no_fault_of_the_page(where: int) -> None:
    written = ["", ""]
    written[where] = "<a href='/map'>网站地图</a> "
    lacking, whole = page(FOOT.format("", "")), page(FOOT.format(*written))

    def told(found: Page) -> list[str]:
        return [row.rule for row in found.found if row.rule == "website/footer-parts"]

    assert told(check(lacking, lacking)) == ["website/footer-parts"]
    assert told(check(lacking, whole)) == []
    assert len(told(check(whole, lacking))) == 1


def test_the_same_page_has_the_same_digest_whatever_the_clock_says() -> None:
    def digest(written: str) -> str:
        return check(page("<p>x</p>"), page(f"<p>x</p><p>{written}</p>")).digest

    assert digest("今天是2026年11月26日 星期四") == digest("今天是2026年11月27日 星期五")
    assert digest("电话 0999-1234567") != digest("电话 0999-1234568")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("<p>甲</p>", "<div>甲</div>", "same"),
        ("<p>甲</p>", "<p>甲<span>10:30:05</span></p>", "same"),
        ("<p>甲</p>", "<p>甲<span>13900000000</span></p>", "different"),
        ("<a href='/1'>甲</a>", "<a href='/2'>甲</a>", "different"),
        ("<script>甲</script>", "<script>乙</script>", "same"),
        ("", "<p>", "same"),
    ],
)
def test_pages_are_alike_when_text_and_links_are(one: str, other: str, same: str) -> None:
    assert (likeness(page(one)) == likeness(page(other))) == (same == "same")
    assert likeness("") == ""
    assert likeness("\x00\ud800<") is not None
