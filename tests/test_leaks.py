"""No value that identifies a person leaves the tool, in whatever form, by whatever way."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.cli import _run
from disclosure_lint.cli.outputs import FORMATS
from disclosure_lint.engine import examine
from disclosure_lint.formats.csv import format_csv
from disclosure_lint.formats.explanation import explanation_as_json, format_explanation
from disclosure_lint.formats.github import format_github
from disclosure_lint.formats.gitlab import format_gitlab
from disclosure_lint.formats.html import format_html
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.junit import format_junit
from disclosure_lint.formats.markdown import format_markdown
from disclosure_lint.formats.sarif import format_sarif
from disclosure_lint.formats.text import format_text
from disclosure_lint.formats.xlsx import format_xlsx
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.source import Reason, Source, Unread
from personal_documents import CASES
from personal_values import Values, entities, leaks, tagged, traces, wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.document import Document
    from disclosure_lint.engine import Examination
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.model import Lang

SEEDS = ("甲", "乙")


#: Cases that give a value away, with the reason; none is known.
KNOWN: dict[str, str] = {}


def cases(*, known: bool) -> list[Any]:
    marks = {name: pytest.mark.xfail(strict=True, reason=reason) for name, reason in KNOWN.items()}
    return [pytest.param(name, marks=marks.get(name, ())) for name in CASES if known or name not in marks]


def document(name: str, values: Values) -> Document:
    read_one = read(Source(name, CASES[name](values).encode()))
    assert not isinstance(read_one, Unread)
    return read_one


def said(report: Report, *, briefly: bool = False) -> Iterator[str]:
    """Everything formats make of a report; briefly, what people and most programs read."""
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        yield format_text(report, lang, statistics=True, verbose=True, colour=True)
        yield format_json(report, lang)
    if briefly:
        return
    for form in (format_csv, format_github, format_gitlab, format_junit, format_markdown):
        yield form(report)
    yield format_explanation(report, report.entries, "daily")
    yield explanation_as_json(report, report.entries, "daily")
    yield format_sarif(report, every=True)
    yield unpacked(format_xlsx(report))
    yield format_html(report)  # speaks both


def unpacked(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join(parts).replace("><", ">\n<")


@cache
def always(profile: str) -> frozenset[str]:
    """Lines that reports of nothing have too, such as descriptions of rules."""
    report = Report(chosen_pack(profile=profile))
    return frozenset(line for text in said(report) for line in text.splitlines())


def told(name: str, values: Values) -> str:
    """Everything reports say of a document, each line once and those they always say left out."""
    lines: dict[str, None] = {}
    one = document(name, values)
    for profile in ("publish", "daily", "audit"):
        report = Report(chosen_pack(profile=profile), keep_texts=True)
        add(report, one)
        assert not report.failures
        for text in said(report, briefly=profile != "audit"):  # which finds whatever the others find
            lines |= dict.fromkeys(line for line in text.splitlines() if line not in always(profile))
    return "\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", cases(known=True))
def test_no_report_gives_a_value_away(name: str, seed: str) -> None:
    values = Values(seed + name)
    assert leaks(told(name, values), values) == []


def test_there_are_many_values_of_every_kind() -> None:
    made = [Values(seed + name) for name in CASES for seed in SEEDS]
    for values, name in zip(made, [name for name in CASES for _ in SEEDS], strict=True):
        CASES[name](values)
    numbers = [number for values in made for number in values.numbers]
    assert len(set(numbers)) > 200
    assert sum(len(number) == 18 for number in numbers) > 60
    assert len({name for values in made for name in values.names}) > 40


@pytest.mark.parametrize("what", ["number", "name"])
def test_the_search_finds_every_trace_of_a_value(what: str) -> None:
    values = Values("search")
    value = values.resident_id() if what == "number" else values.name()
    forms = [value, "-".join(value), tagged(value), entities(value), "\u200b".join(value)]
    forms += [wide(value)] if what == "number" else []
    forms += [trace for _, trace in traces(value)]
    assert len(forms) > 20
    for form_ in forms:
        for shown in (form_, form_.upper() if form_.isalnum() and form_ == form_.lower() else form_):
            assert leaks(f"前后{shown}文字", values)
    assert leaks("前后" + "*" * 18 + "文字", values) == []


def examined() -> tuple[Values, Examination]:
    values = Values("repr")
    text = "\n".join(
        CASES[name](values) for name in ("repeated.txt", "lines.txt", "heading.txt", "report.html")
    )
    one = read(Source(f"名单/{values.mobile()}.html", text.replace("\n", "<p>").encode()))
    assert not isinstance(one, Unread)
    examination = examine(one, chosen_pack())
    examination.seconds.clear()  # digits that differ from run to run
    return values, examination


def reported(examination: Examination) -> Report:
    report = Report(chosen_pack(), keep_texts=True)
    report.add(examination)
    return report


def inside(reading: Reading) -> list[object]:
    return [
        reading,
        reading.flow,
        reading.flow.text,
        reading.facts,
        reading.outline.heads,
        reading.identifiers,
    ]


SHOWN: dict[str, Callable[[Examination], object]] = {
    "report": reported,
    "reading": lambda examination: inside(examination.reading),
    "blocks": lambda examination: [examination.reading.document.blocks, examination.reading.document.hidden],
    "findings": lambda examination: examination.findings,
    "document": lambda examination: examination.reading.document,
    "unread": lambda examination: Unread(examination.reading.document.name, Reason.MISSING),
    "source": lambda examination: Source(examination.reading.document.name, b""),
}


@pytest.mark.parametrize("what", SHOWN)
def test_no_repr_gives_a_value_away(what: str) -> None:
    values, examination = examined()
    assert leaks(repr(SHOWN[what](examination)), values) == []


def raising(name: str, values: Values) -> Report:
    """A report of a document on which every rule raises an error that quotes it."""

    def fail(*_: object) -> Iterator[Any]:
        raise ValueError(f"cannot take {values.numbers[0]} in {name}")

    pack = chosen_pack(select=["wording", "personal-data"])
    broken = pack.with_rules([replace(rule, check=fail) for rule in pack.rules])
    report = Report(broken, keep_texts=True)
    one = document("lines.txt", values)
    add(report, replace(one, name=name))
    assert len(report.failures) == len(pack.rules)
    return report


def test_an_error_that_quotes_the_document_is_not_repeated() -> None:
    values = Values("raise")
    report = raising("a.txt", values)
    assert leaks("\n".join([*said(report), repr(report), repr(report.failures)]), values) == []


def test_a_failure_does_not_give_the_name_of_the_document_away() -> None:
    values = Values("raise")
    report = raising(f"{values.mobile()}.txt", values)
    assert leaks("\n".join(said(report)), values) == []


def site(folder: Path) -> Values:
    """Write every case under a name that holds a value; some names cannot be read."""
    values = Values(f"site {random.Random(1).random()}")  # noqa: S311 - the same each time
    for name, make in CASES.items():
        if name not in KNOWN:
            content = make(values)
            suffix = Path(name).suffix
            folder.joinpath(f"{values.mobile()} {values.resident_id()}{suffix}").write_bytes(content.encode())
    folder.joinpath(f"{values.name()}.pdf").write_bytes(b"%PDF-1.7")
    folder.joinpath(f"附件.{values.mobile()}").write_bytes(b"x")
    folder.joinpath(f"{values.resident_id()}.txt").symlink_to(folder / f"{values.mobile()}")
    return values


AUDIT = ["--profile", "audit", "--lang", "en"]


@pytest.mark.parametrize(
    ("style", "arguments"),
    [("text", []), ("json", []), *((style, AUDIT) for style in FORMATS if style != "xlsx")],
)
def test_no_byte_that_a_run_writes_gives_a_value_away(
    tmp_path: Path, style: str, arguments: list[str]
) -> None:
    (folder := tmp_path / "网站").mkdir()
    values = site(folder)
    done = subprocess.run(
        [sys.executable, "-m", "disclosure_lint", "check", "--format", style, *arguments, "网站", "缺少"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 1
    assert len(done.stdout) > 20_000
    profile = "audit" if arguments else "daily"
    printed = (done.stdout + done.stderr).decode().splitlines()
    lines = dict.fromkeys(line for line in printed if line not in always(profile))
    assert leaks("\n".join(lines), values) == []


def test_a_workbook_gives_no_value_away(tmp_path: Path) -> None:
    (folder := tmp_path / "网站").mkdir()
    values = site(folder)
    target = tmp_path / "台账.xlsx"
    _run(["check", "--profile", "audit", "-o", str(target), str(folder)])
    text = unpacked(target.read_bytes())
    assert len(text) > 20_000
    assert leaks(text, values) == []


def test_a_report_kept_in_a_file_gives_no_value_away(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder := tmp_path / "网站").mkdir()
    values = site(folder)
    _run(["check", "--statistics", "-o", str(tmp_path / "报告"), str(folder), str(folder / values.mobile())])
    printed = "".join(capfd.readouterr())
    kept = tmp_path.joinpath("报告").read_text(encoding="utf-8")
    assert len(kept) > 20_000
    assert leaks("\n".join(dict.fromkeys((printed + kept).splitlines())), values) == []


@pytest.mark.parametrize("key", [[], ["--key"]], ids=["without a key", "with a key"])
def test_a_baseline_and_what_is_said_of_it_give_no_value_away(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], key: list[str]
) -> None:
    (folder := tmp_path / "网站").mkdir()
    values = site(folder)
    kept = tmp_path / "基线"
    assert _run(["baseline", "write", "--baseline", str(kept), *key, str(folder)]) == 0
    next(folder.glob("*.html")).write_text("<p>无。</p>", encoding="utf-8")
    _run(["baseline", "check", "--baseline", str(kept), "--all", "--lang", "en", str(folder)])
    _run(["baseline", "update", "--shrink-only", "--baseline", str(kept), str(folder)])
    _run(["baseline", "show", str(kept)])
    printed = "".join(capfd.readouterr())
    text = kept.read_text(encoding="utf-8")
    assert text.count("\n") > 50
    assert leaks("\n".join(dict.fromkeys((printed + text).splitlines())), values) == []
    if key:
        secret = (tmp_path / ".disclosure-lint-key").read_text(encoding="ascii").strip()
        assert secret not in printed + text


def test_verdicts_and_what_is_said_of_them_give_no_value_away(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    values = Values("verdicts")
    page = tmp_path / f"{values.mobile()}.txt"
    page.write_text(CASES["lines.txt"](values), encoding="utf-8")
    kept = tmp_path / "判定"
    _run(["check", "--format", "json", str(page)])
    found = json.loads(capfd.readouterr().out)["findings"]
    assert len(found) > 1
    printed = ""
    for finding in found:
        arguments = [
            str(page),
            finding["fingerprint"],
            "dismissed",
            "--by",
            "办公室",
            "--verdicts",
            str(kept),
        ]
        assert _run(["verdict", *arguments]) == 0
        printed += "".join(capfd.readouterr())
    page.write_text(CASES["lines.txt"](values), encoding="utf-8")
    _run(["check", "--verdicts", str(kept), "--all", str(page)])
    printed += "".join(capfd.readouterr())
    assert leaks(printed + kept.read_text(encoding="utf-8"), values) == []


@pytest.mark.parametrize(
    "option", ["--baseline", "--suppressions", "--verdicts", "--config", "--key-file", "--pack"]
)
@pytest.mark.parametrize("frame", ["{}", "suppressions:\n- {}\n", "{}: [\n", "- {}: 1\n", "{}: {}\n"])
def test_a_file_that_is_none_of_ours_is_not_quoted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], option: str, frame: str
) -> None:
    values = Values("foreign")
    said = f"申请人{values.name()}，身份证号{values.resident_id()}，手机{values.mobile()}"
    (tmp_path / "pack").mkdir()
    for path in (tmp_path / "foreign.yaml", tmp_path / "pack" / "foreign.yaml"):
        path.write_text(frame.format(said, said), encoding="utf-8")
    (page := tmp_path / "a.txt").write_text("无。\n", encoding="utf-8")
    given = tmp_path / ("pack" if option == "--pack" else "foreign.yaml")
    # A key is only looked for where something is to be compared.
    also = ["--baseline", str(tmp_path / "base")] if option == "--key-file" else []
    (tmp_path / "base").write_text(
        '{"schema": "disclosure-lint/baseline@1", "key": null}\n', encoding="utf-8"
    )
    assert _run(["check", option, str(given), *also, str(page)]) == 4
    assert leaks("".join(capfd.readouterr()), values) == []
