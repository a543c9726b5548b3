"""How many broken numbers the rules on prose find, and how often they cry wolf."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from annual_reports import COLUMNS, Figures, figures, report_html, rows_of
from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from phrasings import Phrasing, data, faults, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RULES = (
    *("annual-report/parts-and-whole", "annual-report/shares", "annual-report/growth"),
    *("annual-report/throughput", "annual-report/said-twice", "annual-report/missing-number"),
    *("annual-report/requests-in-text", "annual-report/litigation-in-text"),
)
_OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
_CASES = ("review", "direct", "reviewed")


@dataclass
class Tally:
    """What came of checking right and wrong texts.

    Attributes:
        clean: right texts checked.
        alarms: outcome → findings in right texts.
        broken: kind of mistake → wrong texts checked.
        missed: kind of mistake → those of which nothing was said.
        failed: wrong texts of which something was said to fail, not only to need a look.
        examples: the texts of alarms and misses.
    """

    clean: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of wrong texts found."""
        return 1 - self.missed.total() / max(1, self.broken.total())

    @property
    def false_fails(self) -> float:
        """Failures a right text."""
        return self.alarms["fail"] / max(1, self.clean)

    def right(self, text: str, outcomes: list[str]) -> None:
        self.clean += 1
        self.alarms.update(outcomes)
        self.examples += [f"alarm: {text}"] if outcomes else []

    def wrong(self, kind: str, text: str, outcomes: list[str]) -> None:
        self.broken[kind] += 1
        self.failed += "fail" in outcomes
        if not outcomes:
            self.missed[kind] += 1
            self.examples.append(f"missed ({kind}): {text}")


def outcomes(document: str, name: str) -> list[str]:
    """Check with the rules on prose; review or fail for each finding."""
    report = check_text(document, name, select=RULES)
    assert not report.failures
    return [
        entry.outcome.value for entry in report.entries if entry.outcome in {Outcome.FAIL, Outcome.REVIEW}
    ]


def said(text: str, year: int) -> list[str]:
    return outcomes(f"青岚市{year}年政府信息公开工作年度报告\n{text}\n", "report.txt")


def beside_tables(text: str, values: Figures) -> list[str]:
    page = report_html(values=values)
    opening = "<h2>一、总体情况</h2>\n"
    assert opening in page
    return outcomes(page.replace(opening, f"{opening}<p>{text}</p>\n"), "report.html")


def measure(phrasings: Iterable[Phrasing], seeds: int) -> Tally:
    """Write each sentence right, then with one mistake at a time."""
    tally = Tally()
    for phrasing in phrasings:
        for seed in range(seeds):
            values = phrasing.draw(random.Random(f"{phrasing.text}{seed}"))  # noqa: S311 - no secret
            assert phrasing.holds(phrasing.said(values)), phrasing.text
            text = phrasing.write(values)
            tally.right(text, said(text, phrasing.year))
            for kind, broken in faults(phrasing, values):
                text = phrasing.write(broken)
                tally.wrong(kind, text, said(text, phrasing.year))
    return tally


def measure_tables(seeds: int) -> Tally:
    """The same for sentences beside tables."""
    tally = Tally()
    for entry in data()["tabled"]:
        for seed in range(seeds):
            values = random_figures(random.Random(f"{entry['text']}{seed}"))  # noqa: S311 - no secret
            readings = {
                key: [cells(values, text) for text in sums] for key, sums in entry.items() if key != "text"
            }
            numbers = {key: sums[0] for key, sums in readings.items()}
            text = entry["text"].format(**numbers)
            tally.right(text, beside_tables(text, values))
            for kind, text in _broken(entry["text"], numbers, readings):
                tally.wrong(kind, text, beside_tables(text, values))
    values = random_figures(random.Random(1))  # noqa: S311 - no secret
    for text in data()["refuted"]:
        tally.wrong("denied", text, beside_tables(text, values))
    for text in data()["quiet"]:
        tally.right(text, beside_tables(text, values))
    return tally


def _broken(
    text: str, numbers: Mapping[str, int], readings: Mapping[str, list[int]]
) -> Iterator[tuple[str, str]]:
    for key, number in numbers.items():
        for kind, wrong in mistakes(number):
            if wrong not in readings[key]:
                yield kind, text.format(**{**numbers, key: wrong})


def random_figures(rng: random.Random, form: int = 2021) -> Figures:
    """Tables three and four in which every identity holds and every group has cases."""
    filled = dict(figures(form).requests)
    rows = [key for key, _, _ in rows_of(form)]
    results = [key for key in rows if key not in {"new", "carried-in", "total", "carried-out"}]
    filled.update(((row, column), 0) for row in results for column in COLUMNS)
    for column, several in (("natural-persons", 8), ("companies", 5), ("law-services", 3)):
        for row in (*rng.sample(results, several), "granted", "partial"):
            filled[row, column] = rng.randint(1, 60)
        total = sum(int(filled[row, column]) for row in results)
        carried, left = rng.randint(1, 9), rng.randint(1, 9)
        filled |= {("total", column): total, ("carried-in", column): carried, ("carried-out", column): left}
        filled["new", column] = total + left - carried
    for row in rows:
        filled[row, "all"] = sum(int(filled[row, column]) for column in COLUMNS[:-1])
    litigation: list[int | str] = []
    for _ in _CASES:
        four = [rng.randint(1, 12) for _ in range(4)]
        litigation += [*four, sum(four)]
    return Figures(filled, litigation)


def cells(values: Figures, text: str) -> int:
    """The sum of the cells ``row@column`` names; ``review@total`` is one of the fourth table."""
    total = 0
    for term in text.split("+"):
        row, _, column = term.partition("@")
        if row in _CASES:
            total += int(values.litigation[5 * _CASES.index(row) + _OUTCOMES.index(column)])
        else:
            total += sum(
                int(n) for (r, c), n in values.requests.items() if c == column and fnmatchcase(r, row)
            )
    return total
