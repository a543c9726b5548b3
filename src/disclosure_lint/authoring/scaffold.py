"""A new rule to begin with: the shortest rule of its kind that ships, under another id, with remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from disclosure_lint.authoring import words, yaml_text
from disclosure_lint.formats.columns import wrap
from disclosure_lint.kinds import KINDS
from disclosure_lint.rule_tests import TestFile
from disclosure_lint.rules.load import TEST_SUFFIX
from disclosure_lint.rules.model import RuleFile
from disclosure_lint.rules.pack import builtin_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

#: Keys a new rule takes over from its model, besides its id and title.
_TAKEN = ("severity", "basis", "applies", "options", "messages", "remedy", "about")
_GROUPS = ("hit", "miss", "near-miss")
_WIDTH = 100


@dataclass(frozen=True)
class Scaffold:
    """The two files of a new rule.

    Attributes:
        rule: text of the rule file.
        tests: text of the file of tests, "" for kinds that no test file describes.
        model: the rule they are modelled on.
    """

    rule: str
    tests: str
    model: str


def scaffold(name: str, kind: str, pack: Pack) -> Scaffold:
    """Return the files of a new rule, which load and whose tests pass.

    Args:
        name: its id.
        kind: one of the kinds that ship.
        pack: the rules that ship, among which there is one of the kind.
    """
    model, text = min(
        ((rule, _read(rule, ".yaml")) for rule in pack.rules if rule.file.kind == kind),
        key=lambda pair: len(pair[1]),
    )
    has_tests = model.check is not None or model.across is not None
    tests = _tests(name, _read(model, TEST_SUFFIX)) if has_tests else ""
    return Scaffold("\n".join(_rule(name, kind, model.id, text)) + "\n", tests, model.id)


def _read(rule: Rule[Any], suffix: str) -> str:
    return (builtin_folder() / f"{rule.id}{suffix}").read_text(encoding="utf-8")


def _rule(name: str, kind: str, model: str, text: str) -> Iterator[str]:
    yield f"# 仿照 {model} 写成，请逐项改成自己的。Modelled on {model}: change what is below."
    yield "# 每次修改之后：disclosure-lint rules validate、rules test。After each change, run both."
    yield f"id: {name}"
    yield from _remarks(str(words.of_kind(KINDS[kind])))
    yield f"kind: {kind}"
    yield from _remarks(str(words.of_key(RuleFile, "title")))
    yield f"title: {{zh: 新规则 {name}, en: New rule {name}}}"
    written = yaml_text.blocks(text)
    for key in _TAKEN:
        if key not in written:
            continue
        yield from _remarks(str(words.of_key(RuleFile, key)))
        if key == "options":
            yield from _options(kind)
        yield written[key]


def _options(kind: str) -> Iterator[str]:
    for key in words.keys(KINDS[kind].options):
        said = words.of_option(KINDS[kind], KINDS[kind].options, key)
        yield from _remarks(f"- {key}: " + "; ".join(part for part in said if part))


def _remarks(said: str) -> Iterator[str]:
    for line in said.splitlines():
        if line:
            yield from wrap(line, _WIDTH, "# ", "#   ")


def _tests(name: str, text: str) -> str:
    """One case of each group, the shortest that the model has; all of them where none stands alone."""
    root = yaml_text.compose(text)
    lines = [f"# {name} 的测试：三类例子都要有，越短越好。Tests: all three groups are needed."]
    for group in _GROUPS:
        cases = yaml_text.value(root, group)
        if not isinstance(cases, yaml.SequenceNode):
            continue
        written = (yaml_text.line_of(text, item) for item in yaml_text.items(text, cases))
        best = min(filter(_alone, written), key=len, default="")
        if not best:
            return text  # its cases share documents
        lines += [*_remarks(str(words.of_key(TestFile, group))), f"{group}:", best, ""]
    return "\n".join(lines).rstrip() + "\n"


def _alone(item: str) -> bool:
    """Whether a case repeats nothing that is written in another."""
    try:
        yaml.compose(item, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    return True
