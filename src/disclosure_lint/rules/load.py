"""Folders of YAML become a pack, or every mistake in them is raised at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from string import Formatter
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from disclosure_lint.forms import FormTable
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.measures import ALONE
from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.files import PackedFile, pack_files
from disclosure_lint.rules.model import Kind, Rule, RuleFile
from disclosure_lint.rules.pack import (
    FormFile,
    HolderFile,
    KindFile,
    MaskEntry,
    MeasureFile,
    Pack,
    PackFile,
    PlanFile,
    Source,
    compile_kind,
    compile_measure,
    compile_plan,
    digest,
    join_holders,
)
from disclosure_lint.rules.problems import Problem, RuleFilesError, closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path, PurePosixPath

    from disclosure_lint.facts import DocumentKind
    from disclosure_lint.identifiers.masks import Mask
    from disclosure_lint.measures import Measure
    from disclosure_lint.structure.chapters import Plan

M = TypeVar("M", bound=BaseModel)

TEST_SUFFIX = ".test.yaml"


@dataclass
class _Loading:
    """A pack while its files are read."""

    kinds: Mapping[str, Kind]
    thorough: bool
    files: list[tuple[str, bytes]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rules: dict[str, Rule[Any]] = field(default_factory=dict)
    raw: list[tuple[YamlFile, dict[str, Any]]] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    forms: list[FormTable] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    documents: dict[str, DocumentKind] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    #: Where rules name measures.
    mentions: list[tuple[YamlFile, tuple[str | int, ...], str]] = field(default_factory=list)
    #: Names of sources and document kinds that are there, though perhaps with mistakes of their own.
    faulty: set[str] = field(default_factory=set)
    packs: list[PackFile] = field(default_factory=list)
    holders: list[HolderFile] = field(default_factory=list)
    masks: dict[str, Mask] = field(default_factory=dict)
    #: Name of a rule or another part → the file it is in.
    owners: dict[str, YamlFile] = field(default_factory=dict)


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
    loading = _Loading(kinds, thorough)
    for folder in folders:
        for packed in pack_files(folder):
            if not packed.path.name.endswith(TEST_SUFFIX):
                _read(loading, packed)
    for file, raw in loading.raw:
        loading.problems += _references(loading, raw, file)
    loading.problems += _mentions(loading)
    _follow_new_names(loading)
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


def _read(loading: _Loading, packed: PackedFile) -> None:
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


def _decode(loading: _Loading, relative: PurePosixPath, file: YamlFile, content: object) -> None:
    if relative.parts == ("pack.yaml",):
        pack = _one(loading, file, PackFile, content)
        loading.packs += [pack] if pack else []
    elif relative.parts in {("holders.yaml",), ("masks.yaml",)}:
        _personal(loading, relative.name, file, content)
    elif relative.parts == ("documents.yaml",):
        for name, kind in _many(loading, file, KindFile, content):
            loading.documents[name] = compile_kind(name, kind)
    elif relative.parts[0] == "sources":
        loading.sources.update(_many(loading, file, Source, content))
    elif relative.parts[0] == "forms":
        loading.forms += (_form(name, form) for name, form in _many(loading, file, FormFile, content))
    elif relative.parts[0] == "plans":
        loading.plans += (compile_plan(name, plan) for name, plan in _many(loading, file, PlanFile, content))
    elif relative.parts[0] == "measures":
        for name, measure in _many(loading, file, MeasureFile, content):
            loading.measures[name] = compile_measure(name, measure)
            loading.mentions += [(file, path, of) for path, of in _wholes(name, measure) if of != ALONE]
    else:
        _rule(loading, file, content)


def _personal(loading: _Loading, name: str, file: YamlFile, content: object) -> None:
    if name == "masks.yaml":
        loading.masks |= _masks(loading, file, content)
    elif holders := _one(loading, file, HolderFile, content):
        loading.holders.append(holders)


def _one(loading: _Loading, file: YamlFile, model: type[M], content: object) -> M | None:
    value, problems = file.decode(model, content)
    loading.problems += problems
    return value


def _many(loading: _Loading, file: YamlFile, model: type[M], content: object) -> Iterator[tuple[str, M]]:
    if not isinstance(content, dict):
        loading.problems.append(file.problem((), "应为键值表 (expected a mapping)"))
        return
    for name, entry in content.items():
        value, problems = file.decode(model, entry, (name,))
        # Masks are replaced kind by kind; of everything else there is one.
        taken = None if model is MaskEntry else _claim(loading, file, f"{model.__name__} {name}")
        if taken:
            problems.append(file.problem((name,), f"{name!r} 已在 {taken} (already there)", of_key=True))
        loading.problems += problems
        if value and not taken:
            yield str(name), value
        else:
            loading.faulty.add(str(name))


def _claim(loading: _Loading, file: YamlFile, name: str) -> str | None:
    """Take a name for a file; return the file that has it already."""
    taken = loading.owners.setdefault(name, file)
    return taken.name if taken is not file else None


def _masks(loading: _Loading, file: YamlFile, content: object) -> dict[str, Mask]:
    masks = {name: entry.mask for name, entry in _many(loading, file, MaskEntry, content)}
    for name in masks.keys() - IDENTIFIERS.keys():
        cause = f"没有这种号码 {name!r} (no such identifier)"
        loading.problems.append(file.problem((name,), cause, closest(name, IDENTIFIERS), of_key=True))
    return masks


def _form(name: str, file: FormFile) -> FormTable:
    # “requests@2021” is the 2021 version of the table that rules call “requests”.
    return FormTable(
        name.partition("@")[0],
        file.title,
        file.rows,
        file.columns,
        file.years.from_,
        file.years.to,
        file.totals,
        file.ascending,
        file.agree,
        file.within,
    )


def _wholes(name: str, file: MeasureFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, of in enumerate(file.of):
        yield (name, "of", number), of
    for key, forms in (("said", file.said), ("none", file.none)):
        for at, form in enumerate(forms):
            yield from (((name, key, at, "of", number), of) for number, of in enumerate(form.of))


def _rule(loading: _Loading, file: YamlFile, content: object) -> None:
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
        problems += _templates(raw.get("messages"), kind, file)
    problems += _taken(loading, file, head) if head is not None else ()
    loading.problems += problems
    loading.raw.append((file, raw))
    if kind is not None and options is not None and kind.mentions:
        loading.mentions += [(file, ("options", *path), name) for path, name in kind.mentions(options)]
    if head is not None and kind is not None and options is not None and not problems:
        loading.rules[head.id] = Rule(head, options, kind.check, kind.across)


def _taken(loading: _Loading, file: YamlFile, head: RuleFile) -> Iterator[Problem]:
    """No rule may have the id of another, nor one that another had before."""
    paths: list[tuple[str | int, ...]] = [("id",), *(("aliases", at) for at in range(len(head.aliases)))]
    for name, path in zip((head.id, *head.aliases), paths, strict=True):
        taken = _claim(loading, file, name)
        if taken:
            yield file.problem(path, f"编号 {name!r} 已被使用 (id already used): {taken}")


def _follow_new_names(loading: _Loading) -> None:
    """Let rules that name others by ids they had before name them by those they have."""
    renamed = {alias: rule.id for rule in loading.rules.values() for alias in rule.file.aliases}
    for rule in [rule for rule in loading.rules.values() if renamed.keys() & {*rule.file.yields_to}]:
        names = tuple(renamed.get(name, name) for name in rule.file.yields_to)
        file = rule.file.model_copy(update={"yields_to": names})
        loading.rules[rule.id] = replace(rule, file=file)


def _templates(messages: object, kind: Kind, file: YamlFile) -> Iterator[Problem]:
    """Messages the kind gives must all be there, no others, and use only the data it gives."""
    for lang, templates in messages.items() if isinstance(messages, dict) else ():
        if lang not in {"zh", "en"} or not isinstance(templates, dict):
            continue  # told where the shape of the file is checked
        for name in sorted(kind.messages.keys() - templates.keys()):
            yield file.problem(("messages", lang), f"缺少消息 {name!r} (missing message)")
        for name, template in templates.items():
            yield from _template(("messages", lang, name), template, kind, file)


def _template(path: tuple[str, str, str], template: object, kind: Kind, file: YamlFile) -> Iterator[Problem]:
    name = path[-1]
    if name not in kind.messages:
        cause = f"种类 {kind.name} 没有消息 {name!r} (the kind has no such message)"
        yield file.problem(path, cause, closest(str(name), kind.messages), of_key=True)
        return
    try:
        used = {field for _, field, _, _ in Formatter().parse(str(template)) if field is not None}
    except ValueError as error:
        yield file.problem(path, f"消息模板有误 (bad template): {error}")
        return
    for unknown in sorted(used - kind.messages[name]):
        cause = f"消息里没有 {{{unknown}}} (not among the data of this message)"
        yield file.problem(path, cause, closest(unknown, kind.messages[name]))


def _references(loading: _Loading, raw: dict[str, Any], file: YamlFile) -> Iterator[Problem]:
    """What a rule names must exist: sources, clauses, document kinds, plans, other rules."""
    for number, basis in enumerate(_listed(raw.get("basis"))):
        name, clause = (
            (str(basis.get(key)) for key in ("source", "clause")) if isinstance(basis, dict) else ("", "")
        )
        source = loading.sources.get(name)
        if source is None and name and name not in loading.faulty:
            cause = f"没有依据 {name!r} (no such source)"
            yield file.problem(("basis", number, "source"), cause, closest(name, loading.sources))
        elif source is not None and clause not in source.clauses:
            cause = f"{name} 没有登记条款 {clause!r} (clause not listed for this source)"
            yield file.problem(("basis", number, "clause"), cause, closest(clause, source.clauses))
    yield from _plans_and_rules(loading, raw, file)
    applies = raw.get("applies")
    for number, kind in enumerate(_listed(applies.get("documents") if isinstance(applies, dict) else None)):
        if kind not in loading.documents and str(kind) not in loading.faulty:
            cause = f"没有文种 {kind!r} (no such kind of document)"
            suggestion = closest(str(kind), loading.documents)
            yield file.problem(("applies", "documents", number), cause, suggestion)


def _plans_and_rules(loading: _Loading, raw: dict[str, Any], file: YamlFile) -> Iterator[Problem]:
    options = raw.get("options")
    plans = {plan.id for plan in loading.plans} | loading.faulty
    for key in ("plan", "parts"):
        plan = options.get(key) if isinstance(options, dict) else None
        if isinstance(plan, str) and plan not in plans:
            yield file.problem(("options", key), f"没有提纲 {plan!r} (no such plan)", closest(plan, plans))
    rules = {
        str(name) for _, other in loading.raw for name in (other.get("id"), *_listed(other.get("aliases")))
    }
    named: list[tuple[tuple[str | int, ...], object]] = [
        (("yields-to", number), rule) for number, rule in enumerate(_listed(raw.get("yields-to")))
    ]
    named += [(("replaced-by",), raw["replaced-by"])] if raw.get("replaced-by") else []
    for path, rule in named:
        if rule not in rules:
            yield file.problem(path, f"没有规则 {rule!r} (no such rule)", closest(str(rule), rules))


def _mentions(loading: _Loading) -> Iterator[Problem]:
    """Measures that are named must be among those of the pack."""
    for file, path, name in loading.mentions:
        if name not in loading.measures and name not in loading.faulty:
            cause = f"没有计量项 {name!r} (no such measure)"
            yield file.problem(path, cause, closest(name, loading.measures), of_key=True)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
