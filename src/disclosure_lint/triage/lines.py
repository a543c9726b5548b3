"""Files of one JSON object a line, sorted: they merge well and every mistake has its line.

The first line is a head that says what the file is and with which key its MACs were made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

from pydantic import Field, StringConstraints, ValidationError

from disclosure_lint.language.expression import late
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import FilesError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from disclosure_lint.report import Entry, Report

S = TypeVar("S", bound=Strict)

_CONFLICT = late(r"(<{7}|={7}|>{7}|\|{7})( |$)")


class Head(Strict):
    """The first line: what the file is, and the id of the key, None when it was written without."""

    schema_: Annotated[str, Field(alias="schema")]
    key: Annotated[str, StringConstraints(pattern="^[0-9a-f]{8}$")] | None = None


class Row(Strict):
    """What a finding is known by, the place of its document and heading included.

    Attributes:
        document: its path from the folder of the file.
        rule: id of the rule.
        message: id of the message.
        anchor: structural address in the document, masked.
        mac: of the values it is about, None when written without a key.
    """

    document: str
    rule: str
    message: str
    anchor: str = ""
    mac: Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")] | None = None

    @property
    def address(self) -> tuple[str, str, str, str]:
        """All but the values."""
        return self.document, self.rule, self.message, self.anchor

    @property
    def order(self) -> tuple[str, ...]:
        """Sort key of lines."""
        return *self.address, self.mac or ""


class Met(NamedTuple):
    """What decisions look at of a finding.

    Attributes:
        row: what it is known by.
        name: of its document, as reports have it.
        fingerprint: its name.
        line: where it stands, from 1, None where that is not known.
        excerpt: the line, masked.
    """

    row: Row
    name: str
    fingerprint: str
    line: int | None
    excerpt: str


def met(entry: Entry, report: Report) -> Met:
    """Return what decisions look at of an entry."""
    at = entry.position
    line, excerpt = (at.line, at.excerpt.text) if at else (None, "")
    return Met(row_of(entry, report), entry.document, entry.fingerprint, line, excerpt)


def row_of(entry: Entry, report: Report) -> Row:
    """Return what an entry is known by."""
    return Row.model_construct(
        document=report.documents[entry.index].key,
        rule=entry.rule,
        message=entry.message_id,
        anchor=entry.anchor,
        mac=entry.mac,
    )


def dump(schema: str, key: str | None, rows: Iterable[Row]) -> str:
    """Return the text of a file; nothing in it changes unless a finding does."""
    head = {"schema": schema, "key": key}
    lines = [head, *(_plain(row) for row in sorted(rows, key=lambda row: row.order))]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _plain(row: Row) -> dict[str, Any]:
    return row.model_dump(by_alias=True, mode="json", exclude_none=True)


def parse(name: str, text: str, schema: str, model: type[S], error: type[FilesError]) -> tuple[Head, list[S]]:
    """Read the text of a file.

    Raises:
        FilesError: of the type given, with every mistake.
    """
    lines = text.removeprefix("\ufeff").split("\n")  # U+2028 and its like may stand in a name
    head = _head(name, lines[0] if lines else "", schema, error)
    problems: list[Problem] = []
    rows: list[S] = []
    for number, line in enumerate(lines[1:], 2):
        try:
            if line.strip():
                rows.append(model.model_validate_json(line))
        except ValidationError:
            problems += _explain(name, line, number, model)
    if problems:
        raise error(problems)
    return head, rows


def _head(name: str, line: str, schema: str, error: type[FilesError]) -> Head:
    kind, _, version = schema.rpartition("@")
    problem = None
    try:
        given = json.loads(line).get("schema", "")
        same, _, other = str(given).rpartition("@")
        if same == kind and other != version:
            problem = Problem(
                name, 1, 1, line, f"版本 {other!r} 不是 {version} (another version of the file)"
            )
    except (ValueError, AttributeError, RecursionError):
        same = ""
    if same != kind:
        problem = Problem(name, 1, 1, line, f"第一行应写明 {schema!r} (not such a file: no schema in line 1)")
    problems = [problem] if problem else _explain(name, line, 1, Head)
    if problems:
        raise error(problems)
    return Head.model_validate_json(line)


def _explain(name: str, line: str, number: int, model: type[BaseModel]) -> list[Problem]:
    if _CONFLICT.match(line):
        return [Problem(name, number, 1, line, "合并冲突没有解决 (unresolved merge conflict)")]
    try:
        data = json.loads(line)
    except RecursionError:
        return [Problem(name, number, 1, line, "不是合法的 JSON (not valid JSON)")]
    except json.JSONDecodeError as error:
        cause = f"不是合法的 JSON (not valid JSON): {error.msg}"
        return [Problem(name, number, error.colno, line, cause)]
    return YamlFile(name, line, first_line=number).decode(model, data)[1]
