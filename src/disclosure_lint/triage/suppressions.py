"""Findings that do not count, each with a reason, an approver and a last day.

They are written in one file beside the pages and not inside them: what is published must not carry
remarks of a linter. A suppression holds for at most a year and is then to be looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints

from disclosure_lint.finding import Outcome
from disclosure_lint.inputs import checked_pattern
from disclosure_lint.judge.files import FilePatterns
from disclosure_lint.judge.problems import MaskedFilesError, forbidden
from disclosure_lint.judge.standing import Notice, Suppression, renamed
from disclosure_lint.language.folding import fold
from disclosure_lint.language.names import find_names
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import Problem, closest
from disclosure_lint.rules.select import current, is_known, matches, names_of
from disclosure_lint.text import Text
from disclosure_lint.triage.lines import met

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.report import Report
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.triage.lines import Met

#: Days a suppression may hold from today.
LONGEST = 366
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Pattern = Annotated[_Words, AfterValidator(checked_pattern)]


class SuppressionEntry(Strict):
    """One suppression as it is written.

    Attributes:
        rule: a rule, an area or a pattern of rules.
        files: patterns as in a ``.gitignore``, from the folder of the file; of the pages of a site, from its
            root.
        anchor: structural address of the finding (heading, table and cell), ``*`` for any part of it.
        contains: words of the line the finding is about, as reports show it; never a personal value.
        fingerprint: of the one finding that is meant.
        reason: why it does not count.
        approver: who answers for that.
        until: the last day it holds.
    """

    rule: _Words
    files: Annotated[tuple[_Pattern, ...], Field(min_length=1)]
    anchor: _Words | None = None
    contains: _Words | None = None
    fingerprint: Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")] | None = None
    reason: _Words
    approver: _Words
    until: date


class SuppressionFile(Strict):
    """A file of suppressions."""

    suppressions: tuple[SuppressionEntry, ...] = ()


class SuppressionsError(MaskedFilesError):
    """Suppressions that cannot be used."""

    what = ("豁免文件", "suppression file")


@dataclass
class Written:
    """A suppression and what became of it.

    Attributes:
        entry: as it is written.
        rule: what it names, by the id the rule has now.
        suppression: what findings say of it.
        files: the documents it is for.
        used: how many findings it holds for.
    """

    entry: SuppressionEntry
    rule: str
    suppression: Suppression
    files: FilePatterns
    used: int = 0
    _last: tuple[str, bool] = field(default=("", False), repr=False)

    def for_document(self, name: str) -> bool:
        """Whether a document is meant; findings come document by document."""
        if name != self._last[0]:
            self._last = name, self.files.hold(name)
        return self._last[1]

    def holds(self, one: Met) -> bool:
        """Whether a finding is meant."""
        entry = self.entry
        return (
            matches(one.row.rule, self.rule)
            and (entry.fingerprint is None or entry.fingerprint == one.fingerprint)
            and (entry.anchor is None or fnmatchcase(one.row.anchor, _literal(entry.anchor)))
            and (entry.contains is None or entry.contains in one.excerpt)
            and self.for_document(one.name)
        )


def _literal(anchor: str) -> str:
    """A pattern in which only ``*`` is special: headings have brackets of their own."""
    return anchor.replace("[", "[[]").replace("?", "[?]")


class Suppressions(NamedTuple):
    """The suppressions of a file.

    Attributes:
        written: all of them.
        today: the day they are judged on.
        whole: whether all is looked at, so that one whose files are not there is of no use.
    """

    written: tuple[Written, ...]
    today: date
    whole: bool = False

    @classmethod
    def parse(cls, name: str, text: str, folder: Path, pack: Pack, today: date) -> Suppressions:
        """Read the text of a file.

        Raises:
            SuppressionsError: with every mistake.
        """
        file = YamlFile(name, text)
        problems = forbidden(name, text)
        data, mistakes = file.load()
        mistakes = mistakes or file.duplicates()
        model = None
        if not mistakes:
            model, mistakes = file.decode(SuppressionFile, {} if data is None else data)
        problems += mistakes
        entries = model.suppressions if model else ()
        for number, entry in enumerate(entries):
            problems += _mistakes(file, number, entry, pack, today)
        if problems:
            raise SuppressionsError(problems)
        return cls(
            tuple(_written(file, number, one, folder, pack) for number, one in enumerate(entries)), today
        )

    def within(self, roots: tuple[Path, ...]) -> Suppressions:
        """Return the same for a scan of copies of sites, whose files are named from their folders, too."""
        return self._replace(
            written=tuple(replace(one, files=one.files.within(roots)) for one in self.written), whole=True
        )

    def apply(self, report: Report) -> None:
        """Mark the findings of a report that are suppressed; tell what is expired and what unused."""
        for number, one in enumerate(report.entries):
            if one.outcome in {Outcome.FAIL, Outcome.REVIEW} and (held := self.of(met(one, report))):
                report.entries[number] = replace(one, suppression=held)
        names = {document.name for document in report.documents if not document.compared}
        report.notices += self.notices(lambda: names, report.pack)

    def of(self, one: Met) -> Suppression | None:
        """Return what suppresses a finding, None when it counts; what is used is counted."""
        for written in self.written:
            if written.holds(one):
                written.used += 1
                if written.entry.until >= self.today:
                    return written.suppression
        return None

    def notices(self, names: Callable[[], Iterable[str]], pack: Pack) -> Iterator[Notice]:
        """Yield what is expired and what unused, after all findings; ``names`` gives all documents."""
        for written in self.written:
            entry, source = written.entry, written.suppression.source
            if written.rule != entry.rule:
                yield renamed(source, entry.rule, written.rule)
            if entry.until < self.today:
                yield expired(source, entry.rule, entry.until, written.used)
            elif not written.used and any(matches(rule.id, written.rule) for rule in pack.rules):
                there = any(map(written.for_document, names()))
                if there or self.whole:
                    yield unused(source, entry.rule, there=there)


def expired(source: str, rule: str, until: date, count: int) -> Notice:
    """Return the notice of a suppression whose last day is over."""
    return Notice(
        "suppression-expired",
        source,
        {
            "zh": f"豁免已于 {until.isoformat()} 到期，不再有效：{rule}，涉及 {count} 条",
            "en": f"suppression of {rule} ended on {until.isoformat()}; {count} findings count again",
        },
    )


def unused(source: str, rule: str, *, there: bool) -> Notice:
    """Return the notice of a suppression that no finding needs; ``there`` tells whether its files are."""
    if there:
        said = f"豁免没有用上：{rule}，没有这样的结果，可以删去"
        english = f"suppression of {rule} is not used: nothing like it is found"
    else:
        said = f"豁免没有用上：{rule}，files 的写法没有对上任何页面"
        english = f"suppression of {rule} is not used: its files match no page"
    return Notice("suppression-unused", source, {"zh": said, "en": english})


def too_long(until: date, today: date) -> str | None:
    """Return what is wrong with a last day, None when nothing is."""
    if until <= today + timedelta(days=LONGEST):
        return None
    return "豁免最长一年，到期再审 (a suppression holds for a year at most)"


def _mistakes(
    file: YamlFile, number: int, entry: SuppressionEntry, pack: Pack, today: date
) -> Iterator[Problem]:
    at = ("suppressions", number)
    if not is_known(pack, entry.rule):
        cause = f"没有规则 {entry.rule!r} (no such rule)"
        yield file.problem((*at, "rule"), cause, closest(entry.rule, names_of(pack)))
    cause_until = too_long(entry.until, today)
    if cause_until:
        yield file.problem((*at, "until"), cause_until)
    for key in ("contains", "anchor"):
        words = getattr(entry, key)
        if words and any(name.sure for name in find_names(fold(Text.plain(words)).value)):
            cause = "像是人名；这里不能写个人信息 (looks like a name; personal values are not allowed)"
            problem = file.problem((*at, key), cause)
            yield replace(problem, excerpt="*" * len(problem.excerpt))


def _written(file: YamlFile, number: int, entry: SuppressionEntry, folder: Path, pack: Pack) -> Written:
    line, _ = file.place(("suppressions", number))
    source = f"{file.name}:{line + 1}"
    suppression = Suppression(entry.reason, entry.approver, entry.until, source)
    return Written(entry, current(pack, entry.rule), suppression, FilePatterns(folder, entry.files))
