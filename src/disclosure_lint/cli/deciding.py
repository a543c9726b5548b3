"""Decisions about findings: their files are read before a run and applied to its report."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.judge.files import shown_path

if TYPE_CHECKING:
    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.judge.fingerprint import MacKey
    from disclosure_lint.judge.places import Places
    from disclosure_lint.judge.standing import Notice
    from disclosure_lint.reading import Reading
    from disclosure_lint.report import Report
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.triage.baseline import Baseline, Compared
    from disclosure_lint.triage.inline import Remark
    from disclosure_lint.triage.suppressions import Suppressions
    from disclosure_lint.triage.verdicts import Verdicts


@dataclass
class Decisions:
    """What holds for a run.

    Attributes:
        root: the folder documents are named from.
        files: the files that were read, whole paths.
        mac_key: tells values apart.
        baseline: findings that are known.
        suppressions: findings that do not count.
        verdicts: what people said of findings.
        inline: whether remarks in sources are followed.
    """

    root: Path
    files: tuple[Path, ...] = ()
    mac_key: MacKey | None = None
    baseline: Baseline | None = None
    suppressions: Suppressions | None = None
    verdicts: Verdicts | None = None
    inline: bool = False
    _remarks: dict[int, tuple[Remark, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, settings: Settings) -> Decisions:
        """Read the files the settings name; without any nothing is loaded."""
        decisions = cls(settings.root)
        path = settings.path("baseline")
        if path is not None:
            decisions.baseline = read_baseline(path, settings.root)
            decisions.add(path)
        decisions.load_suppressions(settings)
        said = settings.path("verdicts")
        # A file the configuration names comes into being with the first verdict.
        if said is not None and (said.exists() or settings.values["verdicts"][0].given is None):
            decisions.verdicts = read_verdicts(said, settings.root)
            decisions.add(said)
        if path or said:
            decisions.mac_key = find_key(settings, path or said)
        return decisions

    def load_suppressions(self, settings: Settings) -> None:
        """Read the suppressions, unless the command line turns them off."""
        if settings.parameters.get("no_suppressions"):
            return
        self.inline = bool(settings.one("inline-suppressions"))
        path = settings.path("suppressions")
        if path is None:
            return
        from disclosure_lint.triage.suppressions import Suppressions

        pack = load_rules(settings)
        with usage_errors():
            self.suppressions = Suppressions.parse(
                shown_path(path), read_text(path), path.parent, pack, today()
            )
        self.add(path)

    def note(self, reading: Reading, places: Places) -> None:
        """Keep the remarks of a document."""
        from disclosure_lint.triage.inline import remarks

        found = remarks(reading.document, places.name)
        if found:
            self._remarks[places.index] = found

    def add(self, path: Path) -> None:
        """Remember a file, so that it is not checked as a document."""
        self.files += (Path(os.path.abspath(path)),)  # noqa: PTH100 - links stay links

    def apply(self, report: Report) -> Compared | None:
        """Say of each finding what was decided of it; return what became of the baseline."""
        report.notices += self.follow_new_names(report.pack)
        if self.suppressions:
            self.suppressions.apply(report)
        if self._remarks:
            from disclosure_lint.triage import inline

            inline.apply(report, self._remarks, today())
        if self.verdicts:
            self.verdicts.apply(report)
        if self.baseline is None:
            return None
        from disclosure_lint.triage.baseline import compare
        from disclosure_lint.triage.folder import vanished_from

        return compare(report, self.baseline, vanished_from(self.root))

    def follow_new_names(self, pack: Pack) -> list[Notice]:
        """Call rules in baseline and verdicts by the ids they have now; return which had others."""
        if not pack.renamed:
            return []
        from disclosure_lint.judge.standing import renamed

        notices = [
            renamed(kept.name, old, pack.renamed[old])
            for kept in (self.baseline, self.verdicts)
            if kept is not None
            for old in sorted({row.rule for row in kept.rows} & pack.renamed.keys())
        ]
        self.baseline = self.baseline and self.baseline.with_names_of(pack)
        self.verdicts = self.verdicts and self.verdicts.with_names_of(pack)
        return notices


def today() -> date:
    """Return the day where the user is."""
    return datetime.now(UTC).astimezone().date()


def read_baseline(path: Path, root: Path) -> Baseline:
    """Read a baseline, with documents named from the root."""
    from disclosure_lint.triage.baseline import Baseline
    from disclosure_lint.triage.folder import renamer

    with usage_errors():
        return Baseline.parse(shown_path(path), read_text(path)).moved(renamer(path.parent, root))


def read_verdicts(path: Path, root: Path) -> Verdicts:
    """Read verdicts, with documents named from the root."""
    from disclosure_lint.triage.folder import renamer
    from disclosure_lint.triage.verdicts import Verdicts

    with usage_errors():
        return Verdicts.parse(shown_path(path), read_text(path)).moved(renamer(path.parent, root))


def read_text(path: Path) -> str:
    """Read a file of decisions; what cannot be read is a mistake of the command line."""
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise click.UsageError(f"读不了 (cannot be read): {shown_path(path)}: {error.strerror}") from None


def find_key(settings: Settings, beside: Path | None) -> MacKey | None:
    """Return the key that is named, or the one that lies beside the file, or at the root; None without."""
    from disclosure_lint.triage.folder import KEY_NAME, others_can_read, read_key

    named = settings.path("key-file")
    folders = (beside.parent if beside else settings.root, settings.root)
    path = named or next((one / KEY_NAME for one in folders if (one / KEY_NAME).is_file()), None)
    if path is None:
        return None
    if others_can_read(path):
        click.echo(f"密钥文件别人也能读 (others can read the key): chmod 600 {shown_path(path)}", err=True)
    with usage_errors():
        return read_key(path)
