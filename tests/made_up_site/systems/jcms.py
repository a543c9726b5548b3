"""In the manner of 大汉 JCMS: columns by number, articles below ``/art``, lists in a script of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_up_site.systems.foot import foot, menu, metadata, paragraphs, script, style

if TYPE_CHECKING:
    from datetime import date

    from made_up_site.pages import Draft, Office

CHARSET = "utf-8"
SUFFIX = ".html"


def article_path(number: int, day: date) -> str:
    """Return where an article lies."""
    return f"art/{day.year}/{day.month}/{day.day}/art_1024_{number + 880000}.html"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"col/col1024/index_{page}.html" if page else "col/col1024/index.html"


def _around(office: Office, draft: Draft, inner: str) -> str:
    window = draft.window or f"{office.name} {draft.column} {draft.title}"
    return f"""<!doctype html>
<html>
<head>
<meta charset='{draft.declared or CHARSET}'><meta http-equiv='X-UA-Compatible' content='IE=edge,chrome=1'>
<title>{window}</title>
{metadata(office, draft)}
{draft.head}<link href="/images/1/style.css" rel="stylesheet"><script src="/script/0/jquery.min.js"></script>
<style>{style("hanweb", 110)}</style>
</head>
<body>
<div id="barrierfree_container">
<table width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td class="top"><div class="w1200">
{menu('<div class="cell{number}"><a href="/col/col{number}/index.html">{topic}</a><i>{column}</i></div>', 90)}
</div></td></tr></table>
<div class="dqwz"><a href="/index.html">首页</a> &gt;&gt; <a href="/{list_path(0)}">{draft.column}</a></div>
{inner}
<div class="bottom"><ul><li>{foot(office, "</li><li>")}</li></ul></div>
</div>
<script>{script("hanTab", 20)}</script>
{draft.tail}</body>
</html>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article, its title and text between the marks of the system."""
    links = "".join(
        f'<p><a href="/{link.path}"><img src="/images/icon.gif">{link.title}</a></p>' for link in draft.links
    )
    return _around(
        office,
        draft,
        f"""<div class="main-txt">
<!--<$[标题]>begin--><h2>{draft.title}</h2><!--<$[标题]>end-->
<div class="sp"><span>发布日期：{draft.day:%Y-%m-%d}</span><span>浏览次数：<script src="/module/visitcount/articlehits.jsp"></script></span><span>信息来源：{office.sponsor}</span></div>
<!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><div id="zoom">
{paragraphs(draft.body, '<p style="text-indent:2em;text-align:justify;"><span style="font-family:仿宋;font-size:16pt">', "</span></p>")}
{links}</div><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end-->
</div>""",
    )


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list: a table with index numbers, as the catalogue of disclosures has it."""
    rows = "\n".join(
        f"<tr><td>{at}</td><td><a href='/{link.path}' title='{link.title}'>{link.title}</a></td>"
        f"<td>{link.day:%Y-%m-%d}</td></tr>"
        for at, link in enumerate(draft.links, 1)
    )
    pages = " ".join(f"<a href='/{list_path(page)}'>{page + 1}</a>" for page in range(min(draft.pages, 12)))
    return _around(
        office,
        draft,
        f"<table class='xxgk'><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>\n{rows}\n</table>"
        f"<div class='pages'>{pages} 共{draft.pages}页</div>",
    )
