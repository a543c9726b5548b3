"""UTF-8 that was read as GBK (鏀垮簻) or as Windows-1252 (æ”¿åºœ), and what can be had back of it.

The bytes are still there, two to a character or one, save where the wrong decoder met a pair it has no
character for. Each recovered character keeps the range of the characters its bytes stood in, as far as
these can be told apart.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.text import Text

LOST = "\ufffd"
#: Bytes that Windows-1252 has no sign for.
_NO_SIGN = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_WINDOWS = {bytes([code]).decode("cp1252"): code for code in range(0x80, 0x100) if code not in _NO_SIGN}
#: A Chinese character or sign as Windows-1252 shows it, the bytes it has no sign for as they are.
_LATIN = late(f"[\xe3-\xe9\xef][\x80-\xbf{''.join(sign for sign in _WINDOWS if sign > 'Ā')}]{{2}}")
# First and second byte of the UTF-8 of Chinese, read as one pair: all are rare characters, which GB 2312
# orders by radical or does not have.
_LEADS = bytes([0xE3, *range(0xE4, 0xEA), 0xEF])
_PAIRS = b"".join(bytes([lead, trail]) for lead in _LEADS for trail in range(0x80, 0xC0)).decode("gb18030")
_RARE = late(f"[{_PAIRS}]")
# The byte 80, which GBK leaves free, is read as the sign of the euro; where that belongs, tables of before
# 2005 have a private character, as they have for two letters of pinyin. FF stands in no UTF-8.
_READ_AS = {"€": b"\x80", "\ue76c": b"\xa2\xe3", "\ue7c8": b"\xa8\xbf", "\ue7c7": b"\xa8\xbc", LOST: b"\xff"}
#: Signs of a piece at most; in Chinese every third one ends where a character does.
_LONGEST = 60
_WIDE = late(r"[^\x00-\x7f]+")
_CHINESE = late(r"[\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]")
#: So many signs of a misreading make a text worth looking at; in a part of it they are such a share of
#: what is not ASCII.
_FEWEST, _SHARE = 4, 0.2
#: Of what comes of it so much must be Chinese.
_LEAST = 0.7
# A number right behind a loss may have lost its first digits. One as long as a person's is kept: no
# sum is made of it.
_DOUBTFUL = late(rf"{LOST}\??(\d{{1,10}})(?!\d)")


def may_be_misread(value: str) -> bool:
    """Whether a text has enough signs of a misreading for its parts to be looked at."""
    return any(len(list(islice(signs.finditer(value), _FEWEST))) == _FEWEST for signs in (_RARE, _LATIN))


def recover(text: Text) -> Text | None:
    """Return a part of such a text as it was before it was misread, None if it was not.

    What is lost is U+FFFD, and so is a short number right behind a loss.
    """
    value = text.value
    wide = sum(len(found[0]) for found in _WIDE.finditer(value))
    rare, latin = len(_RARE.findall(value)), len(_LATIN.findall(value))
    if max(rare, 3 * latin) < max(_SHARE * wide, 1):
        return None
    byte_of = _as_windows if 3 * latin > rare else _as_gbk
    edits = [edit for found in _WIDE.finditer(value) for edit in _edits(found, byte_of)]
    made = "".join(edit.replacement for edit in edits)
    if len(_CHINESE.findall(made)) < max(_LEAST * len(made), 1):
        return None
    recovered = text.edit(edits)
    doubtful = (match.span(1) for match in _DOUBTFUL.finditer(recovered.value))
    return recovered.edit([Edit(at, at + 1, LOST) for start, end in doubtful for at in range(start, end)])


def _edits(run: re.Match[str], byte_of: Callable[[str], bytes]) -> list[Edit]:
    """What makes of a run what it was; nothing if more is lost than comes of it."""
    edits = list(_pieces(run[0], run.start(), byte_of))
    made = "".join(edit.replacement for edit in edits)
    return edits if 2 * made.count(LOST) < len(made) else []


def _pieces(run: str, base: int, byte_of: Callable[[str], bytes]) -> Iterator[Edit]:
    """Pieces of a run that begin and end with a character both before and after."""
    waiting = made = b""
    start = 0
    for at, sign in enumerate(run, start=1):
        waiting += byte_of(sign)
        made, waiting = made + waiting[: _whole(waiting)], waiting[_whole(waiting) :]
        if not waiting or at == len(run) or at - start == _LONGEST:
            said = (made + waiting).decode("utf-8", errors="replace")
            yield Edit(base + start, base + at, re.sub(f"{LOST}+", LOST, said))
            start, made, waiting = at, b"", b""


def _whole(data: bytes) -> int:
    """How many bytes there are before the beginning of a character that is not complete."""
    for back in range(1, min(3, len(data)) + 1):
        lead = data[-back]
        if 0xC0 <= lead < 0xF8:  # noqa: PLR2004 - the first byte of a character (RFC 3629)
            width = 2 + (lead >= 0xE0) + (lead >= 0xF0)  # noqa: PLR2004 - as above
            return len(data) - back if back < width else len(data)
        if not 0x80 <= lead < 0xC0:  # noqa: PLR2004 - ASCII, or no byte of UTF-8
            break
    return len(data)


def _as_gbk(sign: str) -> bytes:
    return _READ_AS.get(sign) or sign.encode("gb18030", errors="replace")


def _as_windows(sign: str) -> bytes:
    code = _WINDOWS.get(sign, ord(sign))
    if code < 0x100:  # noqa: PLR2004 - a byte
        return bytes([code])
    return b"\xff" if sign == LOST else sign.encode("utf-8", errors="replace")
