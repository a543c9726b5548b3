"""What may be shown of a text. Everything a report prints of a document passes here.

Two nets: values that rules matched (:class:`Secret`), all other personal values and the names of
the document are masked wherever they occur again, and anything that looks like a personal number, a
mailbox or a name standing by itself is masked whether a rule was interested in it or not.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import scan
from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.language.names import mask_name, reads_as_words, resembles_name
from disclosure_lint.language.simplify import simplify
from disclosure_lint.secret import Secret, mask
from disclosure_lint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: How many characters at each end of a number are shown, by kind.
_SHOWN = {"resident-id": (2, 3), "mobile": (3, 4)}
# Any other long number: a card, an account, a passport. Codes that must be
# published are named by what stands before them.
_LONG_NUMBER = late(r"(?<!\d)\d(?:[ *_~-]{0,3}\d){9,}[Xx]?")
# Days and times have as many digits: 2024-03-01 10:00, 2024-03-01 ~ 2024-04-30, :00 2024-03-02 10:00.
_DAY = r"(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_HOUR = r"(?:[01]?\d|2[0-4])(?=[:时点])"
_DAYS = late(rf"(?:(?<=\d:)[0-5]\d[ ~-]{{1,3}})?{_DAY}(?:[ ~-]{{1,3}}{_DAY}){{0,3}}(?:[ ~-]{{1,3}}{_HOUR})?")
# In addresses: an identity number (region, day of birth, serial), whatever its check digit, or a card.
_PERSON_LIKE = late(
    r"(?<!\d)(?:[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|62\d{14,17})(?!\d)"
)
_PUBLIC = late(r"(?:标识码|ICP备?|公网安备|信用代码)\s*:?\s*$", re.IGNORECASE)
# What is behind the sign in “baseline@1” is a version.
_MAILBOX = late(r"(?<=[A-Za-z0-9])[A-Za-z0-9._%+-]+(?=@(?!\d(?![\w.-])|[\w.-]*\.gov\.cn)[A-Za-z0-9.-]+)")
#: A value that is one word; what consists of several is looked for as it stands.
#: Without any of these there is no number and no mailbox.
_NUMBER_SIGN = late(r"[\d@]")
_WORD = late(r"[0-9A-Za-z]{5,}")
#: A name so short may be two words elsewhere.
_SHORTEST_NAME = 2
# What may be a name: two or three characters that stand alone or touch a number of a person, or after
# a word that announces one. Here a name too many is masked rather than one too few.
_ALONE = late(r"(?<![^\W\d_])(?!申请人|当事人|由概[述况])[\u4e00-\u9fff]{2,4}(?![^\W\d_])")
_ANNOUNCED = late(
    r"(?:申请人|姓名|户主|当事人|联系人|监护人|法定代表人|经办人|负责人|村民|居民|患者|学生)[:\s]*([\u4e00-\u9fff]{2,4}?)(?![\u4e00-\u9fff])",
)


class Masker:
    """Masks texts of one document.

    Args:
        secrets: the values rules matched in the document, as matching text writes them.
        values: gives all personal values found in it, when the first text is masked.
        names: looks for the names of persons in it, written the same way, when the first text is masked.
        traditional: whether the document is in Traditional characters.
    """

    def __init__(
        self,
        secrets: Iterable[Secret] = (),
        values: Callable[[], Iterable[str]] = tuple,
        names: Callable[[], Iterable[str]] = tuple,
        *,
        traditional: bool = False,
    ) -> None:
        self._traditional = traditional
        self._secrets = tuple(secrets)
        self._values, self._names = values, names

    @cached_property
    def _masked(self) -> dict[str, str]:
        """Value → what is shown of it."""
        masked = {value: "*" * len(value) for value in self._values() if not _WORD.fullmatch(value)}
        masked |= {name: mask_name(name) for name in self._names()}
        return masked | {secret.reveal(): secret.masked for secret in self._secrets if secret.reveal()}

    @cached_property
    def _words(self) -> frozenset[str]:
        """Values that are one word: a part of a longer one is none."""
        return frozenset(value for value in self._values() if _WORD.fullmatch(value))

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """First character → how long the values are that begin with it, longer ones first.

        So that a part of a value is not masked before the whole.
        """
        lengths: dict[str, set[int]] = {}
        for value in self._masked:
            lengths.setdefault(value[0], set()).add(len(value))
        return {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    @cached_property
    def _first(self) -> re.Pattern[str] | None:
        first = "".join(map(re.escape, sorted(self._lengths)))
        return re.compile(f"[{first}]") if first else None

    def mask(self, value: str) -> str:
        """Return a string of the same length with every personal value starred."""
        return self._mask(value, codes=True)

    def mask_code(self, value: str) -> str:
        """The same for a code that has to be published: long numbers stay, persons' are masked."""
        return self._mask(value, codes=False)

    def mask_address(self, value: str) -> str:
        """The same for an address or a path: the numbers that publishing systems give their pages stay.

        They are as long as persons' (``t20240613_1200011.html``), and a link with stars leads nowhere.
        """
        return _PERSON_LIKE.sub(lambda found: mask(found[0], head=2, tail=3), self.mask_code(value))

    def _mask(self, value: str, *, codes: bool) -> str:
        signs = list(value)
        folded = fold(Text.plain(value))
        in_place = len(folded) == len(value)  # nothing was dropped
        done = 0
        for start, end, replacement in sorted(
            self._found(folded.value, codes=codes), key=lambda one: one[:2]
        ):
            if start < done:
                continue
            done = end
            span = Span(start, end) if in_place else folded.span(start, end)
            fits = len(replacement) == span.end - span.start
            signs[span.start : span.end] = replacement if fits else "*" * (span.end - span.start)
        return "".join(signs)

    def _found(self, value: str, *, codes: bool) -> Iterator[tuple[int, int, str]]:
        # Values are read from Simplified text; what is printed may be in Traditional.
        simplified = simplify(value, fewest=0) if self._traditional else value
        for start, end in self._known(simplified):
            yield start, end, self._masked[simplified[start:end]]
        for word in _WORD.finditer(simplified) if self._words else ():
            if word[0] in self._words or word[0].upper() in self._words:
                yield *word.span(), "*" * len(word[0])
        numbers = [*_numbers(value, codes=codes)]
        for start, end, head, tail in numbers:
            yield start, end, mask(value[start:end], head=head, tail=tail)
        before, after = {end for _, end, *_ in numbers}, {start for start, *_ in numbers}
        for start, end in _names(simplified, before, after):
            yield start, end, "*" * (end - start)

    def _known(self, value: str) -> Iterator[tuple[int, int]]:
        """Where values of the document occur; a list of persons has thousands of them."""
        done = 0
        for first in self._first.finditer(value) if self._first else ():
            start = first.start()
            for length in self._lengths[first[0]] if start >= done else ():
                if value[start : start + length] in self._masked and start + length <= len(value):
                    if length == _SHORTEST_NAME and reads_as_words(value, start):
                        continue
                    done = start + length
                    yield start, done
                    break


