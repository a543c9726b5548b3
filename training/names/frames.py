"""Sentences written for this project, with slots that generated names fill.

``{n}`` is a name, ``{c}`` one with a surname of two characters, ``{m}`` one of a national minority,
``{f}`` the transliteration of a foreign name, ``{p}`` a place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import invented

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

_SLOT = re.compile(r"\{([ncmfp])\}")
_PLACES = (
    "河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 "
    "甘肃 青海 广西 宁夏 新疆 北京 上海 天津 重庆 青岚市 松涧镇 白栖区 温溪县 云岭县 安和乡 平川市 "
    "高陂镇 江宁 石泉 临河 沙坪 成武 乐安 常山 白河 方山镇 敖平镇 龙门乡 温泉镇 金坪村 高桥镇 苏坊乡 "
    "向阳街 文昌路 万福桥 康宁街 谢桥镇 黄坑村 马鞍山 石牛镇 林口县 汤山镇 乌兰镇 哈达乡 安定区 "
    "平湖街道 华阳街道 古城街道 项家湾 杜家沟 王庄村 李家坪 任家庄 罗田镇 雷打石村 单家集 曲水镇 "
).split()
_MAKERS = {
    "n": invented.name,
    "c": invented.compound,
    "m": invented.dotted,
    "f": invented.foreign,
    "p": lambda chance: chance.choice(_PLACES),
}
_NAMES = frozenset("ncm")


class Example(NamedTuple):
    """A text and the ranges of the names in it; ``other`` are transliterations."""

    text: str
    names: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]


def fill(frame: str, chance: random.Random) -> Example:
    """Put a name into each slot."""
    text, names, other, at = "", [], [], 0
    for slot in _SLOT.finditer(frame):
        text += frame[at : slot.start()]
        value = _MAKERS[slot[1]](chance)
        if slot[1] != "p":
            (names if slot[1] in _NAMES else other).append((len(text), len(text) + len(value)))
        text += value
        at = slot.end()
    return Example(text + frame[at:], tuple(names), tuple(other))


def frames(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the style (the name of the file) and each line."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, line
