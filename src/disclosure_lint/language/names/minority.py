"""Names of national minorities without a Chinese surname: 阿卜杜·热合曼, 扎西多吉.

They are known by their parts, which transliterations of foreign names rarely share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TURKIC = """
    阿卜 阿不 阿布都 阿布力 阿地力 阿迪力 阿力木 阿里木 阿依 阿孜 艾合 艾力 艾尼 艾山 艾则孜 艾孜 艾买
    巴哈尔 巴依 布合 迪里 迪丽 地力 杜热 古丽 古力 古扎 哈力 哈丽 海热 依米 依明 依力 依布 伊力 伊敏 伊明
    吉力 加帕 卡德尔 卡地 卡迪 克里木 库尔 马木提 买买 麦麦 买合 麦合 米尔 米热 木合 木拉 木沙 穆合 穆太
    努尔 帕提 帕孜 热合 热依 热西 热孜 肉孜 如孜 如则 赛买 赛麦 沙吾 沙塔 司马义 斯马 塔依 塔西 塔吉 坦吉
    提力 吐尔 图尔 吐鲁 托合 托乎 吾布 吾守 吾斯 乌斯曼 夏依 叶尔 亚森 牙生 尤努 玉素 玉苏 玉山 再娜 再努
    则拉 祖力 祖丽 祖农
""".split()
_TIBETAN = """
    扎西 次仁 才仁 卓玛 多吉 旦增 丹增 尼玛 央金 德吉 格桑 洛桑 平措 边巴 达瓦 普布 拉姆 次旺 次旦 仁青
    仁增 索朗 索南 强巴 群培 群宗 白玛 巴桑 米玛 贡布 贡嘎 顿珠 旺堆 旺姆 桑吉 桑珠 加措 嘉措 坚赞 土登
    阿旺 晋美 益西 巴登 曲珍 曲扎 措姆 卓嘎 吉美 俄金 更登 尕玛 拉毛 南杰 才让 当周 多杰 降央 泽仁
""".split()
_MONGOLIAN = """
    其其格 其木格 巴特尔 格日勒 巴雅尔 图雅 高娃 托娅 朝鲁 那仁 乌云 斯琴 萨仁 娜仁 阿拉坦 额尔德 孟和
    宝音 布仁 达来 哈斯 莫日根 牧仁 塔娜 通拉嘎 乌力吉
""".split()
#: Characters that sounds of other languages are written with.
_SOUNDS = "".join(sorted(set("".join(_TURKIC + _TIBETAN + _MONGOLIAN) + "江汗罕洪拜夫逊荪甫曼孙特别克娜登")))
_ROOT = re.compile("|".join(sorted(_TURKIC + _TIBETAN + _MONGOLIAN, key=len, reverse=True)))
_DOTTED = re.compile(f"[{_SOUNDS}]{{1,7}}(?:·[{_SOUNDS}]{{1,7}}){{1,3}}")
_PAIR = re.compile(f"(?:{'|'.join(_TIBETAN)}){{2}}")


def minority_names(text: str, words: Mapping[str, object]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of names known by their parts."""
    for found in _DOTTED.finditer(text) if "·" in text else ():
        if _ROOT.search(found[0]):
            end = found.end()
            # 热合曼提出: the last character may begin the next word.
            if text[end - 1 : end + 1] in words and text[end - 2] != "·":
                end -= 1
            yield found.start(), end
    for found in _PAIR.finditer(text):
        yield found.span()
