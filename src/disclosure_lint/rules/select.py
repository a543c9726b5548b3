"""Which rules run: by id, by area, by profile."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from disclosure_lint.rules.problems import closest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack, Profile

DEFAULT_PROFILE = "daily"


class UnknownNameError(ValueError):
    """A rule, area or profile that does not exist, with what was probably meant."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        suggestion = closest(name, known)
        hint = f"；是否想写 {suggestion}？(did you mean {suggestion}?)" if suggestion else ""
        super().__init__(f"没有{what} {name!r}{hint}")


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


def choose(
    pack: Pack,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: Profile | None = None,
    *,
    templates: bool = False,
) -> Pack:
    """Return the pack with the rules that are to run.

    Args:
        pack: all rules.
        select: rule ids, areas or patterns; nothing means all.
        ignore: the same, left out; a rule selected by its full id is never left out by an area.
        profile: what else is left out, and options that differ.
        templates: whether rules about the template of a site run though they are not selected.

    Raises:
        UnknownNameError: for a name that is no rule and no area.
    """
    select, ignore = list(select), list(ignore)
    for name in (*select, *ignore):
        if not any(_matches(rule.id, name) for rule in pack.rules):
            areas = {rule.id.partition("/")[0] for rule in pack.rules}
            raise UnknownNameError("规则 (rule)", name, [*pack.by_id, *areas])
    left_out = [*ignore, *(profile.ignore if profile else ())]
    chosen = [
        rule
        for rule in pack.rules
        if (_unasked(rule, templates) if not select else any(_matches(rule.id, name) for name in select))
        and (rule.id in select or not any(_matches(rule.id, name) for name in left_out))
    ]
    overrides = profile.options if profile else {}
    return pack.with_rules([_with_options(rule, overrides.get(rule.id)) for rule in chosen])


def _unasked(rule: Rule[Any], templates: bool) -> bool:  # noqa: FBT001 - as choose has it
    """Whether a rule runs when none is selected."""
    return templates or rule.file.about == "document"


def _matches(rule: str, name: str) -> bool:
    return rule == name or rule.startswith(f"{name.rstrip('/')}/") or fnmatchcase(rule, name)


def _with_options(rule: Rule[Any], override: dict[str, Any] | None) -> Rule[Any]:
    if not override:
        return rule
    options = type(rule.options).model_validate({**rule.file.options, **override})
    return replace(rule, options=options)
