"""What came in, what was dealt with, and the rate that is claimed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import agrees
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.prose import Sentence


class Options(Strict):
    """The words of a sentence that counts what came in and what was dealt with.

    Attributes:
        received: matches the words before the number that came in.
        done: matches the words before the number dealt with.
        rate: matches the words before the rate.
        carried: matches sentences in which cases of another period are counted too.
    """

    received: Pattern
    done: Pattern
    rate: Pattern
    carried: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding where more is done than came in, or the rate is not what was done."""
    value = reading.flow.value
    for sentence in reading.sentences:
        received, done, rate = _pick(rule.options, value, sentence)
        if received is None or done is None or received.unit != done.unit:
            continue
        if rule.options.carried.search(value, sentence.start, sentence.end):
            continue
        related = (Place(reading.flow.text.span(received.number, received.end), f"收到 {received.value}"),)
        place = Place(reading.flow.text.span(done.number, done.end))
        data = {"received": received.value, "done": done.value}
        if done.value > received.value:
            yield rule.finding("exceeds", place, data=data, related=related)
        elif rate and not agrees(done.value, received.value, rate.value, rate.decimals):
            share = round(done.value * 100 / received.value, max(2, rate.decimals))
            said = Place(reading.flow.text.span(rate.number, rate.end), f"办结率 {rate.value}%")
            yield rule.finding(
                "rate",
                place,
                data={**data, "rate": rate.value, "true": share},
                related=(*related, said),
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
            )


def _pick(
    options: Options,
    value: str,
    sentence: Sentence,
) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """The first number received, the next one done, and the rate said right after it."""
    received = done = rate = None
    at = sentence.start
    for quantity in sentence.quantities:
        before = value[at : quantity.start]
        at = quantity.end
        if received is None:
            received = quantity if quantity.exact and options.received.search(before) else None
        elif done is None:
            if not (quantity.exact and options.done.search(before)):
                return None, None, None
            done = quantity
        else:
            rate = quantity if quantity.is_share and options.rate.search(before) else None
            break
    return received, done, rate


_DATA = frozenset({"received", "done"})
KIND = Kind(
    name="throughput",
    options=Options,
    messages={"exceeds": _DATA, "rate": _DATA | {"rate", "true"}},
    check=check,
)
