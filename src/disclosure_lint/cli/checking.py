"""A check as the command line asks for it; ``check`` makes one, ``record verify`` makes it again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from disclosure_lint.cli.options import load_rules, usage_errors
from disclosure_lint.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.report import Report
    from disclosure_lint.run import Run
    from disclosure_lint.source import Source, Unread

_STDIN = "-"


class Asking(NamedTuple):
    """What is to be checked and how; the options of ``check`` by their names."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    fail_on: str | None = None
    stdin_filename: str = "<stdin>"
    previous: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    rule_timeout: float = 10.0
    ner: bool | None = None
    packs: tuple[Path, ...] = ()


class Kept(NamedTuple):
    """What the report is to keep of documents beside its findings."""

    texts: bool = False
    digests: bool = False
    reveal: bool = False


def check(asked: Asking, kept: Kept, apart: Iterable[Path] = ()) -> tuple[Report, str]:
    """Return the report, and the threshold of the exit code.

    Args:
        asked: what is to be checked and how.
        kept: what the report is to keep.
        apart: files in folders that are none of the documents, such as reports and records.

    Raises:
        click.UsageError: for names that do not exist, patterns that are none, extras that are missing.
    """
    from disclosure_lint.language.names.tagger import choose_engine
    from disclosure_lint.rules.select import choose, find_profile
    from disclosure_lint.run import Run

    _check_patterns(asked.exclude)
    if any(path.lower().endswith(".pdf") for path in asked.paths):
        from disclosure_lint.readers.isolation import READER

        READER.start()  # it gets ready while the rules are read
    with usage_errors():
        pack = load_rules(asked.packs)
        profile = find_profile(pack, asked.profile)
        rules = choose(pack, _names(asked.select), _names(asked.ignore), profile)
        run = Run(
            rules,
            rule_seconds=asked.rule_timeout,
            names=choose_engine(ner=asked.ner),
            reveal=kept.reveal,
            keep_texts=kept.texts,
            keep_digests=kept.digests,
        )
    seen = {Path(os.path.abspath(path)) for path in apart}  # noqa: PTH100 - as files are told apart
    _check(run, _sources(asked, seen))
    _compare(run, asked.previous, seen)
    return run.finish(), asked.fail_on or (profile.fail_on if profile else "warning")


def recorded(report: Report, asked: Asking, code: int) -> bytes:
    """Return the record of a check; personal values in the names it was given are masked."""
    import datetime

    from disclosure_lint.formats.record import format_record
    from disclosure_lint.judge.masking import Masker

    mask = Masker().mask

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return [plain(one) for one in value]
        return mask(str(value)) if isinstance(value, str | Path) else value

    options = {name: plain(value) for name, value in asked._asdict().items()}
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return format_record(report, options, time=now, exit_code=code)


def _check_patterns(exclude: tuple[str, ...]) -> None:
    if not exclude:
        return
    from disclosure_lint.inputs import is_pattern

    for pattern in exclude:
        if not is_pattern(pattern):
            raise click.UsageError(f"--exclude 的写法有误 (not a pattern): {pattern!r}")


def _names(values: Iterable[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _sources(asked: Asking, seen: set[Path]) -> Iterator[Source | Unread]:
    from disclosure_lint.inputs import gather
    from disclosure_lint.source import Source

    if _STDIN in asked.paths:
        yield Source(asked.stdin_filename, sys.stdin.buffer.read())
    yield from gather([Path(path) for path in asked.paths if path != _STDIN], asked.exclude, seen=seen)


def _check(run: Run, sources: Iterable[Source | Unread]) -> None:
    progress = Progress()
    try:
        for source in sources:
            run.check(source)
            progress.update(len(run.report.documents), len(run.report.entries))
    finally:
        progress.close()


def _compare(run: Run, previous: tuple[Path, ...], seen: set[Path]) -> None:
    from disclosure_lint.inputs import gather

    for source in gather(previous, seen=seen):
        run.compare_with(source)
