"""What came in, what was carried over, what was dealt with, and the rate that is claimed for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.accounts import Account, Entry, accounts
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import agrees
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.statements import is_own
from disclosure_lint.structure.context import Period
from disclosure_lint.table_sums import work_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.finding import Datum
    from disclosure_lint.reading import Reading
    from disclosure_lint.statements import Statement


class Matter(Strict):
    """Measures of one sort of cases.

    Attributes:
        received: what came in.
        done: what was dealt with.
        carried_in: what the year before left.
        carried_out: what is left for the next year.
        due: what came in and what was carried in together.
        over_sentences: whether they may stand in several sentences of a paragraph.
        table: form table that gives what was carried in when the text does not.
        table_carried_in: the cells of it.
    """

    received: Annotated[tuple[str, ...], Field(min_length=1)]
    done: Annotated[tuple[str, ...], Field(min_length=1)]
    carried_in: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    over_sentences: bool = False
    table: str = ""
    table_carried_in: str = ""


#: Per cent.
_ALL = 100
#: Characters before and after an account that can say more of it.
_AROUND = 200


class Options(Strict):
    """What is compared.

    Attributes:
        matters: the sorts of cases.
        rate: measures of the share dealt with.
        rates: measures that cannot be more than 100 %.
        all_done: measures whose denial says that everything was dealt with.
        carried: matches sentences in which cases of another period are counted too.
        open: matches sentences that speak of cases not due yet.
    """

    matters: Annotated[tuple[Matter, ...], Field(min_length=1)]
    rate: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    all_done: tuple[str, ...] = ()
    carried: Pattern
    open: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding where an account does not balance, or a rate is not what was done."""
    for statement in reading.statements:
        rate = statement.quantity.value
        if statement.measure.id in rule.options.rates and rate > _ALL:
            yield _finding(rule, reading, "over", [statement], {"rate": rate}, sure=True)
    for matter in rule.options.matters:
        entries = _entries(rule.options, matter)
        for account in accounts(reading.statements, entries, over_sentences=matter.over_sentences):
            yield from _check(rule, reading, matter, account)


def _entries(options: Options, matter: Matter) -> dict[str, Entry]:
    named = {
        Entry.RECEIVED: matter.received,
        Entry.CARRIED_IN: matter.carried_in,
        Entry.DUE: matter.due,
        Entry.DONE: matter.done,
        Entry.CARRIED_OUT: matter.carried_out,
        Entry.RATE: options.rate,
        Entry.PENDING: options.all_done,
    }
    return {name: entry for entry, names in named.items() for name in names}


def _check(rule: Rule[Options], reading: Reading, matter: Matter, account: Account) -> Iterator[Finding]:
    carried = _carried_in(reading, matter, account)
    if account.done:
        yield from _balance(rule, reading, account, carried)
        yield from _rate(rule, reading, account, carried or Decimal(0))
    yield from _due(rule, reading, account)
    all_done, left = (account.entries.get(entry) for entry in (Entry.PENDING, Entry.CARRIED_OUT))
    if all_done is not None and left is not None and left.quantity.value:
        said = reading.flow.value[all_done.quantity.start : all_done.quantity.end]
        data: dict[str, Datum] = {"said": said, "left": left.quantity.value}
        yield _finding(rule, reading, "not-all", [all_done, left], data, sure=False)


def _carried_in(reading: Reading, matter: Matter, account: Account) -> Decimal | None:
    """What was carried in, as the text or else the table says."""
    if Entry.CARRIED_IN in account.entries:
        return account.entries[Entry.CARRIED_IN].quantity.value
    filled = reading.filled(matter.table) if matter.table else []
    if len(filled) != 1 or not is_own(account.received, reading.facts):
        return None
    found = work_out(filled[0], matter.table_carried_in)
    return found.value if found else None


