"""Invented persons: surnames as common as they are in the country, given names as people give them.

Drawn at random from lists of single characters, so a name is anybody's or nobody's.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

#: The commonest surnames, falling in frequency; how often each is drawn falls with its rank.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜"
    "倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙"
).replace("欧阳", "欧")
_RARE = "鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚由宦回"
COMPOUND = "欧阳 司马 上官 诸葛 皇甫 尉迟 慕容 司徒 夏侯 端木 令狐 公孙".split()

# Given names by generation: the characters of each, commonest first.
_OLD_FIRST = "国建志德文玉秀桂永明金春福家世振长光庆兴荣淑凤树宝学仁万海立忠成新兆绍洪士景俊正继延传启守凡敬瑞占喜显怀希克"
_OLD_SECOND = (
    "华英生平兰珍军明芳山林海义民才清荣武发祥昌善礼贵福胜香琴芬云梅臣田堂德良安余元顺财江河全友信柱存奎章先庭"
)
_NEW_FIRST = (
    "晓小建海志文伟丽俊永红春东雪玉立亚艳佳慧燕振彦学宏少卫向利继爱冬美雅思嘉军银剑云彩中开景维胜新光进凯润"
)
_NEW_SECOND = "峰伟军华平明丽红霞斌辉强波敏涛燕勇玲刚杰鹏静飞东超芳萍林梅龙娟琴莉宇锋丹云梁颖洁蓉青春莲艳洋川岩兵雷健民彬亮"
_YOUNG_FIRST = "子梓雨欣宇浩思佳嘉一诗俊晨泽雅奕紫若博梦依可语天家熙铭沐心景亦承靖昊皓芷书锦星予楚清知安以允"
_YOUNG_SECOND = (
    "涵轩怡萱宇豪杰然妍琪悦睿辰瑶彤彤博阳婷琳宸昕熙泽航霖洋桐莹源洁乐妤诺瑜晗菲哲恒瑾蕊畅凡鑫晴琦帆诚铭言"
)
_ONE = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢佳阳亮成峰瑞雷东博彬坤岩楠红利莉玲丹萍英梅婷晶颖雪慧倩琴云洁莹琳玉瑜璐兰荣进毅江锋诚彪群钧洪晨虹芬薇岚锐萌黎琼蕾蓓"
_ODD = "璟珩筱翊澜昀霖钰煜燚垚淼麒骁岐崧嵘筠蔚荃茵菡蓁沅泓淳湛澄灏焕炜烨熠珂珞琰璇甫晏晟暄曦朔楷槿榕桢栩毓禾稷穆竣笙筝绮维纬绢缨翎聿胤致舜芃苡茗荟莛萦葳蔺蕙虔衍裕谊谦豫跃轲逸遥邦郁酉释铎铖锴镇闳陌雍霄霏颀颂飏馨驰骐鸣麟黛"
_KINDS = (
    (_OLD_FIRST, _OLD_SECOND),
    (_NEW_FIRST, _NEW_SECOND),
    (_YOUNG_FIRST, _YOUNG_SECOND),
)


def surname(chance: random.Random) -> str:
    """Return a surname of one character."""
    if chance.random() < 0.06:
        return chance.choice(_RARE)
    return _ranked(_SURNAMES, chance)


def given(chance: random.Random, *, length: int) -> str:
    """Return a given name of one or two characters."""
    if length == 1:
        return chance.choice(_ODD) if chance.random() < 0.1 else _ranked(_ONE, chance)
    first, second = chance.choices(_KINDS, (3, 5, 2))[0]
    one, two = _ranked(first, chance), _ranked(second, chance)
    if chance.random() < 0.1:
        return one + chance.choice(_ODD) if chance.random() < 0.5 else chance.choice(_ODD) + two
    return two * 2 if chance.random() < 0.03 else one + two


def name(chance: random.Random) -> str:
    """Return a name: three characters as a rule, one time in five two."""
    return surname(chance) + given(chance, length=1 if chance.random() < 0.2 else 2)


def compound(chance: random.Random) -> str:
    """Return a name with a surname of two characters."""
    return chance.choice(COMPOUND) + given(chance, length=1 if chance.random() < 0.5 else 2)


_MINORITY = "阿卜 杜热 买买 艾合 吐尔 玉素 古丽 库尔 依布 木拉 塔吉 巴特 斯琴 其其 扎西 次仁 卓玛 多吉 旦增 尼玛 央金 德吉".split()
_MINORITY_END = "提 江 木 班 夫 娜 尔 格 洛 登 措 珠 姆 汗 孜 别克".split()


def dotted(chance: random.Random) -> str:
    """Return a name of a national minority, its parts set apart by a dot."""
    parts = [
        chance.choice(_MINORITY) + (chance.choice(_MINORITY_END) if chance.random() < 0.7 else "")
        for _ in "ab"
    ]
    return "·".join(parts)


_FOREIGN = "克林 布朗 托马 斯基 耶夫 卡特 萨科 米勒 安德 普罗 阿里 穆罕 加西 罗德 伊万 施罗 费尔 马丁 戈尔 佩雷 巴拉 内塔 希拉 贝尔".split()
_FOREIGN_END = "斯 顿 娃 夫 特 德 诺 尼 奥 拉 兹 森".split()


def foreign(chance: random.Random) -> str:
    """Return the transliteration of a foreign name, which is no name of Chinese form."""
    last = chance.choice(_FOREIGN) + chance.choice(_FOREIGN_END)
    return f"{chance.choice(_FOREIGN)}·{last}" if chance.random() < 0.4 else last


def _ranked(signs: str, chance: random.Random) -> str:
    """Draw one, the n-th with weight 1 / (n + 8)."""
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(signs))))
    return chance.choices(signs, cum_weights=weights)[0]
