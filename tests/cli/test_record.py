"""Records of checks: what they hold, and what verifying tells."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from annual_reports import report_html
from cli.running import CLEAN, FAULTY, written
from conftest import ROOT
from disclosure_lint.record import RecordError, load
from personal_documents import CASES
from personal_values import Values, leaks

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

LONG = "\n".join(f"说明{letter}只是使文件长一些，写到这里就可以了。" for letter in "ABCDEFGHIJKL") + "\n"
SCHEMA = json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def made(tool: Tool, here: Path) -> dict[str, Any]:
    """The record of a folder of two files, one of them with a fault."""
    written(here, a__txt=LONG + FAULTY, b__txt=LONG)
    assert tool("check", ".", "--record", "r.json").code == 1
    return read(here)


def read(folder: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(folder.joinpath("r.json").read_bytes())
    jsonschema.validate(record, SCHEMA)
    return record


def test_a_record_holds_what_was_checked_with_what_and_what_came_of_it(
    made: dict[str, Any], here: Path
) -> None:
    assert [document["name"] for document in made["documents"]] == ["a.txt", "b.txt"]
    digest = hashlib.sha256((here / "a.txt").read_bytes()).hexdigest()
    assert made["documents"][0]["digest"] == {"of": "bytes", "sha256": digest}
    assert [finding["rule"] for finding in made["findings"]] == ["wording/double-approximation"]
    assert (made["exit_code"], made["verdict"]) == (1, None)
    assert made["options"]["paths"] == ["."]


def test_a_record_is_canonical_and_names_its_own_digest(made: dict[str, Any], here: Path) -> None:
    assert here.joinpath("r.json").read_bytes() == rfc8785.dumps(made)
    digest = made.pop("digest")
    made.pop("verdict")
    assert digest == f"sha256:{hashlib.sha256(rfc8785.dumps(made)).hexdigest()}"


@pytest.mark.usefixtures("made")
def test_nothing_changed_is_nothing_different(tool: Tool) -> None:
    ended = tool("record", "verify", "r.json")
    assert (ended.code, ended.out) == (0, "与记录一致：2 个文件，1 条结果\n")
    assert tool("record", "verify", "r.json", "--lang", "en").out == "as recorded: 2 documents, 1 findings\n"


def differences(tool: Tool, *paths: str) -> tuple[int, list[tuple[str, str]]]:
    ended = tool("record", "verify", "r.json", *paths, "--format", "json")
    said = json.loads(ended.out)
    assert said["same"] is (ended.code == 0)
    return ended.code, [(one["what"], one["document"]) for one in said["differences"]]


@pytest.mark.usefixtures("made")
def test_a_changed_document_is_told_with_what_it_changed(tool: Tool, here: Path) -> None:
    written(here, a__txt=LONG + CLEAN)
    assert differences(tool) == (1, [("document-changed", "a.txt"), ("finding-gone", "a.txt")])
    written(here, a__txt=LONG + FAULTY, b__txt=LONG + FAULTY)
    assert differences(tool) == (1, [("document-changed", "b.txt"), ("finding-new", "b.txt")])


@pytest.mark.usefixtures("made")
def test_documents_that_are_missing_or_new_are_named(tool: Tool, here: Path) -> None:
    here.joinpath("b.txt").unlink()
    written(here, c__txt=CLEAN)
    assert differences(tool) == (1, [("document-missing", "b.txt"), ("document-new", "c.txt")])


@pytest.mark.usefixtures("made")
def test_a_folder_that_moved_is_told_and_is_no_difference(tool: Tool, here: Path) -> None:
    (here / "sub").mkdir()
    for name in ("a.txt", "b.txt"):
        here.joinpath(name).rename(here / "sub" / name)
    assert differences(tool, "sub") == (0, [("document-moved", "a.txt"), ("document-moved", "b.txt")])


def test_a_record_that_was_changed_is_told(tool: Tool, made: dict[str, Any], here: Path) -> None:
    made["findings"] = []
    here.joinpath("r.json").write_text(json.dumps(made), encoding="utf-8")
    assert differences(tool) == (1, [("record", ""), ("finding-new", "a.txt")])


def test_a_verdict_may_be_written_into_a_record(tool: Tool, made: dict[str, Any], here: Path) -> None:
    made["verdict"] = {"by": "政务公开办", "says": "整改"}
    here.joinpath("r.json").write_text(json.dumps(made, indent=2), encoding="utf-8")
    assert differences(tool) == (0, [])


def test_other_rules_and_another_version_are_told(tool: Tool, made: dict[str, Any], here: Path) -> None:
    made["tool"]["version"], made["tool"]["pack"]["digest"] = "0.0.1", "sha256:" + "0" * 64
    here.joinpath("r.json").write_text(json.dumps(made), encoding="utf-8")
    assert differences(tool) == (1, [("record", ""), ("version", ""), ("pack", "")])


def test_the_options_of_the_check_are_used_again(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, b__txt=FAULTY)
    tool(
        "check", ".", "--exclude", "b.txt", "--ignore", "wording", "--profile", "audit", "--record", "r.json"
    )
    assert read(here)["options"]["given"] == {"exclude": ["b.txt"], "ignore": ["wording"], "profile": "audit"}
    assert differences(tool) == (0, [])


def test_options_of_every_form_are_used_again(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, b__txt=report_html(year=2023))
    options = (
        "--no-ner",
        "--rule-timeout",
        "20",
        "--previous",
        "b.txt",
        "--no-config",
        "--fail-on",
        "review",
    )
    tool("check", "a.txt", *options, "--record", "r.json")
    assert set(read(here)["options"]["given"]) == {"ner", "rule_timeout", "previous", "no_config", "fail_on"}
    assert differences(tool) == (0, [])


def test_another_configuration_is_told(tool: Tool, here: Path) -> None:
    written(here, a__txt=LONG + FAULTY)
    here.joinpath("disclosure-lint.yaml").write_text("ignore: [website]\n", encoding="utf-8")
    tool("check", "a.txt", "--record", "r.json")
    assert differences(tool) == (0, [])
    here.joinpath("disclosure-lint.yaml").write_text("ignore: [wording]\n", encoding="utf-8")
    assert differences(tool) == (1, [("settings", ""), ("finding-gone", "a.txt")])


def test_a_check_of_nothing_is_recorded_and_verified_as_such(tool: Tool, here: Path) -> None:
    assert tool("check", "missing.txt", "--record", "r.json").code == 3
    assert read(here)["documents"][0]["digest"] is None
    assert tool("record", "verify", "r.json").code == 3


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b"nul", b"[" * 100_000, b'{"schema": 1}'])
def test_what_is_no_record_is_a_usage_error(tool: Tool, here: Path, content: bytes) -> None:
    here.joinpath("r.json").write_bytes(content)
    ended = tool("record", "verify", "r.json")
    assert (ended.code, ended.out) == (4, "")
    assert "Error: " in ended.err
    assert tool("record", "verify", "none.json").code == 4


@given(st.binary(max_size=200))
def test_no_bytes_but_a_record_are_one(data: bytes) -> None:
    with pytest.raises(RecordError):
        load(data)


def test_a_document_that_may_be_one_value_has_no_digest(tool: Tool, here: Path) -> None:
    values = Values("tiny")
    written(here, a__txt=values.resident_id())
    tool("check", ".", "--record", "r.json")
    assert read(here)["documents"][0]["digest"] == {"of": "nothing", "sha256": ""}


def test_of_a_document_with_values_the_masked_text_is_digested(tool: Tool, here: Path) -> None:
    digests = set()
    for seed in ("a", "b"):
        # Two documents that differ in nothing but what a mask hides.
        tail = Values("same").mobile()
        middle = "".join(str((int(sign) + (seed == "b")) % 10) for sign in tail[3:7])
        written(here, a__txt=f"{LONG}联系电话{tail[:3]}{middle}{tail[7:]}\n")
        tool("check", ".", "--record", "r.json")
        found = read(here)["documents"][0]["digest"]
        assert found["of"] == "masked-text"
        digests.add(found["sha256"])
    assert len(digests) == 1
    written(here, a__txt=f"{LONG}改动联系电话{tail}\n")
    tool("check", ".", "--record", "r.json")
    assert read(here)["documents"][0]["digest"]["sha256"] not in digests


@pytest.mark.parametrize("name", list(CASES))
def test_no_record_gives_a_value_away(tool: Tool, here: Path, name: str) -> None:
    values = Values(f"record {name}")
    folder = here / values.mobile()
    folder.mkdir()
    folder.joinpath(f"{values.name()} {name}").write_text(CASES[name](values), encoding="utf-8")
    tool("check", folder, "--profile", "audit", "--record", "r.json")
    verified = tool("record", "verify", "r.json", folder)
    read(here)
    said = here.joinpath("r.json").read_text(encoding="utf-8") + verified.out + verified.err
    assert leaks(said, values) == []


def test_reports_and_records_in_a_folder_are_no_documents_of_it(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    for _ in range(2):
        tool("check", ".", "-o", "r.html", "--record", "r.json")
        assert [document["name"] for document in read(here)["documents"]] == ["a.txt"]


@pytest.mark.parametrize("option", ["-o", "--record"])
def test_a_document_is_not_replaced_by_its_report(tool: Tool, here: Path, option: str) -> None:
    written(here, a__html=report_html())
    before = (here / "a.html").read_bytes()
    ended = tool("check", "./a.html", option, here / "a.html")
    assert (ended.code, ended.out) == (4, "")
    assert (here / "a.html").read_bytes() == before
