"""A record of a check, held against a check made again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from disclosure_lint.formats.record import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class RecordError(ValueError):
    """A file that is no record; the text of it is not repeated."""


class Asked(BaseModel):
    """What a check was asked for.

    Attributes:
        paths: what was checked.
        given: options of the command line, by the names of their parameters.
        settings: key of configuration → the values that held.
    """

    paths: tuple[str, ...]
    given: dict[str, bool | float | str | list[str] | None] = Field(default_factory=dict)
    settings: dict[str, list[str]] = Field(default_factory=dict)


class _Pack(BaseModel):
    digest: str


class _Tool(BaseModel):
    version: str
    pack: _Pack
    names: str


class _Digest(BaseModel):
    of: str
    sha256: str


class _Document(BaseModel):
    name: str
    digest: _Digest | None


class _Finding(BaseModel):
    document: str
    rule: str
    outcome: str
    severity: str
    certainty: str
    message: str
    line: int | None
    column: int | None
    location: dict[str, Any] | None


class _Failure(BaseModel):
    rule: str
    document: str
    reason: str


class Record(BaseModel):
    """A record as far as it is compared."""

    schema_: Annotated[Literal["disclosure-lint/record@1"], Field(alias="schema")]
    time: str
    tool: _Tool
    options: Asked
    documents: list[_Document]
    findings: list[_Finding]
    failures: list[_Failure]
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as the record says.

    Attributes:
        what: ``record``, ``version``, ``pack``, ``names``, ``settings``;
            ``document-missing``, ``document-new``,
            ``document-changed``, ``document-moved``; ``finding-gone``, ``finding-new``; ``failures``.
        document: its name, "" when it is about the whole.
        before: what the record says.
        now: what is so now.
    """

    what: str
    document: str = ""
    before: str = ""
    now: str = ""

    @property
    def matters(self) -> bool:
        """Whether it is more than another place of the same file."""
        return self.what != "document-moved"


def load(data: bytes) -> tuple[Record, bool]:
    """Return a record, and whether it is as it was written.

    Raises:
        RecordError: if it is no record.
    """
    try:
        content = json.loads(data)
        record = Record.model_validate(content)
        return record, digest_of(content) == record.digest
    except ValidationError as error:
        where = "; ".join(".".join(map(str, one["loc"])) for one in error.errors()[:5])
        raise RecordError(where) from None
    except (ValueError, RecursionError):
        raise RecordError("JSON") from None


def compare(before: Record, now: Record) -> Iterator[Difference]:
    """Yield what differs between a record and the check made again."""
    for what, old, new in (
        ("version", before.tool.version, now.tool.version),
        ("pack", before.tool.pack.digest, now.tool.pack.digest),
        ("names", before.tool.names, now.tool.names),
    ):
        if old != new:
            yield Difference(what, before=old, now=new)
    old_settings, new_settings = before.options.settings, now.options.settings
    for key in sorted(old_settings.keys() | new_settings.keys()):
        if old_settings.get(key) != new_settings.get(key):
            held = [f"{key}: {', '.join(one.get(key, ()))}" for one in (old_settings, new_settings)]
            yield Difference("settings", before=held[0], now=held[1])
    pairs = _pairs(before.documents, now.documents)
    yield from _documents(before.documents, now.documents, pairs)
    yield from _findings(before.findings, now.findings, pairs)
    failed = [Counter((one.rule, one.reason) for one in record.failures) for record in (before, now)]
    if failed[0] != failed[1]:
        yield Difference("failures", before=str(failed[0].total()), now=str(failed[1].total()))


def _pairs(before: Sequence[_Document], now: Sequence[_Document]) -> Mapping[str, str]:
    """Name in the record → name now: the same name, else the same content."""
    names = {document.name for document in now}
    pairs = {document.name: document.name for document in before if document.name in names}
    moved = {
        one.digest.sha256: one.name
        for one in now
        if one.name not in pairs and one.digest and one.digest.sha256
    }
    for document in before:
        if document.name not in pairs and document.digest and document.digest.sha256 in moved:
            pairs[document.name] = moved[document.digest.sha256]
    return pairs


def _documents(
    before: Sequence[_Document], now: Sequence[_Document], pairs: Mapping[str, str]
) -> Iterator[Difference]:
    known = {document.name: document for document in now}
    for document in before:
        if document.name not in pairs:
            yield Difference("document-missing", document.name)
            continue
        other = known[pairs[document.name]]
        if other.digest != document.digest:
            old, new = _said(document.digest), _said(other.digest)
            yield Difference("document-changed", document.name, old, new)
        elif other.name != document.name:
            yield Difference("document-moved", document.name, now=other.name)
    yield from (Difference("document-new", name) for name in known if name not in pairs.values())


def _findings(
    before: Sequence[_Finding], now: Sequence[_Finding], pairs: Mapping[str, str]
) -> Iterator[Difference]:
    old = Counter(_line(finding, pairs.get(finding.document, finding.document)) for finding in before)
    new = Counter(_line(finding, finding.document) for finding in now)
    yield from (Difference("finding-gone", name, before=said) for name, said in (old - new).elements())
    yield from (Difference("finding-new", name, now=said) for name, said in (new - old).elements())


def _line(finding: _Finding, document: str) -> tuple[str, str]:
    """The document, and everything by which findings are told apart, in one line."""
    at = f"{finding.line}:{finding.column}" if finding.line else json.dumps(finding.location, sort_keys=True)
    grade = f"{finding.outcome}/{finding.severity}/{finding.certainty}"
    return document, f"{at if at != 'null' else '-'}  {grade}  {finding.rule}  {finding.message}"


def _said(digest: _Digest | None) -> str:
    return f"{digest.of} {digest.sha256}".strip() if digest else "-"
