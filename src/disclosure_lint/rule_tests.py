"""Tests of rules are data beside the rule: documents, alone or several, and what must be found in them.

A file ``<rule>.test.yaml`` has lists ``hit``, ``miss`` and ``near-miss``, and may have
``todo`` for what the rule cannot do yet; such a case fails when it begins to pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from disclosure_lint.finding import Outcome
from disclosure_lint.readers import read
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.files import PackedFile, pack_files
from disclosure_lint.rules.load import TEST_SUFFIX
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import RuleFilesError
from disclosure_lint.run import Run
from disclosure_lint.source import Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.specimen_pdf import pdf_page
from disclosure_lint.specimen_picture import photo_file
from disclosure_lint.specimen_xlsx import xlsx_file
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.report import Entry, Position
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

_GROUPS = ("hit", "miss", "near_miss")


class Expected(Strict):
    """One finding a case must give.

    Attributes:
        in_: name of the document it belongs to, where a case has several.
        at: what stands at the primary place in the source.
        outcome: fail or review.
        message: id of the message.
        says: words the Chinese message must hold.
        line: line of the primary place, from 1.
    """

    in_: Annotated[str | None, Field(alias="in")] = None
    at: str | None = None
    outcome: Literal["fail", "review"] = "fail"
    message: str | None = None
    says: str | None = None
    line: int | None = None


class Given(Strict):
    """One document: text, Markdown, HTML, CSV, RTF, body of DOCX, rows of XLSX, page of PDF, head of a photo.

    Attributes:
        pdf: the drawing commands of a page (ISO 32000-1, 7.8.2), strings written as they are read.
        docx: what stands in ``w:body``.
        xlsx: what stands in ``sheetData`` of the only sheet, or in ``worksheet``.
        parts: what stands in further parts of a DOCX or XLSX file, such as ``comments``.
        photo: what the head of a JPEG file says, by name.
        thumbnail: of the photo: ``same``, ``cropped``, ``changed``, or none.
        named: the suffix of its name, if it is another one than its content has.
        encoding: how the document is stored.
        append_hex: bytes that follow it, in hexadecimal.
        cut: bytes that are missing at its end.
    """

    text: str | None = None
    md: str | None = None
    html: str | None = None
    rtf: str | None = None
    pdf: str | None = None
    docx: str | None = None
    csv: str | None = None
    xlsx: str | None = None
    parts: dict[str, str] = Field(default_factory=dict)
    photo: dict[str, str] | None = None
    thumbnail: Literal["", "same", "cropped", "changed"] = ""
    named: str = ""
    encoding: str = "utf-8"
    append_hex: Annotated[bytes, BeforeValidator(bytes.fromhex, json_schema_input_type=str)] = b""
    cut: Annotated[int, Field(ge=0)] = 0

    @property
    def content(self) -> str:
        """The document."""
        return next((content for content in self._given.values() if content is not None), "")

    @property
    def _given(self) -> dict[str, str | None]:
        """The forms a document may be given in, by their suffixes."""
        return {
            ".html": self.html,
            ".md": self.md,
            ".txt": self.text,
            ".rtf": self.rtf,
            ".pdf": self.pdf,
            ".docx": self.docx,
            ".csv": self.csv,
            ".xlsx": self.xlsx,
            ".jpg": None if self.photo is None else "",
        }

    @property
    def suffix(self) -> str:
        """The suffix that goes with it."""
        given = (suffix for suffix, content in self._given.items() if content is not None)
        return self.named or next(given, ".txt")

    def stored(self, specimens: Specimens) -> bytes:
        """Return the bytes of the document, its placeholders filled."""
        content = specimens.fill(self.content)
        if self.pdf is not None:
            data = pdf_page(content)
        elif self.docx is not None or self.xlsx is not None:
            parts = {name: specimens.fill(part) for name, part in self.parts.items()}
            data = docx_file(content, parts) if self.docx is not None else xlsx_file(content, parts)
        elif self.photo is not None:
            data = photo_file(
                {name: specimens.fill(said) for name, said in self.photo.items()}, self.thumbnail
            )
        else:
            data = content.encode(self.encoding) + self.append_hex
        return data[: len(data) - self.cut]


class Named(Given):
    """One of several documents.

    Attributes:
        previous: read for comparison only, as with ``--previous``.
    """

    name: str
    previous: bool = False


class Case(Given):
    """One document, or several that are checked in one run, and all that must be found."""

    name: str
    documents: tuple[Named, ...] = ()
    find: tuple[Expected, ...] = ()


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
    by_id = files_of_tests(folders)
    for rule in pack.rules:
        file = by_id.get(rule.id)
        if file is None and rule.check is None and rule.across is None:
            continue  # it runs where a site is scanned, which no test file describes
        if file is None:
            yield Result(rule.id, "", "", "没有测试文件 (no tests)")
        else:
            yield from _run_file(pack, rule, load_tests(file))


def files_of_tests(folders: Iterable[Path]) -> dict[str, PackedFile]:
    """Return the file of tests beside each rule, by the id of the rule."""
    files = (file for folder in folders for file in pack_files(folder))
    return {
        f"{file.path.parent.name}/{file.path.name.removesuffix(TEST_SUFFIX)}": file
        for file in files
        if file.path.name.endswith(TEST_SUFFIX)
    }


def load_tests(packed: PackedFile) -> TestFile:
    """Return the tests a file holds.

    Raises:
        RuleFilesError: for mistakes in it.
    """
    file = YamlFile(packed.shown, packed.data.decode("utf-8"))
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


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What was found in the documents of a case.

    Attributes:
        trouble: why nothing could be found out, "" when all went well.
        entries: what was found and must be expected.
        contents: name of a document → its text.
        specimens: what placeholders were filled with.
    """

    trouble: str = ""
    entries: tuple[Entry, ...] = ()
    contents: dict[str, str] = field(default_factory=dict)
    specimens: Specimens = field(default_factory=Specimens)

    def at(self, entry: Entry) -> str:
        """Return what stands at the primary place of a finding."""
        return _there(entry.position, self.contents[entry.document])


