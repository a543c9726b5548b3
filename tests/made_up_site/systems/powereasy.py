"""In the manner of 动易 SiteFactory: ASP.NET with its state in a hidden field, pages in GBK."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from made_up_site.systems.foot import foot, menu, metadata, paragraphs, script, style

if TYPE_CHECKING:
    from datetime import date

    from made_up_site.pages import Draft, Office

CHARSET = "gbk"
SUFFIX = ".aspx"


def article_path(number: int, day: date) -> str:
    """Return where an article lies."""
    return f"Item/{number + 5000}.aspx"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"Category_12/Index_{page + 1}.aspx" if page else "Category_12/Index.aspx"


@cache
def _state(size: int) -> str:
    return b64encode(bytes((at * 37 + 11) % 251 for at in range(size))).decode()


def _around(office: Office, draft: Draft, inner: str) -> str:
    window = draft.window or f"{draft.title} - {office.name}"
    return f"""
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset={draft.declared or CHARSET}" /><title>
	{window}
</title>
{metadata(office, draft)}
{draft.head}<style type="text/css">{style("pe", 80)}</style></head>
<body>
<form name="aspnetForm" method="post" action="/Item/Show.aspx" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK{_state(3000)}" /></div>
<script type="text/javascript">
//<![CDATA[
{script("WebForm_", 35)}
//]]>
</script>
<div id="header"><dl class="guide">
{menu('<dd id="ctl00_m{number}"><a href="/Category_{number}/Index.aspx">{topic}</a>（{column}）</dd>', 70)}
</dl></div>
<div class="path">您现在的位置：<a href="/index.html">{office.name}</a> &gt;&gt; <a href="/{list_path(0)}">{draft.column}</a> &gt;&gt; 正文</div>
{inner}
<div id="footer"><table align="center"><tbody><tr><td>{foot(office, "</td></tr><tr><td>")}</td></tr></tbody></table></div>
</form>
{draft.tail}</body>
</html>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article."""
    links = "".join(f'<div>附件：<a href="/{link.path}">{link.title}</a></div>' for link in draft.links)
    return _around(
        office,
        draft,
        f"""<div class="c_main_one"><h2 class="title">{draft.title}</h2>
<div class="property">发布时间：{draft.day:%Y-%m-%d} 点击数：<span id="hits"></span> 录入：办公室</div>
<div id="fontzoom" class="c_content_overflow">
{paragraphs(draft.body, '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span lang="EN-US"></span>', "</p>")}
</div>
{links}</div>""",
    )


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list."""
    rows = "\n".join(
        f'<li><span class="right">[{link.day:%Y-%m-%d}]</span> <a href="/{link.path}" title="标题：{link.title}">{link.title}</a></li>'
        for link in draft.links
    )
    return _around(office, draft, f'<div class="childclass"><ul>\n{rows}\n</ul></div>')