def _numbers(value: str, *, codes: bool) -> Iterator[tuple[int, int, int, int]]:
    if not _NUMBER_SIGN.search(value):
        return
    known = set()
    for match in scan(value):
        # A code of a footer is no account.
        if codes or match.valid or match.kind in _SHOWN:
            known.add(match.start)
            yield match.start, match.end, *_SHOWN.get(match.kind, (0, 2))
    for number in _LONG_NUMBER.finditer(value) if codes else ():
        start, end = number.span()
        days = _DAYS.match(value, start)
        if start in known or (days and days.end() >= end) or _PUBLIC.search(value, 0, start):
            continue
        yield start, end, 2, 3
    for mailbox in _MAILBOX.finditer(value):
        yield *mailbox.span(), 0, 0


def _names(value: str, before: set[int], after: set[int]) -> Iterator[tuple[int, int]]:
    """Where names may stand, given where numbers of persons end and begin."""
    found = [match.span() for match in _ALONE.finditer(value)]
    found = [
        (start, end)
        for start, end in found
        if (start in before or not value[start - 1 : start].isdigit())
        and (end in after or not value[end : end + 1].isdigit())
    ]
    found += [match.span(1) for match in _ANNOUNCED.finditer(value)]
    for start, end in found:
        text = value[start:end]
        if resembles_name(text):
            yield start, end
