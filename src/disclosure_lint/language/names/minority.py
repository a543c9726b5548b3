"""Names of national minorities without a Chinese surname: 阿卜杜·热合曼, 扎西多吉.

They are known by their parts, which transliterations of foreign names rarely share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.language.names.words import TITLES

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
    阿旺 晋美 益西 巴登 曲珍 曲扎 措姆 卓嘎 吉美 俄金 更登 尕玛 拉毛 南杰 才让 当周 多杰 降央 泽仁 才旦
    东主 东珠 东智 卓么 完么 尕藏 旦正 关却 桑旦 贡保 道吉 更藏 班玛 更嘎 次成 次央 加央 嘎玛 旦巴 朗杰
    罗布 德央 央宗 赤列 云丹 西绕 丁真 洛绒 江白
""".split()
_MONGOLIAN = """
    其其格 其木格 巴特尔 格日勒 格日乐 巴雅尔 图雅 高娃 托娅 朝鲁 那仁 乌云 斯琴 萨仁 萨日娜 娜仁 阿拉坦
    额尔德 额尔敦 孟和 孟克 宝音 布仁 布和 达来 哈斯 莫日根 牧仁 塔娜 通拉嘎 乌力吉 乌日娜 乌恩 巴图 苏和
    呼和 宝力高 阿古达木 那顺 特木尔 青格勒 图门 敖登 敖特根 朝克图 毕力格 恩和 道尔吉 吉日嘎拉 呼格吉勒
    照日格图 满都拉 苏日娜 布日古德 达古拉 高丽 海日罕
""".split()
#: Parts that are words as well.
_WORDS = frozenset("东主 班玛 当周 高丽 云丹 达来 呼和 德央".split())
#: Characters that sounds of other languages are written with.
_SOUNDS = "".join(sorted(set("".join(_TURKIC + _TIBETAN + _MONGOLIAN) + "江汗罕洪拜夫逊荪甫曼孙特别克娜登")))
_ROOTS = "|".join(sorted(_TURKIC + _TIBETAN + _MONGOLIAN, key=len, reverse=True))
_ROOT = late(_ROOTS)
_DOTTED = late(f"[{_SOUNDS}]{{1,7}}(?:·[{_SOUNDS}]{{1,7}}){{1,3}}")
#: Two parts or more without a dot: 阿依古丽, 苏和巴图, 吐尔逊江.
_COMPOSED = late(rf"(?:{_ROOTS})(?:[{_SOUNDS}万]{{0,2}}?(?:{_ROOTS}|江(?!苏|西|南|北)|汗(?!水)|别克)){{1,2}}")
#: One part is a name where a name has to stand: behind a post or a stop, before one.
_WHOLE = late(
    rf"(?:{'|'.join(sorted(set(_TIBETAN + _MONGOLIAN) - _WORDS, key=len, reverse=True))}"
    r"|买买提|艾尔肯|努尔兰|阿迪力|玛依拉|库尔班|吐尔逊|热合曼|古丽)(?:草|措|吉|杰|加|太|本|娜)?"
)
_PLACE = late("[市县旗盟州区镇乡村河湖山路街]|苏木|嘎查|草原|机场|浩特")
_BEHIND = late(r"(?![\u4e00-\u9fff·])|[等家说称和与及]")
_LONGEST_TITLE = 4


def minority_names(text: str, words: Mapping[str, object]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of names known by their parts."""
    for found in _DOTTED.finditer(text) if "·" in text else ():
        if _ROOT.search(found[0]):
            end = found.end()
            # 热合曼提出: the last character may begin the next word.
            if text[end - 1 : end + 1] in words and text[end - 2] != "·":
                end -= 1
            yield found.start(), end
    for found in _COMPOSED.finditer(text):
        if _stands_alone(text, *found.span()):
            yield found.span()
    for found in _WHOLE.finditer(text):
        behind_post = _is_behind_post(text, found.start())
        if behind_post or (_is_free(text, found.start()) and _BEHIND.match(text, found.end())):
            yield from [found.span()] if _stands_alone(text, *found.span()) else ()


def _stands_alone(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] != "·" and text[end : end + 1] != "·" and not _PLACE.match(text, end)


def _is_behind_post(text: str, start: int) -> bool:
    """Whether a post or a role stands in front of a place."""
    return any(text[max(0, start - size) : start] in TITLES for size in range(2, _LONGEST_TITLE + 1))


def _is_free(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not ("\u4e00" <= before <= "\u9fff" or before == "·")
