"""In the manner of TRS WCM: div layout, comments of the editor, lists paged by ``createPageHTML``."""

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
    return f"zwgk/tzgg/{day:%Y%m}/t{day:%Y%m%d}_{number + 1200000}.html"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"zwgk/tzgg/index_{page}.html" if page else "zwgk/tzgg/index.html"


def _around(office: Office, draft: Draft, inner: str) -> str:
    window = draft.window or f"{draft.title}-{office.name}"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={draft.declared or CHARSET}" />
<title>{window}</title>
{metadata(office, draft)}
{draft.head}<style type="text/css">
.TRS_Editor P{{line-height:2;font-family:宋体;font-size:12pt;margin:0}}
{style("trs", 70)}
</style>
<script type="text/javascript">
{script("showTab", 25)}
</script>
</head>
<body>
<div class="header"><div class="logo"><img src="/images/logo.png" alt="{office.name}" /></div>
<div class="nav"><ul>
{menu('<li class="nav-{number}"><a href="/col{number}/" target="_blank">{column}</a><span>{topic}</span></li>', 60)}
</ul></div></div>
<div class="position">当前位置：<a href="/index.html">首页</a> &gt; <a href="/{list_path(0)}" class="CurrChnlCls">{draft.column}</a></div>
{inner}
<div class="footer">
<p>{foot(office, "</p>" + chr(10) + "<p>")}</p>
</div>
{draft.tail}</body>
</html>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article."""
    links = "".join(
        f'<li><a href="/{link.path}" title="{link.title}">{link.title}</a></li>' for link in draft.links
    )
    inner = f"""<div class="content">
<h1 class="title">{draft.title}</h1>
<div class="info"><span>发布时间：{draft.day:%Y-%m-%d}</span> <span>来源：{office.sponsor}</span> <span>【字体：<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> <a href="javascript:doZoom(12)">小</a>】</span></div>
<div id="zoom" class="view TRS_UEDITOR trs_paper_default trs_web"><div class=TRS_Editor>
{paragraphs(draft.body, '<p align="justify">　　', "</p>")}
</div></div>
<ul class="fujian">{links}</ul>
</div>"""
    return _around(office, draft, inner)


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list."""
    rows = "\n".join(
        f'<li><a href="/{link.path}" title="{link.title}" target="_blank">{link.title}</a><span>{link.day:%Y-%m-%d}</span></li>'
        for link in draft.links
    )
    inner = f"""<div class="list"><h2>{draft.column}</h2>
<ul class="list-con">
{rows}
</ul>
<div class="page"><script type="text/javascript">createPageHTML({draft.pages or 1}, 0, "index", "html");</script></div></div>"""
    return _around(office, draft, inner)
