"""Figures that go on from one year's report to the next: carried-over cases, running totals, stocks."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, islice, product
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.cells import Tables
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.corpus import Corpus, Pair
    from disclosure_lint.summary import Figure, Figures, Known

#: Ways of reading the figures of a chain in prose that are tried.
_MOST_WAYS = 200


class Chain(Strict):
    """This year's figure is last year's, with figures of this year added and taken away."""

    now: str
    before: str
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


class Cells(Chain):
    """A chain between cells: rows in each column of a form table, or columns in each row.

    Attributes:
        table: id of the form table.
        each: the axis along which the chain is repeated.
        total: the line that adds up the others; it is reported only when they do not explain it.
    """

    table: str
    each: Literal["row", "column"]
    total: str = ""


class Options(Strict):
    """What goes on from year to year.

    Attributes:
        cells: in a form table.
        stated: between measures of the prose.
        tables: what of these measures stands in tables too.
        rising: never falls, which can be told even when reports of years between are missing.
        review: only ask, since what is not printed may have changed the figure.
    """

    cells: Cells | None = None
    stated: tuple[Chain, ...] = ()
    tables: Tables = Field(default_factory=dict)
    rising: bool = False
    review: bool = False


class _Link(NamedTuple):
    """One line of a table in two years."""

    key: str
    now: Figure
    before: Figure
    plus: tuple[Figure, ...]
    minus: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.now, self.before, *self.plus, *self.minus)

    @property
    def expected(self) -> Decimal:
        return _value(self.before) + sum(map(_value, self.plus)) - sum(map(_value, self.minus))

    @property
    def off(self) -> Decimal:
        return _value(self.now) - self.expected

    @property
    def is_blank(self) -> bool:
        return self.now.value is None and self.before.value is None

    @property
    def is_sure(self) -> bool:
        return not any(figure.value is None or figure.guessed for figure in self.figures)


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each line of the table, or figure of the text, that does not go on."""
    for index, pairs in groupby(corpus.pairs, key=lambda pair: pair.now.index):
        # Of several versions of the earlier report the one that agrees best is believed.
        ways = [found for pair in pairs if (found := _compare(rule, corpus, pair)) is not None]
        yield from ((index, finding) for finding in min(ways, key=len, default=()))


def _compare(rule: Rule[Options], corpus: Corpus, pair: Pair) -> list[Finding] | None:
    """What does not go on between two reports, None when there is nothing to compare."""
    if not (pair.successive or rule.options.rising):
        return None
    in_tables = _in_tables(rule, pair)
    if in_tables or not pair.successive:
        return in_tables
    chains = [_in_text(rule, corpus, pair, chain) for chain in rule.options.stated]
    in_text = [finding for found in chains for finding in found or ()]
    return in_text if in_tables is not None or any(found is not None for found in chains) else None


def _in_tables(rule: Rule[Options], pair: Pair) -> list[Finding] | None:
    cells = rule.options.cells
    now, before = ((r.tables.get(cells.table) if cells else None) for r in (pair.now, pair.before))
    if cells is None or now is None or before is None:
        return None
    broken = [link for link in _links(cells, now, before) if not _holds(link, pair)]
    explained = sum((link.off for link in broken if link.key != cells.total), Decimal(0))
    return [
        _broken(rule, cells, pair, now, link)
        for link in broken
        if link.key != cells.total or link.off != explained
    ]


def _links(cells: Cells, now: Figures, before: Figures) -> Iterator[_Link]:
    for key in now.columns if cells.each == "column" else now.rows:
        first, second = _cell(cells, now, key, cells.now), _cell(cells, before, key, cells.before)
        plus, minus = (
            [_cell(cells, now, key, name) for name in names] for names in (cells.plus, cells.minus)
        )
        if first is None or second is None or None in plus or None in minus:
            continue
        link = _Link(key, first, second, tuple(filter(None, plus)), tuple(filter(None, minus)))
        if not link.is_blank:
            yield link


def _cell(cells: Cells, figures: Figures, key: str, name: str) -> Figure | None:
    return figures.at(*_address(cells, key, name))


