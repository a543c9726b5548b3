"""Which rules run: by id, by area, by profile."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from disclosure_lint.rules.problems import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.finding import Severity
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.rules.shapes import Profile

DEFAULT_PROFILE = "daily"


class UnknownNameError(ValueError):
    """A rule, area or profile that does not exist.

    Attributes:
        cause: what does not exist.
        suggestion: what was probably meant, "" when nothing is close.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.cause = f"没有{what} {name!r}"
        self.suggestion = closest(name, known)
        hint = f"；是否想写 {self.suggestion}？(did you mean {self.suggestion}?)" if self.suggestion else ""
        super().__init__(f"{self.cause}{hint}")


def find_profile(pack: Pack, name: str | None) -> Profile | None:
    """Return a profile by its name or an alias; the default one when none is named."""
    wanted = name or DEFAULT_PROFILE
    for key, profile in pack.profiles.items():
        if wanted == key or wanted in profile.aliases:
            return profile
    if name is None:
        return None
    known = [*pack.profiles, *(alias for profile in pack.profiles.values() for alias in profile.aliases)]
    raise UnknownNameError("用途 (profile)", name, known)


def choose(  # noqa: PLR0913 - options, each by its name
    pack: Pack,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile | None = None,
    *,
    templates: bool = False,
    previews: bool = False,
) -> Pack:
    """Return the pack with the rules that are to run.

    Args:
        pack: all rules.
        select: rule ids, areas or patterns; nothing means all.
        ignore: the same, left out; a rule selected by its full id is never left out by an area.
        profile: what else is left out, and options that differ.
        templates: whether rules about the template of a site run though they are not selected.
        previews: whether rules that are tried out run though they are not selected by their full id.

    Raises:
        UnknownNameError: for a name that is no rule and no area.
    """
    select, ignore = list(select), list(ignore)
    for name in (*select, *ignore):
        if not is_known(pack, name):
            raise UnknownNameError("规则 (rule)", name, names_of(pack))
    select = [current(pack, name) for name in select]
    left_out = [current(pack, name) for name in (*ignore, *(profile.ignore if profile else ()))]
    chosen = [
        rule
        for rule in pack.rules
        if (_unasked(rule, templates) if not select else any(matches(rule.id, name) for name in select))
        and (previews or rule.file.status != "preview" or rule.id in select)
        and (rule.id in select or not any(matches(rule.id, name) for name in left_out))
    ]
    options = profile.options if profile else {}
    overrides = {current(pack, name): value for name, value in options.items()}
    return pack.with_rules([_with_options(rule, overrides.get(rule.id)) for rule in chosen])


def _unasked(rule: Rule[Any], templates: bool) -> bool:  # noqa: FBT001 - as choose has it
    """Whether a rule runs when none is selected."""
    return templates or rule.file.about == "document"


def is_known(pack: Pack, name: str) -> bool:
    """Whether a name is a rule, an area, or a pattern of rules, of a pack."""
    return name in pack.renamed or any(matches(rule.id, name) for rule in pack.rules)


def current(pack: Pack, name: str) -> str:
    """Return the id a rule of a pack has, by one it had before; any other name as it is."""
    return pack.renamed.get(name, name)


def names_of(pack: Pack) -> list[str]:
    """Return the rules and areas of a pack."""
    return [*pack.by_id, *sorted({rule.id.partition("/")[0] for rule in pack.rules})]


def without(pack: Pack, names: Iterable[str]) -> Pack:
    """Return the pack without some rules or areas."""
    names = tuple(current(pack, name) for name in names)
    return pack.with_rules([rule for rule in pack.rules if not any(matches(rule.id, n) for n in names)])


def with_severity(pack: Pack, severity: Mapping[str, Severity]) -> Pack:
    """Return the pack with other severities for some rules or areas; what is named later wins."""
    if not severity:
        return pack
    current_ids = {current(pack, name): grade for name, grade in severity.items()}
    return pack.with_rules([_graded(rule, current_ids) for rule in pack.rules])


def _graded(rule: Rule[Any], severity: Mapping[str, Severity]) -> Rule[Any]:
    given = [grade for name, grade in severity.items() if matches(rule.id, name)]
    if not given or given[-1] is rule.file.severity:
        return rule
    return replace(rule, file=rule.file.model_copy(update={"severity": given[-1]}))


def matches(rule: str, name: str) -> bool:
    """Whether a rule is meant by its id, by an area, or by a pattern."""
    return rule == name or rule.startswith(f"{name.rstrip('/')}/") or fnmatchcase(rule, name)


def _with_options(rule: Rule[Any], override: dict[str, Any] | None) -> Rule[Any]:
    if not override:
        return rule
    options = type(rule.options).model_validate({**rule.file.options, **override})
    return replace(rule, options=options)
