"""Checking from Python: text, a file, or many paths in; a report out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.archives import expand
from disclosure_lint.engine import examine
from disclosure_lint.inputs import MAX_SIZE, gather
from disclosure_lint.kinds import KINDS
from disclosure_lint.language.names.tagger import choose_engine
from disclosure_lint.readers import read, read_text
from disclosure_lint.rules.load import load
from disclosure_lint.rules.pack import Pack, builtin_folder, load_builtin
from disclosure_lint.rules.select import choose, find_profile
from disclosure_lint.run import Run
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosure_lint.document import Document
    from disclosure_lint.report import Report


@lru_cache(maxsize=8)
def load_pack(extra: tuple[Path, ...] = ()) -> Pack:
    """Load the pack that ships and folders of further rules.

    Raises:
        RuleFilesError: with every mistake in every file.
    """
    if not extra:
        return load_builtin(KINDS)
    return load([builtin_folder(), *extra], KINDS)


def check_text(  # noqa: PLR0913 - options, each by its name
    text: str,
    name: str = "<text>",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    ner: bool | None = None,
) -> Report:
    """Check text that is already decoded.

    Args:
        text: the document; HTML when it starts like HTML or the name says so.
        name: what reports call it; its suffix (``.html``, ``.md``, ``.txt``) chooses the reader.
        select: rule ids or areas to run, all when empty.
        ignore: rule ids or areas to leave out.
        profile: ``publish`` (公开前), ``daily`` (日常, the default) or ``audit`` (普查).
        ner: whether names in doubt are put to the model of the extra ``ner``; by default if it is installed.

    Returns:
        The report; offsets count characters of ``text``, lines and columns start at 1.

    Raises:
        UnknownNameError: for a rule, area or profile that does not exist.
        MissingExtraError: if the model is asked for and not installed.
    """
    chosen = chosen_pack(select=select, ignore=ignore, profile=profile)
    run = Run(chosen, names=choose_engine(ner=ner), root=Path.cwd())
    known = read_text(text, name, Path(name).suffix.lower()) if text.strip() else Unread(name, Reason.EMPTY)
    run.check(known)
    return run.finish()


def check_file(  # noqa: PLR0913 - options, each by its name
    path: str | Path,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    previous: Sequence[str | Path] = (),
    ner: bool | None = None,
    ocr: bool = False,
) -> Report:
    """Check one file, or all files below one folder; arguments as in :func:`check_paths`.

    What cannot be read is in the report with the reason, not raised.
    """
    return check_paths(
        [path], select=select, ignore=ignore, profile=profile, previous=previous, ner=ner, ocr=ocr
    )


def check_paths(  # noqa: PLR0913 - options, each by its name
    paths: Iterable[str | Path],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    exclude: Sequence[str] = (),
    previous: Sequence[str | Path] = (),
    ner: bool | None = None,
    ocr: bool = False,
) -> Report:
    """Check files and folders, each by itself and the reports among them against each other.

    Args:
        paths: files and folders.
        select: as in :func:`check_text`.
        ignore: as in :func:`check_text`.
        profile: as in :func:`check_text`.
        exclude: patterns as in a ``.gitignore``.
        previous: reports of earlier years, read for comparison only.
        ner: as in :func:`check_text`.
        ocr: whether text in pictures and scanned pages is recognised, which takes seconds a page.

    Raises:
        UnknownNameError: for a rule, area or profile that does not exist.
        MissingExtraError: if the model for names is asked for and not installed.
        MissingRecogniserError: if recognition is asked for and not installed.
    """
    if ocr:
        from disclosure_lint.readers.recognition import require

        require()
    chosen = chosen_pack(select=select, ignore=ignore, profile=profile)
    run = Run(chosen, names=choose_engine(ner=ner), root=Path.cwd(), ocr=ocr)
    seen: set[Path] = set()
    for source in gather(map(Path, paths), exclude, seen=seen):
        run.check(source)
    for source in gather(map(Path, previous), seen=seen):
        run.compare_with(source)
    return run.finish()


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


def add(report: Report, source: Source | Document | Unread) -> None:
    """Check one document by itself, and what is inside it, and add the results to a report."""
    document = read(source) if isinstance(source, Source) else source
    if isinstance(document, Unread):
        report.add_unread(document)
        return
    report.add(examine(document, report.pack))
    for part in document.parts:
        for inside in expand(part):
            add(report, inside)


__all__ = ["MAX_SIZE", "check_file", "check_paths", "check_text", "chosen_pack", "load_pack"]
