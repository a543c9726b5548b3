"""The report as SARIF 2.1.0 (OASIS standard with errata 01), for code scanning and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.addresses import relative, uri
from disclosure_lint.formats.sarif_rules import tool
from disclosure_lint.formats.words import OUTCOMES, cited, failed, numbers, reason, where
from disclosure_lint.judge.standing import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import DocumentEntry, Entry, Position, Report
    from disclosure_lint.rules.model import Lang

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS = {
    Outcome.FAIL: "fail",
    Outcome.REVIEW: "review",
    Outcome.PASS: "pass",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
#: Relative URIs are read from the folder the run was started in.
_ROOT = "%SRCROOT%"


def format_sarif(
    report: Report, lang: Lang = "zh", *, exit_code: int = 0, base: str = "", every: bool = False
) -> str:
    """Return the report as a SARIF log with one run.

    Args:
        report: the report.
        lang: of messages; rules are described in both.
        exit_code: of the process.
        base: the folder the run was started in; names below it become relative.
        every: also list, for each document, the rules that passed or did not apply.
    """
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [_Run(report, lang, base).run(exit_code, every=every)],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


class _Run:
    def __init__(self, report: Report, lang: Lang, base: str) -> None:
        self._report = report
        self._lang = lang
        self._base = base
        self._rules = {rule.id: index for index, rule in enumerate(report.pack.rules)}

    def run(self, exit_code: int, *, every: bool) -> dict[str, Any]:
        report = self._report
        results = [self._result(entry) for entry in report.entries]
        return {
            **tool(report, self._lang),
            "columnKind": "utf16CodeUnits",
            "redactionTokens": ["*"],
            "originalUriBaseIds": {_ROOT: {"description": {"text": "检查时所在的目录 (working folder)"}}},
            "invocations": [self._invocation(exit_code)],
            "artifacts": [self._artifact(index) for index in range(len(report.documents))],
            "results": [*results, *(self._outcomes() if every else ())],
        }

    def _artifact(self, index: int) -> dict[str, Any]:
        document = self._report.documents[index]
        known = {"kind": document.kind, "year": document.year, "issuer": document.issuer}
        properties = {key: value for key, value in known.items() if value is not None}
        artifact: dict[str, Any] = {"location": self._artifact_location(index)}
        if document.encoding:
            artifact["encoding"] = document.encoding
        return artifact | ({"properties": properties} if properties else {})

    def _artifact_location(self, index: int) -> dict[str, Any]:
        name = uri(relative(self._report.documents[index].name, self._base))
        root = {} if name.startswith(("file:", "http:", "https:")) else {"uriBaseId": _ROOT}
        return {"uri": name, **root, "index": index}

    def _result(self, entry: Entry) -> dict[str, Any]:
        level = entry.severity.value if entry.outcome is Outcome.FAIL else "none"
        related = [{"id": number, **self._location(p)} for number, p in enumerate(entry.related, start=1)]
        return {
            "ruleId": entry.rule,
            **({"ruleIndex": self._rules[entry.rule]} if entry.rule in self._rules else {}),
            "kind": _KINDS[entry.outcome],
            "level": level,
            "message": {"text": entry.message[self._lang]},
            "locations": [self._primary(entry)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"disclosureLint/v1": entry.fingerprint},
            **_settled(entry),
            "properties": {
                "messageId": entry.message_id,
                "certainty": entry.certainty.value,
                "remedy": entry.remedy.in_(self._lang),
                "basis": [cited(citation, self._lang) for citation in entry.basis],
                **({"excerpt": entry.position.excerpt.text} if entry.position else {}),
            },
        }

    def _primary(self, entry: Entry) -> dict[str, Any]:
        location: dict[str, Any] = (
            self._location(entry.position)
            if entry.position
            else {"physicalLocation": {"artifactLocation": self._artifact_location(entry.index)}}
        )
        if entry.anchor:
            section = {"fullyQualifiedName": entry.anchor, "kind": "section"}
            location["logicalLocations"] = [*location.get("logicalLocations", ()), section]
        return location

    def _location(self, position: Position) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact_location(position.index)}
        if position.line is not None and position.units:
            physical["region"] = {
                "startLine": position.line,
                "startColumn": position.units[0],
                "endLine": position.end_line,
                "endColumn": position.units[1],
            }
        location: dict[str, Any] = {"physicalLocation": physical}
        if position.locations:
            # A format without lines: where it is, said and as numbers.
            location["logicalLocations"] = [{"name": where(position, self._lang), "kind": "place"}]
            location["properties"] = {"places": [numbers(place) for place in position.locations]}
        return location | ({"message": {"text": position.label}} if position.label else {})

    def _invocation(self, exit_code: int) -> dict[str, Any]:
        return {
            "executionSuccessful": not self._report.failures and bool(self._report.read),
            "exitCode": exit_code,
            "toolExecutionNotifications": [*self._unread(), *self._failures()],
        }

    def _unread(self) -> Iterator[dict[str, Any]]:
        for index, document in enumerate(self._report.documents):
            for name, detail in document.unread:
                why = reason(name, self._lang) + (f" ({detail})" if detail else "")
                yield {
                    "descriptor": {"id": f"unread/{name}"},
                    "level": "warning",
                    "message": {"text": f"{document.name}: {why}"},
                    "locations": [{"physicalLocation": {"artifactLocation": self._artifact_location(index)}}],
                }

    def _failures(self) -> Iterator[dict[str, Any]]:
        for failure in self._report.failures:
            why = failed(failure.reason, self._lang)
            known = failure.rule in self._rules
            rule = {"id": failure.rule, "index": self._rules[failure.rule]} if known else None
            yield {
                "descriptor": {"id": f"failure/{failure.reason}"},
                "level": "error",
                "message": {"text": f"{failure.rule} @ {failure.document}: {why}"},
                **({"associatedRule": rule} if rule else {}),
            }

    def _outcomes(self) -> Iterator[dict[str, Any]]:
        for index, document in enumerate(self._report.documents):
            yield from self._outcomes_of(index, document)

    def _outcomes_of(self, index: int, document: DocumentEntry) -> Iterator[dict[str, Any]]:
        for rule, outcome in document.outcomes.items():
            if outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}:
                title = self._report.pack.by_id[rule].file.title.in_(self._lang)
                yield {
                    "ruleId": rule,
                    "ruleIndex": self._rules[rule],
                    "kind": _KINDS[outcome],
                    "level": "none",
                    "message": {"text": f"{OUTCOMES[outcome][self._lang]}: {title}"},
                    "locations": [{"physicalLocation": {"artifactLocation": self._artifact_location(index)}}],
                }


def _settled(entry: Entry) -> dict[str, Any]:
    """What a baseline, suppressions and verdicts say of an entry, where they do."""
    said: dict[str, Any] = {"baselineState": entry.baseline_state} if entry.baseline_state else {}
    found = []
    if entry.suppression:
        why = entry.suppression
        kind = "inSource" if why.source.startswith(entry.document) else "external"
        told = f"{why.reason} ({why.approver}, {why.until.isoformat()})"
        found.append({"kind": kind, "status": "accepted", "justification": told})
    if entry.verdict and entry.verdict.decision is Decision.DISMISSED:
        by = entry.verdict
        told = f"{by.note} ({by.by}, {by.on.isoformat()})".strip()
        found.append({"kind": "external", "status": "accepted", "justification": told})
    return said | ({"suppressions": found} if found else {})
