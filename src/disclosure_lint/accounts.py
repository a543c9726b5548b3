"""What passages say of cases: how many came in, were carried over, were dealt with."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.statements import Statement


class Entry(Enum):
    """What a number is in an account."""

    RECEIVED = "received"
    CARRIED_IN = "carried-in"
    DUE = "due"  # received and carried in together
    DONE = "done"
    CARRIED_OUT = "carried-out"
    RATE = "rate"
    PENDING = "pending"  # only denied: everything was dealt with


@dataclass
class Account:
    """What one passage says of one sort of cases.

    Attributes:
        received: what came in.
        done: what was dealt with, in one number or several.
        entries: the other numbers, each as said first.
    """

    received: Statement
    done: list[Statement] = field(default_factory=list)
    entries: dict[Entry, Statement] = field(default_factory=dict)

    @property
    def done_values(self) -> set[Decimal]:
        """Each number dealt with, and their sum."""
        values = [statement.quantity.value for statement in self.done]
        return {*values, sum(values, Decimal(0))}

    @property
    def in_one_sentence(self) -> bool:
        """Whether what came in and what was dealt with stand in one sentence."""
        return all(statement.sentence == self.received.sentence for statement in self.done)


def accounts(
    statements: Iterable[Statement], entries: Mapping[str, Entry], *, over_sentences: bool
) -> Iterator[Account]:
    """Yield the accounts of one sort of cases.

    Args:
        statements: of a text, in order.
        entries: id of a measure → what it is in an account.
        over_sentences: whether an account may fill a paragraph, not only a sentence.
    """
    account: Account | None = None
    carried: Statement | None = None
    for statement in statements:
        entry = entries.get(statement.measure.id)
        last = account.received if account else carried
        if last is not None and not _together(last, statement, over_sentences=over_sentences):
            yield from [account] if account else []
            account, carried = None, None
        if entry is Entry.RECEIVED and not statement.denied:
            yield from [account] if account else []
            account = Account(statement) if statement.quantity.exact else None
            if account and carried:
                account.entries[Entry.CARRIED_IN] = carried
            carried = None
        elif account is None:
            carried = statement if entry is Entry.CARRIED_IN else carried
        elif entry and statement.quantity.exact and _alike(account.received, statement):
            _enter(account, entry, statement)
    yield from [account] if account else []


def _enter(account: Account, entry: Entry, statement: Statement) -> None:
    if entry is Entry.DONE:
        account.done.append(statement)
    elif entry is not Entry.PENDING or statement.denied:
        account.entries.setdefault(entry, statement)


def _together(one: Statement, other: Statement, *, over_sentences: bool) -> bool:
    same = one.sentence == other.sentence
    return same or (over_sentences and one.sentence.paragraph == other.sentence.paragraph)


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two statements count the same unit over the same time and organs."""
    units = {one.quantity.unit, other.quantity.unit} - {"", "%"}
    return len(units) == 1 and one.period is other.period and one.scope is other.scope
