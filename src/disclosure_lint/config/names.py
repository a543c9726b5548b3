"""What configuration names must be in the packs: rules, areas, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.config.load import ConfigError
from disclosure_lint.judge.standing import notices_of_name
from disclosure_lint.rules.problems import closest
from disclosure_lint.rules.select import UnknownNameError, find_profile, is_known, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.config.layers import Config, Given
    from disclosure_lint.judge.standing import Notice
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.rules.problems import Problem


def check_names(config: Config, pack: Pack) -> None:
    """Look for every name in the files in the packs.

    Raises:
        ConfigError: with every name that is not there.
    """
    problems = [problem for named in _named(config) for problem in _look(named, pack)]
    for layer in config.layers:
        if layer.values.get("profile"):
            given = layer.given("profile")
            try:
                find_profile(pack, given.value)
            except UnknownNameError as error:
                problems.append(given.problem(error.cause, error.suggestion))
    if problems:
        raise ConfigError(problems)


def notices(config: Config, pack: Pack) -> Iterator[Notice]:
    """Yield what to tell of rules the files name that have a new id, or one to take their place."""
    for given, of_key in _named(config):
        name = str(given.path[-1]) if of_key else given.value
        yield from notices_of_name(name, given.place, pack)


def _named(config: Config) -> Iterator[tuple[Given, bool]]:
    """Every rule or area that is named, and whether it stands as a key."""
    for layer in config.layers:
        for key in ("select", "ignore"):
            yield from ((layer.given(key, at), False) for at in range(len(layer.values.get(key, ()))))
        yield from ((layer.given("severity", rule), True) for rule in layer.values.get("severity", ()))
        for number, override in enumerate(layer.values.get("overrides", ())):
            whole = layer.given("overrides", number)
            for at, name in enumerate(override.ignore):
                yield whole._replace(value=name, path=(*whole.path, "ignore", at)), False
            for rule in override.severity:
                yield whole._replace(value=rule, path=(*whole.path, "severity", rule)), True


def _look(named: tuple[Given, bool], pack: Pack) -> Iterator[Problem]:
    given, of_key = named
    name = str(given.path[-1]) if of_key else given.value
    if not is_known(pack, name):
        cause = f"没有规则 {name!r} (no such rule)"
        yield given.problem(cause, closest(name, names_of(pack)), of_key=of_key)
