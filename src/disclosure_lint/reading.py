"""A document with everything rules ask of it, each part computed once, when first asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from disclosure_lint.facts import DocumentKind, Fact, Facts, read_facts, title_lines
from disclosure_lint.forms import FilledTable, FormTable, recognise, recognise_in_text
from disclosure_lint.identifiers import Match
from disclosure_lint.identifiers.masks import STRICT, Mask
from disclosure_lint.language.expression import late
from disclosure_lint.language.names import Name, find_names
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.personal.disclosures import Disclosure, disclosures
from disclosure_lint.personal.masks import masked_numbers
from disclosure_lint.personal.pages import Page
from disclosure_lint.personal.words import Vocabulary
from disclosure_lint.statements import Statement, statements
from disclosure_lint.structure.chapters import Chapter, Chapters, Plan, read_chapters
from disclosure_lint.structure.escapes import unescape
from disclosure_lint.structure.flow import Flow
from disclosure_lint.structure.footer import read_footer
from disclosure_lint.structure.listing import breakdowns, runs
from disclosure_lint.structure.outline import Outline
from disclosure_lint.structure.prose import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disclosure_lint.document import Block, Document, Hidden
    from disclosure_lint.identifiers import Match
    from disclosure_lint.identifiers.masked import Masked
    from disclosure_lint.measures import Measure
    from disclosure_lint.structure.breakdown import Breakdown
    from disclosure_lint.table import Table
    from disclosure_lint.text import Span


@dataclass(frozen=True)
class Knowledge:
    """What a pack knows beside its rules; each part may be empty.

    Attributes:
        kinds: the kinds of documents, in order of precedence.
        forms: the printed forms tables may be.
        plans: the sections kinds of documents must have.
        measures: what texts count, the more specific first.
        holders: words that tell whose a personal value is.
        masks: identifier → how it is masked.
    """

    kinds: tuple[DocumentKind, ...] = ()
    forms: tuple[FormTable, ...] = ()
    plans: tuple[Plan, ...] = ()
    measures: tuple[Measure, ...] = ()
    holders: Vocabulary = field(default_factory=Vocabulary)
    masks: Mapping[str, Mask] = field(default_factory=dict)


_NOTHING = Knowledge()
#: Attributes that say what a picture or a link is, and how much of them is looked at.
_CAPTIONS = frozenset({"alt", "title", "aria-label"})
_CAPTION = 40
#: A page with fewer sentences has no text of its own.
_FEWEST_SENTENCES = 3
_FILE = late(
    r"""(?:href|src|data)\s*=\s*["']?[^"'<>\s]{1,400}\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar)(?=["'\s>?#])""",
    re.IGNORECASE,
)


