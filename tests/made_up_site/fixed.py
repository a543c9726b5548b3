"""Pages every site has: its first page, map, contact, and the column of disclosure with its parts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from made_up_site.pages import Draft, Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from made_up_site.pages import Office

_DAY = date(2024, 3, 5)
_HOME = "index.html"
MAP = "sitemap.html"
_CONTACT, _COLUMN, _GUIDE, _RULES = "lxwm.html", "xxgk/index.html", "xxgk/zn.html", "xxgk/zd.html"


def _home(office: Office, lists: list[str]) -> Draft:
    links = [
        Link(MAP, "网站地图", _DAY),
        Link(_CONTACT, "联系我们", _DAY),
        Link(_COLUMN, "政府信息公开", _DAY),
        Link(lists[0], "通知公告", _DAY),
    ]
    return Draft(_HOME, office.name, _DAY, column="首页", window=office.name, links=links)


def _map(office: Office, lists: list[str]) -> Draft:
    links = [Link(path, f"通知公告第{at}页", _DAY) for at, path in enumerate(lists, 1)]
    return Draft(MAP, "网站地图", _DAY, column="网站地图", links=links)


def _contact(office: Office, lists: list[str]) -> Draft:
    body = [
        f"网站由{office.sponsor}主办，内容由各科室提供。",
        f"办公地址：青岚市云溪大道1号，邮政编码：{office.postcode}，联系电话：{office.phone}。",
    ]
    return Draft(_CONTACT, "联系我们", _DAY, column="联系我们", body=body)


def _column(office: Office, lists: list[str]) -> Draft:
    links = [
        Link(_GUIDE, "政府信息公开指南", _DAY),
        Link(_RULES, "政府信息公开制度", _DAY),
        Link(lists[0], "法定主动公开内容", _DAY),
        Link(lists[0], "政府信息公开年报", _DAY),
        Link(lists[0], "依申请公开", _DAY),
    ]
    return Draft(_COLUMN, "政府信息公开", _DAY, column="政府信息公开", window="政府信息公开", links=links)


def guide(path: str, organ: str, phone: str, *, fax: bool = True) -> Draft:
    """Return the guide of an organ, as article 12 of the Regulations wants it."""
    body = [
        f"为便于公民、法人和其他组织获取{organ}的政府信息，编制本指南。",
        "一、政府信息的分类和编排体系",
        "主动公开的信息按机构职能、政策文件、财政信息、重点领域等主题分类，编有索引、名称、内容概述和生成日期。",
        "二、获取方式",
        "主动公开的信息可以在本网站查阅，也可以到市档案馆、图书馆查阅。申请公开的，填写申请表后当面、邮寄或者在线提交。",
        "三、政府信息公开工作机构",
        f"工作机构：{organ}办公室。办公地址：青岚市云溪大道1号。办公时间：工作日上午9:00至12:00，下午14:00至17:30。",
        f"联系电话：{phone}。{'传真：0970-8100099。' if fax else ''}电子邮箱：gongkai@qinglan.example。",
    ]
    return Draft(path, f"{organ}政府信息公开指南", _DAY, column="政府信息公开指南", body=body)


def _guide(office: Office, lists: list[str]) -> Draft:
    return guide(_GUIDE, office.sponsor.removesuffix("办公室"), office.phone)


def _rules(office: Office, lists: list[str]) -> Draft:
    body = [
        "第一条 为规范政府信息公开工作，制定本制度。",
        "第二条 公开政府信息前，由产生信息的科室填写审查单，经保密审查后报分管负责人审定。",
        "第三条 公开的信息涉及商业秘密、个人隐私的，按照规定处理后再公开。",
        "第四条 各科室发现公开的信息不准确的，及时更正。",
    ]
    return Draft(_RULES, "政府信息公开审查制度", _DAY, column="政府信息公开制度", body=body)


#: Makers of these pages; each is given whose site it is and where the pages of its list lie.
FIXED: tuple[Callable[[Office, list[str]], Draft], ...] = (_home, _map, _contact, _column, _guide, _rules)
