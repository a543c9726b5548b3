"""A sentence that stands twice in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.document import ListItem, Paragraph
from disclosure_lint.finding import Finding, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?")
_POINT = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}(?:是|、)|\([一二三四五六七八九十\d]{1,3}\))\s*")


class Options(Strict):
    """What counts as a sentence said twice.

    Attributes:
        shortest: sentences shorter than this, in characters, may repeat.
    """

    shortest: int = 6


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each sentence that is said again at once."""
    flow = reading.flow
    for part in flow.parts:
        if not isinstance(part.block, Paragraph | ListItem):
            continue
        previous, before = "", (0, 0)
        for match in _SENTENCE.finditer(flow.value, part.start, part.end):
            sentence = _POINT.sub("", match[0]).strip()
            if sentence == previous and len(sentence) > rule.options.shortest:
                yield rule.finding(
                    "repeated",
                    Place(flow.text.span(*match.span())),
                    data={"sentence": sentence},
                    related=(Place(flow.text.span(*before), "第一次"),),
                )
            previous, before = sentence, match.span()


KIND = Kind(name="repetition", options=Options, messages={"repeated": frozenset({"sentence"})}, check=check)
