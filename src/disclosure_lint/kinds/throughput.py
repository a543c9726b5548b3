"""What came in, what was carried over, what was dealt with, and the rate that is claimed for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import agrees
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.table_sums import work_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """

    received: Annotated[tuple[str, ...], Field(min_length=1)]
    done: Annotated[tuple[str, ...], Field(min_length=1)]
    carried_in: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    over_sentences: bool = False


class Options(Strict):
    """What is compared.

    Attributes:
        matters: the sorts of cases.
        rate: measures of the share dealt with.
        rates: measures that cannot be more than 100 %.
        all_done: measures whose denial says that everything was dealt with.
        carried: matches sentences in which cases of another period are counted too.
        open: matches sentences that speak of cases not due yet.
        table: form table that gives what was carried in when the text does not.
        table_carried_in: the cells of it.
    """

    matters: Annotated[tuple[Matter, ...], Field(min_length=1)]
    rate: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    all_done: tuple[str, ...] = ()
    carried: Pattern
    open: Pattern
    table: str = ""
    table_carried_in: str = ""


@dataclass
class _Account:
    """What one passage says of one sort of cases."""

    received: Statement
    carried_in: Statement | None = None
    carried_out: Statement | None = None
    due: Statement | None = None
    done: list[Statement] = field(default_factory=list)
    rate: Statement | None = None
    all_done: Statement | None = None

    @property
    def done_values(self) -> set[Decimal]:
        """Each number dealt with, and their sum."""
        values = [statement.quantity.value for statement in self.done]
        return {*values, sum(values, Decimal(0))}

    @property
    def in_one_sentence(self) -> bool:
        return all(statement.sentence == self.received.sentence for statement in self.done)


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding where the account does not balance, or a rate is not what was done."""
    for statement in reading.statements:
        if statement.measure.id in rule.options.rates and statement.quantity.value > 100:  # noqa: PLR2004 - per cent
            yield _finding(rule, reading, "over", statement, {"rate": statement.quantity.value}, (), sure=True)
    for matter in rule.options.matters:
        for account in _accounts(rule.options, matter, reading):
            yield from _check(rule, reading, account)


def _accounts(options: Options, matter: Matter, reading: Reading) -> Iterator[_Account]:
    account: _Account | None = None
    carried: Statement | None = None
    for statement in reading.statements:
        name, last = statement.measure.id, account.received if account else carried
        if last is not None and not _together(matter, last, statement):
            if account:
                yield account
            account, carried = None, None
        if not statement.quantity.exact:
            continue
        if name in matter.received and not statement.denied:
            if account:
                yield account
            account, carried = _Account(statement, carried_in=carried), None
        elif name in matter.carried_in and (account is None or account.carried_in is None):
            carried = statement
            if account:
                account.carried_in = statement
        elif account is not None and _alike(account.received, statement):
            _enter(options, matter, account, statement)
    if account:
        yield account


def _enter(options: Options, matter: Matter, account: _Account, statement: Statement) -> None:
    name = statement.measure.id
    if name in matter.done:
        account.done.append(statement)
    elif name in matter.carried_out and account.carried_out is None:
        account.carried_out = statement
    elif name in matter.due and account.due is None:
        account.due = statement
    elif name in options.rate and account.rate is None:
        account.rate = statement
    elif name in options.all_done and statement.denied:
        account.all_done = statement


def _together(matter: Matter, one: Statement, other: Statement) -> bool:
    if one.sentence == other.sentence:
        return True
    return matter.over_sentences and one.sentence.paragraph == other.sentence.paragraph


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two statements count the same unit over the same time and organs."""
    units = {one.quantity.unit, other.quantity.unit} - {"", "%"}
    return len(units) == 1 and one.period is other.period and one.scope is other.scope


def _check(rule: Rule[Options], reading: Reading, account: _Account) -> Iterator[Finding]:
    received = account.received.quantity.value
    carried = _carried_in(rule.options, reading, account)
    done = account.done[0] if account.done else None
    if done is not None and done.quantity.value > received + (carried or 0):
        finding = _exceeds(rule, reading, account, carried)
        if finding is not None:
            yield finding
    elif done is not None and account.carried_out is not None:
        yield from _unbalanced(rule, reading, account, carried)
    if account.due is not None and account.carried_in is not None:
        yield from _due(rule, reading, account)
    if done is not None and account.rate is not None:
        yield from _rate(rule, reading, account, carried or Decimal(0))
    left = account.carried_out
    if account.all_done is not None and left is not None and left.quantity.value:
        data = {"said": _said(reading, account.all_done), "left": left.quantity.value}
        yield _finding(rule, reading, "not-all", account.all_done, data, (left,), sure=False)


def _carried_in(options: Options, reading: Reading, account: _Account) -> Decimal | None:
    """What was carried in, as the text or else the table says."""
    if account.carried_in is not None:
        return account.carried_in.quantity.value
    filled = reading.filled(options.table) if options.table else []
    found = work_out(filled[0], options.table_carried_in) if len(filled) == 1 else None
    return found.value if found else None


