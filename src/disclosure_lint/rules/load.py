"""Folders of YAML become a pack, or every mistake in them is raised at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import BaseModel

from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.measures import ALONE
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.files import PackedFile, pack_files
from disclosure_lint.rules.loading import Loading
from disclosure_lint.rules.messages import message_problems
from disclosure_lint.rules.model import Kind, Rule, RuleFile
from disclosure_lint.rules.pack import Pack, digest
from disclosure_lint.rules.problems import Problem, RuleFilesError, closest
from disclosure_lint.rules.references import follow_new_names, reference_problems
from disclosure_lint.rules.shapes import (
    FormFile,
    HolderFile,
    KindFile,
    MaskEntry,
    MeasureFile,
    PackFile,
    PlanFile,
    Source,
    compile_form,
    compile_kind,
    compile_measure,
    compile_plan,
    join_holders,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path, PurePosixPath

M = TypeVar("M", bound=BaseModel)

TEST_SUFFIX = ".test.yaml"


def load(folders: Sequence[Path], kinds: Mapping[str, Kind], *, thorough: bool = True) -> Pack:
    """Load one or more folders as a pack; later ones add to earlier ones.

    Args:
        folders: folders or ZIP archives, each with rules anywhere below, and optionally
            ``pack.yaml``, ``documents.yaml``, ``holders.yaml``, ``masks.yaml``, ``sources/``,
            ``forms/``, ``plans/`` and ``measures/``.
        kinds: the kinds rules may name.
        thorough: also look for keys given twice, which costs a second pass over each file.

    Raises:
        RuleFilesError: with every mistake in every file.
    """
    loading = Loading(kinds, thorough)
    for folder in folders:
        for packed in pack_files(folder):
            if not packed.path.name.endswith(TEST_SUFFIX):
                _read(loading, packed)
    loading.problems += reference_problems(loading)
    follow_new_names(loading)
    if loading.problems:
        raise RuleFilesError(loading.problems)
    return Pack(
        name="+".join(pack.name for pack in loading.packs) or "local",
        version="+".join(pack.version for pack in loading.packs) or "0",
        digest=digest(loading.files),
        rules=tuple(loading.rules[name] for name in sorted(loading.rules)),
        sources=loading.sources,
        forms=tuple(loading.forms),
        plans=tuple(loading.plans),
        kinds=tuple(loading.documents.values()),
        measures=tuple(loading.measures.values()),
        profiles={name: profile for pack in loading.packs for name, profile in pack.profiles.items()},
        holders=join_holders(loading.holders),
        masks=loading.masks,
    )


def _read(loading: Loading, packed: PackedFile) -> None:
    try:
        problem, text = packed.problem, packed.data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem, text = str(error), ""
    if problem:
        loading.problems.append(Problem(packed.shown, 1, 1, "", f"读不了 (cannot be read): {problem}"))
        return
    relative = packed.path
    loading.files.append((relative.as_posix(), packed.data))
    file = YamlFile(packed.shown, text)
    content, problems = file.load()
    if not problems and loading.thorough:
        problems = file.duplicates()
    loading.problems += problems
    if not problems:
        _decode(loading, relative, file, content)


def _decode(loading: Loading, relative: PurePosixPath, file: YamlFile, content: object) -> None:
    taker = _FILES.get(relative.name) if len(relative.parts) == 1 else _FOLDERS.get(relative.parts[0])
    (taker or _rule)(loading, file, content)


def _pack(loading: Loading, file: YamlFile, content: object) -> None:
    loading.packs += _one(loading, file, PackFile, content)


def _holders(loading: Loading, file: YamlFile, content: object) -> None:
    loading.holders += _one(loading, file, HolderFile, content)


def _masks(loading: Loading, file: YamlFile, content: object) -> None:
    masks = {name: entry.mask for name, entry in _many(loading, file, MaskEntry, content)}
    for name in masks.keys() - IDENTIFIERS.keys():
        cause = f"没有这种号码 {name!r} (no such identifier)"
        loading.problems.append(file.problem((name,), cause, closest(name, IDENTIFIERS), of_key=True))
    loading.masks |= masks


def _documents(loading: Loading, file: YamlFile, content: object) -> None:
    for name, kind in _many(loading, file, KindFile, content):
        loading.documents[name] = compile_kind(name, kind)


def _sources(loading: Loading, file: YamlFile, content: object) -> None:
    loading.sources.update(_many(loading, file, Source, content))


def _forms(loading: Loading, file: YamlFile, content: object) -> None:
    loading.forms += (compile_form(name, form) for name, form in _many(loading, file, FormFile, content))


def _plans(loading: Loading, file: YamlFile, content: object) -> None:
    loading.plans += (compile_plan(name, plan) for name, plan in _many(loading, file, PlanFile, content))


def _measures(loading: Loading, file: YamlFile, content: object) -> None:
    for name, measure in _many(loading, file, MeasureFile, content):
        loading.measures[name] = compile_measure(name, measure)
        loading.mentions += [(file, path, of) for path, of in _wholes(name, measure) if of != ALONE]


def _one(loading: Loading, file: YamlFile, model: type[M], content: object) -> list[M]:
    value, problems = file.decode(model, content)
    loading.problems += problems
    return [] if value is None else [value]


def _many(loading: Loading, file: YamlFile, model: type[M], content: object) -> Iterator[tuple[str, M]]:
    if not isinstance(content, dict):
        loading.problems.append(file.problem((), "应为键值表 (expected a mapping)"))
        return
    for name, entry in content.items():
        value, problems = file.decode(model, entry, (name,))
        # Masks are replaced kind by kind; of everything else there is one.
        taken = None if model is MaskEntry else loading.claim(file, f"{model.__name__} {name}")
        if taken:
            problems.append(file.problem((name,), f"{name!r} 已在 {taken} (already there)", of_key=True))
        loading.problems += problems
        if value and not taken:
            yield str(name), value
        else:
            loading.faulty.add(str(name))


def _wholes(name: str, file: MeasureFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, of in enumerate(file.of):
        yield (name, "of", number), of
    for key, forms in (("said", file.said), ("none", file.none)):
        for at, form in enumerate(forms):
            yield from (((name, key, at, "of", number), of) for number, of in enumerate(form.of))


def _rule(loading: Loading, file: YamlFile, content: object) -> None:
    """Check everything about a rule that can be checked, even where parts of it are wrong."""
    raw = content if isinstance(content, dict) else {}
    head, problems = file.decode(RuleFile, content)
    kind = loading.kinds.get(str(raw.get("kind")))
    options = None
    if kind is not None:
        options, more = file.decode(kind.options, raw.get("options", {}), ("options",))
        problems += more
    elif "kind" in raw:
        name = str(raw["kind"])
        cause = f"没有规则种类 {name!r} (no such kind)"
        problems.append(file.problem(("kind",), cause, closest(name, loading.kinds)))
    if kind is not None:
        problems += message_problems(raw.get("messages"), kind, file)
    problems += _taken(loading, file, head) if head is not None else ()
    loading.problems += problems
    loading.raw.append((file, raw))
    if kind is not None and options is not None and kind.mentions:
        loading.mentions += [(file, ("options", *path), name) for path, name in kind.mentions(options)]
    if head is not None and kind is not None and options is not None and not problems:
        loading.rules[head.id] = Rule(head, options, kind.check, kind.across)


def _taken(loading: Loading, file: YamlFile, head: RuleFile) -> Iterator[Problem]:
    """No rule may have the id of another, nor one that another had before."""
    paths: list[tuple[str | int, ...]] = [("id",), *(("aliases", at) for at in range(len(head.aliases)))]
    for name, path in zip((head.id, *head.aliases), paths, strict=True):
        taken = loading.claim(file, name)
        if taken:
            yield file.problem(path, f"编号 {name!r} 已被使用 (id already used): {taken}")


_Taker: TypeAlias = Callable[[Loading, YamlFile, object], None]
#: What takes the files at the top of a pack, and those in its folders; all others are rules.
_FILES: dict[str, _Taker] = {
    "pack.yaml": _pack,
    "holders.yaml": _holders,
    "masks.yaml": _masks,
    "documents.yaml": _documents,
}
_FOLDERS: dict[str, _Taker] = {
    "sources": _sources,
    "forms": _forms,
    "plans": _plans,
    "measures": _measures,
}
