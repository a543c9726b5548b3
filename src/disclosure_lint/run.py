"""A run: documents are checked one by one, then compared, of which only summaries are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from disclosure_lint.archives import expand
from disclosure_lint.engine import RULE_SECONDS, Failure, compare, examine, read_with
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.rules.patterns import time_limit
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from disclosure_lint.document import Document
    from disclosure_lint.judge.fingerprint import MacKey
    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.summary import Summary

    Watch: TypeAlias = Callable[[Reading, Places], None]


#: What failures call the rules that compare reports together.
_ALL_RULES = "*"


class _Read(NamedTuple):
    """A report as it was read, and where its places are."""

    reading: Reading
    places: Places
    compared: bool


class Run:
    """Checks documents and, when there are several reports among them, compares these.

    The first report is held as it was read: alone it has nothing to be compared with, and a
    run of one document costs what checking it costs. Of two and more only summaries are held.

    Attributes:
        report: what the run has come to so far.
        kept: what is left of the reports when there are several; small, without personal values.
    """

    def __init__(  # noqa: PLR0913 - options, each by its name
        self,
        pack: Pack,
        *,
        rule_seconds: float = RULE_SECONDS,
        names: Engine = LEXICON,
        reveal: bool = False,
        keep_texts: bool = False,
        keep_digests: bool = False,
        root: Path | None = None,
        mac_key: MacKey | None = None,
        pack_for: Callable[[str], Pack] | None = None,
        ocr: bool = False,
    ) -> None:
        self.report = Report(
            pack, names=names.name, reveal=reveal, keep_texts=keep_texts, root=root, mac_key=mac_key
        )
        self._keep_digests = keep_digests
        self._engine = names
        self._pack = pack
        self._pack_for = pack_for or (lambda _: pack)
        self._packs: dict[int, Pack] = {}
        self._seconds = rule_seconds
        self._ocr = ocr
        self._compares = any(rule.across for rule in pack.rules)
        self.kept: list[tuple[Summary, Places]] = []
        self._first: _Read | None = None
        self._reports = 0

    def check(self, source: Source | Document | Unread, watch: Watch | None = None) -> None:
        """Read a source, check it and what is inside it, and add the results to the report.

        What ``watch`` is given is each document as it was read, and where its places are.
        """
        for one in expand(source):
            self._check(one, watch)

    def _check(self, source: Source | Document | Unread, watch: Watch | None) -> None:
        document = _read(source, ocr=self._ocr)
        if isinstance(document, Unread):
            self.report.add_unread(document)
            return
        pack = self._pack_for(document.name)
        examination = examine(document, pack, rule_seconds=self._seconds, names=self._engine)
        places = self.report.add(examination)
        self._packs[places.index] = pack
        self._digest(document, places, source)
        self._keep(_Read(examination.reading, places, compared=False))
        if watch is not None:
            watch(examination.reading, places)
        for part in document.parts:
            self.check(part, watch)

    def compare_with(self, source: Source | Document | Unread) -> None:
        """Read a report for comparison only; nothing is reported of it itself."""
        for one in expand(source):
            self._compare_with(one)

    def _compare_with(self, source: Source | Document | Unread) -> None:
        document = _read(source, ocr=self._ocr)
        if isinstance(document, Unread):
            self.report.add_unread(document)
            return
        inside = [part for part in document.parts if not isinstance(part, Source | Unread)]
        readings = [read_with(one, self._pack, self._engine) for one in (document, *inside)]
        reports = [reading for reading in readings if _is_report(reading)]
        for reading in reports:
            places = self.report.add_compared(reading)
            self._digest(reading.document, places, source if reading.document is document else document)
            self._keep(_Read(reading, places, compared=True))
        if not reports:
            self.report.add_unread(Unread(document.name, Reason.NO_REPORT))

    def finish(self) -> Report:
        """Compare the reports, once, and return what the run came to."""
        if self.kept:
            from disclosure_lint.corpus import Corpus

            corpus = Corpus((summary for summary, _ in self.kept), self._pack.measures)
            comparison = compare(corpus, self._pack, self._packs)
            self.report.add_comparison(comparison, {places.index: places for _, places in self.kept})
            self.kept = []
        return self.report

    def take(self) -> list[tuple[Summary, Places]]:
        """Return what is kept of the reports so far, to be compared elsewhere, and keep it no longer."""
        if self._first is not None:
            self._summarise(self._first)
            self._first = None
        taken, self.kept = self.kept, []
        return taken

    def _digest(self, document: Document, places: Places, source: Source | Document | Unread) -> None:
        if self._keep_digests:
            from disclosure_lint.judge.digests import digest

            data = source.data if isinstance(source, Source) else None
            self.report.digests[places.index] = digest(document, places.mask, data)

    def _keep(self, report: _Read) -> None:
        if not self._compares or not _is_report(report.reading):
            return
        self._reports += 1
        if self._reports == 1:
            self._first = report
            return
        if self._first is not None:
            self._summarise(self._first)
            self._first = None
        self._summarise(report)

    def _summarise(self, report: _Read) -> None:
        from disclosure_lint.summary import summarise

        places = report.places
        try:
            with time_limit(self._seconds):
                summary = summarise(report.reading, places.index, compared=report.compared)
            self.kept.append((summary, places.kept()))
        except TimeoutError:
            self.report.failures.append(Failure(_ALL_RULES, places.name, "time-limit"))
        except Exception as error:  # noqa: BLE001 - the others can be compared without this one
            self.report.failures.append(Failure(_ALL_RULES, places.name, type(error).__name__))


def _is_report(reading: Reading) -> bool:
    return reading.facts.kind is not None and reading.facts.year is not None


def _read(source: Source | Document | Unread, *, ocr: bool) -> Document | Unread:
    if not isinstance(source, Source):
        return source
    try:
        return read(replace(source, ocr=ocr) if ocr else source)
    except (MemoryError, RecursionError, ValueError, LookupError) as error:
        # A reader that meets what it does not expect must not end the run.
        return Unread(source.name, Reason.READER_FAILED, type(error).__name__)
