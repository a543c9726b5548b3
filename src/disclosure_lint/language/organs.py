"""Names of state organs: the level they stand for, and when two names mean one organ."""

from __future__ import annotations

from typing import NamedTuple

from disclosure_lint.language.expression import late

_TOWN = late(r"(?:乡|镇|街道)(?:人民政府|办事处|党政办公室)?$")
_GOVERNMENT = late(r"(?:人民政府|管委会|管理委员会|省|市|县|区|州|盟|旗)$")
_DEPARTMENT = late(r"(?:厅|局|委|办|办公室|委员会|院|中心|处|队|站)$")
#: Zones have no people's government, and of a district's short name one cannot tell.
_ZONE = late(r"管委会|管理委员会|(?:开发|实验|试验|示范|园|新|高新)区$")
#: Departments of a government; offices may speak for the government itself.
_PLAIN_DEPARTMENT = late(r"(?:厅|局|委|委员会)$")
#: Organs that report to the ministry above and not to the government of the place.
_VERTICAL = late(r"税务|气象|海关|烟草|邮政|银行|消防|海事|地震|统计局.{0,4}调查队")
_OFFICE = late(r"(?:政府信息公开|信息公开|政务公开)?(?:工作)?(?:领导小组)?(?:办公室|办公厅|党政办|办)$")
#: Every town has one.
_NAMELESS_ZONE = late(
    r"(?:高新|高科|经济|技术|产业|工业|农业|经开|旅游|度假|保税|物流|综合|集聚|开发|示范|试验|实验|新|园)+(?:园|港)?区"
)
_PLACED = late(r".{0,12}?[^省市县区盟旗]{2}[省市县区州盟旗]")
_PLAIN_GOVERNMENT = late(r"(?<=[省市县区州盟旗乡镇])(?:政府|管委会)$")
_BRACKETS = late(r"[\s《》“”\"()]+")


class Level(NamedTuple):
    """Where an organ stands.

    Attributes:
        name: ``government``, ``department`` or ``town``.
        certain: whether the name leaves no doubt about it.
    """

    name: str
    certain: bool


def level_of(organ: str) -> Level | None:
    """Return the level a name tells, None when it tells none."""
    if _TOWN.search(organ):
        return Level("town", certain=True)
    if _GOVERNMENT.search(organ):
        return Level("government", certain=not _ZONE.search(organ))
    if _DEPARTMENT.search(organ):
        plain = _PLAIN_DEPARTMENT.search(organ) and not _VERTICAL.search(organ)
        return Level("department", certain=bool(plain))
    return None


def same_organ(one: str, other: str) -> bool:
    """Whether two names may mean one organ: full and short names, an organ and its office.

    市文旅局 is short for 青岚市文化和旅游局: its characters stand in the full name in their order.
    """
    a, b = _core(one), _core(other)
    if not (_stands_in(a, b) or _stands_in(b, a)):
        return False
    levels = {level.name for name in (one, other) if (level := level_of(name))}
    offices = _OFFICE.search(one) or _OFFICE.search(other)
    return levels != {"government", "department"} or bool(offices)


def full_name(name: str) -> str:
    """Return one spelling for a name: 青岚市人民政府 and 青岚市, 管理委员会 and 管委会 are the same.

    An office keeps its name: its own report is another than that of its government.
    """
    name = _BRACKETS.sub("", name).replace("人民政府", "政府").replace("管理委员会", "管委会")
    return _PLAIN_GOVERNMENT.sub("", name)


def without_office(name: str) -> str:
    """Return one spelling for an organ and its office: 青岚市人民政府办公室 speaks for 青岚市人民政府."""
    return full_name(_OFFICE.sub("", full_name(name)))


def is_placed(name: str) -> bool:
    """Whether a name says of which place: 市林业局 and 城关镇 there are many, 青岚市林业局 is one."""
    return bool(_PLACED.match(name)) and not _NAMELESS_ZONE.match(name)


def is_short_for(short: str, full: str) -> bool:
    """Whether a name may be another one with its beginning left out: 市林业局 for 青岚市林业局."""
    return 1 < len(short) < len(full) and full.endswith(short) and level_of(short) == level_of(full)


def may_be_one(one: str, other: str) -> bool:
    """Whether two full names may mean one organ: a short name and its full one, an organ and its office.

    Stricter than :func:`same_organ`: 青岚市林业局 and 青岚市松涧县林业局 are two.
    """
    return (
        is_short_for(one, other) or is_short_for(other, one) or without_office(one) == without_office(other)
    )


def _core(name: str) -> str:
    """The name without what its short form may leave out."""
    name = _OFFICE.sub("", _BRACKETS.sub("", name))
    return name.replace("人民政府", "").replace("管理委员会", "管委会").replace("委员会", "委")


def _stands_in(short: str, full: str) -> bool:
    signs = iter(full)
    return all(sign in signs for sign in short)
