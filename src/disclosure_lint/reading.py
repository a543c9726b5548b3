"""A document with everything rules ask of it, each part computed once, when first asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from disclosure_lint.facts import DocumentKind, Facts, read_facts
from disclosure_lint.forms import FilledTable, FormTable, recognise
from disclosure_lint.identifiers.masks import STRICT, Mask
from disclosure_lint.personal.disclosures import Disclosure, disclosures
from disclosure_lint.personal.masks import masked_numbers
from disclosure_lint.personal.pages import Page
from disclosure_lint.personal.words import Vocabulary
from disclosure_lint.structure.escapes import unescape
from disclosure_lint.structure.flow import Flow
from disclosure_lint.structure.footer import read_footer
from disclosure_lint.structure.outline import Outline
from disclosure_lint.structure.prose import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.document import Block, Document, Hidden
    from disclosure_lint.identifiers import Match
    from disclosure_lint.identifiers.masked import Masked
    from disclosure_lint.text import Span


_NO_WORDS = Vocabulary()
_NO_MASKS: Mapping[str, Mask] = MappingProxyType({})


class Reading:
    """One document, read once for all rules.

    Attributes:
        document: what the reader returned.
    """

    def __init__(
        self,
        document: Document,
        kinds: tuple[DocumentKind, ...] = (),
        forms: tuple[FormTable, ...] = (),
        holders: Vocabulary = _NO_WORDS,
        masks: Mapping[str, Mask] = _NO_MASKS,
    ) -> None:
        self.document = document
        self._kinds = kinds
        self._forms = forms
        self._holders = holders
        self._masks = masks

    @cached_property
    def flow(self) -> Flow[Block]:
        """Everything that is shown, as one matching text."""
        return Flow(self.document.blocks)

    @cached_property
    def stored(self) -> Flow[Block]:
        """Everything that is shown with the characters it is stored in, full-width forms included."""
        return Flow(self.document.blocks, folded=False)

    @cached_property
    def hidden(self) -> Flow[Hidden]:
        """Everything that is published and not shown, as one matching text."""
        return Flow(replace(hidden, text=unescape(hidden.text)) for hidden in self.document.hidden)

    @cached_property
    def outline(self) -> Outline:
        """The headings."""
        return Outline(self.flow)

    @cached_property
    def facts(self) -> Facts:
        """What the document as a whole is."""
        return read_facts(self.flow, self.hidden, read_footer(self.flow), self._kinds)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the running text with their quantities."""
        return tuple(sentences(self.flow))

    @cached_property
    def page(self) -> Page:
        """The shown text with its tables, records and titles."""
        return Page(self.flow)

    @cached_property
    def hidden_page(self) -> Page:
        """The same for the text that is not shown."""
        return Page(self.hidden, self.page)

    @cached_property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """Personal values in the shown text, from one scan, and whose they are."""
        return disclosures(self.page, self._holders)

    @cached_property
    def hidden_disclosures(self) -> tuple[Disclosure, ...]:
        """The same for the text that is not shown."""
        return disclosures(self.hidden_page, self._holders)

    @cached_property
    def identifiers(self) -> tuple[Match, ...]:
        """The values of :attr:`disclosures` alone."""
        return tuple(one.match for one in self.disclosures)

    @cached_property
    def masked(self) -> tuple[Masked, ...]:
        """Masked numbers in the shown text."""
        return masked_numbers(self.page)

    def mask(self, kind: str) -> Mask:
        """Return how values of a kind are masked."""
        return self._masks.get(kind, STRICT)

    def filled(self, table: str) -> list[FilledTable]:
        """Return the tables recognised as a form table, by its id."""
        return [filled for filled in self._filled if filled.form.id == table]

    @cached_property
    def _filled(self) -> list[FilledTable]:
        year = self.facts.year.value if self.facts.year else None
        return recognise(self.document.tables, self._forms, year)

    def heading_path(self, span: Span) -> str:
        """Return the headings a source range stands under, as ``一、总体情况/（一）主动公开``."""
        found = self.flow.text.find(span)
        return "/".join(head.label for head in self.outline.path(found.start)) if found else ""
