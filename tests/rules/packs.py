"""A small kind of check and a small pack, to be given mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from disclosure_lint.rules.load import load
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.rules.problems import Problem, RuleFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from disclosure_lint.finding import Finding
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack

RULE = """\
id: area/rule
kind: probe
title: {zh: 规则, en: a rule}
severity: error
basis:
  - {source: law, clause: 第一条}
applies: {documents: [report], years: {from: 2019}}
options:
  pattern: 甲+
  sections:
    - title: 总体情况
      heading: 总体
  mode: strict
messages:
  zh:
    found: 发现{text}，共{count}处
  en:
    found: found {text}, {count} times
remedy: {zh: 改, en: mend}
"""
FILES = {
    "pack.yaml": """\
name: small
version: 1.2.3
profiles:
  daily: {title: {zh: 日常, en: daily}, aliases: [日常]}
""",
    "documents.yaml": "report:\n  name: {zh: 报告, en: report}\n  title: [报告]\n",
    "sources/laws.yaml": "law:\n  title: {zh: 法, en: law}\n  clauses: {第一条: 说明, 附件: 说明}\n",
    "forms/forms.yaml": "table@2021:\n  title: 表\n  years: {from: 2021}\n  columns: {all: [总计]}\n",
    "area/rule.yaml": RULE,
}


class Section(Strict):
    """A part of the options, to be nested."""

    title: str
    heading: Pattern | None = None


class Options(Strict):
    """Options of the small kind."""

    pattern: Pattern
    sections: tuple[Section, ...] = ()
    mode: Literal["strict", "lenient"] = "strict"
    at_most: int = 1
    measures: tuple[str, ...] = ()


def check(_rule: Rule[Options], _reading: Reading) -> Iterator[Finding]:
    """Find nothing."""
    return iter(())


PROBE = Kind(
    "probe",
    Options,
    {"found": frozenset({"text", "count"})},
    check,
    mentions=lambda options: ((("measures", at), name) for at, name in enumerate(options.measures)),
)
KINDS = {"probe": PROBE}


def write_pack(folder: Path, changes: Mapping[str, str | bytes]) -> Path:
    """Write the small pack with some files changed or added."""
    for name, content in {**FILES, **changes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load_pack(folder: Path, changes: Mapping[str, str | bytes] | None = None) -> Pack:
    return load([write_pack(folder, changes or {})], KINDS)


def problems_of(folder: Path, changes: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """Load a pack that has mistakes and return them."""
    with pytest.raises(RuleFilesError) as raised:
        load_pack(folder, changes)
    return raised.value.problems


def changed(*replacements: tuple[str, str]) -> dict[str, str | bytes]:
    """Return the rule with pieces replaced, each of which must be there."""
    content = RULE
    for old, new in replacements:
        assert old in content
        content = content.replace(old, new, 1)
    return {"area/rule.yaml": content}
