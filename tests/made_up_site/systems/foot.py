"""What the systems have in common: menus, metadata, and the foot that every page of a site must carry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from made_up_site.pages import Draft, Office

COLUMNS = ("要闻动态", "通知公告", "公示公告", "政策文件", "政策解读", "政府信息公开", "办事服务", "互动交流")
_TOPICS = "机构概况 领导信息 财政资金 重大项目 行政许可 行政处罚 公共服务 应急管理 教育 医疗卫生 环境保护 安全生产".split()


def paragraphs(body: list[str], before: str, after: str) -> str:
    """Return the body of an article; what is markup stays as it is."""
    return "\n".join(text if text.startswith("<") else f"{before}{text}{after}" for text in body)


@cache
def menu(item: str, number: int) -> str:
    """Return items of a menu.

    Args:
        item: of one, with places for its number, column and topic.
        number: of items.
    """
    return "\n".join(
        item.format(number=at, column=COLUMNS[at % len(COLUMNS)], topic=_TOPICS[at % len(_TOPICS)])
        for at in range(number)
    )


@cache
def style(prefix: str, rules: int) -> str:
    """Return a style sheet of so many rules."""
    return "\n".join(
        f".{prefix}-{at} .item a{{color:#{at % 256:02x}3a{at * 7 % 256:02x};padding:{at % 9}px;float:left;"
        f"background:url(/images/{prefix}_{at}.png) no-repeat {at % 5}px 0}}"
        for at in range(rules)
    )


@cache
def script(name: str, functions: int) -> str:
    """Return a script of so many functions."""
    return "\n".join(
        f"function {name}{at}(box,n){{var list=document.getElementById(box);if(!list){{return;}}"
        f"for(var i=0;i<n;i++){{list.children[i].className=(i==={at})?'on':'';}}}}"
        for at in range(functions)
    )


def metadata(office: Office, draft: Draft) -> str:
    """Return the metadata that government sites give of each page."""
    day = draft.said_day if draft.said_day is not None else f"{draft.day:%Y-%m-%d} 09:30:00"
    return f"""<meta name="SiteName" content="{office.name}">
<meta name="SiteDomain" content="{office.host}">
<meta name="SiteIDCode" content="{office.said_code or office.code}">
<meta name="ColumnName" content="{draft.column}">
<meta name="ColumnType" content="{draft.column}">
<meta name="ArticleTitle" content="{draft.title}">
<meta name="PubDate" content="{day}">
<meta name="ContentSource" content="{office.sponsor}">
<meta name="Keywords" content="{draft.column},{office.name}">
<meta name="Description" content="{draft.title}">"""


@cache
def foot(office: Office, between: str) -> str:
    """Return the eight parts of a foot, set apart by some markup."""
    digits = office.police_digits
    return between.join(
        (
            f'<a href="/sitemap.html">网站地图</a> | <a href="/lxwm.html">联系我们</a> 主办单位：{office.sponsor}',
            f"联系电话：{office.phone} 邮编：{office.postcode}",
            f"网站标识码：{office.code} "
            f'<a href="https://beian.miit.gov.cn/" target="_blank">{office.icp}</a>',
            '<a target="_blank" href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode='
            f'{digits}"><img src="/images/ga.png">{office.police}</a>',
            '<script id="_jiucuo_" sitecode="'
            f'{office.code}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>'
            '<span id="_ideConac"><a href="https://bszs.conac.cn/sitename?method=show&amp;id='
            f'{int(office.code) * 7919:032X}" title="党政机关"><img src="https://dcs.conac.cn/image/red.png"'
            ' alt="党政机关"></a></span>',
        )
    )
