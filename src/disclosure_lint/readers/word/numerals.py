"""Numbers as word processors write them in automatic numbering (ECMA-376-1, 17.18.59)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = 26
#: Numbers up to this are written out; what no list reaches stays in digits.
_MOST = 9999


def chinese(value: int, digits: str = _DIGITS, places: str = "十百千") -> str:
    """Return 1 to 9999 in words: 12 is 十二, 105 is 一百〇五."""
    written, gap = "", False
    for place, digit in enumerate(reversed(str(value))):
        if digit == "0":
            gap = bool(written)
            continue
        sign = digits[int(digit)] + ("" if place == 0 else places[place - 1])
        written = sign + (digits[0] if gap else "") + written
        gap = False
    tens = digits[1] + places[0]
    return written[1:] if written.startswith(tens) and value < 20 and digits is _DIGITS else written  # noqa: PLR2004 - 十二, not 一十二


def _by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _circled(value: int) -> str:
    return chr(0x245F + value) if 1 <= value <= 20 else str(value)  # noqa: PLR2004 - ① to ⑳


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def _letters(value: int) -> str:
    """A to Z, then AA to ZZ: the letter of the position, repeated."""
    times, index = divmod(value - 1, _LETTERS)
    return chr(ord("A") + index) * min(times + 1, 8)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": lambda value: chinese(value).replace("〇", "零"),
    "chineseCountingThousand": lambda value: chinese(value).replace("〇", "零"),
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "chineseLegalSimplified": lambda value: chinese(value, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, _LEGAL, "拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": lambda value: chr(0x327F + value) if value <= 10 else str(value),  # noqa: PLR2004 - ㊀ to ㊉
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value)),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def write(value: int, style: str) -> str:
    """Return a number in one of the formats of the standard; unknown ones are written in digits."""
    if style not in _FORMATS or not 0 < value <= _MOST:
        return "" if style in {"none", "bullet"} else str(value)
    return _FORMATS[style](value)


#: Formats by the numbers DOC and RTF give them ([MS-OSHARED] 2.2.1.3).
CODES = dict(
    enumerate(
        "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago"
        " ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal"
        " japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth"
        " decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen"
        " decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac"
        " ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand"
        " taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand".split()
    )
) | {255: "none"}
