"""Lines of templates written by another hand, with fillings and spellings of their own.

``lines/third.yaml`` and ``lines/fourth.yaml`` hold blocks of templates, one a line; the block
``decoys`` has no value of a person. A slot is ``{kind}``, ``{kind/way}`` spelled one way, or
``{kind~}`` spelled some way people use; ``nN`` is N digits.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from personal_lines import Line, Value

from disclosure_lint import specimens
from disclosure_lint.identifiers import bank_card
from disclosure_lint.identifiers.resident_id import check_character

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOTS = ("third", "fourth", "fifth", "sixth", "seventh")
_SLOT = re.compile(r"\{([a-z]+\d*)(?:/([a-z0-9]+)|(~))?\}")
_KINDS = {
    "id": "resident-id",
    "id15": "resident-id",
    "mobile": "mobile",
    "landline": "landline",
    "card": "bank-card",
    "card16": "bank-card",
    "email": "email",
    "address": "home-address",
    "house": "home-address",
    "anypassport": "passport",
    "passport": "passport",
    "plate": "plate",
    "green": "plate",
    "birth": "birth-date",
    "qq": "qq",
    "wechat": "wechat",
    "disability": "disability-card",
    "student": "student-number",
    "school": "student-number",
    "permit": "residence-permit",
    "permanent": "permanent-residence",
    "travel": "travel-permit",
    "taiwan": "travel-permit",
    "taiwanout": "travel-permit",
    "home": "travel-permit",
    "military": "military-card",
    "social": "social-security",
    "record": "medical-record",
    "ip": "ip-address",
}
_SURNAMES = (
    "王李张刘陈杨黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚"
    "卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英玉兰秀梅建华志永春生国庆海燕晓红文斌子涵梓轩雨欣浩然思彤佳"
    "怡宇航"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_COUNTIES = ("青岚市云岭县", "青岚市白栖区", "江南省青岚市云岭县", "云岭县", "青岚市高新技术产业开发区")
_TOWNS = ("松涧镇", "白栖街道", "九里乡", "石门镇", "城关镇", "双河街道")
_VILLAGES = ("青石村", "东风村", "上庄村", "李家湾村", "新民社区", "杏花村")
_ROADS = ("中山路", "桂花路", "人民东路", "滨河大道", "学府街", "团结巷", "健康西路", "迎宾大街")
_ESTATES = ("阳光花园", "幸福里", "锦绣华庭", "和谐家园", "铁路新村", "供电局家属院", "碧水湾小区", "")
_SHORT_CARD = 16
_HAN = "〇一二三四五六七八九"


def lines(half: str, rounds: int, seed: str = "") -> Iterator[Line]:
    """Yield the lines made from one lot of the templates."""
    path = Path(__file__).with_name("lines") / f"{half}.yaml"
    blocks: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for number, template in enumerate(line for block in blocks.values() for line in block.splitlines()):
        for turn in range(rounds):
            chance = random.Random(f"{seed}/{half}/{number}/{turn}")
            yield _fill(template.replace("\\n", "\n").replace("\\t", "\t"), chance, number)


def _fill(template: str, chance: random.Random, number: int) -> Line:
    parts: list[str] = []
    values: list[Value] = []
    at = done = 0
    for slot in _SLOT.finditer(template):
        name = slot[1]
        way = slot[2] or (slot[3] and chance.choice(_USUAL[name]))
        value = _value(name, chance)
        if way:
            value = _WAYS[way](value)
        done += slot.start() - at
        if name in _KINDS:
            values.append(Value(_KINDS[name], done, done + len(value), public=False))
        parts += [template[at : slot.start()], value]
        done += len(value)
        at = slot.end()
    return Line("".join(parts) + template[at:], tuple(values), number)


def _digits(chance: random.Random, count: int) -> str:
    return str(chance.randrange(1, 10)) + "".join(str(chance.randrange(10)) for _ in range(count - 1))


def _some(pool: str | tuple[str, ...]) -> Callable[[random.Random], str]:
    return lambda chance: chance.choice(pool)


def _sample(pool: str, count: int) -> Callable[[random.Random], str]:
    return lambda chance: "".join(chance.choice(pool) for _ in range(count))


def _name(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice([1, 2, 2, 2])))


def _mobile(chance: random.Random) -> str:
    heads = "130 131 133 135 137 138 139 147 150 152 155 157 159 166 173 176 178 180 182 185 186 188 191 198"
    return chance.choice(heads.split()) + _digits(chance, 8)


def _card(length: int) -> Callable[[random.Random], str]:
    def make(chance: random.Random) -> str:
        heads = ["436742", "552245", "622575"] if length == _SHORT_CARD else ["622848", "621700", "623059"]
        body = chance.choice(heads) + _digits(chance, length - 7)
        return body + bank_card.check_digit(body)

    return make


def _landline(chance: random.Random) -> str:
    area, local = chance.choice([("0571", 8), ("0553", 7), ("010", 8), ("0898", 8), ("0792", 7)])
    number = str(chance.randrange(2, 9)) + _digits(chance, local - 1)
    return chance.choice([f"{area}-{number}", f"{area}{number}", f"（{area}）{number}", f"({area}){number}"])


def _email(chance: random.Random) -> str:
    user = _sample("abcdefghijklmnopqrstuvwxyz", chance.randrange(2, 9))(chance)
    user += chance.choice(["", ".", "_", "-"]) + _digits(chance, chance.randrange(1, 7))
    host = chance.choice(["example.com", "vip.example.com", "mail.example.cn", "student.example.edu.cn"])
    return f"{user}@{host}"


def _address(chance: random.Random) -> str:
    county, road, number = chance.choice(_COUNTIES), chance.choice(_ROADS), chance.randrange(1, 600)
    town, estate = chance.choice(_TOWNS), chance.choice(_ESTATES)
    block, flat = chance.randrange(1, 40), f"{chance.randrange(1, 30)}0{chance.randrange(1, 9)}"
    return chance.choice(
        [
            f"{county}{road}{number}号{estate}{block}栋{chance.randrange(1, 4)}单元{flat}室",
            f"{county}{road}{number}号{estate}{block}幢{flat}",
            f"{county}{town}{road}{number}号",
            f"{county}{road}{number}弄{block}号{flat}室",
            f"{county}{town}{estate or '金桂苑'}{block}号楼{flat}室",
            f"{county}{town}{chance.choice(_VILLAGES[:4])}{chance.choice('一二三四五六')}组{block}号",
            f"{county}{town}{chance.choice(_VILLAGES[:4])}{chance.randrange(1, 15)}组{number}号",
            f"{county}{town}{chance.choice(_VILLAGES[:4])}{number}号",
            f"{county}{road}{number}号附{chance.randrange(1, 9)}号",
            f"{county}{road}{number}号院{chance.randrange(1, 20)}号楼{chance.randrange(1, 5)}门{flat}号",
        ]
    )


def _house(chance: random.Random) -> str:
    """More forms of addresses than :func:`_address` has."""
    road, village, town, estate = (
        chance.choice(pool) for pool in (_ROADS, _VILLAGES[:4], _TOWNS, _ESTATES[:7])
    )
    a, b, c = chance.randrange(1, 90), chance.randrange(1, 12), chance.randrange(101, 2600)
    county = chance.choice([*_COUNTIES, "云岭县", "白栖区", ""])
    return county + chance.choice(
        [
            f"{town}{village}上湾组{a}号",
            f"{town}{village}河东自然村{a}号",
            f"{town}{village}{b}社{a}号",
            f"{town}{village}第{b}村民小组{a}号",
            f"{town}{village}大塘屯{a}-{b}号",
            f"{town}{road}{a}-{b}号",
            f"{road}{a}号A栋{c}",
            f"{road}{a}号{estate}二期{b}栋{b}-{c}",
            f"{road}{a}弄{b}号{chance.randrange(1, 7)}楼",
            f"{town}{estate}{b}期{a}号楼{b}单元{chance.randrange(1, 30)}层{chance.randrange(1, 5)}号",
            f"{estate}{a}-{b}-{c}",
            f"{town}老街{a}号旁{b}号",
            f"{road}{a}号{b}幢乙单元{c}室",
            f"{town}{estate}东区{a}栋{c}房",
            f"{road}{a}号院内平房{b}号",
            f"{town}幸福社区{road}{a}号{b}排{b}号",
        ]
    )


def _birth(chance: random.Random) -> str:
    year, month, day = chance.randrange(1935, 2015), chance.randrange(1, 13), chance.randrange(1, 29)
    form = chance.choice(
        ["{}年{}月{}日", "{}年{:02}月{:02}日", "{}-{:02}-{:02}", "{}.{:02}.{:02}", "{}/{}/{}", "{}.{}.{}"]
    )
    return form.format(year, month, day)


def _plate(chance: random.Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return (
        chance.choice(_PROVINCES)
        + chance.choice("ABCDEFGHJKLM")
        + _sample(letters + "0123456789" * 3, 5)(chance)
    )


def _green(chance: random.Random) -> str:
    return (
        chance.choice(_PROVINCES) + chance.choice("ABCDEF") + chance.choice(["D", "F"]) + _digits(chance, 5)
    )


def _moment(chance: random.Random) -> dt.datetime:
    return dt.datetime(2016, 1, 1, 8, tzinfo=dt.UTC) + dt.timedelta(
        days=chance.randrange(3300), seconds=chance.randrange(36000)
    )


def _stamp(form: str) -> Callable[[random.Random], str]:
    return lambda chance: _moment(chance).strftime(form)


def _day_in_words(chance: random.Random) -> str:
    moment = _moment(chance)
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _long_serial(chance: random.Random) -> str:
    return f"3499{chance.randrange(10, 90)}{_stamp('%Y%m%d')(chance)}{_digits(chance, 3)}"


def _serial(chance: random.Random) -> str:
    body = _long_serial(chance)
    return body + chance.choice([check_character(body), _digits(chance, 1)]).replace("X", "8")


def _travel(heads: str) -> Callable[[random.Random], str]:
    return lambda chance: chance.choice(heads) + _digits(chance, 8)


_MAKE: dict[str, Callable[[random.Random], str]] = {
    "name": _name,
    "surname": _some(_SURNAMES),
    "id": specimens.resident_id,
    "id15": specimens.resident_id_15,
    "mobile": _mobile,
    "landline": _landline,
    "card": _card(19),
    "card16": _card(_SHORT_CARD),
    "email": _email,
    "address": _address,
    "passport": lambda chance: (chance.choice(["E", "G", "EA", "EB", "EJ", "EK"]) + _digits(chance, 8))[:9],
    "plate": lambda chance: chance.choice([_plate, _plate, _green])(chance),
    "green": _green,
    "house": _house,
    "anypassport": lambda chance: (chance.choice(["M", "TR", "C0", "5", "L", "PA"]) + _digits(chance, 8))[:9],
    "birth": _birth,
    "qq": lambda chance: _digits(chance, chance.randrange(6, 11)),
    "wechat": lambda chance: (
        _sample("abcdefghijklmnopqrstuvwxyz", chance.randrange(3, 9))(chance)
        + chance.choice(["", "_", "-"])
        + _digits(chance, chance.randrange(3, 8))
    ),
    "disability": specimens.MAKERS["disability-card"],
    "student": specimens.MAKERS["student-number"],
    "school": lambda chance: f"20{chance.randrange(15, 26)}{_digits(chance, chance.randrange(4, 9))}",
    "permit": specimens.residence_permit,
    "permanent": specimens.permanent_residence,
    "travel": lambda chance: (chance.choice(["C", "CA", "CB", "CD"]) + _digits(chance, 8))[:9],
    "taiwan": lambda chance: _digits(chance, 8),
    "taiwanout": _travel("LT"),
    "home": lambda chance: chance.choice("HM") + _digits(chance, chance.choice([8, 8, 10])),
    "military": lambda chance: (
        f"{chance.choice('军士南海空北政后武')}字第{_digits(chance, chance.choice([7, 8]))}号"
    ),
    "social": lambda chance: chance.choice("ABCDEFGHJK") + _digits(chance, 8),
    "record": lambda chance: chance.choice(["ZY", "MZ", "P", "B"]) + _digits(chance, chance.randrange(6, 11)),
    "ip": lambda chance: (
        chance.choice(["203.0.113.", "198.51.100.", "192.0.2."]) + str(chance.randrange(1, 255))
    ),
    "n": lambda chance: str(chance.randrange(1, 60)),
    "money": lambda chance: _digits(chance, chance.randrange(3, 7)),
    "village": _some(_VILLAGES),
    "town": _some(_TOWNS),
    "county": _some(_COUNTIES),
    "city": _some(("青岚市", "云岭县", "江南省")),
    "road": _some(_ROADS),
    "year": lambda chance: str(chance.randrange(2009, 2026)),
    "date": _stamp("%Y-%m-%d"),
    "dateeight": _stamp("%Y%m%d"),
    "datefourteen": _stamp("%Y%m%d%H%M%S"),
    "cdate": _day_in_words,
    "time": _stamp("%H:%M:%S"),
    "stamp": lambda chance: str(int(_moment(chance).timestamp())),
    "stampthirteen": lambda chance: str(int(_moment(chance).timestamp() * 1000)),
    "hex": _sample("0123456789abcdef", 32),
    "uscc": lambda chance: (
        f"{chance.choice(['91', '11', '52', '12'])}34990{_digits(chance, 1)}MA{_digits(chance, 7)}X"
    ),
    "usccdigits": specimens.code_of_organisation,
    "orgcode": lambda chance: f"{_digits(chance, 8)}-{chance.choice('0123456789X')}",
    "project": lambda chance: (
        f"{chance.randrange(2016, 2026)}-3499{_digits(chance, 2)}-{_digits(chance, 2)}-0{_digits(chance, 1)}"
        f"-{_digits(chance, 6)}"
    ),
    "sitecode": lambda chance: f"3499{_digits(chance, 6)}",
    "police": specimens.MAKERS["police-number"],
    "serial": _serial,
    "longserial": _long_serial,
    "hotline": lambda chance: chance.choice(
        [
            f"400-{_digits(chance, 3)}-{_digits(chance, 4)}",
            f"400{_digits(chance, 7)}",
            "12345",
            f"96{_digits(chance, 4)}",
        ]
    ),
    "idmask": lambda chance: f"3499{'*' * 10}{_digits(chance, 4)}",
    "mobilemask": lambda chance: f"{chance.randrange(130, 199)}****{_digits(chance, 4)}",
    "cardmask": lambda chance: f"6228{'*' * 11}{_digits(chance, 4)}",
}
# Names of slots end in their count of digits, which these do not have.
_ALIASES = {
    "name1": "surname",
    "date8": "dateeight",
    "date14": "datefourteen",
    "stamp13": "stampthirteen",
    "serial17": "longserial",
}


def _value(name: str, chance: random.Random) -> str:
    name = _ALIASES.get(name, name)
    counted = re.fullmatch(r"n(\d+)", name)
    return _digits(chance, int(counted[1])) if counted else _MAKE[name](chance)


def _grouped(sign: str) -> Callable[[str], str]:
    sizes = {11: (3, 7), 16: (4, 8, 12), 18: (6, 14), 19: (4, 8, 12, 16)}

    def group(text: str) -> str:
        ends = (0, *sizes.get(len(text), (len(text) // 2,)), len(text))
        return sign.join(text[start:end] for start, end in pairwise(ends))

    return group


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _inside(sign: str) -> Callable[[str], str]:
    return lambda text: text[: len(text) // 2] + sign + text[len(text) // 2 :]


def _chinese(one: str) -> Callable[[str], str]:
    return lambda text: "".join((_HAN[int(sign)] if sign != "1" else one) for sign in text)


_WAYS: dict[str, Callable[[str], str]] = {
    "wide": _wide,
    "spaces": _grouped(" "),
    "hyphens": _grouped("-"),
    "dots": _grouped("."),
    "nbsp": _grouped("\u00a0"),
    "zwsp": _inside("\u200b"),
    "zwj": _grouped("\u200d"),
    "bom": _inside("\ufeff"),
    "every": "\u200b".join,
    "shy": _inside("\u00ad"),
    "split": _inside("</span><span>"),
    "br": _inside("<br>"),
    "entity": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "lower": str.lower,
    "x": lambda text: text.replace("X", "x"),
    "86": lambda text: f"+86 {text}",
    "plus86": lambda text: f"+86{text}",
    "bare86": lambda text: f"86-{text}",
    "zero": lambda text: f"0086{text}",
    "zerozero": lambda text: f"0086-{_grouped('-')(text)}",
    "brackets": lambda text: f"（+86）{text}" if text[0] == "1" else f"（0571）6{text[-6:]}",
    "spaced": lambda text: re.sub(r"[-（）()]+", " ", text).strip() if re.search(r"[-(（]", text) else text,
    "chinese": _chinese("一"),
    "yao": _chinese("幺"),
    "extension": lambda text: f"{text}转8{text[-2:]}",
    "emdash": lambda text: text.replace("-", "—"),
    "fullwidth": lambda text: text.replace("-", "－"),
    "digits": lambda text: re.sub(r"\D", "", text),
    "dot": lambda text: f"{text[:2]}·{text[2:]}",
    "bullet": lambda text: f"{text[:2]}•{text[2:]}",
    "space": lambda text: f"{text[:2]} {text[2:]}",
    "hyphen": lambda text: f"{text[:2]}-{text[2:]}",
}
_USUAL = {
    "id": ["wide", "spaces", "hyphens", "zwsp", "zwj", "lower", "nbsp", "shy", "every"],
    "mobile": [
        *("wide", "spaces", "hyphens", "dots", "zwsp", "zwj", "86", "plus86", "bare86", "zero", "zerozero"),
        *("brackets", "chinese", "yao", "nbsp", "every", "shy"),
    ],
    "card": ["wide", "spaces", "hyphens", "zwsp", "every", "nbsp"],
    "landline": ["wide", "zwsp", "emdash", "fullwidth", "extension", "spaced", "brackets"],
    "student": ["wide", "zwsp", "lower"],
    "disability": ["wide", "zwsp", "every"],
    "plate": ["wide", "dot", "space", "bullet", "zwsp"],
    "green": ["wide", "dot", "zwsp"],
    "passport": ["wide", "zwsp", "lower"],
    "email": ["wide", "zwsp"],
    "birth": ["wide", "zwsp"],
    "address": ["wide", "zwsp"],
    "qq": ["wide", "zwsp"],
    "wechat": ["wide", "zwsp"],
    "home": ["wide", "zwsp"],
    "travel": ["wide", "zwsp"],
    "taiwan": ["wide", "zwsp"],
    "taiwanout": ["wide", "zwsp"],
    "military": ["wide", "zwsp"],
    "social": ["wide", "zwsp"],
    "record": ["wide", "zwsp"],
    "school": ["wide", "zwsp"],
    "permit": ["wide", "zwsp", "spaces"],
    "permanent": ["wide", "zwsp", "spaces"],
    "ip": ["wide", "zwsp"],
}
