"""Sentences with names written by another hand (``names/third.yaml``, ``names/fourth.yaml``).

Names are composed from pools of this module; ``m`` (Mongolian, Tibetan), ``u`` (with dots) and
``f`` (foreign) are not of Chinese form: finding them is neither right nor wrong.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from frames import Example

if TYPE_CHECKING:
    from collections.abc import Callable

_SLOT = re.compile(r"\{([tsnrcwmuf])\}")
_OTHERS = frozenset("muf")
# By how common they are: the first ones three times as often.
_COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_SURNAMES = (
    _COMMON * 3
    + "梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    + "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_RARE = "仝佘仇逄闫缪隗亓句苟郜冼祁郗宓禤邸麻粟揭阚荀幸展占来水同商安明时全计成管查冷占原晏柴涂邬乐路巴封保"
_COMPOUND = "欧阳 司马 上官 诸葛 皇甫 尉迟 令狐 慕容 东方 司徒 公孙 夏侯 端木 轩辕".split()
_FIRST = (
    "建志文国明春秀玉海永晓金德小少思子雨梦佳俊学世光大红桂振立庆家宗嘉浩若书一正向东元兴景天宝继长成仁培"
    "仲千丽雪爱凤新友"
)
_SECOND = (
    "华明国平军强林生兰英芳峰涛伟杰波辉霞玲燕梅丽红超飞斌刚宇鹏琳娟洋龙凯静敏君民荣义安祥成利忠才根发贵福"
    "山泉清香芬云莲艳婷轩涵怡彤琪然睿泽航铭阳"
)
_SINGLE = "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚辉玲鹏斌宁蕾倩颖凯欣琳波旭晨博岩峰雪蓉菲薇昊妍翔帆"
_WORDS = ("和平 建设 光明 解放 胜利 爱国 长江 向前 安全 太平 大海 春风 国庆 满意 跃进 保卫 幸福 丰收").split()
_UNDOTTED = (
    "巴特尔 乌云其其格 扎西顿珠 格桑卓玛 朝鲁 苏和巴图 斯琴高丽 达瓦次仁 布仁巴雅尔 旺堆"
    " 索朗多吉 娜仁托娅 哈斯额尔敦 才让东主"
).split()
_TURKIC = "阿依古丽 买买提 吐尔逊 古丽娜尔 艾尔肯 热依汗 阿不都热合曼 库尔班 帕提古丽 努尔兰".split()
_FOREIGN = ("约翰逊 施瓦茨 皮埃尔·杜邦 玛丽亚·洛佩斯 伊万诺夫 汉森 安德烈·科瓦奇 山本一郎 史密斯").split()
_MAKERS: dict[str, Callable[[random.Random], str]] = {
    "t": lambda chance: chance.choice(_SURNAMES) + chance.choice(_FIRST) + chance.choice(_SECOND),
    "s": lambda chance: chance.choice(_SURNAMES) + chance.choice(_SINGLE),
    "n": lambda chance: _MAKERS[chance.choice("ttts")](chance),
    "r": lambda chance: (
        chance.choice(_RARE)
        + chance.choice([chance.choice(_FIRST) + chance.choice(_SECOND), chance.choice(_SINGLE)])
    ),
    "c": lambda chance: (
        chance.choice(_COMPOUND)
        + chance.choice([chance.choice(_FIRST) + chance.choice(_SECOND), chance.choice(_SINGLE)])
    ),
    "w": lambda chance: chance.choice(_COMMON) + chance.choice(_WORDS),
    "m": lambda chance: chance.choice(_UNDOTTED),
    "u": lambda chance: "·".join(chance.sample(_TURKIC, 2)),
    "f": lambda chance: chance.choice(_FOREIGN),
}


def sentences(lot: str, rounds: int) -> dict[str, list[Example]]:
    """Return the sentences of a lot by style, filled a number of times."""
    made: dict[str, list[Example]] = defaultdict(list)
    path = Path(__file__).with_name("names") / f"{lot}.yaml"
    for style, block in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for number, frame in enumerate(block.splitlines()):
            for turn in range(rounds):
                chance = random.Random(f"{lot} {style} {number} {turn}")
                made[style].append(_fill(frame.replace("\\n", "\n").replace("\\t", "\t"), chance))
    return made


def _fill(frame: str, chance: random.Random) -> Example:
    text, at = "", 0
    names: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for slot in _SLOT.finditer(frame):
        text += frame[at : slot.start()]
        name = _MAKERS[slot[1]](chance)
        (others if slot[1] in _OTHERS else names).append((len(text), len(text) + len(name)))
        text += name
        at = slot.end()
    return Example(text + frame[at:], tuple(names), tuple(others))
