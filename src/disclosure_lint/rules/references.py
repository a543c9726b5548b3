"""What the files of a pack name must be there: sources, clauses, document kinds, plans, rules, measures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from disclosure_lint.rules.problems import Problem, closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.decode import YamlFile
    from disclosure_lint.rules.loading import Loading


def reference_problems(loading: Loading) -> Iterator[Problem]:
    """Yield what is named and not there, once all files are read."""
    for file, raw in loading.raw:
        yield from _references(loading, raw, file)
    yield from _mentions(loading)


def follow_new_names(loading: Loading) -> None:
    """Let rules that name others by ids they had before name them by those they have."""
    renamed = {alias: rule.id for rule in loading.rules.values() for alias in rule.file.aliases}
    for rule in [rule for rule in loading.rules.values() if renamed.keys() & {*rule.file.yields_to}]:
        names = tuple(renamed.get(name, name) for name in rule.file.yields_to)
        file = rule.file.model_copy(update={"yields_to": names})
        loading.rules[rule.id] = replace(rule, file=file)


def _references(loading: Loading, raw: dict[str, Any], file: YamlFile) -> Iterator[Problem]:
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


def _plans_and_rules(loading: Loading, raw: dict[str, Any], file: YamlFile) -> Iterator[Problem]:
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


def _mentions(loading: Loading) -> Iterator[Problem]:
    """Measures that are named must be among those of the pack."""
    for file, path, name in loading.mentions:
        if name not in loading.measures and name not in loading.faulty:
            cause = f"没有计量项 {name!r} (no such measure)"
            yield file.problem(path, cause, closest(name, loading.measures), of_key=True)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
