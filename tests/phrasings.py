"""Sentences that report numbers, with what must hold between the numbers, to break one at a time.

The sentences are in ``phrasings.yaml``. What holds is plain arithmetic that knows nothing of the
tool: it says whether the numbers of a sentence can all be right under some accepted way of reading it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import floor
from pathlib import Path
from typing import Any

import yaml

Values = dict[str, Any]
Draw = Callable[[random.Random], Values]
Holds = Callable[[Mapping[str, Any]], bool]

CLASSES = "机构职能 政策文件 规划计划 财政资金 行政许可 应急管理 民生保障 工作动态 人事任免 统计数据".split()
OPPOSITES = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加"}


@dataclass(frozen=True)
class Phrasing:
    """A way to report numbers.

    Attributes:
        year: of the report it is written for.
        text: with ``{name}`` where values stand.
        draw: makes right values.
        holds: whether values can be right.
    """

    year: int
    text: str
    draw: Draw
    holds: Holds

    def write(self, values: Mapping[str, Any]) -> str:
        return self.text.format(**values)

    def said(self, values: Values) -> Values:
        return {key: value for key, value in values.items() if f"{{{key}}}" in self.text}


@cache
def data() -> dict[str, list[Any]]:
    loaded: dict[str, list[Any]] = yaml.safe_load(
        Path(__file__).with_name("phrasings.yaml").read_text(encoding="utf-8")
    )
    return loaded


def phrasings(*groups: str) -> list[Phrasing]:
    made = []
    for group in groups:
        for entry in data()[group]:
            model, *arguments = entry["numbers"].split()
            draw, holds = MODELS[model](*arguments)
            made.append(Phrasing(entry["year"], entry["text"], draw, holds))
    return made


def faults(phrasing: Phrasing, values: Values) -> Iterator[tuple[str, Values]]:
    """Yield the values with one mistake that can be seen, each with its kind."""
    said = phrasing.said(values)
    for key, value in said.items():
        for kind, wrong in mistakes(value):
            broken = {**values, key: wrong}
            if not phrasing.holds(phrasing.said(broken)):
                yield kind, broken
    parts = [key for key in said if key[0] == "a" and f"p{key[1:]}" in said]
    for one, other in pairwise(parts):
        broken = {**values, one: values[other], other: values[one]}
        if not phrasing.holds(phrasing.said(broken)):
            yield "swapped", broken


def mistakes(value: int | str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, int):
        yield "one more", value + 1
        if value > 1:
            yield "one less", value - 1
        digits = str(value)
        turned = digits[:-2] + digits[:-3:-1]
        if turned != digits and turned[0] != "0":
            yield "digits turned", int(turned)
    elif value in OPPOSITES:
        yield "sign", OPPOSITES[value]
    elif value[:1].isdigit():
        places = len(value.partition(".")[2])
        for kind, off in (("share up", 1), ("share down", -1)):
            wrong = Fraction(value) + Fraction(off, 10**places)
            if wrong >= 0:
                yield kind, f"{float(wrong):.{places}f}"


# —— shares


def shown(part: int, whole: int, places: int) -> set[Fraction]:
    """The ways to print a share: rounded, or cut off."""
    if not whole:
        return {Fraction(0)}
    exact = Fraction(part * 100 * 10**places, whole)
    sign = -1 if exact < 0 else 1
    ways = floor(abs(exact) + Fraction(1, 2)), floor(abs(exact))
    return {Fraction(sign * way, 10**places) for way in ways}


def printed(rng: random.Random, part: int, whole: int, places: int) -> str:
    """One of those ways, as text; mostly rounded."""
    ways = sorted(shown(part, whole, places), key=lambda way: abs(way - Fraction(part * 100, whole)))
    return f"{float(ways[0] if rng.random() < 0.8 else ways[-1]):.{places}f}"


def agrees(part: int, whole: int, said: str) -> bool:
    return Fraction(said) in shown(part, whole, len(said.partition(".")[2]))


# —— parts and wholes


def _closed(count: str, places: str = "", *, more: int = 0) -> tuple[Draw, Holds]:
    numbers = range(int(count))

    def draw(rng: random.Random) -> Values:
        parts = [rng.randint(8, 90) for _ in numbers]
        whole = sum(parts) + (rng.randint(5, more) if more else 0)
        values: Values = {f"n{i}": name for i, name in enumerate(rng.sample(CLASSES, len(parts)))}
        values |= {"t": whole} | {f"a{i}": part for i, part in enumerate(parts)}
        if places:
            values |= {f"p{i}": printed(rng, parts[i], whole, int(places)) for i in numbers}
        return values

    def holds(values: Mapping[str, Any]) -> bool:
        parts = [values[f"a{i}"] for i in numbers]
        shares = (agrees(parts[i], values["t"], values[f"p{i}"]) for i in numbers if f"p{i}" in values)
        fits = max(parts) <= values["t"] if more else sum(parts) == values["t"]
        return fits and all(shares)

    return draw, holds


def _open(count: str, places: str = "") -> tuple[Draw, Holds]:
    return _closed(count, places, more=60)


def _apart(count: str) -> tuple[Draw, Holds]:
    """Numbers between which nothing must hold."""
    return lambda rng: {f"a{i}": rng.randint(2, 90) for i in range(int(count))}, lambda _: True


# —— growth


def _growth(places: str, way: str = "") -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        then = rng.randint(20, 480)
        factors = {"up": (1.05, 1.9), "down": (0.55, 0.95)}.get(way, (0.55, 1.9))
        now = max(5, round(then * rng.uniform(*factors)))
        now += 3 * (now == then)
        more = abs(now - then)
        rises = now > then
        values: Values = {
            "now": now,
            "then": then,
            "more": more,
            "rate": printed(rng, more, then, int(places)),
        }
        return values | {"way": "增长" if rises else "下降", "way2": "增加" if rises else "减少"}

    def holds(values: Mapping[str, Any]) -> bool:
        change = values["now"] - values["then"]
        signs = {"增长": 1, "增加": 1, "下降": -1, "减少": -1}
        said = signs[values.get("way", "下降" if way == "down" else "增长")]
        if "more" in values and values["more"] != change * signs[values["way2"]]:
            return False
        return "rate" not in values or agrees(change * said, values["then"], values["rate"])

    return draw, holds


def _grown_by(places: str, way: str = "") -> tuple[Draw, Holds]:
    """The amount tells the earlier number."""
    draw, grows = _growth(places, way)

    def holds(values: Mapping[str, Any]) -> bool:
        falls = values.get("way2") == "减少"
        then = values["now"] + values["more"] * (1 if falls else -1)
        full = {"way": "下降" if falls else "增长", "way2": "增加", **values}
        return then > 0 and grows({**full, "then": then})

    return draw, holds


def _points() -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        then, more = rng.randint(60, 85), rng.randint(2, 12)
        return {"now": then + more, "then": then, "more": more}

    return draw, lambda values: values["now"] - values["then"] == values["more"]


def _times() -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        then, rate = rng.randint(11, 60), rng.randint(2, 5)
        return {"now": then * rate, "then": then, "rate": str(rate)}

    return (
        draw,
        lambda values: abs(Fraction(values["now"], values["then"]) - int(values["rate"])) < Fraction(1, 2),
    )


# —— received, carried over, dealt with


def _flow() -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        new, carried, left = rng.randint(30, 400), rng.randint(2, 20), rng.randint(2, 20)
        return {"new": new, "in": carried, "done": new + carried - left, "out": left, "due": new + carried}

    def holds(values: Mapping[str, Any]) -> bool:
        incoming, outgoing = values["new"] + values["in"], values["done"] + values["out"]
        return outgoing in {incoming, values["new"]} and bool(values.get("due", incoming) == incoming)

    return draw, holds


def _fresh(how: str = "") -> tuple[Draw, Holds]:
    """Nothing is said to be carried in; unless that is denied, it may have been."""

    def draw(rng: random.Random) -> Values:
        new, left = rng.randint(30, 400), rng.randint(1, 15)
        return {"new": new, "done": new - left, "out": left}

    def holds(values: Mapping[str, Any]) -> bool:
        outgoing: int = values["done"] + values["out"]
        new: int = values["new"]
        return outgoing == new if how else outgoing >= new >= int(values["done"])

    return draw, holds


def _rated(how: str = "") -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        new = rng.randint(40, 400)
        done = new - (0 if how else rng.randint(1, 30))
        return {"new": new, "done": done, "rate": printed(rng, done, new, 0 if how else 1)}

    def holds(values: Mapping[str, Any]) -> bool:
        rate = values.get("rate")
        return values["done"] <= values["new"] and (not rate or agrees(values["done"], values["new"], rate))

    return draw, holds


def _percent() -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        return {"rate": "100.0", "other": f"{rng.randint(900, 999) / 10}"}

    return draw, lambda values: all(float(value) <= 100 for value in values.values())


# —— the same figure twice


def _twice() -> tuple[Draw, Holds]:
    def draw(rng: random.Random) -> Values:
        number = rng.randint(11, 980)
        return {"one": number, "two": number}

    return draw, lambda values: values["one"] == values["two"]


def _none() -> tuple[Draw, Holds]:
    return lambda _: {"two": 0}, lambda values: values["two"] == 0


MODELS: dict[str, Callable[..., tuple[Draw, Holds]]] = {
    "closed": _closed,
    "open": _open,
    "apart": _apart,
    "growth": _growth,
    "grown-by": _grown_by,
    "points": _points,
    "times": _times,
    "flow": _flow,
    "fresh": _fresh,
    "rated": _rated,
    "percent": _percent,
    "twice": _twice,
    "none": _none,
}
