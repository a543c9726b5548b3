"""The parts of a DOCX package in the order they are read, and what comes of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.leftovers import Leftovers
from disclosure_lint.readers.docx.parts import Settings, Words
from disclosure_lint.readers.docx.setting import Setting
from disclosure_lint.readers.docx.story import StoryReader
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.office_properties import read_properties
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.readers.word.story import COMMENT, UNUSED, Story
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.opc import Package, Relation
    from disclosure_lint.readers.word.story import Grid, Par


class Book:
    """Reads one package.

    Attributes:
        draft: what was read.
    """

    def __init__(self, package: Package, main: str, meter: Meter) -> None:
        self._package, self._main = package, main
        self._setting, self._settings = Setting(meter), Settings()
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._read: set[str] = set()
        self.draft = Draft()

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

    def _particulars(self) -> None:
        """Write properties, variables, authors, and the addresses the parts refer to."""
        for name, value in (*read_properties(self._package), *self._settings.variables):
            self.draft.add_property(name, value)
        self._read.update(one.target for one in self._refers("") if one.type.endswith("-properties"))
        for name in self._setting.authors:
            self.draft.add_property("author", name)
        for part in self._package.names:
            for one in self._refers(part):
                if one.external and one.type != "hyperlink":
                    self.draft.add_property(one.type, one.target)

    def _rest(self) -> None:
        """Take documents inside, and words nobody is shown."""
        leftovers = Leftovers(self._package, self._read, self._relations, self.draft.gaps)
        for embedded, name in leftovers.files():
            self.draft.add_file(embedded, name)
        for picture in leftovers.pictures():
            self.draft.add_picture(picture)
        try:
            for words in leftovers.words():
                self._setting.meter.take(len(words))
                self.draft.add_words(words)
        except LimitError:
            self.draft.gaps.add(Reason.LIMIT, "…")
        for name in self._package.damaged:
            self.draft.gaps.add(Reason.DAMAGED, name)

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
        reader = StoryReader(self._setting, addresses, story, self._figure, partial(self._take, story))
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

    def _refers(self, name: str) -> tuple[Relation, ...]:
        """Return what a part refers to."""
        if name not in self._relations:
            try:
                self._relations[name] = self._package.relations(name)
            except (LimitError, ForbiddenXmlError):
                self.draft.gaps.add(Reason.DAMAGED, f"{name}.rels")
                self._relations[name] = ()
        return self._relations[name]

    def _feed(self, name: str, handler: Handler) -> None:
        if name in self._read:
            return
        self._read.add(name)
        if name not in self._package:
            self.draft.gaps.add(Reason.MISSING, name)
            return
        try:
            if not feed(self._package.chunks(name), handler):
                self.draft.gaps.add(Reason.DAMAGED, name)
        except ForbiddenXmlError:
            self.draft.gaps.add(Reason.DAMAGED, name)
        except LimitError:
            self.draft.gaps.add(Reason.LIMIT, name)
