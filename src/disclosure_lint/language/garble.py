"""Text damaged on its way: inserted pinyin, and bytes that slipped by one.

Some mirrors convert pages to Traditional characters and put the reading of many of
them in brackets, 國(guó). They replace bytes and not characters, so a match can lie
across a boundary: 皖ICP became 皖I(lǐng)CP, and the run behind a split character is
read from the wrong byte on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.text import Edit, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_LETTERS = f"a-zɡü{_TONED}"
_READING = rf"\([a-zɡü]*[{_TONED}][a-zɡü]*\)"
# It begins with a bracket, by which it is found fast; what stands before it is looked at afterwards.
_ANNOTATION = late(rf"{_READING}(?:{_READING})*")
# A trail byte of GBK may be any ASCII sign from @ to ~, so readings follow those too.
_BEFORE = late(r"[@-~\u3400-\u9fff]")
# Other mirrors write readings without tones behind characters at random: 政(zheng)(zheng).
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:ai|ei|ao|ou|ang|eng|ong|an|en|er|iang|iong|iao|ian|ing|ia|ie|iu|in|uai|uang|uan|ui|un|ua|uo|ue|ve|a|o|e|i|u|v)"
)
_TONELESS = late(rf"\((?<=[\u3400-\u9fff]\(){_SYLLABLE}\)(?:\({_SYLLABLE}\))*")
_WORDS = late(r"\((?<=[\u3400-\u9fff]\()[a-z]{1,12}\)")
#: Share of the words in brackets behind characters that are syllables, where readings are inserted.
_SHARE = 0.9
#: A page that spells out the reading of one hard character is not damaged.
_FEWEST = 5
_SLIPPED = late(rf"\?\(?[a-zɡü]*[{_TONED}][a-zɡü]*\)([^\x00-\x7f]{{3,60}}?)(?=\?|$)")


def inserted_readings(value: str) -> list[Span]:
    """Return where readings were inserted; empty unless the text is full of them."""
    found = list(_readings(value))
    return found if len(found) >= _FEWEST else _toneless(value)


def _toneless(value: str) -> list[Span]:
    """The same without tones; words in brackets may be English, so nearly all must be syllables."""
    if ")(" not in value:
        return []  # some are written twice
    found = list(_TONELESS.finditer(value))
    various = {match[0] for match in found}
    doubled = any(")(" in match[0] for match in found)
    if len(various) < _FEWEST or not doubled or len(found) < _SHARE * len(_WORDS.findall(value)):
        return []
    return [Span(*match.span()) for match in found]


def strip_readings(text: Text, *, toned: bool = True) -> Text:
    """Drop every inserted reading from a text known to be damaged."""
    found = _readings(text.value) if toned else (match.span() for match in _TONELESS.finditer(text.value))
    return text.edit([Edit(start, end, "") for start, end in found])


def is_toned(reading: str) -> bool:
    """Whether an inserted reading has a tone, as those of its page then have."""
    return any(sign in _TONED for sign in reading)


def _readings(value: str) -> Iterator[Span]:
    for match in _ANNOTATION.finditer(value):
        start, end = match.span()
        if start and _BEFORE.match(value, start - 1):
            yield Span(start, end)


def slipped_runs(value: str) -> Iterator[tuple[Span, str]]:
    """Yield runs read from the wrong byte on, with what can be recovered of each.

    The recovered text lacks the character whose first byte was lost; it is "" when
    shifting back by one byte gives nothing readable.
    """
    covered = 0
    for match in _SLIPPED.finditer(value):
        recovered = _shift(match[1])
        if recovered and match.start() >= covered:
            end = match.end()
            tail = re.match(rf"\?\(?[a-zɡü]*[{_TONED}][a-zɡü]*\)", value[end : end + 12])
            covered = end + (tail.end() if tail else 0)
            yield Span(match.start(), covered), recovered


def _shift(run: str) -> str:
    data = run.encode("gb18030", errors="replace")
    shifted = data[1 : len(data) - (len(data) - 1) % 2].decode("gb18030", errors="ignore")
    common = sum("\u4e00" <= sign <= "\u9fff" for sign in shifted)
    return shifted if common and common == len(shifted) else ""
