"""What is known of a pack while its files are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.facts import DocumentKind
    from disclosure_lint.forms import FormTable
    from disclosure_lint.identifiers.masks import Mask
    from disclosure_lint.measures import Measure
    from disclosure_lint.rules.decode import YamlFile
    from disclosure_lint.rules.model import Kind, Rule
    from disclosure_lint.rules.problems import Problem
    from disclosure_lint.rules.shapes import HolderFile, PackFile, Source
    from disclosure_lint.structure.chapters import Plan


@dataclass
class Loading:
    """A pack while its files are read.

    Attributes:
        kinds: the kinds rules may name.
        thorough: whether to look for keys given twice.
        files: names and contents.
        problems: mistakes so far.
        rules: id → rule.
        raw: what each file of a rule says, right or wrong.
        sources: id → regulation.
        forms: tables of forms.
        plans: plans of sections.
        documents: id → kind of document.
        measures: id → what texts count.
        mentions: where rules and measures name measures: file, path of keys, name.
        faulty: names of sources, document kinds and others that are there, though with mistakes of their own.
        packs: the heads of the packs.
        holders: words that tell whose a value is.
        masks: identifier → how it is masked.
        owners: name of a rule or another part → the file it is in.
    """

    kinds: Mapping[str, Kind]
    thorough: bool
    files: list[tuple[str, bytes]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rules: dict[str, Rule[Any]] = field(default_factory=dict)
    raw: list[tuple[YamlFile, dict[str, Any]]] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    forms: list[FormTable] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    documents: dict[str, DocumentKind] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    mentions: list[tuple[YamlFile, tuple[str | int, ...], str]] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    packs: list[PackFile] = field(default_factory=list)
    holders: list[HolderFile] = field(default_factory=list)
    masks: dict[str, Mask] = field(default_factory=dict)
    owners: dict[str, YamlFile] = field(default_factory=dict)

    def claim(self, file: YamlFile, name: str) -> str | None:
        """Take a name for a file; return the file that has it already."""
        taken = self.owners.setdefault(name, file)
        return taken.name if taken is not file else None
