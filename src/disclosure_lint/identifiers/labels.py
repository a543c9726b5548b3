"""What people call numbers: the words before a value that say what it is, or is not.

One alternation of all of them, so that the nearest word decides: in “请带身份证，采购编号…”
the number is a tender's. Words of other numbers (文号, 索引号, 项目代码 …) are listed as well as
those of persons, since most numbers in government text are such.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import Expression, last_match, late

if TYPE_CHECKING:
    import re

_NUMBER = r"(?:编号|号码|账号|[卡证]号|号)?"
_SOME_SPACE = r"\s{0,4}"
#: Groups of words. Where two could begin at one character, the earlier group is tried first.
_GROUPS = {
    # What contains the word for something personal and is none; numbers that are no person's.
    "other": (
        r"联?行号|微信公众号?|微信(?:群|小程序)|公众号|qq群号?|(?:行驶|居住证明|工作)证号?|残疾人联合"
        r"|电话会|联系人数|信用代码|机构代码|编号|编码|代码|条码|索引|流水|标识|邮编"
        r"|文\s{0,4}号|案号|[单票批档卷税图型刊]号|备案|许可|执照|资格|执[法业]|证书|登记|经度|纬度|坐标|海拔"
        r"|高程|里程|版本|isbn|issn|imei|标准|国标|[icp网安]备|准字|[械药食]注[准进许]"
    ),
    "amount": (
        r"\((?:万|亿)?元\)|金额|价款|总额|投资|资金|[经规]费|预算|决算|收入|支出|产值|总值|税[额收]|余额|面积"
        r"|人民币|造价|[标报单总限]价|中标价?|成交价?|控制价|保证金|罚[款金]|货值|注册资本|补[贴助]款|[合总小共]计"
        r"|人口|数量|总[数量]|[销产]量|[本上下省市县]级|[同环]比|(?<=[\u4e00-\u9fff])(?:[量额值]|数(?![字据码]))|[¥￥$]"
    ),
    "disability": rf"残疾(?:军人|人)?证{_NUMBER}",
    "student": r"学籍(?:号码?|辅号|编号)?|学\s{0,4}号",
    "social": (
        r"(?:社会?保(?:障|险)?|医疗?保(?:险|障)?|(?:养老|工伤|失业)保险|新农合|合作医疗|参保)(?:人员?|个人)?(?:ic)?"
        rf"[卡证本]?{_NUMBER}|个人(?:编号|[社医]保号|参保号)"
    ),
    "medical": rf"(?:病[历案]|住院|门诊|就诊|诊疗|挂号|急诊)(?:登记)?[卡本]?{_NUMBER}|[患病]者?(?:编号|id)",
    "military": rf"(?:军官|士[兵官]|警官|文职干部|军人(?:身份)?|义务兵)证件?{_NUMBER}",
    "passport": rf"护照{_NUMBER}|(?<![a-z])passport(?:\s?(?:no|number))?",
    "permit": rf"通行证{_NUMBER}|台胞证{_NUMBER}|回乡证{_NUMBER}",
    "residence": rf"永(?:久居留|居)(?:身份)?证?件?{_NUMBER}|居住证{_NUMBER}",
    "identity": (
        rf"身{_SOME_SPACE}份{_SOME_SPACE}证[件明]?{_NUMBER}|公民身份证?{_NUMBER}|身份(?:编号|号码|号)|[证証]件{_NUMBER}"
        rf"|二代证|驾驶证{_NUMBER}|(?<![\u4e00-\u9fff])证号|户口[本簿]{_NUMBER}"
        r"|id_?card|identity|(?<![a-z])(?:sfzh?m?|zjhm?|gmsfhm|cardid|idno|id_no)(?![a-z])"
    ),
    "bank": (
        r"银行(?:卡|账户|帐户|存折)号?码?|(?:农业|工商|建设|中国|交通|邮储|储蓄|招商|农商|商业|信用)银行|[农工建中交]行卡?"
        r"|农商行|信用社|开户行|[账帐]\s{0,4}(?:户|号)|卡\s{0,4}号"
        r"|(?<=[\u4e00-\u9fff])卡(?=[ :(为是\"']{0,3}$)"
        r"|一[卡折]通号?|存折号?码?|(?:信用|储蓄|借记|工资|惠农)卡号?"
        r"|bank_?(?:card|account)|card_?no|account_?no|(?<![a-z])(?:yhkh?|yhzh|kahao|zhanghao)(?![a-z])"
    ),
    "qq": r"(?<![a-z])qq(?:号码?|账号|邮箱)?(?![a-z])|扣扣号?",
    "wechat": r"微信(?:号码?|账号|id)?|(?<![a-z])(?:vx|wx|weixin|wechat)(?![a-z])",
    "mailbox": r"邮[箱件](?:地址)?|e-?mail",
    "phone": (
        r"(?:电\s{0,4}话|手\s{0,4}机|移动电话|小灵通|座\s{0,4}机|固\s{0,4}话|宅电|传\s{0,4}真"
        r"|联\s{0,4}系\s{0,4}(?:方\s{0,4}式|号码|人)|短号|致电|拨打|来电|联系(?=[ :(]{0,2}[+0-9]))(?:号码?)?"
        r"|(?:cell|tele)?phone|mobile|(?<![a-z])(?:tel|fax|mob|lxdh|lxfs|sjhm?|dhhm?|dh)(?![a-z])"
    ),
    "vehicle": r"(?:车牌|号牌|牌照)(?:号码?)?|车号",
    "birth": r"出生(?:年月日?|日期|时间)?|生\s{0,4}日|生于",
    "address": (
        r"住址|地址|住所|所在地|居住地|坐落|居地|(?:房[屋产]|住[房处])(?=[^\u4e00-\u9fff]{0,4}$)"
        r"|户籍(?![室科所窗])|(?<![a-z])addr(?:ess)?(?![a-z])"
    ),
    # Words that begin something new, so that what was said before them no longer counts.
    "person": r"姓\s{0,4}名|户\s{0,4}[名主]|申请人|当事人|法定代表人|负责人|经办人|监护人|家长",
    "serial": r"(?<![a-z])id(?![a-z])",
    "network": r"(?<![a-z])ip(?:地址|属地)?(?![a-z])",
    # Any other number that is called one; what stands right behind it is not a person's.
    "some": r"字?第(?=\d)|(?<=[\u4e00-\u9fff])(?<![〇零一二三四五六七八九十百两的个同])"
    r"(?:号(?!码)|(?<=[票据书册理证单件案])号码|(?<!号)码)",
}
#: Characters words begin with: few places of a text need a closer look.
_FIRST = (
    "$(房致拨来械药食本上下省市县同环abcdefgiklmpqstvwyz¥一个中义二交产人代价传住余保信借值储公共养军农决准出刊医单卡卷参台号合商回固国图地坐型士备失姓字存学宅安家小就居工帐座建开当微急总患惠成"
    "户所手扣执批投护报招挂控支收数文新机条标案档残永法注流海版牌生申电病登监短码社票移税第索纬经编网罚联行补规証警许证诊负账货资身车通造邮里量金银销门限面预额驾高￥"
)
_ALL = "|".join(f"(?P<{name}>{words})" for name, words in _GROUPS.items())
_LABEL = Expression(f"(?=[{_FIRST}])(?:{_ALL})")
# What may stand between a word and the value it names, besides a few words of explanation.
_FILLING = late(r"[0-9xX*,，、/;\s:()\[\]\"'“”‘’=及和与或为是的#№.+_-]+")
_BREAK = late(r"[。;!?\n]")
#: A number the words have named already, with a stop behind: the next one is another.
_NAMED_ALREADY = late(r"[0-9][0-9Xx]{5,}[,;，；]")
#: Characters of explanation between the words and the value, and words of a longer story.
_NEAR, _FAR = 8, 30
#: What is no person's number is only what stands close behind its name.
_FURTHEST = {"other": _NEAR, "amount": 2, "some": 0}
_OTHER = frozenset({"amount", "some"})
#: How much text before a value is looked at, and how much of it first: words mostly stand close by.
REACH = 60
_CLOSE, _LONGEST_WORDS = 22, 8


class Label(NamedTuple):
    """The words that govern a value.

    Attributes:
        group: what they name: ``identity``, ``phone``, ``bank`` …, ``other`` for what is no person's.
        words: as they stand.
        near: whether they stand right before it.
    """

    group: str
    words: str
    near: bool


_NONE = Label("", "", near=False)


def label_of(before: str, header: str = "") -> Label:
    """Return the words that name the value behind ``before``.

    Args:
        before: the text of the line, or of the cell, in front of the value.
        header: the labels of the column and the row of a cell, asked when ``before`` names nothing.
    """
    found = _in_text(_lower(before))
    if found.group or not header:
        return found
    return _in_header(_lower(header))


def _lower(text: str) -> str:
    """The text in lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _in_text(before: str) -> Label:
    last = _last(before, max(0, len(before) - _CLOSE))
    if last is None or last.lastgroup is None:
        return _NONE
    gap = before[last.end() :]
    if _BREAK.search(gap):
        return _NONE
    if last.lastgroup == "other" and _NAMED_ALREADY.search(gap):
        return _NONE
    left = len(_FILLING.sub("", gap))
    if left > _FURTHEST.get(last.lastgroup, _FAR):
        return _NONE
    return Label(_group(last.lastgroup), last[0], near=left <= _NEAR)


def _last(text: str, start: int) -> re.Match[str] | None:
    """The last label of a text, looked for from an index first."""
    last = last_match(_LABEL, text, start)
    # A word that the index may have cut in two is read again, from the beginning.
    if start and (last is None or last.start() < start + _LONGEST_WORDS):
        return last_match(_LABEL, text)
    return last


@lru_cache(maxsize=4096)
def _in_header(header: str) -> Label:
    """The last label of a header; the nearest part of it stands last."""
    last = _last(header, 0)
    if last is None or last.lastgroup is None:
        return _NONE
    return Label(_group(last.lastgroup), last[0], near=True)


def _group(name: str) -> str:
    return "other" if name in _OTHER else name


def names_after(after: str, groups: frozenset[str]) -> str:
    """Return the words in brackets right behind a value that name it, "" when none of the groups."""
    if not after.lstrip(" ").startswith(("(", "[")):
        return ""
    found = _LABEL.re.match(_lower(after.lstrip(" ([")[:12]))
    return found[0] if found and found.lastgroup in groups else ""
