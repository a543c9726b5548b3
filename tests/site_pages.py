"""A site made up for tests and measurements: pages of several publishing systems, with faults under a key."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from disclosure_lint.specimen_pdf import pdf_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PLACES = "青岚 白栖 云岭 松涧 九里 石屏岭 芦花 长汀湾".split()
_SUBJECTS = "河道 林地 集市 校车 农机 供水 图书 道路 湿地 苗木 气象 养老".split()
_VERBS = "检查 养护 登记 巡查 评估 培训 宣传 改造 监测 调度".split()
_ENDS = (
    "各有关科室按照分工抓好落实。",
    "工作人员到现场逐一核对，并听取群众意见。",
    "下一步将继续完善制度，方便群众办事。",
    "有关情况通过公告栏和网站同步发布。",
    "参加活动的单位交流了做法，形成了台账。",
    "这项工作列入年度计划，按季度通报进展。",
)
_COLUMNS = ("zwgk/tzgg", "zwgk/gsgg", "zwgk/zcwj", "xwzx/bmdt", "xwzx/zwyw", "xxgk/fdzdgknr")
_FOOT = (
    "主办单位：{place}市人民政府办公室 网站标识码：{code} {province}ICP备{icp}号"
    " {province}公网安备 {police}号 联系电话：8123456 网站地图 我为政府网站找错 党政机关"
)


@dataclass
class Site:
    """Where a site was written, and what was put into it.

    Attributes:
        pages: how many files there are.
        planted: path in the site → ids of the rules that must find something there.
    """

    pages: int = 0
    planted: dict[str, str] = field(default_factory=dict)


def write_site(root: Path, pages: int, seed: int = 1, every: int = 20) -> Site:
    """Write a site of so many pages; one in ``every`` has a fault."""
    chance = random.Random(seed)  # noqa: S311 - figures, not keys
    site = Site()
    for number in range(pages):
        column = chance.choice(_COLUMNS)
        fault = chance.choice(sorted(FAULTS)) if number % every == every - 1 else ""
        suffix = ".pdf" if number % 97 == 96 else ".txt" if number % 41 == 40 else ".html"
        path = root / column / f"{2015 + number % 10}" / f"t{number:06}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page(chance, suffix, fault, number))
        site.pages += 1
        if fault:
            site.planted[str(path.relative_to(root))] = fault
    return site


def page(chance: random.Random, suffix: str, fault: str, number: int) -> bytes:
    """Return the bytes of one page; pages of some systems are in GBK."""
    title, paragraphs = _article(chance)
    if fault:
        paragraphs.insert(chance.randrange(len(paragraphs) + 1), FAULTS[fault](chance))
    if suffix == ".pdf":
        lines = [title, *(line for text in paragraphs[:6] for line in _broken(text))]
        commands = "".join(
            f"BT /F1 11 Tf 60 {780 - 18 * at} Td ({line}) Tj ET\n" for at, line in enumerate(lines[:40])
        )
        return pdf_page(commands)
    if suffix == ".txt":
        return "\n".join([title, "", *paragraphs, ""]).encode()
    template = _TEMPLATES[number % len(_TEMPLATES)]
    charset = "gb2312" if number % len(_TEMPLATES) == 1 else "utf-8"
    body = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return template(title, body, charset).encode("gb18030" if charset == "gb2312" else charset)


def _broken(text: str) -> Iterator[str]:
    return (text[at : at + 40] for at in range(0, len(text), 40))


def _article(chance: random.Random) -> tuple[str, list[str]]:
    place, subject, verb = chance.choice(_PLACES), chance.choice(_SUBJECTS), chance.choice(_VERBS)
    title = f"{place}市开展{subject}{verb}工作"
    paragraphs = []
    for _ in range(chance.randint(3, 12)):
        place, subject, verb = chance.choice(_PLACES), chance.choice(_SUBJECTS), chance.choice(_VERBS)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        paragraphs.append(
            f"{month}月{day}日，{place}市组织{subject}{verb}{chance.randint(2, 60)}次，涉及"
            f"{chance.randint(2, 40)}个乡镇。" + "".join(chance.sample(_ENDS, chance.randint(1, 4)))
        )
    return title, paragraphs


def _foot() -> str:
    return _FOOT.format(
        place="青岚", code="6399000003", province="青", icp="19012725", police="63990002000021"
    )


#: What every page of a publishing system carries around its text: menus, styles, scripts.
_MENU = "".join(
    f'<li class="m{at % 7}"><a href="/{column}/list_{at}.html" title="{verb}{subject}">{subject}{verb}</a>\n'
    for at, (column, subject, verb) in enumerate(
        (column, subject, verb) for column in _COLUMNS[:3] for subject in _SUBJECTS[:6] for verb in _VERBS[:5]
    )
)
_STYLE = "".join(f".m{at} li a{{color:#{at:02x}3344;margin:{at}px auto;float:left}}\n" for at in range(90))
_SCRIPT = "".join(f"function open{at}(u){{if(u){{location.hash='#'+u+'{at}'}}}}\n" for at in range(60))


def _plain(title: str, body: str, charset: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}-青岚市人民政府</title>'
        f'<style>{_STYLE}</style></head><body><div class="nav"><ul>{_MENU}</ul></div>'
        f'<h1>{title}</h1><div id="zoom">{body}</div><div class="footer"><p>{_foot()}</p></div></body></html>'
    )


def _table_layout(title: str, body: str, charset: str) -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{title}</title></head><body><table width=980><tr><td><ul>{_MENU}</ul></td></tr>"
        f"<tr><td><h2 align=center>{title}</h2>{body}</td></tr>"
        f"<tr><td>{_foot()}</td></tr></table></body></html>"
    )


def _scripted(title: str, body: str, charset: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}"><title>{title}</title>'
        f"<style>{_STYLE}</style><script>{_SCRIPT}</script></head>"
        f"<body><ul>{_MENU}</ul>"
        f'<article><h1 class="c">{title}</h1>{body}</article><footer>{_foot()}</footer></body></html>'
    )


_TEMPLATES = (_plain, _table_layout, _scripted)

#: Rule → a paragraph in which it finds one thing, and no other rule anything.
FAULTS: dict[str, Callable[[random.Random], str]] = {
    "personal-data/resident-id": lambda chance: f"村民身份证号码：{specimens.resident_id(chance)}，已核对。",
    "wording/double-approximation": lambda chance: f"共发放资料约{chance.randint(30, 90)}余份。",
    "wording/doubled-words": lambda chance: f"规范审核审核发布流程，{chance.randint(3, 9)}月底前完成。",
    "wording/lost-character": lambda chance: f"推进{chance.randint(3, 9)}家公共企事业单信息公开。",
}
