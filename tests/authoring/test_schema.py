"""Schemas take every file that loading takes, refuse what it refuses, and work in an editor."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from authoring.language_server import LanguageServer, find_server
from disclosure_lint.api import load_pack
from disclosure_lint.authoring import words
from disclosure_lint.authoring.schema import FILES, dump, file_schema, models_of, rule_schema
from disclosure_lint.kinds import KINDS
from disclosure_lint.rules.load import TEST_SUFFIX
from disclosure_lint.rules.pack import builtin_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cli.running import Tool

FOLDER = builtin_folder()
KINDS_OF_FILES = {
    "documents.yaml": "documents",
    "holders.yaml": "holders",
    "masks.yaml": "masks",
    "pack.yaml": "pack",
}
RULE = """\
id: own/promise
kind: pattern
title: {zh: 承诺过满, en: A promise too full}
severity: note
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: 百分之百满意}
messages: {zh: {found: 过满}, en: {found: too much}}
remedy: {zh: 改写, en: reword}
"""


@cache
def schema(name: str) -> Any:  # noqa: ANN401 - jsonschema has no type for it
    made = rule_schema(KINDS, load_pack()) if name == "rule" else file_schema(name)
    return jsonschema.Draft202012Validator(made, format_checker=jsonschema.FormatChecker())


def schema_of(path: Path) -> str:
    inside = path.relative_to(FOLDER)
    if inside.parts[0] in FILES:
        return inside.parts[0]
    return KINDS_OF_FILES.get(inside.name) or ("test" if path.name.endswith(TEST_SUFFIX) else "rule")


def read(text: str) -> object:
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def mistakes(name: str, text: str) -> Iterator[str]:
    for error in schema(name).iter_errors(read(text)):
        yield error.message


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name).schema)
    assert schema(name).schema["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_every_file_that_ships_is_as_its_schema_says(path: Path) -> None:
    assert list(mistakes(schema_of(path), path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("severity: note", "severity: grave"),
        ("severity: note", "severty: note"),
        ("id: own/promise", "id: promise"),
        ("kind: pattern", "kind: patern"),
        ("pattern: 百分之百满意", "patern: 百分之百满意"),
        ("pattern: 百分之百满意", "pattern: 1"),
        ("options: {pattern: 百分之百满意}\n", ""),
        ("zh: {found: 过满}", "zh: {fund: 过满}"),
        ("remedy: {zh: 改写, en: reword}", "remedy: {zh: 改写}"),
        ("severity: note", "severity: note\nin-force: {since: 2020-01-01}"),
        ("severity: note", "severity: note\nstatus: new"),
    ],
)
def test_what_loading_refuses_its_schema_refuses(right: str, wrong: str) -> None:
    assert right in RULE
    assert list(mistakes("rule", RULE)) == []
    assert list(mistakes("rule", RULE.replace(right, wrong)))


def test_sources_of_a_pack_the_schema_does_not_know_are_right() -> None:
    assert list(mistakes("rule", RULE.replace("regulation-2019", "our-own-notice"))) == []


@pytest.mark.parametrize(
    "kind",
    [
        name
        for name, kind in KINDS.items()
        if any(f.is_required() for f in kind.options.model_fields.values())
    ],
)
def test_a_kind_that_needs_options_has_a_schema_that_asks_for_them(kind: str) -> None:
    alone = rule_schema({kind: KINDS[kind]}, load_pack())
    assert alone["allOf"][0]["then"]["required"] == ["options"]
    assert len(dump(alone)) < len(dump(schema("rule").schema)) / 4


def described(made: dict[str, Any], where: str = "") -> Iterator[tuple[str, str]]:
    for name, part in (("", made), *made.get("$defs", {}).items()):
        for key, value in part.get("properties", {}).items():
            if not name.endswith(".messages"):
                yield f"{where}{name}.{key}", value.get("description", "")


@pytest.mark.parametrize("name", FILES)
def test_every_key_is_described_in_chinese_and_in_english(name: str) -> None:
    lacking = [
        key for key, said in described(schema(name).schema) if "\n\n" not in said or not said[0].strip()
    ]
    assert lacking == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_described_in_chinese_and_in_english(kind: str) -> None:
    said = words.of_kind(KINDS[kind])
    assert said.zh
    assert said.en[0].isupper()


def test_nothing_is_described_that_is_not_there() -> None:
    for name, said in words.written()["kinds"].items():
        keys = {key for model in models_of(KINDS[name].options) for key in words.keys(model)}
        assert set(said) - {"_"} <= keys, name


def test_the_command_prints_or_writes_a_schema(tool: Tool, here: Path) -> None:
    printed = tool("rules", "schema", "test")
    written = tool("rules", "schema", "test", "-o", here / "test.schema.json")
    assert (printed.code, written.code, written.out) == (0, 0, "")
    assert (here / "test.schema.json").read_text(encoding="utf-8") == printed.out
    assert json.loads(printed.out)["title"] == "disclosure-lint: test"


def test_a_kind_that_does_not_exist_is_refused_with_what_was_meant(tool: Tool, here: Path) -> None:
    ended = tool("rules", "schema", "--kind", "patern")
    assert (ended.code, ended.out) == (4, "")
    assert "did you mean pattern?" in ended.err
    assert tool("rules", "schema", "test", "--kind", "pattern").code == 4


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    (tmp_path / "rule.schema.json").write_text(dump(schema("rule").schema), encoding="utf-8")
    return tmp_path / "promise.yaml"


SERVER = find_server()
LINE = "# yaml-language-server: $schema=rule.schema.json\n"


@pytest.mark.skipif(SERVER is None, reason="yaml-language-server is not installed (npm)")
def test_an_editor_shows_mistakes_and_offers_kinds_and_options(edited: Path) -> None:
    assert SERVER
    text = LINE + RULE.replace("severity", "severty")
    edited.write_text(text, encoding="utf-8")
    half = edited.with_name("half.yaml")
    half.write_text(f"{LINE}id: own/promise\nkind: \n", encoding="utf-8")
    inside = edited.with_name("inside.yaml")
    inside.write_text(f"{LINE}id: own/promise\nkind: pattern\noptions:\n  \n", encoding="utf-8")
    with LanguageServer(SERVER) as server:
        found = server.opened(edited)
        assert any("severty" in one["message"] and one["range"]["start"]["line"] == 4 for one in found)
        server.opened(half)
        assert set(KINDS) <= set(server.completed(half, 2, len("kind: ")))
        server.opened(inside)
        assert {"pattern", "unless", "outcome"} <= set(server.completed(inside, 4, 2))
        assert "一种写法" in server.hovered(edited, 2, 1)


@pytest.mark.skipif(SERVER is None, reason="yaml-language-server is not installed (npm)")
def test_an_editor_finds_nothing_wrong_with_a_sound_rule(edited: Path) -> None:
    assert SERVER
    edited.write_text(LINE + RULE, encoding="utf-8")
    with LanguageServer(SERVER) as server:
        assert server.opened(edited) == []
