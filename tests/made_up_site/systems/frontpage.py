"""In the manner of sites made by hand with FrontPage: tables for layout, fonts, GB2312, no metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_up_site.systems.foot import foot, menu, paragraphs

if TYPE_CHECKING:
    from datetime import date

    from made_up_site.pages import Draft, Office

CHARSET = "gb2312"
SUFFIX = ".htm"


def article_path(number: int, day: date) -> str:
    """Return where an article lies."""
    return f"gongkai/{day.year}/tz{day:%m%d}_{number}.htm"


def list_path(page: int) -> str:
    """Return where a page of the list lies."""
    return f"gongkai/list{page + 1}.htm" if page else "gongkai/index.htm"


def _around(office: Office, draft: Draft, inner: str) -> str:
    return f"""<html>

<head>
<meta http-equiv="Content-Language" content="zh-cn">
<meta http-equiv="Content-Type" content="text/html; charset={draft.declared or CHARSET}">
<meta name="GENERATOR" content="Microsoft FrontPage 4.0">
<meta name="ProgId" content="FrontPage.Editor.Document">
<title>{draft.window or draft.title}</title>
{draft.head}</head>

<body topmargin="0" leftmargin="0" bgcolor="#FFFFFF">
<div align="center"><center>
<table border="0" width="778" cellspacing="0" cellpadding="0">
  <tr><td width="778" colspan="2" background="images/top.jpg" height="120">&nbsp;</td></tr>
  <tr><td width="160" valign="top">
    <table border="0" width="160">
{menu('      <tr><td><img src="images/dot{number}.gif"><font size="2"><a href="../l{number}.htm">{topic}</a></font></td></tr>', 40)}
    </table>
  </td><td width="618" valign="top">
{inner}
  </td></tr>
  <tr><td colspan="2" bgcolor="#003399"><p align="center"><font color="#FFFFFF" size="2">{foot(office, "<br>")}</font></td></tr>
</table>
</center></div>
{draft.tail}</body>

</html>
"""


def article(office: Office, draft: Draft) -> str:
    """Return a page with an article whose paragraphs are not closed."""
    links = "".join(
        f'<p><font size="2"><a href="/{link.path}">{link.title}</a></font>' for link in draft.links
    )
    return _around(
        office,
        draft,
        f"""    <p align="center"><b><font size="5" color="#CC0000">{draft.title}</font></b></p>
    <p align="center"><font size="2">{draft.day.year}年{draft.day.month}月{draft.day.day}日</font></p>
{paragraphs(draft.body, '    <p style="line-height: 150%"><font size="3">&nbsp;&nbsp;&nbsp; ', "</font>")}
    {links}""",
    )


def listing(office: Office, draft: Draft) -> str:
    """Return a page of a list."""
    rows = "\n".join(
        f'<tr><td><font size="2">·<a href="/{link.path}">{link.title}</a></font></td><td><font size="2">{link.day.month}/{link.day.day}</font></td></tr>'
        for link in draft.links
    )
    return _around(office, draft, f'<table border="0" width="600">{rows}</table>')
