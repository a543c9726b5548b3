"""Fixed phrases of law written with a word changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Finding, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """A phrase that is a list of words.

    Attributes:
        words: the words in their order.
        slack: how many characters of one word may differ for it to be taken for that word.
    """

    words: Annotated[tuple[str, ...], Field(min_length=2)]
    slack: int = 1


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where the phrase stands with a word changed."""
    words, value = rule.options.words, reading.flow.value
    if sum(word in value for word in words) < len(words) // 2:
        return
    for match in _nearly(words, rule.options.slack).finditer(value):
        said = [match[number + 1] for number in range(len(words))]
        wrong = [(word, other) for word, other in zip(words, said, strict=True) if word != other]
        if not 0 < len(wrong) < len(words):
            continue
        at = match.start(said.index(wrong[0][1]) + 1)
        yield rule.finding(
            "differs",
            Place(reading.flow.text.span(at, at + len(wrong[0][1]))),
            data={
                "said": "、".join(other for _, other in wrong),
                "word": "、".join(word for word, _ in wrong),
            },
        )


@lru_cache(maxsize=16)
def _nearly(words: tuple[str, ...], slack: int) -> Pattern:
    return Pattern(r"(?:[、,和及与]|以及)?".join(f"((?:{word}){{s<={slack}}})" for word in words))


KIND = Kind(name="phrase", options=Options, messages={"differs": frozenset({"said", "word"})}, check=check)