class Reading:
    """One document, read once for all rules.

    Attributes:
        document: what the reader returned.
        knowledge: what it is read with.
    """

    def __init__(
        self, document: Document, knowledge: Knowledge = _NOTHING, *, engine: Engine = LEXICON
    ) -> None:
        self.document = document
        self.knowledge = knowledge
        self._chapters: dict[tuple[str, Chapter | None], Chapters | None] = {}
        self._engine = engine

    @cached_property
    def flow(self) -> Flow[Block]:
        """Everything that is shown, as one matching text."""
        return self.stored.folded()

    @cached_property
    def stored(self) -> Flow[Block]:
        """Everything that is shown with the characters it is stored in, full-width forms included."""
        return Flow(self.document.blocks, folded=False)

    @cached_property
    def hidden(self) -> Flow[Hidden]:
        """Everything that is published and not shown, as one matching text."""
        return Flow(replace(hidden, text=unescape(hidden.text)) for hidden in self.document.hidden)

    @cached_property
    def captions(self) -> tuple[str, ...]:
        """What a page says of its pictures and links, where the picture itself says it to the eye."""
        return tuple(one.text.value[:_CAPTION] for one in self.document.hidden if one.name in _CAPTIONS)

    @cached_property
    def is_cover(self) -> bool:
        """Whether a page has no running text of its own and leads to a file, which is what it is about."""
        return (
            self.document.media == "text/html"
            and self.flow.value.count("。") < _FEWEST_SENTENCES
            and _FILE.search(self.document.content) is not None
        )

    @cached_property
    def outline(self) -> Outline:
        """The headings."""
        return Outline(self.flow, list(self.forms_in_text))

    @cached_property
    def facts(self) -> Facts:
        """What the document as a whole is."""
        return read_facts(
            self.flow, self.hidden, read_footer(self.flow), self.knowledge.kinds, self.title_lines
        )

    @cached_property
    def title_lines(self) -> tuple[Fact[str], ...]:
        """The lines that may be the title."""
        return tuple(title_lines(self.flow, self.hidden))

    @cached_property
    def kind_and_year(self) -> tuple[str | None, int | None]:
        """The kind of document and the year it reports on, by which rules apply."""
        kind, year = self.facts.kind, self.facts.year
        return kind.value if kind else None, year.value if year else None

    @cached_property
    def day(self) -> date | None:
        """The day of the document: of its publication, else of its signature."""
        dates = (self.facts.published, self.facts.posted, self.facts.signed)
        return next((fact.value for fact in dates if fact), None)

    @cached_property
    def signature_start(self) -> int:
        """The flow index where the signature begins, the end of the text if there is none."""
        facts = (self.facts.signatory, self.facts.signed)
        found = [span for fact in facts if fact and (span := self.flow.text.find(fact.span))]
        return min((span.start for span in found), default=len(self.flow.value))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the running text with their quantities."""
        return tuple(sentences(self.flow))

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The wholes and parts said in the running text."""
        return tuple(
            one for group in self._paragraphs for one in breakdowns(self.flow.value, group, self._year)
        )

    @cached_property
    def runs(self) -> tuple[Breakdown, ...]:
        """Numbers in a row that nothing announces as a list, those of :attr:`breakdowns` left out."""
        listed = {part.quantity.number for one in self.breakdowns for part in one.parts}
        found = (one for group in self._paragraphs for one in runs(self.flow.value, group, self._year))
        return tuple(one for one in found if not any(part.quantity.number in listed for part in one.parts))

    @cached_property
    def _paragraphs(self) -> list[list[Sentence]]:
        grouped = groupby(self.sentences, key=lambda sentence: sentence.paragraph)
        return [list(group) for _, group in grouped]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the running text says of the measures of the pack; forms in running text are not prose."""
        said = statements(
            self.flow.value, self.sentences, self.breakdowns, self.knowledge.measures, self.facts
        )
        return tuple(
            one
            for one in said
            if not any(start <= one.quantity.start < end for start, end in self.forms_in_text)
        )

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
        return disclosures(self.page, self.knowledge.holders)

    @cached_property
    def hidden_disclosures(self) -> tuple[Disclosure, ...]:
        """The same for the text that is not shown."""
        return disclosures(self.hidden_page, self.knowledge.holders)

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
        return self.knowledge.masks.get(kind, STRICT)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Names of persons in the shown text."""
        return self._names(self.flow)

    @cached_property
    def hidden_names(self) -> tuple[Name, ...]:
        """The same for the text that is not shown."""
        return self._names(self.hidden)

    def _names(self, flow: Flow[Any]) -> tuple[Name, ...]:
        # One that cannot be loaded fails the rule that asked first; masking does without it.
        engine, self._engine = self._engine, LEXICON
        names = find_names(flow.value, engine)
        self._engine = engine
        return names

    def filled(self, table: str) -> list[FilledTable]:
        """Return the tables recognised as a form table, by its id."""
        return [filled for filled in self._filled if filled.form.id == table]

    @property
    def filled_once(self) -> list[FilledTable]:
        """The recognised tables of forms that are filled in once; of two it is not known whose they are."""
        times = Counter(filled.form.id for filled in self._filled)
        return [filled for filled in self._filled if times[filled.form.id] == 1]

    @cached_property
    def forms_in_text(self) -> tuple[tuple[int, int], ...]:
        """The flow ranges of forms that stand in running text."""
        return tuple(filled.span for filled in self._in_text if filled.span)

    def is_form(self, table: Table) -> bool:
        """Whether a table of the document was recognised as a printed form, or a piece of one."""
        if any(table is piece for filled in self._in_tables for piece in (filled.table, *filled.pieces)):
            return True
        found = self.flow.text.find(table.text.span())
        return found is not None and any(
            start < found.end and found.start < end for start, end in self.forms_in_text
        )

    @cached_property
    def _filled(self) -> list[FilledTable]:
        return [*self._in_tables, *self._in_text]

    @property
    def _year(self) -> int | None:
        return self.facts.year.value if self.facts.year else None

    @cached_property
    def _in_tables(self) -> list[FilledTable]:
        return recognise(self.document.tables, self.knowledge.forms, self._year)

    @cached_property
    def _in_text(self) -> list[FilledTable]:
        """Forms whose cells stand in running text; only documents of a known kind are searched."""
        if self.facts.kind is None:
            return []
        found = {filled.form.id for filled in self._in_tables}
        missing = [form for form in self.knowledge.forms if form.id not in found]
        said = frozenset(quantity.value for sentence in self.sentences for quantity in sentence.quantities)
        return recognise_in_text(self.flow.text, missing, self._year, said)

    def chapters(self, plan: str, within: Chapter | None = None) -> Chapters | None:
        """Return the document, or one of its chapters, read by a plan.

        None when there is no plan of that id for the reporting year.
        """
        if (plan, within) not in self._chapters:
            year = self.facts.year
            found = next(
                (p for p in self.knowledge.plans if year and p.id == plan and p.covers(year.value)), None
            )
            read = read_chapters(self.flow, self.outline, found, within) if found else None
            self._chapters[plan, within] = read
        return self._chapters[plan, within]

    def heading_path(self, span: Span) -> str:
        """Return the headings a source range stands under, as ``一、总体情况/（一）主动公开``."""
        found = self.flow.text.find(span)
        return "/".join(head.label for head in self.outline.path(found.start)) if found else ""