def _exceeds(
    rule: Rule[Options], reading: Reading, account: _Account, carried: Decimal | None
) -> Finding | None:
    if carried is None and _mentions(rule.options.carried, reading, account):
        return None
    received, done = account.received, account.done[0]
    incoming = received.quantity.value + (carried or 0)
    terms = f"{received.quantity.value}＋{carried}＝{incoming}" if carried else str(incoming)
    data: dict[str, Datum] = {"received": terms, "done": done.quantity.value}
    related = [one for one in (received, account.carried_in) if one]
    sure = account.in_one_sentence or account.carried_in is not None
    return _finding(rule, reading, "exceeds", done, data, tuple(related), sure=sure)


def _unbalanced(
    rule: Rule[Options], reading: Reading, account: _Account, carried: Decimal | None
) -> Iterator[Finding]:
    """Compare what came in with what was done and what is left; 收到 may count what was carried in."""
    assert account.carried_out is not None
    received, left = account.received.quantity.value, account.carried_out.quantity.value
    outgoing = {done + left for done in account.done_values}
    if received in outgoing or received + (carried or 0) in outgoing:
        return
    done = account.done[0].quantity.value
    if carried is None and received < done + left and _mentions(rule.options.carried, reading, account):
        return  # part of it is said to come from an earlier year
    incoming = received + (carried or 0)
    data: dict[str, Datum] = {
        "incoming": f"{received}＋{carried}＝{incoming}" if carried else str(incoming),
        "outgoing": f"{done}＋{left}＝{done + left}",
        "delta": abs(incoming - done - left),
    }
    related = [one for one in (account.received, account.carried_in, account.carried_out) if one]
    sure = carried is not None or received > done + left
    yield _finding(rule, reading, "unbalanced", account.done[0], data, tuple(related), sure=sure)


def _due(rule: Rule[Options], reading: Reading, account: _Account) -> Iterator[Finding]:
    """Compare what came in and was carried in with what is said to be due."""
    assert account.due is not None
    assert account.carried_in is not None
    received, carried = account.received.quantity.value, account.carried_in.quantity.value
    due = account.due.quantity.value
    if due not in {received, received + carried}:
        data: dict[str, Datum] = {
            "incoming": f"{received}＋{carried}＝{received + carried}",
            "outgoing": str(due),
            "delta": abs(received + carried - due),
        }
        yield _finding(rule, reading, "unbalanced", account.due, data, (account.received, account.carried_in), sure=True)


def _rate(rule: Rule[Options], reading: Reading, account: _Account, carried: Decimal) -> Iterator[Finding]:
    assert account.rate is not None
    rate, received = account.rate.quantity, account.received.quantity.value
    bases = {received, received + carried}
    if rate.value > 100 or not rate.exact:  # noqa: PLR2004 - per cent
        return
    if any(agrees(done, base, rate.value, rate.decimals) for done in account.done_values for base in bases):
        return
    done = account.done[0].quantity.value
    if done > received:
        return  # told already
    true = round(done * 100 / received, max(2, rate.decimals)) if received else Decimal(0)
    data: dict[str, Datum] = {"received": received, "done": done, "rate": rate.value, "true": true}
    open_ = account.carried_out is not None or _mentions(rule.options.open, reading, account)
    sure = not open_ and account.in_one_sentence and len(account.done) == 1
    yield _finding(rule, reading, "rate", account.rate, data, (account.received, account.done[0]), sure=sure)


def _mentions(pattern: Pattern, reading: Reading, account: _Account) -> bool:
    sentences = {account.received.sentence, *(done.sentence for done in account.done)}
    return any(pattern.search(reading.flow.value, one.start, one.end) for one in sentences)


def _said(reading: Reading, statement: Statement) -> str:
    return reading.flow.value[statement.quantity.start : statement.quantity.end]


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    message: str,
    statement: Statement,
    data: Mapping[str, Datum],
    related: tuple[Statement, ...],
    *,
    sure: bool,
) -> Finding:
    text = reading.flow.text
    return rule.finding(
        message,
        Place(text.span(statement.quantity.number, statement.quantity.end)),
        data=data,
        related=tuple(
            Place(text.span(one.quantity.number, one.quantity.end), f"{one.measure.name} {one.quantity.value}")
            for one in related
        ),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"throughput:{message}/{statement.measure.id}",
    )


def _mentioned(options: Options) -> Iterator[tuple[tuple[str, ...], str]]:
    for matter in options.matters:
        for names in (matter.received, matter.done, matter.carried_in, matter.carried_out, matter.due):
            yield from ((("matters",), name) for name in names)
    yield from ((("rate",), name) for name in options.rate)
    yield from ((("rates",), name) for name in options.rates)
    yield from ((("all-done",), name) for name in options.all_done)


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
