"""What prose may say about the figures, and every way of saying it that is right."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reports.forms import LITIGATION, result_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from reports.figures import Figures

#: Measure → texts that are right, the one to write first.
Values = dict[str, tuple[str, ...]]

RESULT_NAMES = {
    "granted": "予以公开",
    "partial": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "declined": "不予处理",
    "otherwise": "其他处理",
}
CHANNEL_NAMES = {
    "in_person": "当面申请",
    "by_fax": "传真申请",
    "by_mail": "电子邮件申请",
    "by_net": "网络申请",
    "by_letter": "信函申请",
    "other_forms": "其他形式申请",
}
REPLY_NAMES = {
    "already": "属于已主动公开范围",
    "granted": "同意公开",
    "partial": "同意部分公开",
    "refused": "不同意公开",
    "not_ours": "不属于本机关公开",
    "missing": "申请信息不存在",
    "to_amend": "告知更改补充",
    "other_ways": "告知其他途径办理",
    "others": "其他答复",
}


def background(random: Random) -> dict[str, int]:
    """Return figures no table holds."""
    web, media, elsewhere = random.randint(60, 6000), random.randint(5, 900), random.randint(1, 120)
    published = web + media + elsewhere
    policies, plans = published // random.randint(5, 9), max(1, published // random.randint(11, 30))
    money = max(1, published // random.randint(10, 25))
    return {
        "published": published,
        "web": web,
        "media": media,
        "elsewhere": elsewhere,
        "policies": policies,
        "plans": plans,
        "money": money,
        "rest": published - policies - plans - money,
        "published_last": max(1, published * random.randint(60, 140) // 100),
        "articles": random.randint(2, 90),
        "trainings": random.randint(1, 9),
        "trained": random.randint(20, 600),
        "meetings": random.randint(1, 6),
        "accounts": random.randint(1, 40),
        "visits": random.randint(900, 90_000),
        "places": random.randint(1, 20),
    }


def modern_values(form: int, figures: Figures, extra: Mapping[str, int], digits: int) -> Values:
    """Return what the prose of a report on the forms of 2019 and 2021 may say."""

    def cell(row: str, column: str = "all") -> Decimal:
        return figures.get(f"requests:{row}:{column}", Decimal(0))

    def group(name: str) -> Decimal:
        return sum((cell(row) for row in result_rows(form) if row.startswith(f"{name}-")), Decimal(0))

    new, into, done, out = cell("new"), cell("carried-in"), cell("total"), cell("carried-out")
    otherwise = group("other") + cell("other")
    numbers: dict[str, Decimal] = {name: Decimal(value) for name, value in extra.items()}
    numbers |= {"new": new, "carried_in": into, "done": done, "carried_out": out}
    numbers |= {"people": cell("new", "natural-persons"), "bodies": new - cell("new", "natural-persons")}
    numbers |= {"granted": cell("granted"), "partial": cell("partial"), "otherwise": otherwise}
    numbers |= {name: group(name) for name in ("refused", "unavailable", "declined")}
    for result in ("all", "upheld", "corrected", "other", "pending"):
        cases = [figures.get(f"litigation:{group}:{result}", Decimal(0)) for group in LITIGATION]
        numbers |= {f"review_{result}": cases[0], f"suits_{result}": cases[1] + cases[2]}
    for name, key in {
        "norms_made": "norms:made",
        "norms_valid": "norms:valid",
        "licences": "licences:decided",
        "penalties": "penalties:decided",
        "charges": "charges:fees",
    }.items():
        numbers[name] = figures.get(f"documents:{key}", Decimal(0))
    values = _texts(numbers)
    # 收到 may or may not count what was carried over.
    values["new"] = (f"{new}", f"{new + into}")
    for name in RESULT_NAMES:
        values[f"{name}_share"] = share(numbers[name], done, digits)
    for name in ("people", "bodies"):
        values[f"{name}_share"] = share(numbers[name], new, digits)
    return values | _published(numbers, digits)


def early_values(figures: Figures, extra: Mapping[str, int], digits: int) -> Values:
    """Return what the prose of a report from before 2019 may say."""
    numbers = {name: Decimal(value) for name, value in extra.items()}
    for key, value in figures.items():
        _, row, column = key.split(":")
        if column == "year":
            numbers[{"active": "published"}.get(row, row).replace("-", "_")] = value
    published = numbers["published"]
    for name in ("policies", "plans", "money"):
        numbers[name] = min(numbers[name], published // 5)
    numbers["rest"] = published - numbers["policies"] - numbers["plans"] - numbers["money"]
    numbers["received_last"] = max(Decimal(1), numbers["received"] + numbers["meetings"] - 3)
    values = _texts(numbers)
    values |= _growth("received_", numbers["received"], numbers["received_last"], digits)
    for name in REPLY_NAMES.keys() & numbers.keys():
        values[f"{name}_share"] = share(numbers[name], numbers["replied"], digits)
    for name in CHANNEL_NAMES.keys() & numbers.keys():
        values[f"{name}_share"] = share(numbers[name], numbers["received"], digits)
    return values | _published(numbers, digits)


def share(part: Decimal, whole: Decimal, digits: int) -> tuple[str, ...]:
    """Return a percentage as rounded and as cut off."""
    if not whole:
        return ("0",)
    exact, unit = part * 100 / whole, Decimal(1).scaleb(-digits)
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    return tuple(dict.fromkeys(f"{exact.quantize(unit, way):f}" for way in ways))


def _published(numbers: Mapping[str, Decimal], digits: int) -> Values:
    published, last = numbers["published"], numbers["published_last"]
    names = ("web", "media", "elsewhere", "policies", "plans", "money", "rest")
    values = {f"{name}_share": share(numbers[name], published, digits) for name in names if name in numbers}
    return values | _growth("", published, last, digits)


def _growth(prefix: str, now: Decimal, then: Decimal, digits: int) -> Values:
    rise = share(now - then, then, digits) if now > then else ("0",)
    fall = share(then - now, then, digits) if now < then else ("0",)
    return {f"{prefix}rise": rise, f"{prefix}fall": fall}


def _texts(numbers: Mapping[str, Decimal]) -> Values:
    return {name: (f"{value:f}",) for name, value in numbers.items()}
