"""Where the district an address begins with begins, other words before it: 配租|青岚市云岭县."""

from __future__ import annotations

from disclosure_lint.language.expression import Expression, last_match

_PROVINCES = (
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)"
)
_PROVINCE = Expression(rf"{_PROVINCES}(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)")
_SHORT_PROVINCE = Expression(rf"{_PROVINCES}\Z")
#: A city or county with words before it; words that only end like one (城市花园, 超市) are none.
_CITY = Expression(
    r"(?:(?![省市县])[\u4e00-\u9fff]){4}(?<!自治)(?<![城超集门夜菜股上都])[省市县](?![场民花口政中内区])"
)
_RANKS = frozenset("省市县区州盟旗")
_USUAL_NAME, _LONGEST_PROVINCE = 2, 3
#: Cities of more than two characters.
_LONG_NAMES = (
    "呼伦贝尔 鄂尔多斯 巴彦淖尔 乌兰察布 呼和浩特 齐齐哈尔 乌鲁木齐 克拉玛依 二连浩特"
    " 霍林郭勒 额尔古纳 乌兰浩特 五大连池 图木舒克 石家庄 秦皇岛 张家口 葫芦岛 双鸭山"
    " 佳木斯 七台河 牡丹江 哈尔滨 连云港 马鞍山 三门峡 平顶山 驻马店 景德镇 张家界"
    " 防城港 攀枝花 六盘水 嘉峪关 石嘴山 吐鲁番 日喀则 张家港 都江堰 满洲里 扎兰屯"
    " 阿尔山 公主岭 梅河口 绥芬河 井冈山 武夷山 丹江口 冷水江 格尔木 德令哈 青铜峡"
    " 阿克苏 库尔勒 石河子 阿拉尔 五家渠 阿勒泰 黑龙江 内蒙古"
).split()


def province(value: str, first: int, last: int) -> int | None:
    """Return where the last province named with its rank begins in a part of a text."""
    found = last_match(_PROVINCE, value, first, last)
    return found.start() if found else None


def district(value: str, first: int, last: int) -> int:
    """Return where the district begins that heads an address in a part of a text, its begin if unknown.

    Behind other words names of cities and counties are taken to have two characters unless they are
    known to have more.
    """
    begin = province(value, first, last)
    found = _CITY.re.search(value, first, last)
    if begin is not None or found is None or not _RANKS.isdisjoint(value[first : found.start()]):
        return first if begin is None else begin
    end = found.end() - 1
    known = (len(name) for name in _LONG_NAMES if value.endswith(name, first, end))
    city = end - max(known, default=_USUAL_NAME)
    short = _SHORT_PROVINCE.re.search(value, max(first, city - _LONGEST_PROVINCE), city)
    return short.start() if short else city