def _address(cells: Cells, key: str, name: str) -> tuple[str, str]:
    """Row and column of what is called so in a line."""
    return (name, key) if cells.each == "column" else (key, name)


def _holds(link: _Link, pair: Pair) -> bool:
    return not link.off if pair.successive else link.off >= 0


def _broken(rule: Rule[Options], cells: Cells, pair: Pair, figures: Figures, link: _Link) -> Finding:
    sure = pair.certain and link.is_sure and not rule.options.review
    earlier = figures.title_of(*_address(cells, link.key, cells.before))
    told = f"{pair.before.year}年“{earlier}”：{_said(link.before)}"
    return rule.finding(
        "differs" if pair.successive else "short",
        Place(link.now.span),
        data={
            "figure": figures.title_of(*_address(cells, link.key, cells.now)),
            "now": _said(link.now),
            "year": pair.now.year,
            "figure_before": earlier,
            "before": _said(link.before),
            "year_before": pair.before.year,
            "expected": _sum(link),
        },
        related=(
            *(Place(one.span, f"本年：{_said(one)}") for one in (*link.plus, *link.minus)),
            pair.before.place(link.before.span, told),
        ),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"table:{cells.table}/{link.key}/{cells.now}",
    )


def _sum(link: _Link) -> str:
    """The sum as people write it: 81916＋3460＝85376."""
    signs = ["", *"＋" * len(link.plus), *"－" * len(link.minus)]
    terms = "".join(f"{sign}{_said(one)}" for sign, one in zip(signs, link.figures[1:], strict=True))
    return f"{terms}＝{link.expected}" if len(signs) > 1 else terms


def _in_text(rule: Rule[Options], corpus: Corpus, pair: Pair, chain: Chain) -> list[Finding] | None:
    """Ask about a figure that no reading of the figures it follows from gives; None without figures."""
    tables = rule.options.tables
    nows, befores = (
        report.known(name, tables.get(name, ()))
        for report, name in ((pair.now, chain.now), (pair.before, chain.before))
    )
    plus, minus = (
        [pair.now.known(name, tables.get(name, ())) for name in names] for names in (chain.plus, chain.minus)
    )
    ways = islice(product(befores, *plus, *minus), _MOST_WAYS)
    sums = [(_total(way, len(plus)), way) for way in ways]
    stated = [now for now in nows if not now.in_table] or nows
    if not stated or not sums:
        return None
    if any(now.value == total for now in nows for total, _ in sums):
        return []
    total, way = sums[0]
    finding = rule.finding(
        "differs",
        stated[0].places[0],
        data={
            "figure": corpus.measures[chain.now].name,
            "now": stated[0].value,
            "year": pair.now.year,
            "figure_before": corpus.measures[chain.before].name,
            "before": way[0].value,
            "year_before": pair.before.year,
            "expected": _written(way, len(plus), total),
        },
        related=tuple(place for known in reversed(way) for place in known.places),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor=f"measure:{chain.now}",
    )
    return [finding]


def _total(way: Sequence[Known], plus: int) -> Decimal:
    values = [known.value for known in way]
    return sum(values[: plus + 1], Decimal(0)) - sum(values[plus + 1 :], Decimal(0))


def _written(way: Sequence[Known], plus: int, total: Decimal) -> str:
    signs = ["", *"＋" * plus, *"－" * (len(way) - 1 - plus)]
    terms = "".join(f"{sign}{known.value}" for sign, known in zip(signs, way, strict=True))
    return f"{terms}＝{total}" if len(way) > 1 else terms


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _said(figure: Figure) -> str:
    return "□" if figure.value is None else str(figure.value)


def _mentions(options: Options) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, chain in enumerate(options.stated):
        yield ("stated", number, "now"), chain.now
        yield ("stated", number, "before"), chain.before
        for key, names in (("plus", chain.plus), ("minus", chain.minus)):
            yield from ((("stated", number, key, at), name) for at, name in enumerate(names))
    yield from ((("tables", name), name) for name in options.tables)


_DATA = frozenset({"figure", "now", "year", "figure_before", "before", "year_before", "expected"})
KIND = Kind(
    name="succession",
    options=Options,
    messages={"differs": _DATA, "short": _DATA},
    across=check,
    mentions=_mentions,
)
