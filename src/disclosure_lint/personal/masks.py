"""Masked numbers of a document, and what else it says that gives them back."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers.masked import Masked, candidates, joined, scan_masked, with_birth
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.identifiers.masks import Mask
    from disclosure_lint.personal.disclosures import Disclosure
    from disclosure_lint.personal.pages import Page
    from disclosure_lint.text import Span

#: Signs a masked and a full number have to share before they are taken for one.
_FEWEST_SHARED = 7
_NAME_HEADING = late(r"姓名|户主|申请人|当事人|领取人|对象")
_NAMED = late(r"(?:姓\s*名|户主|申请人|当事人|领取人)\s*:?\s*([\u4e00-\u9fff*某×·]{2,4})")
_NAME_FIRST = late(r"^[\s\d.、()]*([\u4e00-\u9fff][\u4e00-\u9fff*某×·]{1,3})(?=[\s,(:;、]|身份证|电话|手机)")
_MONTH = late(r"(?<!\d)(19\d\d|20[0-2]\d)\s?[年./-]\s?(0?[1-9]|1[0-2])(?!\d)")
_BIRTH_WORD = late(r"出\s?生|生日")


class Revealed(NamedTuple):
    """A masked number that something else in the document gives back.

    Attributes:
        how: ``full``, ``joined`` or ``birth``.
        masked: the number.
        left: how many values are left.
        other: where the other thing stands, in the source.
    """

    how: str
    masked: Masked
    left: int
    other: Span


def masked_numbers(page: Page) -> tuple[Masked, ...]:
    """Return the masked numbers of a text."""
    return tuple(scan_masked(page.flow.value, page.heading_at))


def revealed(
    page: Page,
    numbers: Sequence[Masked],
    given: Sequence[tuple[Disclosure, Span]],
    masks: dict[str, Mask],
) -> Iterator[Revealed]:
    """Yield the masked numbers that are given back.

    Args:
        page: the shown text.
        numbers: its masked numbers.
        given: full values of the document, hidden ones included, with their places in the source.
        masks: how many values have to be left of each kind.
    """
    strong = [one for one in numbers if candidates(one.kind, one.pattern) >= masks[one.kind].fewest]
    done = set()
    for how in (_in_full(strong, given), _with_birth(page, strong, masks), _joined(page, strong, masks)):
        for found in how:
            if found.masked not in done:
                done.add(found.masked)
                yield found


def _in_full(numbers: Sequence[Masked], given: Sequence[tuple[Disclosure, Span]]) -> Iterator[Revealed]:
    """Numbers whose full value stands elsewhere."""
    by_pattern: dict[tuple[str, tuple[int, ...]], list[Masked]] = defaultdict(list)
    for one in numbers:
        shown = tuple(at for at, sign in enumerate(one.pattern) if sign != "?")
        if len(shown) >= _FEWEST_SHARED:
            by_pattern[one.kind, shown].append(one)
    for (kind, shown), masked in by_pattern.items():
        full = {
            "".join(found.match.value[at] for at in shown): span
            for found, span in given
            if found.match.kind == kind and len(found.match.value) == len(masked[0].pattern)
        }
        for one in masked:
            span = full.get("".join(one.pattern[at] for at in shown))
            if span is not None:
                yield Revealed("full", one, 1, span)


def _with_birth(page: Page, numbers: Sequence[Masked], masks: dict[str, Mask]) -> Iterator[Revealed]:
    """Identity numbers whose birth date is masked and stands beside them."""
    for one in numbers:
        if one.kind != "resident-id" or "?" not in one.pattern[6:14]:
            continue
        record = page.record_at(one.start)
        text = page.flow.value[record.start : record.end]
        sheet = page.sheet_at(one.start)
        if not _BIRTH_WORD.search(f"{sheet.top if sheet else ''}\n{text}"):
            continue
        for day in _MONTH.finditer(text):
            follows = re.match(r"\s?[月./-]\s?(\d{1,2})(?!\d)", text[day.end() :])
            filled = with_birth(
                one.pattern,
                f"{day[1]}{int(day[2]):02}{int(follows[1]):02}" if follows else f"{day[1]}{int(day[2]):02}",
            )
            count = candidates(one.kind, filled) if filled else masks[one.kind].fewest
            if filled and 0 < count < masks[one.kind].fewest:
                span = page.flow.text.span(record.start + day.start(), record.start + day.end())
                yield Revealed("birth", one, count, span)
                break


def _joined(page: Page, numbers: Sequence[Masked], masks: dict[str, Mask]) -> Iterator[Revealed]:
    """Two masked forms of one person's number that show different parts of it."""
    persons: dict[tuple[str, str], list[Masked]] = defaultdict(list)
    for one in numbers:
        name = name_at(page, one.start)
        if name:
            persons[name, one.kind].append(one)
    for (_, kind), forms in persons.items():
        for number, one in enumerate(forms):
            for other in forms[number + 1 : number + 8]:
                both = joined(one.pattern, other.pattern)
                if both is None or both in (one.pattern, other.pattern):
                    continue
                count = candidates(kind, both)
                if count < masks[kind].fewest:
                    yield Revealed("joined", other, count, page.flow.text.span(one.start, one.end))


def name_at(page: Page, index: int) -> str:
    """Return the name, masked or not, that the record of a character is about; "" if none is told."""
    sheet = page.sheet_at(index)
    if sheet:
        return sheet.beside(index, _NAME_HEADING)
    record = page.record_at(index)
    text = page.flow.value[record.start : record.end]
    found = _NAMED.search(text) or _NAME_FIRST.match(text)
    return found[1] if found else ""
