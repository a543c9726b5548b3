"""Checking paths under the settings of a run, as several commands do."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.progress import Progress
from disclosure_lint.cli.settings import STDIN
from disclosure_lint.readers.recognition import require
from disclosure_lint.readers.sniff import PDF_SUFFIXES, PICTURE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.document import Document
    from disclosure_lint.finding import Severity
    from disclosure_lint.judge.standing import Notice
    from disclosure_lint.report import Report
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.rules.shapes import Profile
    from disclosure_lint.run import Run, Watch
    from disclosure_lint.source import Source, Unread
    from disclosure_lint.triage.baseline import Compared


@dataclass(frozen=True)
class Checked:
    """A finished run.

    Attributes:
        report: what it came to.
        fail_on: the threshold of the exit code.
        compared: what became of the baseline, None without one.
    """

    report: Report
    fail_on: str
    compared: Compared | None


def check(
    settings: Settings,
    paths: tuple[str, ...],
    decisions: Decisions,
    *,
    keep_texts: bool = False,
    keep_digests: bool = False,
) -> Checked:
    """Check paths and say of each finding what was decided of it.

    Args:
        settings: what holds for the run.
        paths: files, folders, and ``-`` for standard input.
        decisions: what was decided before; its files are no documents.
        keep_texts: whether the report is to keep the masked texts of documents.
        keep_digests: whether it is to keep digests of them.
    """
    from disclosure_lint.language.names.tagger import choose_engine
    from disclosure_lint.run import Run

    parameters = settings.parameters
    check_patterns(parameters.get("exclude", ()))
    if any(path.lower().endswith(tuple(PDF_SUFFIXES | PICTURE_SUFFIXES)) for path in paths):
        from disclosure_lint.readers.isolation import READER

        READER.start()  # it gets ready while the rules are read
    ocr = parameters.get("ocr", False)
    with usage_errors():
        if ocr:
            require()
        pack, profile = chosen_rules(settings)
        run = Run(
            pack,
            rule_seconds=parameters.get("rule_timeout", 10.0),
            names=choose_engine(ner=settings.one("ner")),
            reveal=parameters.get("reveal", False),
            keep_texts=keep_texts,
            keep_digests=keep_digests,
            root=settings.root,
            mac_key=decisions.mac_key,
            pack_for=_overrides(settings, pack),
            ocr=ocr,
        )
    seen = set(decisions.files)
    _check(run, _sources(settings, paths, seen), decisions.note if decisions.inline else None)
    _compare(run, parameters.get("previous", ()), seen)
    fail_on = settings.one("fail-on") or (profile.fail_on if profile else "warning")
    report = run.finish()
    report.notices += name_notices(settings)
    return Checked(report, fail_on, decisions.apply(report))


def chosen_rules(settings: Settings) -> tuple[Pack, Profile | None]:
    """Return the rules that run, and the profile."""
    from disclosure_lint.rules.select import choose, find_profile, with_severity

    pack = load_rules(settings)
    if settings.config.layers:
        from disclosure_lint.config.names import check_names

        check_names(settings.config, pack)
    profile = find_profile(pack, settings.one("profile"))
    chosen = choose(pack, settings.all("select"), settings.all("ignore"), profile)
    return with_severity(chosen, severities(settings)), profile


def severities(settings: Settings) -> dict[str, Severity]:
    """Return the severities the configuration gives: rule → severity, later ones win."""
    given = (value for value in settings.values["severity"] if value.given)
    return {str(value.given.path[-1]): value.value for value in given if value.given}


def name_notices(settings: Settings) -> Iterator[Notice]:
    """Yield what to tell of the rules that are named: on the command line, then in configuration files."""
    from disclosure_lint.judge.standing import notices_of_name

    pack = load_rules(settings)
    for key in ("select", "ignore"):
        for value in settings.values[key]:
            if value.given is None:
                yield from notices_of_name(value.value, value.origin, pack)
    if settings.config.layers:
        from disclosure_lint.config.names import notices

        yield from notices(settings.config, pack)


def _overrides(settings: Settings, pack: Pack) -> Callable[[str], Pack] | None:
    if not settings.values["overrides"]:
        return None
    from disclosure_lint.config.overrides import Overrides, file_rules

    return Overrides(file_rules(settings.config), pack)


def check_patterns(exclude: tuple[str, ...]) -> None:
    """Refuse what is no pattern of files."""
    if not exclude:
        return
    from disclosure_lint.inputs import is_pattern

    for pattern in exclude:
        if not is_pattern(pattern):
            raise click.UsageError(f"--exclude 的写法有误 (not a pattern): {pattern!r}")


def _sources(
    settings: Settings, paths: tuple[str, ...], seen: set[Path]
) -> Iterator[Source | Document | Unread]:
    from disclosure_lint.inputs import gather
    from disclosure_lint.source import Reason, Source, Unread

    if STDIN in paths:
        name = settings.parameters["stdin_filename"]
        closed = sys.stdin is None  # before we were started
        yield Unread(name, Reason.MISSING) if closed else Source(name, sys.stdin.buffer.read())
    # Patterns of the command line are from the folder that is scanned, those of a file from its own.
    said = [value.value for value in settings.values["exclude"] if value.given is None]
    yield from gather(
        [Path(path) for path in paths if path != STDIN], said, seen=seen, left_out=left_out(settings)
    )


def left_out(settings: Settings) -> Callable[[Path], bool] | None:
    """Return what tells files in folders the configuration leaves out, None when it leaves out none."""
    given = [value.given for value in settings.values["exclude"] if value.given]
    if not given:
        return None
    from disclosure_lint.judge.files import FilePatterns

    folders = {one.layer.folder: None for one in given}
    patterns = [
        FilePatterns(folder, tuple(one.value for one in given if one.layer.folder == folder))
        for folder in folders
    ]
    return lambda path: any(one.hold(str(path)) for one in patterns)


def _check(run: Run, sources: Iterable[Source | Document | Unread], watch: Watch | None) -> None:
    progress = Progress()
    try:
        for source in sources:
            run.check(source, watch)
            progress.update(len(run.report.documents), len(run.report.entries))
    finally:
        progress.close()


def _compare(run: Run, previous: tuple[Path, ...], seen: set[Path]) -> None:
    from disclosure_lint.inputs import gather

    for source in gather(previous, seen=seen):
        run.compare_with(source)
