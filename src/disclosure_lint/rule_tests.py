"""Tests of rules are data beside the rule: documents and what must be found in them.

A file ``<rule>.test.yaml`` has lists ``hit``, ``miss`` and ``near-miss``, and may have
``todo`` for what the rule cannot do yet; such a case fails when it begins to pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from disclosure_lint.engine import examine
from disclosure_lint.finding import Finding, Outcome
from disclosure_lint.readers import read
from disclosure_lint.report import Report, in_document_order
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.load import TEST_SUFFIX
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import RuleFilesError
from disclosure_lint.source import Source, Unread
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.document import Document
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

_GROUPS = ("hit", "miss", "near_miss")


class Expected(Strict):
    """One finding a case must give.

    Attributes:
        at: what stands at the primary place in the source.
        outcome: fail or review.
        message: id of the message.
        says: words the Chinese message must hold.
        line: line of the primary place, from 1.
    """

    at: str | None = None
    outcome: Literal["fail", "review"] = "fail"
    message: str | None = None
    says: str | None = None
    line: int | None = None


class Case(Strict):
    """One document, given as text, Markdown or HTML, and all that must be found in it.

    Attributes:
        encoding: how the document is stored.
        append_hex: bytes that follow it, in hexadecimal.
    """

    name: str
    text: str | None = None
    md: str | None = None
    html: str | None = None
    encoding: str = "utf-8"
    append_hex: Annotated[bytes, BeforeValidator(bytes.fromhex)] = b""
    find: tuple[Expected, ...] = ()

    @property
    def content(self) -> str:
        """The document."""
        return self.html or self.md or self.text or ""

    @property
    def suffix(self) -> str:
        """The suffix that goes with it."""
        if self.html is not None:
            return ".html"
        return ".txt" if self.md is None else ".md"


class TestFile(Strict):
    """The tests of one rule."""

    __test__ = False  # not a test class of pytest's

    hit: Annotated[tuple[Case, ...], Field(min_length=1)]
    miss: Annotated[tuple[Case, ...], Field(min_length=1)]
    near_miss: Annotated[tuple[Case, ...], Field(min_length=1)]
    todo: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """How one case came out; ``trouble`` is empty when it passed."""

    rule: str
    group: str
    case: str
    trouble: str


def run(pack: Pack, folders: Iterable[Path]) -> Iterator[Result]:
    """Run the tests of every rule of a pack; a rule without tests is a failed result.

    Raises:
        RuleFilesError: for mistakes in test files.
    """
    paths = (path for folder in folders for path in folder.rglob(f"*{TEST_SUFFIX}"))
    by_id = {f"{path.parent.name}/{path.name.removesuffix(TEST_SUFFIX)}": path for path in paths}
    for rule in pack.rules:
        path = by_id.get(rule.id)
        if path is None:
            yield Result(rule.id, "", "", "没有测试文件 (no tests)")
        else:
            yield from _run_file(pack, rule, _load(path))


def _load(path: Path) -> TestFile:
    file = YamlFile(str(path), path.read_text(encoding="utf-8"))
    content, problems = file.load()
    tests, more = file.decode(TestFile, content) if not problems else (None, [])
    if tests is None:
        raise RuleFilesError([*problems, *more])
    return tests


def _run_file(pack: Pack, rule: Rule[Any], tests: TestFile) -> Iterator[Result]:
    alone = pack.with_rules([rule])
    for group in _GROUPS:
        for case in getattr(tests, group):
            trouble = _run_case(alone, case)
            if group == "hit" and not case.find:
                trouble = "没有写应当发现什么 (nothing expected)"
            if group != "hit" and case.find:
                trouble = "不应有 find (must expect nothing)"
            yield Result(rule.id, group.replace("_", "-"), case.name, trouble)
    for case in tests.todo:
        passed = not _run_case(alone, case)
        yield Result(rule.id, "todo", case.name, "已能通过，请移出 todo (passes now)" if passed else "")


def _run_case(pack: Pack, case: Case) -> str:
    specimens = Specimens(case.name)
    source = Source(
        f"case{case.suffix}", specimens.fill(case.content).encode(case.encoding) + case.append_hex
    )
    document = read(source)
    if isinstance(document, Unread):
        return f"读不了 (unread): {document.reason.value}"
    examination = examine(document, pack)
    if examination.failures:
        return f"规则出错 (rule failed): {examination.failures[0].reason}"
    report = Report(pack)
    report.add(examination)
    findings = sorted(examination.findings, key=in_document_order)
    pairs = zip(findings, (entry.message["zh"] for entry in report.entries), strict=True)
    found = [(finding, said) for finding, said in pairs if finding.outcome in {Outcome.FAIL, Outcome.REVIEW}]
    if len(found) != len(case.find):
        listed = "; ".join(said for _, said in found)
        return f"应发现 {len(case.find)} 处，实为 {len(found)} 处 (expected, found): {listed}"
    wrong = (
        _differs(want, finding, said, document, specimens)
        for want, (finding, said) in zip(case.find, found, strict=True)
    )
    return next((trouble for trouble in wrong if trouble), "")


def _differs(want: Expected, finding: Finding, said: str, document: Document, specimens: Specimens) -> str:
    start, end = finding.place.span if finding.place else (0, 0)
    there = document.content[start:end]
    checks = (
        ("at", specimens.fill(want.at) if want.at is not None else None, there),
        ("outcome", want.outcome, finding.outcome.value),
        ("message", want.message, finding.message),
        ("line", want.line, document.point(start).line),
    )
    for name, expected, actual in checks:
        if expected is not None and expected != actual:
            return f"{name}: {expected!r} ≠ {actual!r}"
    return "" if want.says is None or want.says in said else f"says: {want.says!r} ∉ {said!r}"
