"""A figure that is last year's while all others of its sentence have changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.corpus import Corpus, Pair
    from disclosure_lint.remarks import Remark
    from disclosure_lint.summary import Summary


class Options(Strict):
    """When it is odd.

    Attributes:
        siblings: figures of the same sentence and unit there must be, which have all changed.
        least: smaller figures may well be the same.
    """

    siblings: int
    least: int


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each figure that alone has stayed the same."""
    for pair in corpus.pairs:
        if not pair.successive:
            continue
        before = _by_wording(pair.before)
        sentences: dict[tuple[int, str], list[tuple[Remark, Remark]]] = defaultdict(list)
        for wording, said in _by_wording(pair.now).items():
            if wording in before:
                sentences[said.sentence, said.unit].append((said, before[wording]))
        for twins in sentences.values():
            same = [twin for twin in twins if twin[0].value == twin[1].value]
            if (
                len(same) == 1
                and len(twins) > rule.options.siblings
                and same[0][0].value >= rule.options.least
            ):
                yield pair.now.index, _same(rule, pair, *same[0], len(twins) - 1)


def _by_wording(report: Summary) -> dict[int, Remark]:
    """What a report says of its own year in wording it uses once."""
    own = [said for said in report.remarks if said.wording and said.year == report.year]
    times = Counter(said.wording for said in own)
    return {said.wording: said for said in own if times[said.wording] == 1}


def _same(rule: Rule[Options], pair: Pair, now: Remark, before: Remark, others: int) -> Finding:
    return rule.finding(
        "same",
        pair.now.place(now.span),
        data={"value": now.value, "unit": now.unit, "year": pair.before.year, "others": others},
        related=(pair.before.place(before.span, f"{pair.before.year}年：{before.value}{before.unit}"),),
        outcome=Outcome.REVIEW,
        certainty=Certainty.POSSIBLE,
        anchor="unchanged",
    )


KIND = Kind(
    name="unchanged",
    options=Options,
    messages={"same": frozenset({"value", "unit", "year", "others"})},
    across=check,
)
