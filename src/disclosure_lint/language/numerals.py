"""Small Chinese numerals, as they number sections and write dates."""

from __future__ import annotations

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
#: Numerals that numbers are told in digit by digit, 幺 among them, and what they stand for.
TOLD = "〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖⓪①②③④⑤⑥⑦⑧⑨"
_TOLD = str.maketrans(TOLD, "0001234567891" + "123456789" + "0123456789")
_TEN = 10
_PLACES = {"十": 10, "百": 100, "千": 1000}


def ordinal(text: str) -> int | None:
    """Return the value of 一 … 九十九 or of Arabic digits, None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    high = _DIGITS.get(tens, 0 if tens else 1)
    low = _DIGITS.get(ones, 0) if ones else 0
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return high * _TEN + low


def cardinal(text: str) -> int | None:
    """Return the value of numerals below 10,000 such as 三十二 or 一千零五, None for anything else."""
    total, digit = 0, 0
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            return None
    return total + digit


def digit_string(text: str) -> str:
    """Write 二〇一七 as 2017, sign by sign; other characters stay."""
    return "".join(str(_DIGITS[sign]) if sign in _DIGITS else sign for sign in text)


def told_digits(text: str) -> str:
    """Write 一三八, 幺三八, 壹叁捌 and ①③⑧ as 138, sign by sign; other characters stay."""
    return text.translate(_TOLD)
