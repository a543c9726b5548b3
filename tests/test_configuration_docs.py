"""What docs/configuration.md shows can be used, and every key is in it."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from disclosure_lint.api import chosen_pack
from disclosure_lint.cli import cli
from disclosure_lint.config.load import load_config
from disclosure_lint.config.model import ConfigFile, Override
from disclosure_lint.triage.suppressions import SuppressionEntry, Suppressions

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "configuration.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_configuration_that_is_shown_can_be_used(tmp_path: Path) -> None:
    shown, _ = blocks("yaml")
    (tmp_path / "a").mkdir()
    (tmp_path / "省级").mkdir()
    (tmp_path / "省级" / "base.yaml").write_text("lang: zh\n", encoding="utf-8")
    (tmp_path / "a" / "disclosure-lint.yaml").write_text(shown, encoding="utf-8")
    config = load_config(tmp_path / "a" / "disclosure-lint.yaml")
    assert len(config.layers) == 2
    jsonschema.validate(yaml.safe_load(shown), schema("config"))


def test_the_table_that_is_shown_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(blocks("toml")[0], encoding="utf-8")
    profile = load_config(tmp_path / "pyproject.toml").first("profile")
    assert profile
    assert profile.value == "公开前"


def test_the_suppression_that_is_shown_can_be_used() -> None:
    shown = blocks("yaml")[1]
    parsed = Suppressions.parse("file", shown, DOCS, chosen_pack(), date(2026, 6, 1))
    assert len(parsed.written) == 1
    jsonschema.validate(json.loads(json.dumps(yaml.safe_load(shown), default=str)), schema("suppressions"))


def schema(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((DOCS / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize("model", [ConfigFile, Override, SuppressionEntry])
def test_every_key_is_described(model: type[ConfigFile | Override | SuppressionEntry]) -> None:
    for name, field in model.model_fields.items():
        key = field.alias or name
        assert f"`{key}`" in PAGE or f"    {key}:" in PAGE or f"- {key}:" in PAGE, key


def test_every_key_has_an_explanation_in_the_schemas() -> None:
    for name in ("config", "suppressions"):
        made = json.loads((DOCS / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        for part in (made, *made["$defs"].values()):
            for key, said in part.get("properties", {}).items():
                assert said.get("description") or key == "suppressions", key


def test_the_schemas_are_those_of_the_models() -> None:
    generate = runpy.run_path(str(DOCS / "generate.py"))
    assert generate["stale"](generate["made"]()) == []


def test_every_command_that_is_shown_exists() -> None:
    for command, subcommand in re.findall(r"disclosure-lint (baseline|config|packs|verdict) ?(\w*)", PAGE):
        found = cli.commands.get(command) or cli.get_command(None, command)  # type: ignore[arg-type]
        assert found
        if command != "verdict":
            assert subcommand in found.commands  # type: ignore[attr-defined]
