"""A pack: a folder of rules with the sources, forms and document kinds they refer to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure_lint.personal.words import Vocabulary
from disclosure_lint.reading import Knowledge
from disclosure_lint.rules.patterns import unchecked_patterns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disclosure_lint.facts import DocumentKind
    from disclosure_lint.forms import FormTable
    from disclosure_lint.identifiers.masks import Mask
    from disclosure_lint.measures import Measure
    from disclosure_lint.rules.model import Kind, Rule
    from disclosure_lint.rules.shapes import Profile, Source
    from disclosure_lint.structure.chapters import Plan


@dataclass(frozen=True)
class Pack:
    """Everything a run needs to know about rules.

    Attributes:
        name: of the pack; several loaded together are joined by ``+``.
        version: as its ``pack.yaml`` says.
        digest: SHA-256 over the names and contents of all its files, in hexadecimal.
        rules: sorted by id.
        sources: id → regulation.
        forms: id → form tables, one for each version of the form.
        plans: what sections documents must have, one for each version of a plan.
        kinds: the document kinds, in order of precedence.
        measures: what texts count, the more specific first.
        profiles: id → profile.
        holders: words that tell whose a personal value is.
        masks: identifier → how it is masked.
    """

    name: str
    version: str
    digest: str
    rules: tuple[Rule[Any], ...]
    sources: Mapping[str, Source]
    forms: tuple[FormTable, ...]
    plans: tuple[Plan, ...]
    kinds: tuple[DocumentKind, ...]
    measures: tuple[Measure, ...]
    profiles: Mapping[str, Profile]
    holders: Vocabulary = field(default_factory=Vocabulary)
    masks: Mapping[str, Mask] = field(default_factory=dict)

    @property
    def knowledge(self) -> Knowledge:
        """What documents are read with."""
        return Knowledge(self.kinds, self.forms, self.plans, self.measures, self.holders, self.masks)

    @cached_property
    def by_id(self) -> dict[str, Rule[Any]]:
        """Rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Ids rules had before → the ids they have."""
        return {alias: rule.id for rule in self.rules for alias in rule.file.aliases}

    def with_rules(self, rules: Sequence[Rule[Any]]) -> Pack:
        """Return the same pack with other rules."""
        return replace(self, rules=tuple(rules))


#: Where a wheel has the pack.
_INSTALLED = Path(__file__).parent.parent / "pack"


def builtin_folder() -> Path:
    """Return the folder of the pack that ships with the tool."""
    return _INSTALLED if is_installed() else Path(__file__).parents[3] / "rules"


def is_installed() -> bool:
    """Whether the pack lies inside the package, as in a wheel, and not in the repository."""
    return _INSTALLED.is_dir()


def load_builtin(kinds: Mapping[str, Kind]) -> Pack:
    """Load the pack that ships; its patterns are compiled when first used."""
    from disclosure_lint.rules.load import load

    with unchecked_patterns():
        return load([builtin_folder()], kinds, thorough=False)


def digest(files: Sequence[tuple[str, bytes]]) -> str:
    """Return the SHA-256 of named contents; the order of the files does not matter."""
    total = hashlib.sha256()
    for name, data in sorted(files):
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
