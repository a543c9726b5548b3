"""Checking from Python: text, a file, or many paths in; a report out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.document import Document
from disclosure_lint.engine import RULE_SECONDS, examine
from disclosure_lint.inputs import MAX_SIZE, gather
from disclosure_lint.kinds import KINDS
from disclosure_lint.readers import read, read_text
from disclosure_lint.report import Report
from disclosure_lint.rules.load import load
from disclosure_lint.rules.pack import Pack, builtin_folder, load_builtin
from disclosure_lint.rules.select import choose, find_profile
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@lru_cache(maxsize=8)
def load_pack(extra: tuple[Path, ...] = ()) -> Pack:
    """Load the pack that ships and folders of further rules.

    Raises:
        RuleFilesError: with every mistake in every file.
    """
    if not extra:
        return load_builtin(KINDS)
    return load([builtin_folder(), *extra], KINDS)


def check_text(
    text: str,
    name: str = "<text>",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
) -> Report:
    """Check text that is already decoded.

    Args:
        text: the document; HTML when it starts like HTML or the name says so.
        name: what reports call it; its suffix (``.html``, ``.md``, ``.txt``) chooses the reader.
        select: rule ids or areas to run, all when empty.
        ignore: rule ids or areas to leave out.
        profile: ``publish`` (公开前), ``daily`` (日常, the default) or ``audit`` (普查).

    Returns:
        The report; offsets count characters of ``text``, lines and columns start at 1.

    Raises:
        UnknownNameError: for a rule, area or profile that does not exist.
    """
    report = Report(chosen_pack(select=select, ignore=ignore, profile=profile))
    if text.strip():
        add(report, read_text(text, name, Path(name).suffix.lower()))
    else:
        add(report, Unread(name, Reason.EMPTY))
    return report


def check_file(
    path: str | Path,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
) -> Report:
    """Check one file, or all files below one folder; arguments as in :func:`check_text`.

    What cannot be read is in the report with the reason, not raised.
    """
    return check_paths([path], select=select, ignore=ignore, profile=profile)


def check_paths(
    paths: Iterable[str | Path],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    exclude: Sequence[str] = (),
) -> Report:
    """Check files and folders; ``exclude`` takes patterns as in a ``.gitignore``."""
    report = Report(chosen_pack(select=select, ignore=ignore, profile=profile))
    for source in gather(map(Path, paths), exclude):
        add_source(report, source)
    return report


def chosen_pack(
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    extra: Sequence[Path] = (),
) -> Pack:
    """Return the rules that are to run.

    Raises:
        UnknownNameError: for a rule, area or profile that does not exist.
        RuleFilesError: for mistakes in the folders of ``extra``.
    """
    pack = load_pack(tuple(extra))
    return choose(pack, select, ignore, find_profile(pack, profile))


def add_source(report: Report, source: Source | Unread, *, rule_seconds: float = RULE_SECONDS) -> None:
    """Read a source, check it and add the result to a report."""
    if isinstance(source, Source):
        add(report, _read(source), rule_seconds=rule_seconds)
    else:
        add(report, source)


def add(report: Report, document: Document | Unread, *, rule_seconds: float = RULE_SECONDS) -> None:
    """Check a document and add the result to a report."""
    if isinstance(document, Document):
        report.add(examine(document, report.pack, rule_seconds=rule_seconds))
    else:
        report.add_unread(document)


def _read(source: Source) -> Document | Unread:
    try:
        return read(source)
    except (MemoryError, RecursionError, ValueError, LookupError) as error:
        # A reader that meets what it does not expect must not end the run.
        return Unread(source.name, Reason.READER_FAILED, type(error).__name__)


__all__ = ["MAX_SIZE", "add_source", "check_file", "check_paths", "check_text", "chosen_pack", "load_pack"]
