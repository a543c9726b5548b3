"""Offices that do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_CITIES = ("青岚市", "云岫市", "白栖市", "沧泠市", "暮原市", "栖霞岭市")
_COUNTIES = ("云岭县", "松陂县", "澄溪县", "鹭洲区", "枫林县", "石磐区")
_TOWNS = ("松涧镇", "柳坞镇", "望渔乡", "石泉镇", "云渡镇", "竹屿乡")
_DEPARTMENTS = (
    "林业局",
    "水务局",
    "应急管理局",
    "教育局",
    "市场监督管理局",
    "文化和旅游局",
    "统计局",
    "交通运输局",
)


@dataclass(frozen=True)
class Organ:
    """An office.

    Attributes:
        name: as titles and signatures give it.
        level: ``town``, ``department``, ``county`` or ``city``.
        place: the place it is of.
        we: what its prose calls it: 我局, 我镇.
        here: what its prose calls the whole it speaks for: 全局, 全镇.
    """

    name: str
    level: str
    place: str
    we: str
    here: str


LEVELS = ("town", "department", "county", "city")


def organ(random: Random, level: str) -> Organ:
    """Return an office of a level."""
    city, county = random.choice(_CITIES), random.choice(_COUNTIES)
    if level == "city":
        return Organ(f"{city}人民政府", level, city, "我市", "全市")
    if level == "county":
        last = county[-1]
        return Organ(f"{county}人民政府", level, county, f"我{last}", f"全{last}")
    if level == "town":
        town = random.choice(_TOWNS)
        return Organ(f"{town}人民政府", level, town, f"我{town[-1]}", f"全{town[-1]}")
    return Organ(f"{city}{random.choice(_DEPARTMENTS)}", "department", city, "我局", "全局")
