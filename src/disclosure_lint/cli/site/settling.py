"""What holds for a command on a site: the command line, then the configuration, as ``check`` has it.

The configuration of a scan is the one above its sources, or else above the store. The store remembers
which it was, so that reports are made by the same; and it remembers in which folder the scan ran.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from disclosure_lint.cli.checking import check_patterns, chosen_rules, left_out, name_notices, severities
from disclosure_lint.cli.deciding import Decisions, find_key, today
from disclosure_lint.cli.options import usage_errors
from disclosure_lint.cli.packs import load_rules, pack_paths
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.site.outputs import files_of
from disclosure_lint.config.find import common_folder, find
from disclosure_lint.judge.files import shown_path
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.judge.standing import Standing
    from disclosure_lint.site.decisions import Decisions as SiteDecisions
    from disclosure_lint.site.settings import Settings as SiteSettings
    from disclosure_lint.site.standing import Judged
    from disclosure_lint.site.store import Store


def settle_scan(context: click.Context, paths: Iterable[Path], store: Path) -> Settings:
    """Return what holds for a scan of some files and folders, or of addresses only."""
    given = context.params
    local = list(paths)
    if not given.get("config") and not given.get("no_config"):
        above = find(common_folder(local)) if local else None
        given["config"] = above or find(common_folder([store]))
    settings = settle(context, local)
    check_patterns(given.get("exclude", ()))
    return settings


def settle_report(context: click.Context, store: Store) -> Settings:
    """Return what holds for a command that looks into a store: the configuration is that of its last scan."""
    given = context.params
    if not given.get("config") and not given.get("no_config"):
        said = store.about("config")
        path = Path(os.path.normpath(store.path.absolute().parent / said)) if said else None
        if path and not path.is_file():
            shown = shown_path(path)
            click.echo(f"扫描时的配置文件不在了 (the configuration of the scan is gone): {shown}", err=True)
            path = None
        given["config"] = path or find(common_folder([store.path]))
    return settle(context)


#: Parameter of a scan → key of the section ``site``.
_SITE = {
    "workers": "workers",
    "hosts": "allow-host",
    "depth": "depth",
    "delay": "delay",
    "max_size": "max-size",
    "max_pages": "max-pages",
}


def settled(context: click.Context, settings: Settings, *parameters: str) -> dict[str, Any]:
    """Return parameters of a scan: what the command line says, or else the section ``site``."""
    section = {value.given.path[-1]: value.value for value in settings.values["site"] if value.given}
    said = {}
    for name in parameters:
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        key = _SITE.get(name)
        said[name] = context.params[name] if given or key not in section else section[key]
    return said


def site_settings(settings: Settings) -> SiteSettings:
    """Return what pages are checked with; mistakes in names, rules and packs are usage errors."""
    from disclosure_lint.config.overrides import file_rules
    from disclosure_lint.site.settings import Settings as SiteSettings

    with usage_errors():
        chosen_rules(settings)
        made = SiteSettings(
            packs=pack_paths(settings),
            select=settings.all("select"),
            ignore=settings.all("ignore"),
            profile=settings.one("profile"),
            ner=settings.one("ner"),
            rule_seconds=settings.parameters["rule_timeout"],
            severity=tuple((rule, grade.value) for rule, grade in severities(settings).items()),
            overrides=file_rules(settings.config),
            root=settings.config.folder,
        )
        made.run()
    return made


def value_key(settings: Settings, store: Store) -> str:
    """Return the key values are told apart with: that of ``check`` if there is one, or that of the store."""
    key = find_key(settings, settings.path("baseline") or settings.path("verdicts"))
    return key.dump() if key else store.key().hex()


def remember(store: Store, settings: Settings, chosen: SiteSettings, threshold: str) -> None:
    """Keep in the store what reports need of a scan."""
    key = chosen.mac_key()
    beside = store.path.absolute().parent
    store.note(
        {
            "base": _relative(Path.cwd(), beside),
            "config": _relative(settings.parameters["config"], beside),
            "mac-key": key.id if key else "",
            "fail-on": threshold,
        }
    )


def _relative(path: Path | None, folder: Path) -> str:
    """A path as the store may keep it, "" for one that it may not."""
    try:
        relative = os.path.relpath(path, folder) if path else ""
    except ValueError:  # on another drive
        return ""
    return relative if Masker().mask(relative) == relative else ""


def unwanted(settings: Settings, decisions: Decisions, store: Path) -> Callable[[Path], bool]:
    """Return what tells files that are no pages: what the configuration leaves out, the store, decisions."""
    own = {Path(os.path.abspath(path)) for path in files_of(store)} | set(decisions.files)  # noqa: PTH100 - links stay links
    excluded = left_out(settings)

    def is_unwanted(path: Path) -> bool:
        return Path(os.path.abspath(path)) in own or (excluded is not None and excluded(path))  # noqa: PTH100 - as above

    return is_unwanted


def show_stored(
    context: click.Context, store: Store, rules: Collection[str] = ()
) -> tuple[Settings, Standing]:
    """Settle what holds for a command that looks into a store, and let it show what was decided.

    Where rules are named, only their findings are shown, and counted.
    """
    settings = settle_report(context, store)
    decisions, judged = judge_stored(store, settings, Decisions.load(settings))
    if not rules:
        return settings, judged.standing
    from disclosure_lint.site.standing import narrow

    with usage_errors():
        return settings, narrow(store, judged, decisions.pack, rules)


def show_decisions(store: Store, settings: Settings, decisions: Decisions) -> Standing:
    """Let a store show what was decided of its findings; return what that came to, with all notices."""
    return judge_stored(store, settings, decisions)[1].standing


def judge_stored(store: Store, settings: Settings, decisions: Decisions) -> tuple[SiteDecisions, Judged]:
    """Do the same; return the decisions as the store takes them, and all that came of them."""
    from disclosure_lint.site.decisions import Decisions as SiteDecisions
    from disclosure_lint.site.decisions import copies_of
    from disclosure_lint.site.standing import decide

    pack = load_rules(settings)
    if settings.config.layers:
        from disclosure_lint.config.names import check_names

        with usage_errors():
            check_names(settings.config, pack)
    notices = decisions.follow_new_names(pack)
    made = SiteDecisions(
        pack=pack,
        root=settings.root,
        today=today(),
        suppressions=decisions.suppressions and decisions.suppressions.within(copies_of(store)),
        verdicts=decisions.verdicts,
        baseline=decisions.baseline,
        inline=decisions.inline,
    )
    judged = decide(store, made)
    notices += [*judged.standing.notices, *name_notices(settings)]
    return made, judged._replace(standing=replace(judged.standing, notices=tuple(notices)))
