"""What is known about the place of a value, as it is judged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.personal.holders import Context

if TYPE_CHECKING:
    from disclosure_lint.identifiers import Match
    from disclosure_lint.personal.pages import Page, Record

#: Characters looked at on either side of a value.
_REACH = 30
_NUMBERS = late(r"\+?[0-9()][0-9() .-]{5,20}[0-9]\s?[、/,或和]?\s?")


def context_of(page: Page, match: Match, record: Record, beside: frozenset[str], *, listed: bool) -> Context:
    """Return what is known about the place of a value.

    Args:
        page: the page.
        match: the value.
        record: its row or sentence.
        beside: the kinds of all values in it.
        listed: whether it is one of a list.
    """
    value = page.flow.value
    line = page.line_at(match.start)
    heading = page.heading_at(match.start)
    # Of “电话：……、……” both numbers stand behind the word.
    before = _NUMBERS.sub("", value[max(line.start, match.start - 3 * _REACH) : match.start])[-_REACH:]
    sentence = _NUMBERS.sub("", value[max(record.start, match.start - 3 * _REACH) : match.start])[-_REACH:]
    sheet = page.sheet_at(match.start)
    context = Context(
        before=f"{heading}\n{before}" if heading else before,
        around=f"{sentence} {value[match.end : max(match.end, min(record.end, match.end + _REACH))]}",
        headings=sheet.top if sheet else "",
        titles=page.titles_at(match.start, listed=listed or sheet is not None),
        beside=beside,
        listed=listed or sheet is not None,
        foot=page.in_footer(match.start),
    )
    at = page.shown_at(match.start)
    return _with_shown(context, page.shown, at) if page.shown and at is not None else context


def _with_shown(context: Context, shown: Page, at: int) -> Context:
    """The context of a hidden value, with that of the shown text it belongs to."""
    record = shown.record_at(at)
    first, last = max(record.start, at - _REACH), min(record.end, at + _REACH)
    sheet = shown.sheet_at(at)
    return context._replace(
        around=f"{context.around} {shown.flow.value[first:last]}",
        headings=f"{context.headings}\n{sheet.top}" if sheet else context.headings,
        titles=f"{context.titles}\n{shown.titles_at(at, listed=sheet is not None)}",
        listed=context.listed or sheet is not None,
        foot=shown.in_footer(at),
    )