def _balance(
    rule: Rule[Options], reading: Reading, account: Account, carried: Decimal | None
) -> Iterator[Finding]:
    """Compare what came in with what was done and what is left; 收到 may count what was carried in."""
    received, done = account.received.quantity.value, account.done[0].quantity.value
    left = account.entries.get(Entry.CARRIED_OUT)
    incoming = received + (carried or 0)
    terms = f"{received}＋{carried}＝{incoming}" if carried else str(incoming)
    also = [account.entries[entry] for entry in (Entry.CARRIED_IN,) if entry in account.entries]
    # Without a number, cases of an earlier year may still be spoken of; what is cumulative has them in it.
    of_year = account.received.period is not Period.CUMULATIVE
    unsaid = carried is None and of_year and _mentions(rule.options.carried, reading, account)
    if done > incoming:
        if not unsaid:
            # A report that carries cases on may have been carried some as well.
            sure = bool(also) or (account.in_one_sentence and left is None)
            places = [account.done[0], account.received, *also]
            yield _finding(rule, reading, "exceeds", places, {"received": terms, "done": done}, sure=sure)
        return
    if left is None:
        return
    more = left.quantity.value
    outgoing = {value + more for value in account.done_values}
    if received in outgoing or incoming in outgoing or (unsaid and received < done + more):
        return
    data: dict[str, Datum] = {
        "incoming": terms,
        "outgoing": f"{done}＋{more}＝{done + more}",
        "delta": abs(incoming - done - more),
    }
    places = [account.done[0], account.received, *also, left]
    sure = carried is not None or received > done + more
    yield _finding(rule, reading, "unbalanced", places, data, sure=sure)


def _due(rule: Rule[Options], reading: Reading, account: Account) -> Iterator[Finding]:
    """Compare what came in and was carried in with what is said to be due."""
    due, carried = (account.entries.get(entry) for entry in (Entry.DUE, Entry.CARRIED_IN))
    if due is None or carried is None:
        return
    received, more, said = (one.quantity.value for one in (account.received, carried, due))
    if said not in {received, received + more}:
        data: dict[str, Datum] = {
            "incoming": f"{received}＋{more}＝{received + more}",
            "outgoing": str(said),
            "delta": abs(received + more - said),
        }
        yield _finding(rule, reading, "unbalanced", [due, account.received, carried], data, sure=True)


def _rate(rule: Rule[Options], reading: Reading, account: Account, carried: Decimal) -> Iterator[Finding]:
    said, received = account.entries.get(Entry.RATE), account.received.quantity.value
    done = account.done[0].quantity.value
    if said is None or said.quantity.value > _ALL or done > received:
        return  # told already
    rate = said.quantity
    bases = {received, received + carried}
    if any(agrees(value, base, rate.value, rate.decimals) for value in account.done_values for base in bases):
        return
    true = round(done * 100 / received, max(2, rate.decimals)) if received else Decimal(0)
    data: dict[str, Datum] = {"received": received, "done": done, "rate": rate.value, "true": true}
    open_ = Entry.CARRIED_OUT in account.entries or _mentions(rule.options.open, reading, account)
    sure = not open_ and account.in_one_sentence and len(account.done) == 1
    yield _finding(rule, reading, "rate", [said, account.received, account.done[0]], data, sure=sure)


def _mentions(pattern: Pattern, reading: Reading, account: Account) -> bool:
    """Whether words stand around an account, in its sentences."""
    first, last = account.received, account.done[-1] if account.done else account.received
    start = max(first.sentence.start, first.quantity.start - _AROUND)
    end = min(last.sentence.end, last.quantity.end + _AROUND)
    return pattern.search(reading.flow.value, start, end) is not None


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    message: str,
    said: Sequence[Statement],
    data: Mapping[str, Datum],
    *,
    sure: bool,
) -> Finding:
    """Report the first statement, the others with it."""
    places = [
        Place(
            reading.flow.text.span(one.quantity.number, one.quantity.end),
            f"{one.measure.name} {one.quantity.value}" if number else "",
        )
        for number, one in enumerate(said)
    ]
    return rule.finding(
        message,
        places[0],
        data=data,
        related=tuple(places[1:]),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"throughput:{message}/{said[0].measure.id}",
    )


def _mentioned(options: Options) -> Iterator[tuple[tuple[str | int, ...], str]]:
    listed: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("rate",), options.rate),
        (("rates",), options.rates),
        (("all-done",), options.all_done),
    ]
    for number, matter in enumerate(options.matters):
        listed += [
            (("matters", number, "received"), matter.received),
            (("matters", number, "done"), matter.done),
            (("matters", number, "carried-in"), matter.carried_in),
            (("matters", number, "carried-out"), matter.carried_out),
            (("matters", number, "due"), matter.due),
        ]
    for path, names in listed:
        yield from (((*path, number), name) for number, name in enumerate(names))


KIND = Kind(
    name="throughput",
    options=Options,
    messages={
        "exceeds": frozenset({"received", "done"}),
        "unbalanced": frozenset({"incoming", "outgoing", "delta"}),
        "rate": frozenset({"received", "done", "rate", "true"}),
        "not-all": frozenset({"said", "left"}),
        "over": frozenset({"rate"}),
    },
    check=check,
    mentions=_mentioned,
)
