"""What a scan checks with: enough to make the same rules again in another process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from disclosure_lint.api import load_pack
from disclosure_lint.engine import RULE_SECONDS
from disclosure_lint.language.names.tagger import choose_engine
from disclosure_lint.rules.select import choose, find_profile
from disclosure_lint.run import Run
from disclosure_lint.site.minhash import algorithm
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

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
    """

    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    ner: bool | None = None
    rule_seconds: float = RULE_SECONDS

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
        return Run(self.pack(), rule_seconds=self.rule_seconds, names=_engine(self.ner))

    def threshold(self) -> str:
        """Return the level from which findings count, by the profile."""
        profile = find_profile(load_pack(self.packs), self.profile)
        return profile.fail_on if profile else "warning"

    def version(self) -> str:
        """Return a digest that changes when a page may be judged otherwise: rules, choice, tool, model."""
        pack = self.pack()
        chosen = ",".join(rule.id for rule in pack.rules)
        engine = _engine(self.ner).name
        said = "\0".join((__version__, pack.digest, chosen, engine, algorithm(), str(self.profile)))
        return hashlib.sha256(said.encode()).hexdigest()[:32]


@lru_cache(maxsize=4)
def _engine(ner: bool | None) -> Engine:  # noqa: FBT001 - as the option has it
    return choose_engine(ner=ner)


@lru_cache(maxsize=4)
def _chosen(settings: Settings) -> Pack:
    pack = load_pack(settings.packs)
    profile = find_profile(pack, settings.profile)
    return choose(pack, settings.select, settings.ignore, profile, templates=True)
