"""Values whose form says little, known by the words in front of them: passports, permits, QQ, records of patients …

Sources of the forms: 《护照法》 and ICAO Doc 9303 (passports), 公安部 notices on electronic travel permits,
《社会保险术语》 GB/T 31596.1; numbers of accounts and records are whatever their keepers give out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.language.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = r"(?![0-9A-Za-z*@])"


class _Form(NamedTuple):
    """How a kind is announced and written.

    Attributes:
        gates: pieces of the words; a text without any of them is not searched.
        words: what announces it.
        value: its form behind the words, and in a column they head.
    """

    gates: tuple[str, ...]
    words: Expression
    value: Expression


_NUMBER = r"(?:编号|号码|账号|帐号|[卡证本]号|号)"
_FORMS = {
    "passport": _Form(
        ("护照", "assport", "ASSPORT"),
        Expression(
            rf"护照(?!办|申|业|窗口|等)(?:件|{_NUMBER})*|(?<![A-Za-z])(?i:passport(?: ?(?:no|number))?)"
        ),
        Expression(rf"(?:[A-Za-z]{{1,2}}(?: ?[0-9]){{7,8}}|1[45][0-9]{{7}}){_END}"),
    ),
    "travel-permit": _Form(
        ("通行证", "台胞证", "回乡证"),
        Expression(rf"通行证(?:件|{_NUMBER})*|台胞证{_NUMBER}?|回乡证{_NUMBER}?"),
        Expression(
            rf"(?:[CWLTHMchmw][A-Za-z]?(?: ?[0-9]){{7,10}}|[0-9]{{8}}|[0-9]{{10}})(?:\([A-Z0-9]{{1,2}}\))?{_END}"
        ),
    ),
    "permanent-residence": _Form(
        ("永久居留",),
        Expression(rf"永久居留(?:身份)?证(?:件|{_NUMBER})*"),
        Expression(rf"[A-Z]{{3}} ?[0-9]{{12}}{_END}"),
    ),
    "military-card": _Form(
        ("军官证", "士兵证", "士官证", "警官证", "干部证", "人员证", "军人", "义务兵证", "学员证"),
        Expression(
            rf"(?:军官|士[兵官]|警官|文职干部|文职人员|军人|义务兵|学员)证(?:件|{_NUMBER})*|军人身份号码?"
        ),
        Expression(
            rf"[\u4e00-\u9fff]{{1,3}}字?第? ?[A-Za-z]?[0-9]{{4,9}}[A-Za-z]? ?号?{_END}|[0-9]{{6,9}}{_END}"
        ),
    ),
    "medical-record": _Form(
        ("病", "住院", "门诊", "就诊", "诊疗", "挂号", "急诊"),
        Expression(
            rf"(?:病[历案]|住院|门诊|就诊|诊疗|挂号|急诊)(?:登记|病[历案])?[卡本]?{_NUMBER}|[患病][者人](?:编号|ID)"
        ),
        Expression(rf"[A-Za-z]{{0,4}}[0-9][0-9A-Za-z-]{{3,19}}{_END}"),
    ),
    "social-security": _Form(
        ("社保", "社会保", "医保", "医疗保", "保险", "农合", "合作医疗", "参保", "个人编号", "个人账号"),
        Expression(
            rf"(?:社会?保(?:障|险)?|医疗?保(?:险|障)?|(?:养老|工伤|失业)保险|新?农合|合作医疗|参保)(?:人员?|个人)?(?:IC)?[卡证本]?{_NUMBER}"
            r"|个人(?:社保|医保|参保)?(?:编号|账号)"
        ),
        Expression(rf"[A-Za-z]{{0,2}}[0-9]{{6,19}}[Xx]?{_END}"),
    ),
    "student-number": _Form(
        ("学籍", "学号", "学 号"),
        Expression(rf"学籍(?:辅)?{_NUMBER}|学 ?号(?:码)?"),
        Expression(rf"[GLJglj]?[0-9][0-9A-Za-z]{{5,18}}{_END}"),
    ),
    "disability-card": _Form(
        ("残疾",),
        Expression(rf"残疾(?:军人|人)?证(?:件|{_NUMBER})*"),
        Expression(rf"[0-9]{{17}}[0-9Xx][1-7][1-4](?:B[0-9])?{_END}"),
    ),
    "qq": _Form(
        ("QQ", "qq", "Qq", "扣扣"),
        Expression(r"(?<![A-Za-z])[Qq][Qq](?! ?(?:群|邮箱|空间|浏览|音乐))(?:号码?|账号|是)?|扣扣号?"),
        Expression(rf"[1-9][0-9]{{4,10}}{_END}"),
    ),
    "wechat": _Form(
        ("微信", "VX", "vx", "WX", "wx", "echat", "eChat", "eixin"),
        Expression(
            r"微信(?!公众|小程序|群|支付|平台|扫|关注|搜|视频|服务|订阅)(?:号码?|账号|ID)?|(?<![A-Za-z])(?:VX|vx|WX|wx|[Ww]e[Cc]hat|[Ww]eixin)(?![A-Za-z0-9])"
        ),
        Expression(
            rf"(?!(?:we ?chat|weixin|http|www)\b|[a-z]{{1,5}}1[3-9][0-9]{{9}}(?![0-9]))[A-Za-z][-_A-Za-z0-9]{{5,19}}{_END}",
            re.IGNORECASE,
        ),
    ),
    "ip-address": _Form(
        ("IP",),
        Expression(r"(?<![A-Za-z])IP(?:v4)?(?:地址|属地)?"),
        Expression(
            r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?![0-9.])"
        ),
    ),
}
_GAP = Expression(r"(?: ?\([^()\n]{0,10}\))?(?:编号|号码|号)?[ .:=为是\"'>#]{0,8}(?:No\.? ?)?")
# 证件号码 may be that of any document; these forms tell which.
_PAPERS = Expression(r"(?:[证証]件(?:编号|号码|号)|有效证件)[ :=为是]{0,4}(?=[A-Z])")
_PAPER_FORMS = {
    "passport": Expression(rf"(?:[EGDPSK][A-HJ-NP-Z]?[0-9]{{7,8}}){_END}"),
    "travel-permit": Expression(rf"[CHMW][A-Z]?[0-9]{{7,10}}{_END}"),
    "permanent-residence": Expression(rf"[A-Z]{{3}}[0-9]{{12}}{_END}"),
}
_IN_FRONT = {
    "passport": Expression(r"(?<![A-Za-z0-9])([A-Z]{1,2}[0-9]{7,8})(?:号)?的? ?\(?$"),
    "travel-permit": Expression(r"(?<![A-Za-z0-9])([CHMW][A-Z]?[0-9]{7,10})(?:号)?的? ?\(?$"),
}
_ARMY = Expression(rf"[军士兵文][\u4e00-\u9fff]?字第 ?[A-Za-z]?[0-9]{{5,8}}[A-Za-z]? ?号")
_RESERVED = Expression(r"(?:0|10|127|255|169\.254|192\.168|172\.(?:1[6-9]|2[0-9]|3[01])|22[4-9]|23[0-9])\.")


def scan_keyed(value: str) -> Iterator[Match]:
    """Yield the values that words in the text announce, kind by kind."""
    for kind, form in _FORMS.items():
        if not any(gate in value for gate in form.gates):
            continue
        for words in form.words.re.finditer(value):
            gap = _GAP.re.match(value, words.end())
            match = _at(kind, value, gap.end() if gap else words.end(), words[0])
            match = match or (_in_front(kind, value, words) if kind in _IN_FRONT else None)
            if match:
                yield match
    for words in _PAPERS.re.finditer(value):
        found = [_read(kind, form, value, words.end(), words[0]) for kind, form in _PAPER_FORMS.items()]
        yield from [match for match in found if match][:1]
    for army in _ARMY.re.finditer(value):
        yield Match("military-card", army[0], *army.span(), Ground.CHECKED)


def in_column(kind: str, text: str, start: int, label: str) -> Match | None:
    """Return the value a cell holds whose column announces the kind; ``start`` is where the cell begins."""
    form = _FORMS.get(kind)
    found = form.value.re.fullmatch(text) if form else None
    if found is None or (kind == "ip-address" and _RESERVED.re.match(text)):
        return None
    return Match(kind, text.replace(" ", ""), start, start + len(text), Ground.NAMED, label)


def _at(kind: str, value: str, start: int, words: str) -> Match | None:
    match = _read(kind, _FORMS[kind].value, value, start, words)
    if match is None or (kind == "ip-address" and _RESERVED.re.match(match.value)):
        return None
    # A word of letters only may be any word, unless a colon or 号 announces it.
    plain = (
        kind == "wechat" and match.value.isalpha() and value[start - 1] not in ":=" and words[-1] not in "号D"
    )
    return None if plain else match


def _in_front(kind: str, value: str, words: re.Match[str]) -> Match | None:
    """The value in front of its words: 持E12345678号护照."""
    found = _IN_FRONT[kind].re.search(value, max(0, words.start() - 20), words.start())
    return Match(kind, found[1], *found.span(1), Ground.NAMED, words[0]) if found else None


def _read(kind: str, form: Expression, value: str, start: int, words: str) -> Match | None:
    found = form.re.match(value, start)
    return Match(kind, found[0].replace(" ", ""), *found.span(), Ground.NAMED, words) if found else None


PASSPORT = Identifier(
    id="passport",
    zh="护照号码",
    en="passport number",
    authority="《中华人民共和国护照法》；ICAO Doc 9303",
    examples=("护照号：{{passport}}", "护照号码为{{passport}}", "证件号码：{{passport}}"),
    counterexamples=("项目代码：{{passport}}", "护照办理电话：0340-5550012", "流水 {{passport}}"),
)
TRAVEL_PERMIT = Identifier(
    id="travel-permit",
    zh="港澳台通行证号码",
    en="travel permit number (Hong Kong, Macao, Taiwan)",
    authority="公安部公告（2014、2015、2018年启用电子通行证）",
    examples=("往来港澳通行证：{{travel-permit}}", "港澳居民来往内地通行证号码：{{home-permit}}"),
    counterexamples=("车辆通行证办理时间：20240101起", "合同编号：{{travel-permit}}"),
)
MILITARY_CARD = Identifier(
    id="military-card",
    zh="军人证件号码",
    en="military card number",
    authority="《中国人民解放军现役军官证件管理》惯用格式",
    examples=("军官证号：{{military-card}}", "某甲（{{military-card}}）"),
    counterexamples=("建字第340000202400012号", "青地字第2024012号", "证字第2024001号"),
)
MEDICAL_RECORD = Identifier(
    id="medical-record",
    zh="病历号、住院号",
    en="medical record number",
    authority="《医疗机构病历管理规定》（国卫医发〔2013〕31号）",
    examples=("住院号：{{record}}", "病历号{{record}}"),
    counterexamples=("住院人数：12345人", "门诊号源不足", "登记号：{{record}}"),
)
SOCIAL_SECURITY = Identifier(
    id="social-security",
    zh="社会保障号码",
    en="social security number",
    authority="《社会保险个人权益记录管理办法》；GB/T 31596",
    examples=(
        "社保卡号：{{social-security}}",
        "医保编号：{{social-security}}",
        "个人编号 {{social-security}}",
    ),
    counterexamples=("社保缴费1234567元", "医保电话：12393", "编号：{{social-security}}"),
)
QQ = Identifier(
    id="qq",
    zh="QQ号码",
    en="QQ number",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）",
    examples=("QQ：{{qq}}", "QQ号码{{qq}}"),
    counterexamples=("QQ群：{{qq}}", "序号{{qq}}"),
)
WECHAT = Identifier(
    id="wechat",
    zh="微信号",
    en="WeChat account",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）",
    examples=("微信号：{{wechat}}", "微信{{wechat}}", "vx:{{wechat}}"),
    counterexamples=("微信公众号：{{wechat}}", "微信群", "WeChat Official"),
)
IP_ADDRESS = Identifier(
    id="ip-address",
    zh="IP地址",
    en="IP address",
    authority="GB/T 35273-2020 附录A（网络身份标识信息）；RFC 1918",
    examples=("IP地址：{{ip-address}}", "来自IP {{ip-address}}"),
    counterexamples=("IP地址：192.168.1.20", "版本1.2.3.4", "第3.1.2.10条"),
)
