"""Whole documents and all that is said of them, compared with the expected files beside them."""

from __future__ import annotations

import io
import json
import re
import runpy
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from disclosure_lint.api import chosen_pack
from disclosure_lint.document import Document
from disclosure_lint.formats.json import as_object
from disclosure_lint.formats.text import format_text
from disclosure_lint.readers import read
from disclosure_lint.run import Run
from disclosure_lint.source import Source
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from disclosure_lint.report import Report

FIXTURES = Path(__file__).parents[1] / "fixtures"
INPUTS = sorted(FIXTURES.rglob("input.*"))
_PLACEHOLDER = re.compile(rb"\{\{[a-z0-9:-]+\}\}")


def case_id(path: Path) -> str:
    return path.parent.relative_to(FIXTURES).as_posix()


def filled(path: Path) -> bytes:
    """The document with its placeholders filled, the same values every time."""
    specimens = Specimens(case_id(path))
    return _PLACEHOLDER.sub(lambda match: specimens.fill(match[0].decode()).encode(), path.read_bytes())


def documents(path: Path) -> list[Path]:
    """The document to check, and reports of earlier years that lie beside it."""
    return [path, *sorted(path.parent.glob("previous.*"))]


def check(path: Path) -> Report:
    run = Run(chosen_pack())
    for document in documents(path):
        source = Source(document.relative_to(FIXTURES.parent).as_posix(), filled(document))
        if document == path:
            run.check(source)
        else:
            run.compare_with(source)
    return run.finish()


def _forget_extents(findings: list[dict[str, Any]]) -> None:
    """Leave rectangles out: of text whose font is not in the file, they are of another one."""
    for place in (place for one in findings for place in (one, *one["related"])):
        location = place["location"] or {}
        for each in (location, *location.get("continued", ())):
            each.pop("box", None)


@pytest.mark.parametrize("path", INPUTS, ids=case_id)
def test_a_document_is_reported_as_expected(path: Path, pytestconfig: pytest.Config) -> None:
    report = check(path)
    found = as_object(report)
    # These change with every rule, and are tested where they are made.
    del found["tool"], found["summary"]["rules"]
    _forget_extents(found["findings"])
    outputs = {
        "expected.txt": format_text(report),
        "expected.json": json.dumps(found, ensure_ascii=False, indent=1) + "\n",
    }
    for name, output in outputs.items():
        expected = path.with_name(name)
        if pytestconfig.getoption("--update-golden"):
            expected.write_text(output, encoding="utf-8")
        assert output == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", INPUTS, ids=case_id)
def test_every_place_lies_in_the_source(path: Path) -> None:
    read_as = [read(Source(document.name, filled(document))) for document in documents(path)]
    for entry in check(path).entries:
        for place in (*([entry.position] if entry.position else []), *entry.related):
            document = read_as[place.index]
            assert isinstance(document, Document)
            start, end = place.span
            assert 0 <= start <= end <= len(document.content)
            if document.locator:
                assert place.locations == document.locator.locate(place.span)
                continue
            assert (place.offset, place.end_offset) == (start, end)
            assert place.line
            assert place.column
            lines = re.split(r"\r\n|\r|\n", document.content)
            tail = re.split(r"[\r\n]", document.content[start : start + 3])[0]
            assert lines[place.line - 1][place.column - 1 :].startswith(tail)


def unpacked(data: bytes) -> object:
    """The files of an archive, which may be packed otherwise elsewhere; any other file as it is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_files_that_are_no_text_are_made_by_the_script_beside_them() -> None:
    made = [path for path in INPUTS if path.suffix in {".pdf", ".docx"}]
    assert made
    for path in made:
        script = runpy.run_path(str(path.with_name("make.py")))
        assert unpacked(script["made"]()) == unpacked(path.read_bytes())
