"""Lines in the style of disclosures, filled with invented values, and where in them each value stands."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint import specimens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)([!~]?)\}")
_KINDS = {
    "id": "resident-id",
    "mobile": "mobile",
    "landline": "landline",
    "card": "bank-card",
    "email": "email",
    "govmail": "email",
    "unit": "home-address",
    "address": "home-address",
    "passport": "passport",
    "plate": "plate",
    "birth": "birth-date",
    "qq": "qq",
    "wechat": "wechat",
    "disability": "disability-card",
    "student": "student-number",
    "school": "student-number",
    "permit": "residence-permit",
    "permanent": "permanent-residence",
    "travel": "travel-permit",
    "home": "travel-permit",
    "military": "military-card",
    "social": "social-security",
    "record": "medical-record",
    "ip": "ip-address",
}
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
_GIVEN = "岚屿珩筱翊澜昀霖建国秀英志强丽华伟敏军燕"
_TOWNS = ("松涧镇", "白栖街道", "九里镇", "温溪乡", "长宁街道")
_VILLAGES = ("青石村", "星火村", "石桥村", "和平社区")
_ROADS = ("桂花路", "长宁街", "云溪大道", "青石巷", "建设东路", "人民中路", "解放街")
_ESTATES = ("翠苑小区", "和风花园", "松涧新村", "滨江公寓", "金色家园", "")


class Value(NamedTuple):
    """A value in a line.

    Attributes:
        kind: as rules name it.
        start: index of its first character.
        end: index after its last.
        public: an office's, which has to be published.
    """

    kind: str
    start: int
    end: int
    public: bool


class Line(NamedTuple):
    """One document.

    Attributes:
        text: what it says.
        values: what has to be found, and what must not be reported.
        template: number of the line it was made from.
    """

    text: str
    values: tuple[Value, ...]
    template: int

    @property
    def is_decoy(self) -> bool:
        """Whether it holds no value of a person or an office."""
        return not self.values


def lines(half: str, rounds: int, seed: str = "") -> Iterator[Line]:
    """Yield the lines made from one half of the templates."""
    path = Path(__file__).with_name("lines") / f"{half}.txt"
    for number, template in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if template and not template.startswith("#"):
            for turn in range(rounds):
                chance = random.Random(f"{seed}/{half}/{number}/{turn}")
                yield _fill(template.replace("\\n", "\n").replace("\\t", "\t"), chance, number)


def _fill(template: str, chance: random.Random, number: int) -> Line:
    parts: list[str] = []
    values: list[Value] = []
    at = done = 0
    for found in _PLACEHOLDER.finditer(template):
        before = template[at : found.start()]
        parts.append(before)
        done += len(before)
        name, mark = found[1], found[2]
        value = _value(name, chance)
        if mark == "~":
            value = _spelled(name, value, chance)
        if name in _KINDS:
            values.append(Value(_KINDS[name], done, done + len(value), mark == "!" or name == "govmail"))
        parts.append(value)
        done += len(value)
        at = found.end()
    parts.append(template[at:])
    return Line("".join(parts), tuple(values), number)


def _digits(chance: random.Random, count: int) -> str:
    return str(chance.randrange(1, 10)) + "".join(str(chance.randrange(10)) for _ in range(count - 1))


def _address(chance: random.Random) -> str:
    district = chance.choice(["青岚市云岭县", "浙江省青岚市白栖区", "云岭县", "青岚市", "安徽省青岚市云岭县"])
    town, road, village = chance.choice(_TOWNS), chance.choice(_ROADS), chance.choice(_VILLAGES)
    house, estate = chance.randrange(1, 400), chance.choice(_ESTATES)
    flat = chance.choice(
        [
            f"{house}号{estate}{chance.randrange(1, 30)}幢{chance.randrange(1, 5)}单元1202室",
            f"{house}号{chance.randrange(1, 30)}栋{chance.randrange(101, 2900)}室",
            f"{house}弄{chance.randrange(1, 60)}号{chance.randrange(101, 900)}室",
            f"{house}号",
            f"{house}号{chance.randrange(1, 30)}号楼{chance.randrange(1, 5)}单元{chance.randrange(101, 900)}",
        ]
    )
    rural = f"{district}{town}{village}{chance.choice('一二三四五六七')}组{chance.randrange(1, 200)}号"
    return chance.choice([f"{district}{town}{road}{flat}", f"{district}{road}{flat}", rural])


def _birth(chance: random.Random) -> str:
    year, month, day = chance.randrange(1940, 2010), chance.randrange(1, 13), chance.randrange(1, 29)
    return chance.choice(
        [f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日", f"{year}-{month:02}-{day:02}"]
    )


def _plate(chance: random.Random) -> str:
    made = chance.choice(["plate", "plate", "plate-dotted", "plate-green"])
    return specimens.MAKERS[made](chance)


def _landline(chance: random.Random) -> str:
    area, local = chance.choice(["0571", "0551", "0563", "0791"]), specimens.local_number(chance)
    forms = (
        f"{area}-{local}",
        f"（{area}）{local}",
        f"{area}－{local}",
        f"{area} {local}",
        f"{area}-{local[:7]}",
    )
    return chance.choice(forms)


def _email(chance: random.Random) -> str:
    name = (
        "".join(chance.sample("abcdefghijkmnpqrstuvwxyz", 6))
        + chance.choice(["", "_", "."])
        + _digits(chance, 3)
    )
    return f"{name}@{chance.choice(['example.com', 'mail.example.cn', '163.example'])}"


def _unit(chance: random.Random) -> str:
    room = chance.choice(["", "政务大楼", "行政服务中心3楼305室", "5层"])
    return f"青岚市云岭县{chance.choice(_ROADS)}{chance.randrange(1, 400)}号{room}"


_MAKE: dict[str, Callable[[random.Random], str]] = {
    "id": specimens.resident_id,
    "mobile": lambda chance: (
        f"{chance.choice('136 138 139 150 158 177 187 189 199'.split())}{_digits(chance, 8)}"
    ),
    "landline": _landline,
    "card": specimens.card,
    "email": _email,
    "govmail": lambda chance: f"{chance.choice(['xxgk', 'slj', 'bgs'])}@qinglan.gov.cn",
    "address": _address,
    "unit": _unit,
    "plate": _plate,
    "birth": _birth,
    "name": lambda chance: (
        chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, chance.choice([1, 2, 2])))
    ),
    "name1": lambda chance: chance.choice(_SURNAMES),
    "town": lambda chance: chance.choice(_TOWNS),
    "village": lambda chance: chance.choice(_VILLAGES),
    "n": lambda chance: str(chance.randrange(1, 90)),
    "year": lambda chance: str(chance.randrange(2015, 2026)),
    "year-18": lambda chance: str(chance.randrange(1985, 2006)),
    "uscc": lambda chance: f"9134990{_digits(chance, 9)}XK",
    "usccdigits": specimens.code_of_organisation,
    "project": lambda chance: f"2024-349901-{chance.randrange(10, 90)}-01-{_digits(chance, 6)}",
    "mobile-like": lambda chance: f"{chance.choice([136, 158, 187, 199])}{_digits(chance, 8)}",
    "serial11": lambda chance: f"{chance.choice([136, 158, 187])}{_digits(chance, 8)}",
    "police": specimens.MAKERS["police-number"],
    "idmask": lambda chance: f"34{'*' * 13}{_digits(chance, 3)}",
    "mobilemask": lambda chance: f"138****{_digits(chance, 4)}",
    "cardmask": lambda chance: f"6222{'*' * 11}{_digits(chance, 4)}",
    "permit": specimens.residence_permit,
    "permanent": specimens.permanent_residence,
    "disability": specimens.MAKERS["disability-card"],
    "student": specimens.MAKERS["student-number"],
    "school": specimens.MAKERS["school-number"],
    "travel": specimens.MAKERS["travel-permit"],
    "home": specimens.MAKERS["home-permit"],
    "military": specimens.MAKERS["military-card"],
    "social": specimens.MAKERS["social-security"],
    "record": specimens.MAKERS["record"],
    "ip": specimens.MAKERS["ip-address"],
}


def _value(name: str, chance: random.Random) -> str:
    if name == "hotline":
        return chance.choice(
            [f"400-820-{_digits(chance, 4)}", f"4008{_digits(chance, 6)}", f"800-830-{_digits(chance, 4)}"]
        )
    if name in _MAKE:
        return _MAKE[name](chance)
    counted = re.fullmatch(r"n(\d+)", name)
    return _digits(chance, int(counted[1])) if counted else specimens.MAKERS[name](chance)


def _spelled(name: str, value: str, chance: random.Random) -> str:
    """The value as people write it when they do not write it plainly."""
    sizes = {"id": (6, 8, 4), "mobile": (3, 4, 4), "card": (4, 4, 4, 4, 3)}.get(name)
    ways = [_wide, "\u200b".join]
    if sizes:
        ways += [lambda text, sign=sign: sign.join(_groups(text, sizes)) for sign in " -"]
    if name == "mobile":
        ways += [
            lambda text: f"+86{text}",
            lambda text: f"+86 {text}",
            lambda text: f"86-{text}",
            lambda text: ".".join(_groups(text, (3, 4, 4))),
            lambda text: _wide("-".join(_groups(text, (3, 4, 4)))),
            lambda text: " ".join(_groups(text, (3, 8))),
        ]
    if name == "id":
        ways += [
            str.lower,
            lambda text: _wide("-".join(_groups(text, (6, 8, 4)))),
            lambda text: text.replace("X", "x"),
        ]
    if name == "landline":
        ways = [
            _wide,
            lambda text: text.replace("-", "－"),
            lambda text: text.replace("-", " - "),
            lambda text: text.replace("-", "—"),
            lambda text: text + "转801",
            lambda text: text[:-4] + " " + text[-4:],
        ]
    return chance.choice(ways)(value)


def _groups(text: str, sizes: tuple[int, ...]) -> list[str]:
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    return [text[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def _wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