def examine(pack: Pack, case: Case) -> Outcomes:
    """Check the documents of a case by the rules of a pack."""
    specimens = Specimens(case.name)
    run, contents = Run(pack), {}
    for given in case.documents or (case,):
        name = f"{given.name if given is not case else 'case'}{given.suffix}"
        document = read(Source(name, given.stored(specimens)))
        if isinstance(document, Unread):
            return Outcomes(f"读不了 (unread): {document.reason.value}")
        contents[name] = document.content
        if isinstance(given, Named) and given.previous:
            run.compare_with(document)
        else:
            run.check(document)
    report = run.finish()
    if report.failures:
        return Outcomes(f"规则出错 (rule failed): {report.failures[0].reason}")
    found = (entry for entry in report.entries if entry.outcome in {Outcome.FAIL, Outcome.REVIEW})
    return Outcomes("", tuple(found), contents, specimens)


def _run_case(pack: Pack, case: Case) -> str:
    outcomes = examine(pack, case)
    if outcomes.trouble:
        return outcomes.trouble
    found = outcomes.entries
    if len(found) != len(case.find):
        listed = "; ".join(entry.message["zh"] for entry in found)
        return f"应发现 {len(case.find)} 处，实为 {len(found)} 处 (expected, found): {listed}"
    wrong = (_differs(want, entry, outcomes) for want, entry in zip(case.find, found, strict=True))
    return next((trouble for trouble in wrong if trouble), "")


def _differs(want: Expected, entry: Entry, outcomes: Outcomes) -> str:
    place = entry.position
    checks = (
        ("in", want.in_, entry.document.rpartition(".")[0]),
        ("at", None if want.at is None else outcomes.specimens.fill(want.at), outcomes.at(entry)),
        ("outcome", want.outcome, entry.outcome.value),
        ("message", want.message, entry.message_id),
        ("line", want.line, place.line if place else 1),
    )
    for name, expected, actual in checks:
        if expected is not None and expected != actual:
            return f"{name}: {expected!r} ≠ {actual!r}"
    said = entry.message["zh"]
    return "" if want.says is None or want.says in said else f"says: {want.says!r} ∉ {said!r}"


def _there(place: Position | None, content: str) -> str:
    return content[place.span.start : place.span.end] if place else ""
