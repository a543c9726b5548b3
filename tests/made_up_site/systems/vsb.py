"""In the manner of 博达 VSB: articles below ``/info``, a form around the text, lists counted backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_up_site.systems.foot import foot, menu, metadata, paragraphs, script, style

if TYPE_CHECKING:
    from datetime import date

    from made_up_site.pages import Draft, Office

CHARSET = "utf-8"
SUFFIX = ".htm"


def article_path(number: int, day: date) -> str:
    """Return where an article lies."""
    return f"info/1021/{number + 3000}.htm"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"xxgk/tzgg/{page}.htm" if page else "xxgk/tzgg.htm"


def _around(office: Office, draft: Draft, inner: str) -> str:
    window = draft.window or f"{draft.title}-{office.name}"
    return f"""\ufeff<!DOCTYPE html><HTML><HEAD><META content="IE=11.0000" http-equiv="X-UA-Compatible">
<META content="text/html; charset={(draft.declared or CHARSET).upper()}" http-equiv="Content-Type">
<TITLE>{window}</TITLE>
{metadata(office, draft)}
{draft.head}<!--Announced by Visual SiteBuilder 9-->
<STYLE>{style("vsb", 60)}</STYLE>
<SCRIPT language="javascript">{script("_sitegray", 30)}</SCRIPT>
</HEAD>
<BODY>
<div class="topnav">
{menu('<a href="../../n{number}.htm" class="m{number}" title="{topic}">{topic}</a> <em>{column}</em>', 50)}
</div>
<div class="weizhi">当前位置: <a href="/index.html">首页</a> &gt; <a href="/{list_path(0)}">{draft.column}</a> &gt; 正文</div>
{inner}
<div class="foot">{foot(office, "<br>")}</div>
{draft.tail}</BODY></HTML>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article inside its form."""
    links = "".join(
        f'<li>附件【<a href="/{link.path}" target="_blank">{link.title}</a>】已下载<span id="nattach">0</span>次</li>'
        for link in draft.links
    )
    return _around(
        office,
        draft,
        f"""<form name="_newscontent_fromname"><div class="nr">
<div class="bt">{draft.title}</div>
<div class="xx">发布日期：{draft.day.year}年{draft.day.month:02}月{draft.day.day:02}日 作者： 来源：{office.sponsor} 点击：[<span id="dynclicks"></span>]</div>
<div id="vsb_content"><div class="v_news_content">
{paragraphs(draft.body, '<p class="vsbcontent_start" style="text-indent: 28px; line-height: 150%">', "</p>")}
</div></div>
<ul style="list-style-type:none;">{links}</ul>
</div></form>""",
    )


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list."""
    rows = "\n".join(
        f'<li id="line_u9_{at}"><a href="/{link.path}" title="{link.title}"><span>{link.day:%m-%d}</span><em>{link.title}</em></a></li>'
        for at, link in enumerate(draft.links)
    )
    return _around(
        office,
        draft,
        f'<div class="n_list"><h3>{draft.column}</h3><ul>\n{rows}\n</ul>'
        f'<div class="pb_sys_common"><span class="p_t">共{draft.pages}页</span> <a href="/{list_path(max(0, min(1, draft.pages - 1)))}">下页</a></div></div>',
    )
