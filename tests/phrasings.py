"""Sentences that report numbers, with what must hold between the numbers, to break one at a time.

Everything here is invented. ``holds`` knows nothing of the tool: it says by plain arithmetic
whether the numbers of a sentence can all be right under some accepted way of reading it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any

Values = dict[str, Any]
CLASSES = (
    "机构职能",
    "政策文件",
    "规划计划",
    "财政资金",
    "行政许可",
    "应急管理",
    "民生保障",
    "工作动态",
    "人事任免",
    "统计数据",
)
SHARES = "share:"


def shown(part: int, whole: int, places: int) -> set[Fraction]:
    """The ways to print a share: rounded, or cut off."""
    if not whole:
        return {Fraction(0)}
    scale = 10**places
    exact = Fraction(part * 100 * scale, whole)
    sign = -1 if exact < 0 else 1
    rounded = sign * floor(abs(exact) + Fraction(1, 2))
    return {Fraction(rounded, scale), Fraction(sign * floor(abs(exact)), scale)}


def printed(rng: random.Random, part: int, whole: int, places: int) -> str:
    """One of those ways, as text; mostly rounded."""
    ways = sorted(shown(part, whole, places), key=lambda way: abs(way - Fraction(part * 100, whole)))
    chosen = ways[0] if rng.random() < 0.8 else ways[-1]
    return f"{float(chosen):.{places}f}"


def agrees(part: int, whole: int, said: str) -> bool:
    return Fraction(said) in shown(part, whole, len(said.partition(".")[2]))


@dataclass(frozen=True)
class Phrasing:
    """A way to report numbers.

    Attributes:
        name: for messages.
        year: of the report it is written for.
        text: with ``{name}`` where values stand.
        draw: makes right values.
        holds: whether values can be right.
        swaps: pairs of values a writer may mix up.
    """

    name: str
    year: int
    text: str
    draw: Callable[[random.Random], Values]
    holds: Callable[[Mapping[str, Any]], bool]
    swaps: tuple[tuple[str, str], ...] = ()

    def write(self, values: Mapping[str, Any]) -> str:
        return self.text.format(**values)


def faults(phrasing: Phrasing, values: Values, rng: random.Random) -> Iterator[tuple[str, Values]]:
    """Yield the values with one mistake that can be seen, each with its kind."""
    for key, value in values.items():
        if f"{{{key}}}" not in phrasing.text:
            continue
        for kind, wrong in _wrong(value, rng):
            broken = {**values, key: wrong}
            if not phrasing.holds(broken):
                yield kind, broken
    for one, other in phrasing.swaps:
        broken = {**values, one: values[other], other: values[one]}
        if not phrasing.holds(broken):
            yield "swap", broken


def _wrong(value: Any, rng: random.Random) -> Iterator[tuple[str, Any]]:
    if isinstance(value, int):
        yield "plus", value + 1
        if value > 1:
            yield "minus", value - 1
        digits = str(value)
        turned = (
            int(digits[::-1]) if len(digits) == 2 else int(digits[0] + digits[2:3] + digits[1:2] + digits[3:])
        )
        if len(digits) > 1 and turned != value and len(str(turned)) == len(digits):
            yield "turned", turned
    elif value in {"增长", "下降"}:
        yield "sign", "下降" if value == "增长" else "增长"
    elif value in {"增加", "减少"}:
        yield "sign", "减少" if value == "增加" else "增加"
    elif isinstance(value, str) and value[:1].isdigit():
        places = len(value.partition(".")[2])
        step = Fraction(1, 10**places)
        for kind, off in (("share-up", step), ("share-down", -step)):
            if Fraction(value) + off >= 0:
                yield kind, f"{float(Fraction(value) + off):.{places}f}"


# —— parts and wholes


def _parts(
    count: int, places: int | None = None, low: int = 3, high: int = 90
) -> Callable[[random.Random], Values]:
    def draw(rng: random.Random) -> Values:
        values: Values = {f"n{i}": name for i, name in enumerate(rng.sample(CLASSES, count))}
        parts = [rng.randint(low, high) for _ in range(count)]
        values |= {"t": sum(parts)} | {f"a{i}": part for i, part in enumerate(parts)}
        if places is not None:
            values |= {f"p{i}": printed(rng, part, sum(parts), places) for i, part in enumerate(parts)}
        return values

    return draw


def _adds_up(values: Mapping[str, Any]) -> bool:
    count = sum(key.startswith("a") for key in values)
    parts = [values[f"a{i}"] for i in range(count)]
    shares = all(
        agrees(part, values["t"], values[f"p{i}"]) for i, part in enumerate(parts) if f"p{i}" in values
    )
    return sum(parts) == values["t"] and shares


def _shares_fit(values: Mapping[str, Any]) -> bool:
    """For lists that need not be complete: each share fits, and no part is too large."""
    count = sum(key.startswith("a") for key in values)
    parts = [values[f"a{i}"] for i in range(count)]
    shares = all(
        agrees(part, values["t"], values[f"p{i}"]) for i, part in enumerate(parts) if f"p{i}" in values
    )
    return shares and all(part <= values["t"] for part in parts)


def _open(count: int, places: int | None = None) -> Callable[[random.Random], Values]:
    def draw(rng: random.Random) -> Values:
        values = _parts(count, None)(rng)
        values["t"] += rng.randint(5, 60)
        if places is not None:
            values |= {f"p{i}": printed(rng, values[f"a{i}"], values["t"], places) for i in range(count)}
        return values

    return draw


_THREE = tuple((f"a{i}", f"a{j}") for i, j in ((0, 1), (1, 2)))
PARTS = [
    Phrasing(
        "classes with shares",
        2012,
        "全年公开各类信息{t}条，其中{n0}类{a0}条，占{p0}%；{n1}类{a1}条，占{p1}%；{n2}类{a2}条，占{p2}%。",
        _parts(3, 1),
        _adds_up,
        _THREE,
    ),
    Phrasing(
        "shares in brackets",
        2013,
        "本年度累计发布政务信息{t}条，包括{n0}信息{a0}条（占{p0}%）、{n1}信息{a1}条（占{p1}%）、{n2}信息{a2}条（占{p2}%）。",
        _parts(3, 2),
        _adds_up,
        _THREE,
    ),
    Phrasing(
        "whole shares",
        2010,
        "在网站发布的{t}条信息中，{n0}类{a0}条、占{p0}%，{n1}类{a1}条、占{p1}%，{n2}类{a2}条、占{p2}%，{n3}类{a3}条、占{p3}%。",
        _parts(4, 1),
        _adds_up,
        _THREE,
    ),
    Phrasing(
        "share of total in full",
        2014,
        "全年公开信息共{t}条。其中，{n0}类{a0}条，占总数的{p0}%；{n1}类{a1}条，占总数的{p1}%；其他信息{a2}条，占总数的{p2}%。",
        _parts(3, 1),
        _adds_up,
        _THREE,
    ),
    Phrasing(
        "two sentences",
        2011,
        "2011年全市主动公开政府信息{t}条。市直各部门主动公开政府信息{a0}条，占{p0}%。各乡镇主动公开政府信息{a1}条，占{p1}%。",
        _parts(2, 1, 100, 900),
        _adds_up,
        (("a0", "a1"),),
    ),
    Phrasing(
        "respective shares",
        2015,
        "全年公开信息{t}条，其中{n0}类{a0}条、{n1}类{a1}条，分别占{p0}%和{p1}%。",
        _parts(2, 1),
        _adds_up,
        (("a0", "a1"),),
    ),
    Phrasing(
        "ratio words",
        2016,
        "全年政务信息{t}条，其中{n0}信息{a0}条，所占比例为{p0}%，{n1}信息{a1}条，所占比例为{p1}%，其余{a2}条，所占比例为{p2}%。",
        _parts(3, 1),
        _adds_up,
        _THREE,
    ),
    Phrasing(
        "others close",
        2017,
        "公开各类信息{t}条，其中：{n0}{a0}条，{n1}{a1}条，{n2}{a2}条，其他{a3}条。",
        _parts(4),
        _adds_up,
    ),
    Phrasing(
        "others close with enumeration commas",
        2019,
        "共公开信息{t}条，其中{n0}类信息{a0}条、{n1}类信息{a1}条、其他类信息{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "the rest closes",
        2018,
        "全年编发简报{t}期，其中{n0}专题{a0}期，{n1}专题{a1}期，其余{a2}期。",
        _parts(3, None, 2, 30),
        _adds_up,
    ),
    Phrasing(
        "divided into",
        2013,
        "全年共公开信息{t}条，分为：{n0}{a0}条；{n1}{a1}条；{n2}{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "respectively",
        2014,
        "共答复网民留言{t}条，分别为：{n0}类{a0}条，{n1}类{a1}条，{n2}类{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "total at the end",
        2012,
        "全年公开{n0}信息{a0}条，{n1}信息{a1}条，{n2}信息{a2}条，合计{t}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "grand total at the end",
        2016,
        "{n0}类{a0}条、{n1}类{a1}条、{n2}类{a2}条，总计{t}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "altogether at the end",
        2017,
        "发布{n0}信息{a0}条，发布{n1}信息{a1}条，共{t}条。",
        _parts(2),
        _adds_up,
    ),
    Phrasing(
        "colon",
        2022,
        "全年主动公开信息总数{t}条：{n0}信息{a0}条，{n1}信息{a1}条，{n2}信息{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "brackets",
        2021,
        "制作政策解读{t}篇（文字解读{a0}篇、图片解读{a1}篇、视频解读{a2}篇）。",
        _parts(3, None, 2, 40),
        _adds_up,
    ),
    Phrasing(
        "rules made, changed, repealed",
        2020,
        "公开市政府规章{t}件（含新制定{a0}件，修改{a1}件，废止{a2}件）。",
        _parts(3, None, 2, 20),
        _adds_up,
    ),
    Phrasing(
        "staff",
        2014,
        "全市从事政府信息公开工作的人员{t}人，其中专职人员{a0}人，兼职人员{a1}人。",
        _parts(2, None, 2, 60),
        _adds_up,
    ),
    Phrasing(
        "three ways of openness",
        2009,
        "全年产生政府信息{t}条，其中主动公开信息{a0}条，依申请公开信息{a1}条，不予公开信息{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "city and counties",
        2023,
        "全年制作政策问答{t}期，其中，市级{a0}期，县区级{a1}期。",
        _parts(2),
        _adds_up,
    ),
    Phrasing(
        "results of answers",
        2015,
        "全年答复申请{t}件，其中：予以公开{a0}件、部分公开{a1}件、不予公开{a2}件、无法提供{a3}件、不予处理{a4}件、其他处理{a5}件。",
        _parts(6, None, 1, 30),
        _adds_up,
    ),
    Phrasing(
        "persons and organisations",
        2016,
        "本年度受理政府信息公开申请{t}件，自然人申请{a0}件，法人或其他组织申请{a1}件。".replace(
            "，自然人", "，其中自然人"
        ),
        _parts(2),
        _adds_up,
    ),
    Phrasing(
        "outcomes of reviews",
        2017,
        "全年发生行政复议{t}起，其中维持{a0}起，纠错{a1}起，其他情形{a2}起，尚未审结{a3}起。",
        _parts(4, None, 1, 12),
        _adds_up,
    ),
    Phrasing(
        "nested",
        2018,
        "全年公开信息{t}条，其中：{n0}{a0}条（其中动态2条、文件1条）；{n1}{a1}条；其他{a2}条。",
        _parts(3),
        _adds_up,
    ),
    Phrasing(
        "open list", 2019, "主动公开政府信息{t}条，其中{n0}类{a0}条，{n1}类{a1}条。", _open(2), _shares_fit
    ),
    Phrasing(
        "open list with shares",
        2014,
        "全年公开信息{t}条，其中{n0}类{a0}条，占{p0}%；{n1}类{a1}条，占{p1}%。",
        _open(2, 1),
        _shares_fit,
    ),
    Phrasing(
        "one part with a share",
        2015,
        "全年主动公开政府信息{t}条，其中全文电子化{a0}条，占总体的比例为{p0}%。",
        _open(1, 1),
        _shares_fit,
    ),
    Phrasing("one part in brackets", 2022, "发布政策解读{t}篇（其中图解{a0}篇）。", _open(1), _shares_fit),
    Phrasing(
        "whole numbers in percent",
        2022,
        "全年办结申请{t}件，予以公开{a0}件，占{p0}%；不予公开{a1}件，占{p1}%；无法提供{a2}件，占{p2}%；其他处理{a3}件，占{p3}%。",
        _parts(4, 0, 8, 60),
        _adds_up,
        _THREE,
    ),
]


# —— growth


def _growth(places: int, *, amount: bool = False) -> Callable[[random.Random], Values]:
    def draw(rng: random.Random) -> Values:
        then = rng.randint(12, 480)
        now = max(5, round(then * rng.uniform(0.55, 1.9)))
        if now == then:
            now += 3
        rate = printed(rng, abs(now - then), then, places)
        values: Values = {"now": now, "then": then, "rate": rate, "way": "增长" if now > then else "下降"}
        return values | (
            {"more": abs(now - then), "way2": "增加" if now > then else "减少"} if amount else {}
        )

    return draw


def _grows(values: Mapping[str, Any]) -> bool:
    now, then = values["now"], values["then"]
    change = now - then if values["way"] == "增长" else then - now
    if "more" in values and values["more"] != (now - then if values["way2"] == "增加" else then - now):
        return False
    return agrees(change, then, values["rate"])


def _grows_by(values: Mapping[str, Any]) -> bool:
    """The amount tells the earlier number."""
    then = values["now"] - values["more"] if values["way2"] == "增加" else values["now"] + values["more"]
    change = values["now"] - then if values["way"] == "增长" else then - values["now"]
    return then > 0 and agrees(change, then, values["rate"])


def _differs_by(values: Mapping[str, Any]) -> bool:
    return values["more"] == (values["now"] - values["then"]) * (1 if values["way2"] == "增加" else -1)


def _only(*keys: str, of: Callable[[random.Random], Values]) -> Callable[[random.Random], Values]:
    return lambda rng: {key: value for key, value in of(rng).items() if key in keys}


GROWTH = [
    Phrasing(
        "year in brackets",
        2018,
        "全年受理申请{now}件，比2017年（{then}件）{way}{rate}%。",
        _growth(1),
        _grows,
    ),
    Phrasing(
        "of last year", 2016, "本年度发布信息{now}条，较上年的{then}条{way}{rate}%。", _growth(1), _grows
    ),
    Phrasing(
        "from to",
        2022,
        "政策解读由上年的{then}篇变为{now}篇，{way}{rate}%。".replace("变为", "增至"),
        lambda rng: _rising(rng),
        _grows,
    ),
    Phrasing(
        "fell from",
        2023,
        "受理投诉从去年的{then}件下降到{now}件，降幅{rate}%。",
        lambda rng: _falling(rng),
        _grows,
    ),
    Phrasing(
        "last year behind",
        2019,
        "全年收到来信{now}件，同比{way}{rate}%，上年为{then}件。",
        _growth(1),
        _grows,
    ),
    Phrasing(
        "last year behind in brackets",
        2020,
        "编发政务简报{now}期，同比{way}{rate}%（2019年为{then}期）。",
        _growth(0),
        _grows,
    ),
    Phrasing(
        "two years",
        2021,
        "2020年召开新闻发布会{then}场，2021年召开新闻发布会{now}场，同比{way}{rate}%。",
        _growth(1),
        _grows,
    ),
    Phrasing(
        "amount and rate",
        2022,
        "全年接待群众{now}人次，较上年{way2}{more}人次，{way}{rate}%。",
        _only("now", "more", "rate", "way", "way2", of=_growth(1, amount=True)),
        _grows_by,
    ),
    Phrasing(
        "amount only",
        2017,
        "公开财政信息{now}条，比上年的{then}条{way2}{more}条。",
        _only("now", "then", "more", "way2", of=_growth(1, amount=True)),
        _differs_by,
    ),
    Phrasing(
        "amount, last year behind",
        2014,
        "全年印发简报{now}期，同比{way2}{more}期（上年{then}期）。",
        _only("now", "then", "more", "way2", of=_growth(1, amount=True)),
        _differs_by,
    ),
    Phrasing("reached", 2024, "网上办件比上年的{then}件{way}{rate}%，达到{now}件。", _growth(2), _grows),
    Phrasing(
        "points",
        2022,
        "群众满意率为{now}%，比上年的{then}%提高{more}个百分点。",
        lambda rng: _points(rng),
        lambda v: v["now"] - v["then"] == v["more"],
    ),
    Phrasing(
        "previous year elsewhere",
        2018,
        "2017年全市收到政府信息公开申请{then}件。2018年全市收到政府信息公开申请{now}件，同比{way}{rate}%。",
        _growth(1),
        _grows,
    ),
]


def _rising(rng: random.Random) -> Values:
    values = _growth(1)(rng)
    while values["way"] == "下降":
        values = _growth(1)(rng)
    return values


def _falling(rng: random.Random) -> Values:
    values = _growth(1)(rng)
    while values["way"] == "增长":
        values = _growth(1)(rng)
    return values


def _points(rng: random.Random) -> Values:
    then, more = rng.randint(60, 85), rng.randint(2, 12)
    return {"now": then + more, "then": then, "more": more}


# —— received, carried over, dealt with


def _flow(rng: random.Random) -> Values:
    new, carried, left = rng.randint(30, 400), rng.randint(2, 20), rng.randint(2, 20)
    return {"new": new, "in": carried, "done": new + carried - left, "out": left}


def _balances(values: Mapping[str, Any]) -> bool:
    incoming, outgoing = values["new"], values["done"] + values.get("out", 0)
    carried = values.get("in", 0)
    return incoming + carried == outgoing or incoming == outgoing


def _may_be_done(values: Mapping[str, Any]) -> bool:
    return values["done"] <= values["new"] + values.get("in", 0)


def _no_carry(rng: random.Random) -> Values:
    new, left = rng.randint(30, 400), rng.randint(1, 15)
    return {"new": new, "done": new - left, "out": left}


def _all_done(rng: random.Random) -> Values:
    new = rng.randint(12, 400)
    return {"new": new, "done": new, "rate": "100"}


def _rated(rng: random.Random) -> Values:
    new = rng.randint(40, 400)
    done = new - rng.randint(1, 30)
    return {"new": new, "done": done, "rate": printed(rng, done, new, 1)}


def _rate_holds(values: Mapping[str, Any]) -> bool:
    return values["done"] <= values["new"] and agrees(values["done"], values["new"], values["rate"])


FLOWS = [
    Phrasing(
        "in one go",
        2021,
        "全年共收到政府信息公开申请{new}件，上年结转{in}件，办结{done}件，结转下年度继续办理{out}件。",
        _flow,
        _balances,
    ),
    Phrasing(
        "carried in brackets",
        2022,
        "全市共受理政府信息公开申请{new}件，答复{done}件（含上年度结转申请{in}件，另有{out}件顺延至下年度答复）。",
        _flow,
        _balances,
    ),
    Phrasing(
        "carried first",
        2023,
        "上年结转申请{in}件，本年新收申请{new}件，已办结{done}件，{out}件结转下年度办理。",
        _flow,
        _balances,
    ),
    Phrasing(
        "over sentences",
        2024,
        "全年收到政府信息公开申请{new}件，上年度结转{in}件。办结申请{done}件。结转至2025年{out}件。",
        _flow,
        _balances,
    ),
    Phrasing(
        "nothing carried in",
        2021,
        "本年度全区共收到{new}件申请，依法依规办结{done}件，{out}件结转下年度继续办理。",
        _no_carry,
        lambda v: v["new"] == v["done"] + v["out"] or v["new"] < v["done"] + v["out"],
    ),
    Phrasing(
        "no carried cases at all",
        2020,
        "受理政府信息公开申请{new}件，无上年度结转，办结{done}件，结转下年度{out}件。",
        _no_carry,
        lambda v: v["new"] == v["done"] + v["out"],
    ),
    Phrasing(
        "permits", 2013, "窗口共受理审批事项{new}件，办结{done}件，办结率{rate}%。", _all_done, _rate_holds
    ),
    Phrasing(
        "letters", 2015, "全年收到群众来信{new}件，已办结{done}件，办结率为{rate}%。", _rated, _rate_holds
    ),
    Phrasing(
        "proposals",
        2017,
        "承办人大代表建议和政协提案{new}件，答复{done}件，答复率达{rate}%。",
        _rated,
        _rate_holds,
    ),
    Phrasing(
        "requests with a rate",
        2011,
        "收到政府信息公开申请{new}件，办结申请{done}件，办结率{rate}%。",
        _rated,
        _rate_holds,
    ),
    Phrasing(
        "done of received",
        2012,
        "全年受理咨询{new}件，回复{done}件。",
        lambda rng: {k: v for k, v in _all_done(rng).items() if k != "rate"},
        _may_be_done,
    ),
    Phrasing(
        "too high a rate",
        2016,
        "热线工单按时办结率为{rate}%，群众满意率为{other}%。",
        lambda rng: {"rate": "100.0", "other": f"{rng.randint(900, 999) / 10}"},
        lambda v: float(v["rate"]) <= 100,
    ),
]

# —— the same figure twice


def _twice(rng: random.Random) -> Values:
    number = rng.randint(11, 980)
    return {"one": number, "two": number}


def _same(values: Mapping[str, Any]) -> bool:
    return values["one"] == values["two"]


TWICE = [
    Phrasing(
        "headline and chapter",
        2014,
        "一、概述\n全年共收到政府信息公开申请{one}件，均按期答复。\n二、依申请公开情况\n本年度收到政府信息公开申请{two}件。",
        _twice,
        _same,
    ),
    Phrasing(
        "answers twice",
        2016,
        "全年答复政府信息公开申请{one}件。\n三、申请办理情况\n2016年共答复依申请公开{two}件。",
        _twice,
        _same,
    ),
    Phrasing(
        "reviews twice",
        2017,
        "全年因政府信息公开引发的行政复议{one}件。\n五、复议诉讼\n2017年发生行政复议案件{two}件。",
        _twice,
        _same,
    ),
    Phrasing(
        "lawsuits twice",
        2015,
        "发生行政诉讼{one}件。\n五、行政复议和诉讼情况\n2015年，共有政府信息公开行政诉讼案件{two}件。",
        _twice,
        _same,
    ),
    Phrasing(
        "published twice",
        2013,
        "2013年共主动公开政府信息{one}条。\n（一）公开数量\n全年主动公开政府信息{two}条。",
        _twice,
        _same,
    ),
    Phrasing(
        "none and some",
        2012,
        "全年未收到政府信息公开申请。\n三、依申请公开\n2012年收到政府信息公开申请{two}件。",
        lambda rng: {"two": 0},
        lambda v: v["two"] == 0,
    ),
]

# —— figures of the tables


@dataclass(frozen=True)
class Tabled:
    """A sentence after a report's tables: ``{row@column}`` stands for a sum of cells.

    Attributes:
        name: for messages.
        text: the sentence.
        readings: by figure, the sums that may be meant; the first is written.
    """

    name: str
    text: str
    readings: Mapping[str, tuple[str, ...]]


_NEW, _IN, _DONE, _OUT = "new@all", "carried-in@all", "total@all", "carried-out@all"
_RECEIVED = (_NEW, f"{_NEW}+{_IN}")
_ANSWERED = (_DONE, _NEW, f"{_NEW}+{_IN}")
_REFUSED = "+".join(f"refused-{number}@all" for number in range(1, 9))
_UNAVAILABLE = "+".join(f"unavailable-{number}@all" for number in range(1, 4))
_DECLINED = "+".join(f"declined-{number}@all" for number in range(1, 6))


def _by(column: str) -> tuple[str, ...]:
    return (f"new@{column}", f"new@{column}+carried-in@{column}", f"total@{column}")


TABLED = [
    Tabled("received", "全年共收到政府信息公开申请{a}件。", {"a": _RECEIVED}),
    Tabled("received with carried", "2024年，我局共受理政府信息公开申请{a}件。", {"a": (_RECEIVED[1], _NEW)}),
    Tabled("number first", "本年度共收到{a}件政府信息公开申请，均依法处理。", {"a": _RECEIVED}),
    Tabled("new", "新收政府信息公开申请{a}件，上年结转{b}件。", {"a": (_NEW,), "b": (_IN,)}),
    Tabled("answered", "全年办结政府信息公开申请{a}件。", {"a": _ANSWERED}),
    Tabled(
        "all four",
        "共收到政府信息公开申请{a}件，上年结转{b}件，办结{c}件，结转下年度办理{d}件。",
        {"a": _RECEIVED, "b": (_IN,), "c": _ANSWERED, "d": (_OUT,)},
    ),
    Tabled("carried on", "另有{a}件申请顺延至下年度答复。", {"a": (_OUT,)}),
    Tabled(
        "applicants",
        "收到政府信息公开申请{a}件，其中自然人申请{b}件、商业企业申请{c}件、法律服务机构申请{d}件。",
        {"a": _RECEIVED, "b": _by("natural-persons"), "c": _by("companies"), "d": _by("law-services")},
    ),
    Tabled(
        "applicants concerned",
        "全年收到政府信息公开申请{a}件，涉及自然人{b}件、商业企业{c}件。",
        {"a": _RECEIVED, "b": _by("natural-persons"), "c": _by("companies")},
    ),
    Tabled(
        "results",
        "答复申请{a}件，其中予以公开{b}件，部分公开{c}件，不予公开{d}件，无法提供{e}件，不予处理{f}件。",
        {
            "a": _ANSWERED,
            "b": ("granted@all",),
            "c": ("partial@all",),
            "d": (_REFUSED,),
            "e": (_UNAVAILABLE,),
            "f": (_DECLINED,),
        },
    ),
    Tabled(
        "results, number first",
        "经办理，{b}件予以公开，{c}件部分公开，{d}件不予公开，{e}件无法提供。",
        {"b": ("granted@all",), "c": ("partial@all",), "d": (_REFUSED,), "e": (_UNAVAILABLE,)},
    ),
    Tabled(
        "granted and partial",
        "办结申请{a}件，其中予以公开及部分公开{b}件，不予公开{c}件。",
        {"a": _ANSWERED, "b": ("granted@all+partial@all",), "c": (_REFUSED,)},
    ),
    Tabled(
        "reviews",
        "全年发生政府信息公开行政复议{a}件，行政诉讼{b}件。",
        {"a": ("review@4",), "b": ("direct@4+reviewed@4", "direct@4", "reviewed@4")},
    ),
    Tabled(
        "outcomes of reviews",
        "因政府信息公开被申请行政复议{a}件，其中结果维持{b}件、结果纠正{c}件、尚未审结{d}件。",
        {"a": ("review@4",), "b": ("review@0",), "c": ("review@1",), "d": ("review@3",)},
    ),
    Tabled(
        "lawsuits apart",
        "未经复议直接起诉{a}件，复议后起诉{b}件。",
        {"a": ("direct@4",), "b": ("reviewed@4",)},
    ),
    Tabled(
        "cases in number first",
        "收到{a}件政府信息公开行政复议案件，{b}件政府信息公开行政诉讼案件。".replace("，{b}", "，发生{b}"),
        {"a": ("review@4",), "b": ("direct@4+reviewed@4", "direct@4", "reviewed@4")},
    ),
]

#: What is claimed without a number, and whether the tables of these reports allow it.
REFUTED = [
    "全年未收到政府信息公开申请。",
    "我局没有收到任何公民、法人和其他组织提出的政府信息公开申请。",
    "本年度无依申请公开事项。",
    "上年度无结转，全年办结申请。".replace("上年度无结转", "无上年结转"),
    "全年收到政府信息公开申请，没有结转下年度。",
    "本年度无不予公开的情形。",
    "全年未发生政府信息公开行政复议。",
    "未发生因政府信息公开引起的行政诉讼案件。",
    "无行政复议和行政诉讼。",
]
#: Sentences with numbers that say nothing of the tables, or of which nothing can be told.
QUIET = [
    "2023年收到政府信息公开申请9061件。",
    "全市林业系统共收到政府信息公开申请9120件。",
    "历年累计收到政府信息公开申请9900件。",
    "收到政府信息公开行政复议以外的投诉举报9012件。",
    "上半年收到政府信息公开申请9031件。",
    "各乡镇收到政府信息公开申请9015件。",
    "通过网络收到政府信息公开申请9004件。",
    "召开政务公开会议3次，培训560人次，发放资料1200份。",
    "公开信息约9000条，其中网站近8000条、微信2000余条。",
    "群众满意率98%，比上年提高2个百分点。",
    "依据《条例》第二十条、第二十一条，公开办事指南12件，更新5件。",
    "回应关切12次，其中新闻发布会3场。",
    "网站累计访问1204567人次，其中首页访问900000人次。",
    "同比增长12%，增幅居全市第2位。",
    "举办培训班2期，其中市级1期，参训180人次，比上年增加20人次。",
    "办理12345热线工单9560件，按时办结率100%，满意率99.2%。",
    "受理投诉12件，办结15件（含上年结转3件）。",
    "发布信息900条，其中网站900条、微信650条、微博480条。",
]
