"""Every mistake in rule files and the tests beside them, with its place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from disclosure_lint.kinds import KINDS
from disclosure_lint.rule_tests import TestFile
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.files import SUFFIX, PackedFile, pack_files
from disclosure_lint.rules.load import TEST_SUFFIX, load
from disclosure_lint.rules.pack import builtin_folder
from disclosure_lint.rules.problems import Problem, RuleFilesError, closest
from disclosure_lint.specimens import unknown_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GROUPS = ("hit", "miss", "near-miss", "todo")
#: Files of a pack that are no rules.
_DATA = frozenset({"pack.yaml", "documents.yaml", "holders.yaml", "masks.yaml"})
#: Folders of a pack that hold no rules.
DATA_FOLDERS = frozenset({"sources", "forms", "plans", "measures"})


@dataclass
class Validated:
    """What was looked at.

    Attributes:
        problems: every mistake, in order of file and line.
        rules: how many files of rules there are.
        tests: how many files of tests.
        others: how many other files.
    """

    problems: tuple[Problem, ...] = ()
    rules: int = 0
    tests: int = 0
    others: int = 0

    def count(self, path: PurePosixPath) -> None:
        """Count a file of a pack."""
        if path.name.endswith(TEST_SUFFIX):
            self.tests += 1
        elif is_rule_file(path):
            self.rules += 1
        else:
            self.others += 1


def is_rule_file(path: PurePosixPath) -> bool:
    """Whether a file of a pack, named from its top, is a rule."""
    return (
        not path.name.endswith(TEST_SUFFIX)
        and path.as_posix() not in _DATA
        and path.parts[0] not in DATA_FOLDERS
    )


def validate(paths: Sequence[Path], packs: Sequence[Path] = ()) -> Validated:
    """Look at packs, folders of packs and single files; at the packs themselves when nothing is named.

    Args:
        paths: what is looked at; a part of a pack is read with the rest of it.
        packs: further packs rules may refer to.
    """
    shipped = builtin_folder()
    roots = list(dict.fromkeys([shipped, *packs, *map(pack_root, paths)]))
    wanted = [_whole(path) for path in (paths or [shipped, *packs])]
    done = Validated()
    problems = list(_of_rules(roots))
    for root in roots:
        files = list(pack_files(root))
        kinds_of = {_stem(file): kind for file in files if (kind := _kind(file))}
        for file in files:
            if _is_wanted(file.shown, wanted):
                done.count(file.path)
                problems += _of_tests(file, kinds_of)
    done.problems = RuleFilesError(
        problem for problem in problems if _is_wanted(problem.file, wanted)
    ).problems
    return done


def pack_root(path: Path) -> Path:
    """Return the folder of the pack a path lies in: where ``pack.yaml`` is, or what a rule's id says."""
    if path.is_file() and path.suffix != SUFFIX:
        return path  # an archive
    for folder in (path, *path.absolute().parents):
        if (folder / "pack.yaml").is_file():
            return builtin_folder() if _whole(folder) == _whole(builtin_folder()) else folder
    return path if path.is_dir() else path.parent


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay links


def _is_wanted(shown: str, wanted: Sequence[Path]) -> bool:
    """Whether a file is named, or lies in a folder or an archive that is."""
    file = _whole(Path(shown))
    return any(one == file or one in file.parents or str(file).startswith(f"{one}!") for one in wanted)


def _of_rules(roots: Sequence[Path]) -> Iterable[Problem]:
    try:
        load(roots, KINDS)
    except RuleFilesError as error:
        return error.problems
    return ()


def _stem(file: PackedFile) -> str:
    return file.path.as_posix().removesuffix(TEST_SUFFIX).removesuffix(SUFFIX)


def _kind(packed: PackedFile) -> str:
    """The kind a rule file names, "" where it names none."""
    if not is_rule_file(packed.path):
        return ""
    content, _ = YamlFile(packed.shown, packed.data.decode("utf-8", errors="replace")).load()
    return str(content.get("kind", "")) if isinstance(content, dict) else ""


def _of_tests(packed: PackedFile, kinds_of: dict[str, str]) -> Iterator[Problem]:
    if not packed.path.name.endswith(TEST_SUFFIX) or packed.problem:
        return
    try:
        file = YamlFile(packed.shown, packed.data.decode("utf-8"))
    except UnicodeDecodeError as error:
        yield Problem(packed.shown, 1, 1, "", f"读不了 (cannot be read): {error}")
        return
    content, problems = file.load()
    if problems:
        yield from problems
        return
    _, mistakes = file.decode(TestFile, content)
    yield from [*file.duplicates(), *mistakes]
    if _stem(packed) not in kinds_of:
        yield file.problem((), "旁边没有这条规则 (no rule beside it)")
    kind = KINDS.get(kinds_of.get(_stem(packed), ""))
    for group, number, case in _cases(content):
        yield from _expectations(file, group, number, case, kind.messages if kind else None)
    yield from _placeholders(file)


def _cases(content: object) -> Iterator[tuple[str, int, dict[str, object]]]:
    for group in _GROUPS:
        cases = content.get(group) if isinstance(content, dict) else None
        for number, case in enumerate(cases if isinstance(cases, list) else ()):
            if isinstance(case, dict):
                yield group, number, case


def _expectations(
    file: YamlFile, group: str, number: int, case: dict[str, object], messages: Iterable[str] | None
) -> Iterator[Problem]:
    """Only hits expect findings, and only messages the kind can give."""
    find = case.get("find")
    if group == "hit" and not find:
        yield file.problem((group, number), "没有写应当发现什么 (nothing expected)")
    if group in {"miss", "near-miss"} and find:
        yield file.problem((group, number, "find"), "不应有 find (must expect nothing)", of_key=True)
    for at, expected in enumerate(find if isinstance(find, list) else ()):
        name = expected.get("message") if isinstance(expected, dict) else None
        if messages is not None and name is not None and name not in messages:
            place = (group, number, "find", at, "message")
            cause = f"没有消息 {name!r} (the kind has no such message)"
            yield file.problem(place, cause, closest(str(name), messages))


def _placeholders(file: YamlFile) -> Iterator[Problem]:
    for line, text in enumerate(file.text.splitlines()):
        for column, name, meant in unknown_placeholders(text):
            yield file.problem_at(line, column, f"没有占位符 {name!r} (no such placeholder)", meant)
