"""The report for a terminal: place, excerpt with a mark under it, clause, remedy."""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby
from typing import TYPE_CHECKING

import click

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.columns import fit, visible, width, wrap
from disclosure_lint.formats.standing import closing, notes
from disclosure_lint.formats.words import (
    CHANGES,
    OUTCOMES,
    REPEATS,
    SEVERITIES,
    cited,
    failed,
    grade,
    reason,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.entries import Change, Listed
    from disclosure_lint.judge.excerpt import Excerpt
    from disclosure_lint.report import DocumentEntry, Entry, Position, Report
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.text import Span

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
#: Related places printed for one finding; the others are counted.
_MOST_RELATED = 4
#: Findings of one rule printed for one document; the others are counted.
_MOST_OF_A_RULE = 50
#: Rules whose time is told, and the seconds that are worth telling.
_MOST_SLOW, _SLOW = 5, 0.01
#: Unread documents named for one reason; the others are counted.
_MOST_UNREAD = 10
_REPORTED = {Outcome.FAIL, Outcome.REVIEW}
_SAYS = {
    "basis": {"zh": "依据", "en": "basis"},
    "remedy": {"zh": "整改", "en": "remedy"},
    "related": {"zh": "相关", "en": "related"},
    "elsewhere": {"zh": "对照", "en": "compare"},
    "unread": {"zh": "未检查", "en": "not checked"},
    "failed": {"zh": "规则未完成", "en": "rule did not finish"},
    "year": {"zh": "{} 年度", "en": "year {}"},
    "more": {"zh": "……另有 {} 处", "en": "… and {} more"},
    "all": {"zh": "（--format json 列出全部）", "en": " (--format json lists all)"},
    "whole": {"zh": "全文", "en": "whole document"},
    "counts": {"zh": "检查 {0} 个文件{2}：{1}", "en": "{0} documents checked{2}: {1}"},
    "compared": {"zh": "，对照 {} 个", "en": ", {} compared with"},
    "clean": {"zh": "未发现问题", "en": "no findings"},
    "nothing-new": {"zh": "未发现新的问题", "en": "no new findings"},
    "none": {"zh": "没有可检查的文件", "en": "nothing to check"},
    "took": {"zh": "用时 {:.2f} 秒", "en": "took {:.2f} s"},
    "review": {"zh": "待核", "en": "review"},
    "names": {"zh": "姓名识别：{}", "en": "names found by: {}"},
}


def format_text(  # noqa: PLR0913 - options, each by its name
    report: Report,
    lang: Lang = "zh",
    *,
    colour: bool = False,
    columns: int = 80,
    statistics: bool = False,
    quiet: bool = False,
    verbose: bool = False,
    reveal: bool = False,
    everything: bool = False,
) -> str:
    """Return the report as lines of at most ``columns`` terminal columns.

    Args:
        report: the report.
        lang: of the words.
        colour: whether to write the escape sequences of terminals.
        columns: how wide a line may be, at least 40.
        statistics: add counts by rule.
        quiet: only what was not read or finished, and the totals.
        verbose: add, for each document, which rules passed or did not apply, and the time taken.
        reveal: show excerpts as they stand, if the report has kept them: for a terminal only.
        everything: show findings that do not count too.
    """
    terminal = _Terminal(
        lang, columns, report.revealed if reveal else {}, colour=colour, everything=everything
    )
    lines = terminal.lines(report, statistics=statistics, quiet=quiet, verbose=verbose)
    return "\n".join([*lines, ""])


def format_findings(
    listed: Iterable[Listed],
    lang: Lang = "zh",
    *,
    colour: bool = False,
    columns: int = 80,
    everything: bool = False,
) -> Iterator[str]:
    """Yield what is listed in lines of the same kind, each with its end, as it comes."""
    terminal = _Terminal(lang, columns, {}, colour=colour, everything=everything)
    return (f"{line}\n" for line in terminal.findings(listed))


class _Terminal:
    def __init__(
        self,
        lang: Lang,
        columns: int,
        revealed: Mapping[tuple[int, Span], Excerpt],
        *,
        colour: bool,
        everything: bool,
    ) -> None:
        self._lang = lang
        self._revealed = revealed
        self._columns = max(40, columns)
        self._colour = colour
        self._everything = everything

    def lines(self, report: Report, *, statistics: bool, quiet: bool, verbose: bool) -> Iterator[str]:
        entries = report.reported(everything=self._everything)
        if not quiet:
            yield from self.findings(report.listed(everything=self._everything))
        if verbose:
            yield from self._rules(report)
        yield from self._unread(report)
        for failure in report.failures:
            why = failed(failure.reason, self._lang)
            yield self._style(
                f"{self._say('failed')}：{failure.rule} @ {visible(failure.document)}：{why}", "red"
            )
        if statistics:
            yield from self._statistics(entries)
        if report.names != "lexicon":
            yield self._style(self._say("names").format(report.names), dim=True)
        yield self._summary(report, [entry for entry in entries if entry.counts])
        yield from (self._style(visible(line), dim=True) for line in closing(report, self._lang))

    def findings(self, listed: Iterable[Listed]) -> Iterator[str]:
        """The findings, those of one document together."""
        for _, group in groupby(listed, key=lambda one: (one.entry.index, one.document.name)):
            together = iter(group)
            first = next(together)
            yield from self._heading(first.document)
            yield from self._listed(chain((first,), together))
            yield ""

    def _heading(self, document: DocumentEntry) -> Iterator[str]:
        known = [
            document.kind_name[self._lang] if document.kind_name else "",
            self._say("year").format(document.year) if document.year else "",
            document.issuer or "",
            f"{document.date:%Y-%m-%d}" if document.date else "",
            document.column,
            document.title if document.address else "",
        ]
        about = visible(" · ".join(part for part in known if part))
        yield self._style(visible(document.name), bold=True)
        yield from (self._style(line, dim=True) for line in wrap(about, self._columns, "  ", "  "))

    def _listed(self, listed: Iterable[Listed]) -> Iterator[str]:
        shown: Counter[str] = Counter()
        for entry, _, change in listed:
            shown[entry.rule] += 1
            if shown[entry.rule] <= _MOST_OF_A_RULE:
                yield from self._entry(entry, change)
        for rule, count in shown.items():
            if count > _MOST_OF_A_RULE:
                yield ""
                yield f"  {rule}  {self._say('more').format(count - _MOST_OF_A_RULE)}{self._say('all')}"

    def _entry(self, entry: Entry, change: Change | None) -> Iterator[str]:
        colour = _COLOURS[entry.severity] if entry.outcome is Outcome.FAIL else "cyan"
        at = where(entry.position, self._lang) if entry.position else self._say("whole")
        yield ""
        word = self._style(grade(entry, self._lang), colour, bold=True)
        before = f"{CHANGES[change][self._lang]}  " if change else ""
        yield f"  {before}{at}  {word}  {self._style(entry.rule, dim=True)}"
        yield from wrap(visible(entry.message[self._lang]), self._columns, "    ", "    ")
        for note in notes(entry, self._lang, everything=self._everything):
            yield from wrap(visible(note), self._columns, "    ", "    ")
        if entry.repeats:
            yield f"    {REPEATS[self._lang].format(entry.repeats)}"
        if entry.position and entry.position.excerpt.text:
            yield from self._excerpt(self._shown(entry.position), colour)
        yield from self._said("basis", "；".join(cited(citation, self._lang) for citation in entry.basis))
        yield from self._said("remedy", entry.remedy.in_(self._lang))
        yield from self._related(entry)

    def _shown(self, position: Position) -> Excerpt:
        return self._revealed.get((position.index, position.span), position.excerpt)

    def _excerpt(self, excerpt: Excerpt, colour: str) -> Iterator[str]:
        marked = fit(excerpt, self._columns - 6)
        yield f"    │ {marked.line}"
        yield f"    │ {' ' * marked.indent}{self._style('^' * marked.length, colour, bold=True)}"

    def _related(self, entry: Entry) -> Iterator[str]:
        here = [
            place
            for place in entry.related
            if place.index == entry.index
            and (entry.position is None or place.span.start != entry.position.span.start)
        ]
        said = [
            f"{where(place, self._lang)} {visible(place.label)}".strip() for place in here[:_MOST_RELATED]
        ]
        if len(here) > _MOST_RELATED:
            said.append(self._say("more").format(len(here) - _MOST_RELATED))
        if said:
            yield from self._said("related", "；".join(said))
        yield from self._elsewhere([place for place in entry.related if place.index != entry.index])

    def _elsewhere(self, places: list[Position]) -> Iterator[str]:
        """Places in other documents, each with its excerpt: the reader has them not at hand."""
        for place in places[:_MOST_RELATED]:
            at = f"{visible(place.document)}:{where(place, self._lang)} {visible(place.label)}"
            yield from self._said("elsewhere", at.strip())
            if place.excerpt.text:
                yield from self._excerpt(place.excerpt, "cyan")
        if len(places) > _MOST_RELATED:
            yield f"    {self._say('more').format(len(places) - _MOST_RELATED)}{self._say('all')}"

    def _said(self, word: str, text: str) -> Iterator[str]:
        head = f"    {self._say(word)}：" if self._lang == "zh" else f"    {self._say(word)}: "
        yield from wrap(text, self._columns, head, " " * width(head))

    def _rules(self, report: Report) -> Iterator[str]:
        """What the rules came to, document by document, and how long the slowest took."""
        for document in report.documents:
            if not document.outcomes:
                continue
            yield self._style(visible(document.name), bold=True)
            for outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
                rules = [rule for rule, came_to in document.outcomes.items() if came_to is outcome]
                head = f"  {OUTCOMES[outcome][self._lang]} {len(rules)}  "
                yield from wrap(" ".join(rules), self._columns, head, "    ")
            slow = sorted(document.seconds.items(), key=lambda item: -item[1])[:_MOST_SLOW]
            took = self._say("took").format(sum(document.seconds.values()))
            said = " ".join(f"{rule} {seconds:.2f}" for rule, seconds in slow if seconds >= _SLOW)
            yield from wrap(said, self._columns, f"  {took}  ", "    ")
            yield ""

    def _unread(self, report: Report) -> Iterator[str]:
        by_reason: dict[str, list[DocumentEntry]] = {}
        for document in report.documents:
            for name, _ in document.unread:
                by_reason.setdefault(name, []).append(document)
        for name, documents in by_reason.items():
            yield self._style(
                f"{self._say('unread')}（{reason(name, self._lang)}）{len(documents)}：", "yellow"
            )
            for document in documents[:_MOST_UNREAD]:
                detail = next(detail for why, detail in document.unread if why == name)
                yield f"  {visible(document.name)}" + (f"  {visible(detail)}" if detail else "")
            if len(documents) > _MOST_UNREAD:
                yield "  " + self._say("more").format(len(documents) - _MOST_UNREAD)

    def _statistics(self, entries: list[Entry]) -> Iterator[str]:
        counts = Counter((entry.rule, grade(entry, self._lang)) for entry in entries)
        for (rule, word), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:6}  {word}  {rule}"
        if counts:
            yield ""

    def _summary(self, report: Report, entries: list[Entry]) -> str:
        if not report.read:
            return self._style(self._say("none"), "red", bold=True)
        parts = [
            f"{SEVERITIES[severity][self._lang]} {count}"
            for severity in Severity
            if (count := sum(e.outcome is Outcome.FAIL and e.severity is severity for e in entries))
        ]
        review = sum(entry.outcome is Outcome.REVIEW for entry in entries)
        if review:
            parts.append(f"{self._say('review')} {review}")
        nothing = self._say("nothing-new" if report.baseline else "clean")
        said = ("，" if self._lang == "zh" else ", ").join(parts) or nothing
        compared = sum(document.compared for document in report.documents)
        also = self._say("compared").format(compared) if compared else ""
        return self._style(self._say("counts").format(report.read, said, also), bold=True)

    def _say(self, word: str) -> str:
        return _SAYS[word][self._lang]

    def _style(self, text: str, colour: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        return click.style(text, fg=colour, bold=bold or None, dim=dim or None) if self._colour else text
