"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.addresses import relative
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.words import cited, failed, grade, reason, where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_REMEDY = {"zh": "整改：", "en": "remedy: "}
_BASIS = {"zh": "依据：", "en": "basis: "}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def format_github(report: Report, lang: Lang = "zh", *, base: str = "") -> str:
    """Return one command a line; ``base`` is the folder the run was started in."""
    return "".join(f"{line}\n" for line in _lines(report, lang, base))


def _lines(report: Report, lang: Lang, base: str) -> Iterator[str]:
    for entry in report.reported():
        yield _entry(entry, lang, base)
    for document in report.documents:
        for name, detail in document.unread:
            said = reason(name, lang) + (f" {detail}" if detail else "")
            yield _command(
                "warning", {"file": relative(document.name, base)}, visible(f"{document.name}: {said}")
            )
    for failure in report.failures:
        said = f"{failure.rule} @ {failure.document}: {failed(failure.reason, lang)}"
        yield _command("error", {}, visible(said))


def _entry(entry: Entry, lang: Lang, base: str) -> str:
    place: dict[str, object] = {"file": relative(entry.document, base)}
    position = entry.position
    if position and position.line is not None:
        place |= {"line": position.line, "endLine": position.end_line}
        if position.line == position.end_line:  # columns are read only within one line
            place |= {"col": position.column, "endColumn": position.end_column}
    at = f"{where(position, lang)} " if position and position.line is None else ""
    level = _LEVELS[entry.severity] if entry.outcome is Outcome.FAIL else "notice"
    said = [
        f"{at}{entry.message[lang]}",
        _BASIS[lang] + "；".join(cited(citation, lang) for citation in entry.basis),
        _REMEDY[lang] + entry.remedy.in_(lang),
    ]
    title = f"{grade(entry, lang)} {entry.rule}"
    return _command(level, {**place, "title": title}, "\n".join(map(visible, said)))


def _command(level: str, properties: Mapping[str, object], data: str) -> str:
    given = ",".join(f"{key}={visible(str(value)).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{level}{' ' if given else ''}{given}::{data.translate(_DATA)}"
