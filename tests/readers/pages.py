"""Small pages of the shapes that government sites publish, and a seeded way to break them."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>某区2023年年度报告</title>
<meta name="description" content="区政府办公室发布">
<style>p { color: red }</style><script>var a = "<p>脚本</p>";</script></head>
<body><!-- 发布前核对 -->
<div id="nav"><ul><li><a href="/">首页</a><li><a href="/gk">公开</a></ul></div>
<h1>某区2023年政府信息公开工作年度报告</h1>
<p>一、总体情况
<p>2023年，我区公开信息 <b>1&nbsp;200</b> 条 &lt;含附件&gt;。<br>另有20条。</p>
<div style="display:none">页面不显示的字</div>
<table border="1"><caption>申请情况</caption>
<tr><th>项目</th><th>自然人</th><th>总计</th></tr>
<tr><td>新收</td><td>3</td><td>3</td></tr>
</table>
<div class="footer"><p>主办：某区人民政府</p></div>
</body></html>
"""

LAYOUT = """<html><body><table width="100%"><tr><td>
<table><tr><td>左栏<td>导航<tr><td>通知<td>公告</table>
</td><td><h2>公示</h2><p>第一段<p>第二段<p>第三段
<ul><li>甲<li>乙<ol><li>丙</ol></ul>
<dl><dt>名词<dd>解释<dt>又一<dd>再解释</dl>
</td></tr></table>
<center><font color="red">联系我们</font></center></body></html>
"""

SPANS = """<body><table><thead><tr><th rowspan="2">机关<th colspan="2">数量</tr>
<tr><th>本年<th>上年</thead><tbody>
<tr><td rowspan="2">甲局<td>1<td>2
<tr><td>3<td>4</tbody></table><p>合计：<span>十</span>件</p>
<table><tr><td><p>说明<p>备注</td><td><div>一<div>二</div></div></table>尾注
"""

FORM = """<form action="/s"><label>查询<input name="q" value="关键字"></label>
<select name="y"><option>2022<option selected>2023</select>
<textarea>意见 &amp; 建议</textarea><button>提交</button></form>
<p>甲 &copy; 乙 &#20013;&#x6587; &amp;amp; 丙</p><hr>结尾<img src="a.png" alt="图示">
"""

PAGES = {"report": REPORT, "layout": LAYOUT, "spans": SPANS, "form": FORM}

#: Pieces a broken template, an editor or a hurried hand leaves in a page.
_STRAYS = (
    "</table>",
    "</td>",
    "</tr>",
    "</div>",
    "</p>",
    "</body>",
    "<td>",
    "<tr>",
    "<table>",
    "<p>",
    "<li>",
    "<b>",
    "</b>",
    "<!-- 旧 -->",
    "&",
    "<",
    "杂",
)
_TAG = re.compile(r"</?[a-z][^<>]*>")


def mutants(page: str, seed: str, count: int) -> Iterator[str]:
    """Yield broken variants of a page, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - picks where to break a page
    for _ in range(count):
        broken = page
        for _ in range(chance.randint(1, 4)):
            broken = _break(broken, chance)
        yield broken


def _break(page: str, chance: random.Random) -> str:
    tags = [found.span() for found in _TAG.finditer(page)]
    if not tags:
        return page
    start, end = chance.choice(tags)
    other_start, other_end = chance.choice(tags)
    at = chance.choice((start, end))
    stray = chance.choice(_STRAYS)
    return chance.choice(
        (
            page[:start] + page[end:],
            page[:start] + page[start:end] * 2 + page[end:],
            page[:other_start] + page[start:end] + page[other_start:],
            page[:at] + stray + page[at:],
            page[:at] + stray + page[at:],
            page[:other_end],
        )
    )
