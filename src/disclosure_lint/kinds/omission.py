"""Fixed phrases that lost a character: 公共企事业单信息公开."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from disclosure_lint.finding import Finding, Place
from disclosure_lint.language.lexicon import tag_of
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

#: So many characters must stand at both ends, for the phrase to be known again.
_MARGIN = 2
#: Characters a phrase may go without, and read as well.
_LOOSE = frozenset("的和与及或者、,")


class Options(Strict):
    """Phrases of regulations and forms.

    Attributes:
        phrases: the phrases, of seven characters or more.
        allowed: strings that look like a phrase with a character lost and are none.
    """

    phrases: Annotated[tuple[Annotated[str, StringConstraints(min_length=7)], ...], Field(min_length=1)]
    allowed: tuple[str, ...] = ()


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where a phrase stands without one of its characters."""
    flow = reading.flow
    for short, phrase, at in _damaged(rule.options.phrases):
        start = flow.value.find(short)
        if start < 0 or short in rule.options.allowed or _reads_well(phrase, at):
            continue
        while start >= 0:
            yield rule.finding(
                "lost",
                Place(flow.text.span(start, start + len(short))),
                data={"said": short, "phrase": phrase, "lost": phrase[at]},
            )
            start = flow.value.find(short, start + len(short))


@lru_cache(maxsize=4)
def _damaged(phrases: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return every phrase without each of its characters in turn, with the phrase and the index."""
    found: dict[str, tuple[str, int]] = {}
    for phrase in phrases:
        for at in range(_MARGIN, len(phrase) - _MARGIN):
            short = phrase[:at] + phrase[at + 1 :]
            if phrase[at] not in _LOOSE and not any(short in other for other in phrases):
                found.setdefault(short, (phrase, at))
    return tuple((short, phrase, at) for short, (phrase, at) in found.items())


def _reads_well(phrase: str, at: int) -> bool:
    """Whether the neighbours of the lost character make a word: 公共企业单位 is none that lost 事."""
    return tag_of(phrase[at - 1] + phrase[at + 1]) is not None


KIND = Kind(
    name="omission",
    options=Options,
    messages={"lost": frozenset({"said", "phrase", "lost"})},
    check=check,
)
