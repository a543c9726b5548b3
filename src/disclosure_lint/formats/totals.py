"""How many findings there are by rule, column, organ and year, counted as they pass."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.words import CHANGES, OUTCOMES, SEVERITIES, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.entries import DocumentEntry, Listed
    from disclosure_lint.rules.model import Bilingual, Lang

#: What is counted by, and what that is called.
GROUPS: dict[str, dict[Lang, str]] = {
    "change": {"zh": "变化", "en": "Change"},
    "level": {"zh": "级别", "en": "Level"},
    "rule": {"zh": "规则", "en": "Rule"},
    "column": {"zh": "栏目", "en": "Column"},
    "organ": {"zh": "单位", "en": "Organ"},
    "year": {"zh": "年度", "en": "Year"},
}


class Totals:
    """Counts what is listed.

    Attributes:
        number: of findings.
        by: group → value → number; ``""`` where a value is not known.
        titles: of the rules, as far as they are known.
    """

    def __init__(self) -> None:
        self.number = 0
        self.by: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
        self.titles: dict[str, Bilingual] = {}

    def count(self, listed: Iterable[Listed]) -> Iterator[Listed]:
        """Yield what is listed and count it on the way."""
        for one in listed:
            self.number += 1
            for name, value in values(one).items():
                self.by[name][value] += 1
            self.titles[one.entry.rule] = one.entry.title
            yield one

    def groups(self) -> Iterator[tuple[str, list[tuple[str, int]]]]:
        """Yield each group of which something is known, with its values, ranked; years from the last."""
        for name, counter in self.by.items():
            if set(counter) - {""}:
                ranked = sorted(counter.items(), reverse=True) if name == "year" else counter.most_common()
                yield name, sorted(ranked, key=lambda counted: not counted[0])

    def name(self, group: str, value: str, lang: Lang) -> str:
        """Return what readers call a value of a group: a rule by its title and its id."""
        title = f"{self.titles[value].in_(lang)} " if group == "rule" and value in self.titles else ""
        return f"{title}{named(group, value, lang)}"

    def blocks(self, facts: Iterable[tuple[str, str | int]], lang: Lang) -> Iterator[list[list[str | int]]]:
        """Yield tables of names and values, each with its head: facts about a run, then a table a group."""
        said: list[list[str | int]] = [[visible(name), _seen(value)] for name, value in facts]
        yield [[_ABOUT[lang], ""], *said]
        for group, counted in self.groups():
            said = [[visible(self.name(group, value, lang)), number] for value, number in counted]
            yield [[GROUPS[group][lang], _NUMBER[lang]], *said]


def _seen(value: str | int) -> str | int:
    return visible(value) if isinstance(value, str) else value


def values(one: Listed) -> dict[str, str]:
    """Return the value of a finding in each group."""
    entry, document, change = one
    return {
        "change": change or "",
        "level": kind_of(entry),
        "rule": entry.rule,
        "column": column_of(document),
        "organ": document.issuer or "",
        "year": str(document.year or ""),
    }


def column_of(document: DocumentEntry) -> str:
    """Return the column of the site, of a file its folder."""
    return document.column or document.name.replace("\\", "/").rpartition("/")[0]


def named(group: str, value: str, lang: Lang) -> str:
    """Return what readers call a value of a group."""
    if not value:
        return _UNKNOWN[lang]
    return _NAMES[group][value][lang] if group in _NAMES else value


_ABOUT: dict[Lang, str] = {"zh": "检查情况", "en": "The run"}
_NUMBER: dict[Lang, str] = {"zh": "数量", "en": "Number"}
_UNKNOWN: dict[Lang, str] = {"zh": "（不详）", "en": "(unknown)"}
_NAMES: dict[str, Mapping[Any, Mapping[Any, str]]] = {
    "change": dict(CHANGES),
    "level": {
        **{severity.value: words for severity, words in SEVERITIES.items()},
        Outcome.REVIEW.value: OUTCOMES[Outcome.REVIEW],
    },
}
