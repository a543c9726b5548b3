"""The parts of a DOCX package in the order they are read, and what comes of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.parts import Settings
from disclosure_lint.readers.docx.setting import Setting
from disclosure_lint.readers.docx.story import StoryReader
from disclosure_lint.readers.ooxml.book import OfficeBook
from disclosure_lint.readers.ooxml.words import Words
from disclosure_lint.readers.word.story import COMMENT, UNUSED, Story

if TYPE_CHECKING:
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.opc import Package
    from disclosure_lint.readers.word.story import Grid, Par
    from disclosure_lint.trace import Trace


class Book(OfficeBook):
    """Reads one package."""

    def __init__(self, package: Package, main: str, meter: Meter, trace: Trace | None = None) -> None:
        super().__init__(package, main, meter, trace)
        self._trace = trace
        self._setting, self._settings = Setting(meter), Settings()

    def read(self) -> None:
        """Read all parts; none of them twice, whatever refers to it."""
        definitions = {
            "styles": self._setting.styles,
            "numbering": self._setting.lists,
            "settings": self._settings,
        }
        for relation in self._refers(self._main):
            if relation.type in definitions:
                self._feed(relation.target, definitions[relation.type])
            elif relation.type in {"footnotes", "endnotes"}:
                kind = relation.type[:-1]
                notes = self._story(relation.target, Story(kind))
                self._setting.notes |= {(kind, number): note for number, note in notes.items()}
        self._story(self._main, Story())
        self._beside()
        self.draft.add(Story(note.part, note.items, UNUSED) for note in self._setting.notes.values())
        self.draft.revisions = self._setting.revisions
        self._persons()
        self._particulars()
        self._rest()

    def _beside(self) -> None:
        """Read headers, footers and comments."""
        used = self._used_margins()
        for relation in self._refers(self._main):
            if relation.type in {"header", "footer"}:
                cause = None if relation.id in used else UNUSED
                self._story(relation.target, Story(relation.type, [], cause, margin=True))
            elif relation.type == "comments":
                comments = self._story(relation.target, Story("comment", [], COMMENT))
                self.draft.add_comments(comments.values())

    def _persons(self) -> None:
        """Write variables and authors."""
        for name, value in self._settings.variables:
            self.draft.add_property(name, value)
        for name in self._setting.authors:
            self.draft.add_property("author", name)

    def _used_margins(self) -> set[str]:
        """References to the headers and footers that some page has (ECMA-376-1, 17.10)."""
        sections = self._setting.sections
        # The header of first pages is handed on to the sections that follow.
        last_title = max((n for n, section in enumerate(sections) if section.title_page), default=-1)
        return {
            reference
            for number, section in enumerate(sections)
            for kind, reference in section.margins
            if kind == "default"
            or (kind == "first" and number <= last_title)
            or (kind == "even" and self._settings.even_pages)
        }

    def _story(self, name: str, story: Story) -> dict[str, Story]:
        """Read a part that holds text; return its notes. All else is written down."""
        addresses = {one.id: one.target for one in self._refers(name)}
        first = self._trace.enter(name) if self._trace else 0
        reader = StoryReader(self._setting, addresses, story, self._figure, partial(self._take, story), first)
        self._feed(name, reader)
        reader.finish()
        return reader.notes

    def _take(self, story: Story, items: list[Par | Grid]) -> None:
        """Write what is complete."""
        for item in items:
            self.draft.writer.take(item, story)
        items.clear()

    def _figure(self, name: str) -> Story | None:
        """Read a chart or a diagram."""
        if name not in self._package or name in self._read:
            return None
        words = Words()
        self._feed(name, words)
        return Story("figure", [*words.paragraphs()])
