"""The report as JUnit XML: a suite a document, a case a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.words import OUTCOMES, cited, failed, grade, reason, where
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

#: What XML 1.0 cannot hold.
_FORBIDDEN = late("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "disclosure-lint"


def format_junit(report: Report, lang: Lang = "zh", *, threshold: str = "warning") -> str:
    """Return a suite for each document.

    A case fails by what reaches the threshold of the run, so that it is red where the exit code is
    1; what needs a person or lies below is told in its output. What could not be read or finished
    is an error; a rule that does not apply is skipped.
    """
    top = Element("testsuites", name=_NAME)
    by_document: dict[int, list[Entry]] = {}
    for entry in report.reported():
        by_document.setdefault(entry.index, []).append(entry)
    for index, document in enumerate(report.documents):
        suite = SubElement(top, "testsuite", name=_clean(document.name))
        for name, detail in document.unread:
            case = _case(suite, "read", document.name)
            SubElement(case, "error", type=name, message=_clean(f"{reason(name, lang)} {detail}".strip()))
        entries = by_document.get(index, [])
        for rule, outcome in document.outcomes.items():
            case = _case(suite, rule, document.name)
            _fill(case, [entry for entry in entries if entry.rule == rule], outcome, lang, threshold)
    _fail_rules(top, report, lang)
    _count(top)
    indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(top, encoding="unicode")}\n'


def _case(suite: Element, rule: str, document: str) -> Element:
    return SubElement(suite, "testcase", classname=_clean(document), name=rule)


def _fill(case: Element, entries: Iterable[Entry], outcome: Outcome, lang: Lang, threshold: str) -> None:
    told = []
    for entry in entries:
        if entry.reaches(threshold):
            failure = SubElement(case, "failure", type=entry.outcome.value, message=_headline(entry, lang))
            failure.text = _clean(_told(entry, lang))
        else:
            told.append(_told(entry, lang))
    if outcome is Outcome.NOT_APPLICABLE and not len(case) and not told:
        SubElement(case, "skipped", message=OUTCOMES[outcome][lang])
    if told:
        SubElement(case, "system-out").text = _clean("\n\n".join(told))


def _headline(entry: Entry, lang: Lang) -> str:
    at = f"{where(entry.position, lang)} " if entry.position else ""
    return _clean(f"{at}{grade(entry, lang)} {entry.message[lang]}")


def _told(entry: Entry, lang: Lang) -> str:
    excerpt = entry.position.excerpt.text if entry.position else ""
    basis = "；".join(cited(citation, lang) for citation in entry.basis)
    return "\n".join(
        part for part in (_headline(entry, lang), excerpt, basis, entry.remedy.in_(lang)) if part
    )


def _fail_rules(top: Element, report: Report, lang: Lang) -> None:
    if report.failures:
        suite = SubElement(top, "testsuite", name=_NAME)
        for failure in report.failures:
            case = _case(suite, failure.rule, failure.document)
            SubElement(case, "error", type=failure.reason, message=failed(failure.reason, lang))


def _count(top: Element) -> None:
    """Write how many cases, failures, errors and skipped cases there are."""
    for suite in (*top, top):
        cases: Sequence[Element] = list(suite.iter("testcase"))
        suite.set("tests", str(len(cases)))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            suite.set(name, str(sum(case.find(tag) is not None for case in cases)))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
