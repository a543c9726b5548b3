"""What rules find is written into the hits of their tests; all else stays as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from disclosure_lint.authoring import yaml_text
from disclosure_lint.rule_tests import Case, Outcomes, examine, files_of_tests, load_tests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from disclosure_lint.report import Entry
    from disclosure_lint.rules.pack import Pack

_DEFAULTS = {"outcome": "fail"}


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Updated:
    """A file of tests and what becomes of it.

    Attributes:
        path: the file.
        before: its text.
        after: its text with the expectations that hold.
    """

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The lines that change."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(before, after, self.path, self.path))


def update(pack: Pack, folders: Iterable[Path]) -> Iterator[Updated]:
    """Yield the files of tests of a pack whose hits expect something else than is found.

    Args:
        pack: the rules.
        folders: where their tests lie; archives are left alone.

    Raises:
        RuleFilesError: for mistakes in test files.
    """
    files = files_of_tests(folder for folder in folders if folder.is_dir())
    for rule in pack.rules:
        if rule.id not in files:
            continue
        tests = load_tests(files[rule.id])
        text = files[rule.id].data.decode("utf-8")
        after = _updated(text, tests.hit, pack.with_rules([rule]))
        if after != text:
            yield Updated(files[rule.id].shown, text, after)


def _updated(text: str, cases: Sequence[Case], pack: Pack) -> str:
    nodes = yaml_text.value(yaml_text.compose(text), "hit")
    assert isinstance(nodes, yaml.SequenceNode)
    edits: list[_Edit] = []
    for case, node in zip(cases, nodes.value, strict=True):
        outcomes = examine(pack, case)
        if not outcomes.trouble and outcomes.entries and isinstance(node, yaml.MappingNode):
            edits += _of_case(text, case, node, outcomes)
    # Backwards, so that offsets hold; what is put in at one place keeps its order.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _of_case(text: str, case: Case, node: yaml.MappingNode, outcomes: Outcomes) -> Iterator[_Edit]:
    found = [_facts(entry, outcomes, several=bool(case.documents)) for entry in outcomes.entries]
    find = yaml_text.value(node, "find")
    if find is None:
        yield _add_key(text, node, "find", [_mapping(one) for one in found])
    elif not isinstance(find, yaml.SequenceNode) or not find.value:
        written = f"[{', '.join(map(_mapping, found))}]"
        empty = find.start_mark.index == find.end_mark.index
        yield _Edit(find.start_mark.index, yaml_text.end_of(text, find), f" {written}" if empty else written)
    else:
        yield from _of_list(text, find, case, found, outcomes)


def _facts(entry: Entry, outcomes: Outcomes, *, several: bool) -> dict[str, Any]:
    """What may be expected of a finding, by key; no values that were made for the test."""
    said = {
        "in": entry.document.rpartition(".")[0] if several else None,
        "at": (outcomes.specimens.restore(outcomes.at(entry)) or None) if entry.position else None,
        "outcome": entry.outcome.value,
        "message": entry.message_id,
        "line": entry.position.line if entry.position else None,
        "says": outcomes.specimens.restore(entry.message["zh"]),
    }
    return {key: value for key, value in said.items() if value is not None}


def _of_list(
    text: str, find: yaml.SequenceNode, case: Case, found: list[dict[str, Any]], outcomes: Outcomes
) -> Iterator[_Edit]:
    """Mend the items that were found elsewhere, add what is new, drop what is gone."""
    items = yaml_text.items(text, find)
    flow = bool(find.flow_style)
    between = ", " if flow else "\n" + " " * yaml_text.column(text, items[0].start)
    new = [_mapping(one) if flow else f"- {_mapping(one)}" for one in found]
    pairs = _pairs(case, found, outcomes)
    if not pairs:
        yield _Edit(items[0].start, items[-1].end, between.join(new))
        return
    for at, to in pairs:
        yield from _of_item(text, items[at].node, found[to])
    before = -1
    for at, to in pairs:
        start = items[at].start
        yield from (_Edit(start, start, one + between) for one in reversed(new[before + 1 : to]))
        before = to
    end = items[pairs[-1][0]].end
    yield from (_Edit(end, end, between + one) for one in reversed(new[before + 1 :]))
    for at in set(range(len(items))) - {at for at, _ in pairs}:
        yield _drop(text, find, items, at)


def _pairs(case: Case, found: list[dict[str, Any]], outcomes: Outcomes) -> list[tuple[int, int]]:
    """Which expectation was meant for which finding."""
    if len(case.find) == len(found):
        return [(at, at) for at in range(len(found))]
    expected = [(one.in_, one.at and outcomes.specimens.fill(one.at)) for one in case.find]
    actual = [(one.get("in"), outcomes.specimens.fill(one["at"]) if "at" in one else None) for one in found]
    blocks = SequenceMatcher(None, expected, actual, autojunk=False).get_matching_blocks()
    return [(one.a + at, one.b + at) for one in blocks for at in range(one.size)]


def _of_item(text: str, node: yaml.Node, facts: Mapping[str, Any]) -> Iterator[_Edit]:
    if not isinstance(node, yaml.MappingNode):
        return
    written = {key.value: value for key, value in node.value}
    for key, value in facts.items():
        old = written.get(key)
        if old is None:
            if _DEFAULTS.get(key, value) != value:
                yield _add_key(text, node, key, value)
        elif key == "says":
            if old.value not in str(value):
                yield _Edit(old.start_mark.index, yaml_text.end_of(text, old), _scalar(value))
        elif old.value != str(value):
            yield _Edit(old.start_mark.index, yaml_text.end_of(text, old), _scalar(value))


def _add_key(text: str, node: yaml.MappingNode, key: str, value: Any) -> _Edit:  # noqa: ANN401 - a scalar or a list
    end = yaml_text.end_of(text, node.value[-1][1])
    if node.flow_style:
        written = f"[{', '.join(value)}]" if isinstance(value, list) else _scalar(value)
        return _Edit(end, end, f", {key}: {written}")
    indent = " " * yaml_text.column(text, node.start_mark.index)
    if isinstance(value, list):
        lines = "".join(f"\n{indent}  - {one}" for one in value)
        return _Edit(end, end, f"\n{indent}{key}:{lines}")
    return _Edit(end, end, f"\n{indent}{key}: {_scalar(value)}")


def _drop(text: str, find: yaml.SequenceNode, items: Sequence[yaml_text.Item], at: int) -> _Edit:
    item = items[at]
    if not find.flow_style:
        return _Edit(text.rindex("\n", 0, item.start), item.end, "")
    if at + 1 < len(items):
        return _Edit(item.start, items[at + 1].start, "")
    return _Edit(items[at - 1].end, item.end, "")


def _mapping(facts: Mapping[str, Any]) -> str:
    shown = {key: value for key, value in facts.items() if key != "says" and _DEFAULTS.get(key) != value}
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in shown.items()) + "}"


def _scalar(value: Any) -> str:  # noqa: ANN401 - a string or a number
    written = yaml.safe_dump([value], allow_unicode=True, default_flow_style=True, width=10**9)
    return written.strip()[1:-1]
