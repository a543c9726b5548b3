"""What a scan checks with: enough to make the same rules again in another process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure_lint.api import load_pack
from disclosure_lint.config.overrides import FileRules, Overrides
from disclosure_lint.engine import RULE_SECONDS
from disclosure_lint.finding import Severity
from disclosure_lint.judge.fingerprint import MacKey
from disclosure_lint.language.names.tagger import choose_engine
from disclosure_lint.rules.select import choose, find_profile, with_severity
from disclosure_lint.run import Run
from disclosure_lint.site.minhash import algorithm
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.language.names.tagger import Engine
    from disclosure_lint.rules.pack import Pack


@dataclass(frozen=True, slots=True)
class Settings:
    """The choice of rules, as on the command line of ``check``.

    Attributes:
        packs: folders of further rules.
        select: rule ids or areas to run, all when empty.
        ignore: rule ids or areas to leave out.
        profile: id of the profile, None for the default.
        ner: whether names in doubt are put to the model; None when it is installed.
        rule_seconds: that one rule may take on one document.
        severity: (rule, severity), later ones win.
        overrides: what is different for some pages.
        root: the folder documents are named from, that of the configuration; None without one.
        key: of the MACs of values, as :meth:`MacKey.dump` gives it; "" for none.
    """

    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    ner: bool | None = None
    rule_seconds: float = RULE_SECONDS
    severity: tuple[tuple[str, str], ...] = ()
    overrides: tuple[FileRules, ...] = ()
    root: Path | None = None
    key: str = field(default="", repr=False)

    def pack(self) -> Pack:
        """Return the rules that were chosen.

        Raises:
            RuleFilesError: with every mistake in every file.
            UnknownNameError: for a rule, area or profile that does not exist.
        """
        return _chosen(self)

    def run(self) -> Run:
        """Return a run with these rules.

        Raises:
            MissingExtraError: if the model is asked for and not installed.
        """
        return Run(
            self.pack(),
            rule_seconds=self.rule_seconds,
            names=_engine(self.ner),
            root=self.root,
            mac_key=self.mac_key(),
            pack_for=self.pack_for,
        )

    def pack_for(self, document: str) -> Pack:
        """Return the rules for a document, by its name."""
        return _overrides(self)(document) if self.overrides else self.pack()

    def mac_key(self) -> MacKey | None:
        """Return the key of the MACs of values."""
        return _mac_key(self.key) if self.key else None

    def threshold(self) -> str:
        """Return the level from which findings count, by the profile."""
        profile = find_profile(load_pack(self.packs), self.profile)
        return profile.fail_on if profile else "warning"

    def version(self) -> str:
        """Return a digest that changes when a page may be judged otherwise, or its findings be named so.

        In it are the rules and their choice, the tool and its models, severities, what is different for
        some pages, the root, and which key MACs are made with.
        """
        pack, key = self.pack(), self.mac_key()
        said = (
            __version__,
            pack.digest,
            ",".join(f"{rule.id}={rule.file.severity.value}" for rule in pack.rules),
            _engine(self.ner).name,
            algorithm(),
            str(self.profile),
            str(self.rule_seconds),
            repr(self.overrides),
            str(self.root or ""),
            key.id if key else "",
        )
        return hashlib.sha256("\0".join(said).encode(errors="backslashreplace")).hexdigest()[:32]

    def dump(self) -> dict[str, Any]:
        """Return plain values that JSON can hold, the key among them."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        root = str(self.root) if self.root else None
        return plain | {"packs": [str(pack) for pack in self.packs], "root": root}

    @classmethod
    def load(cls, plain: dict[str, Any]) -> Settings:
        """Return what was dumped, after JSON has made lists of its tuples."""
        lists = {name: tuple(plain[name]) for name in ("select", "ignore")}
        return cls(
            **plain
            | lists
            | {
                "packs": tuple(map(Path, plain["packs"])),
                "root": Path(plain["root"]) if plain["root"] else None,
                "severity": _pairs(plain["severity"]),
                "overrides": tuple(
                    FileRules(folder, tuple(files), tuple(ignore), _pairs(severity))
                    for folder, files, ignore, severity in plain["overrides"]
                ),
            }
        )


def _pairs(listed: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((rule, grade) for rule, grade in listed)


@lru_cache(maxsize=4)
def _engine(ner: bool | None) -> Engine:  # noqa: FBT001 - as the option has it
    return choose_engine(ner=ner)


@lru_cache(maxsize=4)
def _chosen(settings: Settings) -> Pack:
    pack = load_pack(settings.packs)
    profile = find_profile(pack, settings.profile)
    chosen = choose(pack, settings.select, settings.ignore, profile, templates=True)
    return with_severity(chosen, {rule: Severity(grade) for rule, grade in settings.severity})


@lru_cache(maxsize=4)
def _overrides(settings: Settings) -> Overrides:
    return Overrides(settings.overrides, settings.pack())


@lru_cache(maxsize=4)
def _mac_key(text: str) -> MacKey:
    return MacKey.parse(text)
