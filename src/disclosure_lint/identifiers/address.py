"""Addresses down to the house or the room, found from their last parts and read back to their first.

Forms follow GB/T 23705-2009 (地名/地址编码规则): districts, road, house number, building, unit, room. An
address that ends with a village group, a road or a community is less than this and is none here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.identifiers.district import district, province
from disclosure_lint.identifiers.labels import REACH, label_of, names_after
from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.language.expression import Expression, last_match, late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_N = r"(?:[0-9]{1,5}(?:[-—–][0-9]{1,4}){0,2}|[一二三四五六七八九十百零〇]{1,4}|[甲乙丙丁]|[A-Za-z][0-9]{0,3})"
#: What may follow 号 when it is no house: 12号文, 3号线, 5号会议室.
_NO_HOUSE = (
    r"(?![文令路线地标公机矿井坑桥桩会厅厂门窗台柜岗航船坝闸渠池泵煤段标车仓批案疫干函]"
    r"|信箱|信用|楼市|通知|院长|选手|样品|国道|省道)"
)
_HOUSE = rf"{_N} ?(?:号院|号楼|号|#楼?){_NO_HOUSE}(?:之[一二三四五六七八九十0-9]{{1,2}}|附[0-9]{{1,3}}号?)?"
_BUILDING = rf"{_N} ?(?:幢|栋|座)(?=[0-9一二三四五六七八九十A-Za-z(]|$|[,;。、\s)])"
_INNER = rf"{_N} ?(?:幢|栋|座|支?弄|单元|门|楼|层|梯|排)"
_ROOM = (
    rf"(?:{_N} ?(?:室|户|房)(?![内外型籍口均主间])|(?:[0-9]{{1,3}}-){{0,2}}[0-9]{{3,4}}(?![0-9年月日号元米])"
    r"|[0-9]{1,3}-[0-9]{1,4}(?![0-9-]))"
)
#: 12-3-501, behind the name of an estate.
_FLAT = r"(?<=[区园苑村寓厦庭府居墅城院楼里湾])[0-9]{1,3}[-—][0-9]{1,3}[-—][0-9]{3,4}(?![0-9-])室?"
_NAME = r"[\u4e00-\u9fffA-Za-z]{0,10}?"
#: The numbered end of an address, with names of estates and buildings between its parts.
_TAIL = Expression(
    rf"(?:{_FLAT}|{_HOUSE}|{_N} ?弄|{_BUILDING})(?:{_NAME}(?:{_HOUSE}|{_INNER})){{0,4}}(?:{_NAME}{_ROOM})?"
    r"(?:[东西南北][户室侧])?"
)
_ANCHOR = Expression(
    r"[0-9一二三四五六七八九十甲乙丙丁A-Za-z] ?(?:号|弄|幢|栋|座|#|[-—][0-9]{1,3}[-—][0-9]{3})"
)
_DIGIT = late(r"[0-9一二三四五六七八九十百零〇A-Za-z—–-]")
_LONGEST_NUMBER = 8
_PLACE = (
    r"(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|村|社区|居委会|组|社|屯|庄|寨|队|路|街|巷|弄|大道|里|胡同|条|道|湾|营|坊|塘"
    r"|坝|小区|花园|花苑|新村|苑|城|园|公寓|大厦|庭|府|居|院|墅|岸|郡|都|厂|台|岭|坪|垸|场)"
)
#: Enough of a place in front of the numbers to make them an address.
_HEAD = Expression(
    rf"[\u4e00-\u9fff0-9]{_PLACE}[\u4e00-\u9fff0-9 ]{{0,10}}(?:\([\u4e00-\u9fff0-9]{{1,8}}\))?$"
)
#: What an address may be made of in front of its numbers, read backwards.
_BACK = Expression(r"(?:[\u4e00-\u9fff0-9A-Za-z·-]|\)[\u4e00-\u9fff0-9]{1,8}\(){1,60}")
#: Words after which an address begins.
_BEGIN = Expression(
    r"(?:家庭|现|户籍|居|常|暂|租|寄|长期)?(?:住址|居地|地点|地址|住所地|住所|住地|所在地|户籍地|居住地|居住在|居住于|现居于?|住于"
    r"|住在|家住|现住|暂住|租住|居住|位于|坐落于?|座落于?|设在|迁至|搬至|送达|邮寄至|寄往|前往|家在|回到|到达|来到|住房|房屋"
    r"|寄|业主|租户|房号|房产|承租|租赁|配租|返回|离开|进入|抵达)(?:地址|为|是|在|于|至|:)?"
    r"|(?<![^,;:。、( \t\n])[现家]?住 ?(?=[\u4e00-\u9fff]{2})"
    r"|(?:住|在|为|至|到|于|往|是|从|由|将|租|买)(?=[\u4e00-\u9fff]{2,8}(?:省|市|县|区|镇|乡|村|路|街|巷|小区))"
)
#: What is lived in behind an address: …室的家中, …号家里.
_LIVED_IN = Expression(
    r"(?:的|内的?)?(?:[\u4e00-\u9fff]{2,3}家(?![具电族乡])|[租暂居]住|家中|家里|家门口|住[处所房]|出租屋"
    r"|(?<=的)(?:家(?![具电])|居民|住户|业主|村民))"
)
_LIVES = Expression(r"(?:住|居住|住在)[ :]+$")
_TOWN = Expression(r"[\u4e00-\u9fff]{2}(?:街道|[镇乡])(?!村|小区|路|街)")
_RESIDENT = Expression(r"室|户|单元|房|[0-9]{3,4}$")
_OFFICE_ROOM = Expression(r"会议室|办公室|接待室|资料室|阅览室|窗口")
#: 县第14号, 大会第3号: the number of a thing, not of a house, which stands in a street or a village.
_COUNTED = Expression(r"(?<![村社组街巷路弄道里屯庄寨队坊胡同])第 ?$")
_ADDRESS = frozenset({"address"})


def scan_addresses(value: str, header_of: Callable[[int], str]) -> Iterator[Match]:
    """Yield the addresses of a text in order; ``header_of`` as in :func:`scan`."""
    done = 0
    for anchor in _ANCHOR.re.finditer(value):
        if anchor.start() < done:
            continue
        found = _at(value, anchor.start(), done, header_of)
        if found:
            done = found.end
            yield found


def in_column(text: str, start: int, label: str) -> Match | None:
    """Return the address a cell holds whose column says so; a village group is not enough."""
    found = next(scan_addresses(text.replace("\n", ""), lambda _: "住址"), None)
    if found is None or found.start > len(text) // 2:
        return None
    return Match("home-address", text, start, start + len(text), Ground.NAMED, label)


def towns(address: str) -> int:
    """Return how many characters of an address name its district down to the town or street office."""
    found = last_match(_TOWN, address)
    return found.end() if found else 0


def _at(value: str, index: int, done: int, header_of: Callable[[int], str]) -> Match | None:
    """The address whose first number holds the character at an index."""
    start = index
    while start > max(done, index - _LONGEST_NUMBER) and _DIGIT.match(value[start - 1]):
        start -= 1
    tail = _TAIL.re.match(value, start)
    if tail is None or _OFFICE_ROOM.re.match(value, tail.end() - 1):
        return None
    first = max(done, value.rfind("\n", 0, start) + 1, value.rfind("\t", 0, start) + 1, start - REACH)
    # 六组 15 号: a space may stand in front of the number; elsewhere the address begins behind it.
    front = start - (value[start - 1 : start] == " ")
    head = _BACK.re.match(value[first:front][::-1])
    if head is None:
        return None
    begin, said = _begin(value, front - len(head[0]), front)
    if not _HEAD.re.search(value[begin:start]):
        return None
    label = label_of(value[first:begin], header_of(start))
    named = (
        said
        or label.group == "address"
        or _LIVES.re.search(value, first, begin)
        or _LIVED_IN.re.match(value, tail.end())
        or names_after(value[tail.end() : tail.end() + _LONGEST_NUMBER], _ADDRESS)
    )
    ground = Ground.NAMED if named else Ground.CHECKED if _RESIDENT.re.search(tail[0]) else Ground.SHAPED
    if ground is Ground.SHAPED and _COUNTED.re.search(value, begin, start):
        return None
    return Match("home-address", value[begin : tail.end()], begin, tail.end(), ground, label.words)


def _begin(value: str, first: int, last: int) -> tuple[int, bool]:
    """Where the address begins in the text before its numbers, and whether a word says that it does."""
    words = last_match(_BEGIN, value, first, last)
    if words is None:
        return district(value, first, last), False
    begin = max(words.end(), province(value, words.end(), last) or 0)
    return begin, begin == words.end()


HOME_ADDRESS = Identifier(
    id="home-address",
    zh="家庭住址",
    en="home address",
    authority="GB/T 23705-2009；GB/T 35273-2020 附录A",
    examples=(
        "家庭住址：{{home-address}}",
        "家住{{home-address}}，",
        "当事人住{{home-address-village}}。",
        "某甲，{{home-address}}",
    ),
    counterexamples=(
        "青政办〔2024〕12号",
        "第12号公告",
        "云岭县第14号新闻",
        "青岚市人民代表大会第14号议案",
        "地铁3号线",
        "住址：青岚市云岭县松涧镇三组",
        "3号会议室",
        "G312国道",
        "12月5号",
        "皖公网安备12号",
    ),
)
