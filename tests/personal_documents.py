"""Documents that hold invented values in every place that publishing software knows.

A name ends with the suffix that chooses the reader; nearly all documents have a fault
beside the values, so that they are quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_reports import figures, report_html
from personal_values import Values, entities, grouped, tagged, wide

if TYPE_CHECKING:
    from collections.abc import Callable

#: A fault of the wording, so that what stands around it is quoted.
FAULT = "收到约50余件"
TRADITIONAL = "本報告根據國家開會處理問題數據"
ZERO_WIDTH = "\u200b"


def form(values: Values, **given: str) -> str:
    """An annual report with values where its forms want figures."""
    filled = figures()
    for place, value in given.items():
        row, _, column = place.partition("__")
        filled.requests[row.replace("_", "-"), column.replace("_", "-")] = value
    filled.litigation[3] = values.name()
    return report_html(values=filled)


def garbled(name: str) -> str:
    return f"本年度報(bào)告，姓名：{name}，國(guó)家開(kāi)會(huì)，{FAULT}處(chù)理問(wèn)題數(shù)據(jù)。"


def traditional(values: Values) -> str:
    values.names.append("陈岚屿")
    return "陳嵐嶼"


def _rows(values: Values) -> str:
    return "".join(
        f"<tr><td>{values.name()}<td>{values.resident_id()}<td>{values.mobile()}<td>{FAULT}" for _ in range(8)
    )


def _named_rows(values: Values) -> str:
    return "".join(f"<tr><td>{values.name()}<td>{FAULT}" for _ in range(30))


#: Values of these kinds count wherever they stand; the others have to be announced.
ANNOUNCED = {
    "passport": "护照号",
    "travel-permit": "港澳通行证",
    "home-permit": "证件号码",
    "military-card": "军官证",
    "record": "住院号",
    "social-security": "社保卡号",
    "school-number": "学号",
    "qq": "QQ",
    "wechat": "微信号",
    "ip-address": "IP地址",
    "landline": "家庭电话",
    "landline-local": "宅电",
    "permanent-residence-2017": "永久居留证",
    "home-address": "家庭住址",
    "home-address-village": "住址",
    "birth-date": "出生日期",
    "plate": "车牌号",
    "email": "邮箱",
    "disability-card": "残疾人证号",
    "student-number": "学籍号",
    "residence-permit": "居住证号码",
    "permanent-residence": "永久居留身份证",
}
KINDS = tuple(ANNOUNCED)


def announced(values: Values, sign: str = "：") -> str:
    return "\n".join(
        f"{FAULT}，{word}{sign}{values.other(kind)}，{FAULT}" for kind, word in ANNOUNCED.items()
    )


def columns(values: Values, rows: int) -> str:
    head = "".join(f"<th>{word}" for word in ANNOUNCED.values())
    body = "".join(
        f"<tr>{''.join(f'<td>{values.other(kind)}' for kind in KINDS)}<td>{FAULT}" for _ in range(rows)
    )
    return f"<table><tr>{head}{body}</table>"


def again(values: Values) -> str:
    """Columns, and their values once more where nothing announces them."""
    before = len(values.others)
    table = columns(values, 2)
    words = (value for value in values.others[before:] if value.isascii())
    return f"{table}<p>{FAULT}，" + f"，{FAULT}，".join(words)


def percent(value: str) -> str:
    return "".join(f"%{byte:02x}" for byte in value.encode())


def script(value: str) -> str:
    return "".join(f"\\u{ord(sign):04x}" for sign in value)


CASES: dict[str, Callable[[Values], str]] = {
    "kinds.txt": announced,
    "kinds with spaces.txt": lambda v: announced(v, " "),
    "kinds.html": lambda v: announced(v).replace("\n", "<p>"),
    "kinds in columns.html": lambda v: columns(v, 3),
    "kinds again.html": again,
    "kinds in attributes.html": lambda v: "".join(
        f"<p title='{word}：{v.other(kind)}'>{FAULT}</p>" for kind, word in ANNOUNCED.items()
    ),
    "cards.txt": lambda v: "".join(
        f"{FAULT}，卡号{form(v.card())}，{FAULT}，{v.card()}\n"
        for form in (str, wide, lambda card: " ".join((card[:4], card[4:8], card[8:12], card[12:])))
    ),
    "dots.txt": lambda v: "".join(f"{FAULT}，{grouped(v.mobile(), sign)}，{FAULT}\n" for sign in "._·"),
    "single.txt": lambda v: (
        f"{FAULT}，电话{' '.join(v.mobile())}，身份证{' '.join(v.resident_id())}，{FAULT}\n"
    ),
    "broken.txt": lambda v: f"{FAULT}，电话{(one := v.mobile())[:6]}\n{one[6:]}，{FAULT}\n",
    "broken cell.html": lambda v: (
        f"<table><tr><td>身份证号<td>{(one := v.resident_id())[:10]}<br>{one[10:]}<td>{FAULT}</table>"
    ),
    "escapes.html": lambda v: (
        f"<script>a={{'{script('身份证')}':'{script(v.resident_id())}',b:'{v.mobile()}'}}</script>"
        f"<a href='x?sfz={percent(v.resident_id())}&sjh={v.mobile()}'>{FAULT}</a>"
    ),
    "weak mask.txt": lambda v: (
        f"{FAULT}，身份证号{(one := v.resident_id())[:17]}*，{FAULT}\n"
        f"{FAULT}，张某，身份证号{(two := v.resident_id())[:6]}********{two[14:]}\n"
        f"{FAULT}，张某，身份证号{two[:14]}****，{FAULT}，{one[:16]}**\n"
    ),
    "long list.txt": lambda v: "".join(
        f"{n}. {v.resident_id()} {v.mobile()} {v.card()}\n" for n in range(40)
    ),
    "lines.txt": lambda v: (
        f"证号{v.resident_id()}，{FAULT}\n{FAULT}，电话{v.mobile()}\n户主：{v.name()}，{FAULT}\n"
    ),
    "wrong check.txt": lambda v: f"身份证号：{v.wrong_id()}，{FAULT}，{v.wrong_id()}，{wide(v.wrong_id())}\n",
    "grouped.txt": lambda v: "".join(
        f"{FAULT}，{grouped(make(), sign)}\n" for sign in (" ", "-") for make in (v.mobile, v.resident_id)
    ),
    "wide.txt": lambda v: (
        f"{FAULT}，{wide(v.mobile())}，{wide(v.resident_id())}，{wide(grouped(v.mobile(), '-'))}\n"
    ),
    "country code.txt": lambda v: (
        f"{FAULT}，+86{v.mobile()}、+86 {v.mobile()}、0086-{v.mobile()}、(86){v.mobile()}\n"
    ),
    "row.txt": lambda v: (
        f"{FAULT} {' '.join(v.mobile() for _ in range(4))} {grouped(v.mobile())} {v.resident_id()}\n"
    ),
    "joined.txt": lambda v: f"{FAULT}，{v.mobile()}-{v.mobile()}，{v.mobile()}{v.mobile()}，{v.mobile()}1\n",
    "invisible.txt": lambda v: "".join(
        f"{ZERO_WIDTH.join(v.mobile())}，{FAULT}，{(ZERO_WIDTH * 2).join(v.resident_id())}\n"
        for _ in range(2)
    ),
    "cut.txt": lambda v: "".join(
        f"{v.resident_id()}{'文' * size}{FAULT}{'文' * size}{v.mobile()}\n" for size in range(10, 50, 3)
    ),
    "repeated.txt": lambda v: f"他的号码是{(number := v.mobile())}。他的号码是{number}。\n",
    "urls.txt": lambda v: f"{FAULT} http://a.cn/x?id={v.resident_id()}&m={v.mobile()} a{v.mobile()}@b.com\n",
    "heading.txt": lambda v: (
        f"一、{v.mobile()}名单\n（一）证号{v.resident_id()}\n{FAULT}\n二、户主：{v.name()}\n{FAULT}\n"
    ),
    "prefix.txt": lambda v: f"{FAULT}，微信wx{v.mobile()}，Tel{v.mobile()}，No{v.resident_id()}\n",
    "front matter.md": lambda v: (
        f"---\nphone: {v.mobile()}\nname: {v.name()}\n---\n\n# {v.mobile()}\n\n- {FAULT}，{v.resident_id()}\n"
    ),
    "table.md": lambda v: (
        f"|姓名|证号|\n|-|-|\n|{v.name()}|{v.resident_id()}，{FAULT}|\n\n<!-- {v.mobile()} -->\n"
    ),
    "emphasis.md": lambda v: f"{FAULT}，**{(number := v.mobile())[:3]}**{number[3:]}\n",
    "elements.html": lambda v: (
        f"<p>{FAULT}，{tagged(v.mobile())}，{entities(v.resident_id())}，{entities(v.mobile())}</p>"
    ),
    "table.html": lambda v: f"<table><tr><th>姓名<th>证号<th>电话{_rows(v)}</table>",
    "attributes.html": lambda v: (
        f"<p title={v.mobile()} data-x='{v.resident_id()}' onclick=\"call('{v.mobile()}')\">{FAULT}"
        f"<a href='tel:{v.mobile()}'>x</a><img alt='姓名：{v.name()}'><input value='{entities(v.mobile())}'>"
    ),
    "comment.html": lambda v: f"<p>{FAULT}<!-- {v.mobile()}，{v.resident_id()}，户主：{v.name()} --></p>",
    "script.html": lambda v: (
        f"<script>var a={{'p':{v.mobile()},\"i\":\"{v.resident_id()}\",n:'{v.name()}'}}</script>{FAULT}"
    ),
    "hidden.html": lambda v: (
        f"<div style='display:none'>{v.mobile()}，姓名：{v.name()}，{v.resident_id()}</div>{FAULT}"
    ),
    "head.html": lambda v: (
        f"<title>{tagged(v.mobile())}</title><meta name=description content={v.resident_id()}>"
        f"<h1>{v.mobile()}</h1><h2>姓名：{v.name()}</h2>{FAULT}"
    ),
    "charset.html": lambda v: (
        f"<title>{entities(v.mobile())}</title><meta charset=gb2312><p>{tagged(v.resident_id())}公开</p>"
    ),
    "nul.html": lambda v: f"<p id=x{v.mobile()} class='\0'>{tagged(v.mobile())}</p>",
    "report.html": lambda v: (
        f"<h1>{v.mobile()}局2017年政府信息公开工作年度报告</h1><p>统计期限2017年1月1日至2016年12月31日，"
        f"报告2018年{v.mobile()}日。本报告由概述、{v.resident_id()}情况、{v.mobile()}组成。</p>"
    ),
    "named.html": lambda v: (
        f"<p>授予{(name := v.name())}同志称号。后来{name}说，{FAULT}。{name}，{FAULT}</p>"
    ),
    "announced.txt": lambda v: "".join(
        f"{word}{sign}{v.name()}，{FAULT}\n"
        for word in ("姓名", "申请人", "户主", "联系人")
        for sign in "： "
    ),
    "traditional.txt": lambda v: f"{TRADITIONAL}\n姓名：{traditional(v)}，{FAULT}，{v.resident_id()}\n",
    "traditional.html": lambda v: (
        f"<p>{TRADITIONAL}<table><tr><td>姓名<td>事項<tr><td>{traditional(v)}<td>{FAULT}</table>"
    ),
    "garbled.txt": lambda v: garbled(v.mobile()) + f"身份證(zhèng){v.resident_id()}，{FAULT}",
    "garbled name.txt": lambda v: garbled("陳(chén)嵐(lán)嶼") + traditional(v)[:0],
    "prose.txt": lambda v: (
        f"据村民{(name := v.name())}介绍，{FAULT}。后来{name}同{v.name()}说，{FAULT}；局长{v.name()}说，{FAULT}。\n"
        f"王建军和{name}来访，{FAULT}\n"
    ),
    "list.txt": lambda v: f"{FAULT}，拟补助：{'、'.join(v.name() for _ in range(40))}，{FAULT}。\n",
    "names.html": lambda v: (
        f"<p>原告{v.name()}诉被告{v.name()}一案，{FAULT}</p><p>记者{(name := v.name())}报道，{FAULT}</p>"
        f"<p>{FAULT}，{name}还说</p><table><tr><td>姓名<td>事项{_named_rows(v)}</table>"
    ),
    "footer.html": lambda v: f"<p>x</p><footer>主办单位：青岚市林业局{v.mobile()}</footer>",
    "codes.html": lambda v: f"<p>x</p><footer>网站标识码：{v.mobile()} 皖ICP备{v.mobile()}号</footer>",
    "form.html": lambda v: form(v, granted__all=v.mobile(), total__companies=v.resident_id()),
    "form words.html": lambda v: form(
        v, partial__all=f"联系电话{v.mobile()}", other_3__all=f"申请人{v.name()}"
    ),
}
