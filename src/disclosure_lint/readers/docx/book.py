"""The parts of a DOCX package in the order they are read, and what comes of each."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed, Flaw
from disclosure_lint.location import Location
from disclosure_lint.readers.docx.leftovers import Leftovers
from disclosure_lint.readers.docx.parts import Settings, Words
from disclosure_lint.readers.docx.setting import Setting
from disclosure_lint.readers.docx.story import StoryReader
from disclosure_lint.readers.office_properties import read_properties
from disclosure_lint.readers.opc import Beyond, Package, Relation
from disclosure_lint.readers.word.gaps import Gaps
from disclosure_lint.readers.word.story import COMMENT, UNUSED, Cause, Story
from disclosure_lint.readers.word.writer import Writer
from disclosure_lint.readers.xml_events import Forbidden, Handler, feed
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.inside import Inner
    from disclosure_lint.readers.word.story import Grid, Par
    from disclosure_lint.text import Text

_PROPERTIES = Location(part="metadata")


class Limits(NamedTuple):
    """How much of one file is read; what lies beyond is reported.

    Attributes:
        characters: so many.
        seconds: of reading the text.
    """

    characters: int = 5_000_000
    seconds: float = 60.0


class Book:
    """Reads one package.

    Attributes:
        writer: what was read.
        gaps: what was not.
        files: documents inside it.
        title: its title, from the properties.
    """

    def __init__(self, package: Package, main: str, limits: Limits) -> None:
        self._package, self._main, self._limits = package, main, limits
        self._until = time.monotonic() + limits.seconds
        self._setting, self._settings = Setting(), Settings()
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._read: set[str] = set()
        self._remarks: list[Text] = []
        self.writer, self.gaps = Writer(), Gaps()
        self.files: list[Inner] = []
        self.title: Text | None = None

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
        self._story(self._main, Story(), drained=True)
        self._beside()
        for note in self._setting.notes.values():
            self.writer.add(Story(note.part, note.items, UNUSED))
        self._particulars()
        self._rest()

    def flaws(self) -> Iterator[Flaw]:
        """Yield what was left in the file and is no part of a finished text."""
        if self._setting.revisions:
            first = self.writer.revised
            yield Flaw("tracked-changes", first.span() if first else None, str(self._setting.revisions))
        if self._remarks:
            yield Flaw("comments", self._remarks[0].span(), str(len(self._remarks)))

    def _beside(self) -> None:
        """Read headers, footers and comments."""
        for relation in self._refers(self._main):
            if relation.type in {"header", "footer"}:
                cause = None if self._is_used(relation.id) else UNUSED
                self._story(relation.target, Story(relation.type, [], cause, margin=True))
            elif relation.type == "comments":
                before = len(self.writer.hidden)
                for story in self._story(relation.target, Story("comment", [], COMMENT)).values():
                    self.writer.add(story)
                self._remarks += (one.text for one in self.writer.hidden[before:])

    def _particulars(self) -> None:
        """Write properties, variables, authors, and the addresses the parts refer to."""
        for name, value in read_properties(self._package):
            text = self.writer.hide(value, Cause(Concealed.METADATA, name), _PROPERTIES)
            self.title = self.title or (text if name == "title" else None)
        self._read.update(one.target for one in self._refers("") if one.type.endswith("-properties"))
        for name, value in self._settings.variables:
            self.writer.hide(value, Cause(Concealed.METADATA, name), _PROPERTIES)
        for name in self._setting.authors:
            self.writer.hide(name, Cause(Concealed.METADATA, "author"), _PROPERTIES)
        addresses = {
            (one.type, one.target)
            for part in self._package.names
            for one in self._refers(part)
            if one.external and one.type != "hyperlink"
        }
        for kind, target in sorted(addresses):
            self.writer.hide(target, Cause(Concealed.METADATA, kind), _PROPERTIES)

    def _rest(self) -> None:
        """Take documents inside, and words nobody is shown."""
        leftovers = Leftovers(self._package, self._read, self._relations, self.gaps)
        for file, paths in leftovers.files():
            self.files.append(file)
            for path in (file.name, *paths):
                self.writer.hide(path, Cause(Concealed.ATTACHMENT, ""), Location(part="attachment"))
        for words in leftovers.words():
            self.writer.hide(words, UNUSED, Location(part="other"))
        for name in self._package.damaged:
            self.gaps.add(Reason.DAMAGED, name)

    def _is_used(self, reference: str) -> bool:
        """Whether some page has a header or footer (ECMA-376-1, 17.10)."""
        sections = self._setting.sections
        for number, section in enumerate(sections):
            for kind in (kind for kind, one in section.margins if one == reference):
                first = kind == "first" and any(one.title_page for one in sections[number:])
                if kind == "default" or first or (kind == "even" and self._settings.even_pages):
                    return True
        return False

    def _story(self, name: str, story: Story, *, drained: bool = False) -> dict[str, Story]:
        """Read a part that holds text; return its notes. All else is written down."""
        addresses = {one.id: one.target for one in self._refers(name)}
        reader = StoryReader(self._setting, addresses, story, self._figure, partial(self._take, story))
        self._feed(name, reader)
        reader.finish()
        return reader.notes

    def _take(self, story: Story, items: list[Par | Grid]) -> None:
        """Write what is complete.

        Raises:
            Beyond: when no more is to be read.
        """
        for item in items:
            self.writer.take(item, story)
        items.clear()
        if self.writer.characters > self._limits.characters or time.monotonic() > self._until:
            raise Beyond(story.part)

    def _figure(self, name: str) -> Story | None:
        """Read a chart or a diagram."""
        if name not in self._package or name in self._read:
            return None
        words = Words()
        self._feed(name, words)
        return Story("figure", words.paragraphs())

    def _refers(self, name: str) -> tuple[Relation, ...]:
        """Return what a part refers to."""
        if name not in self._relations:
            try:
                self._relations[name] = self._package.relations(name)
            except (Beyond, Forbidden):
                self.gaps.add(Reason.DAMAGED, f"{name}.rels")
                self._relations[name] = ()
        return self._relations[name]

    def _feed(self, name: str, handler: Handler) -> None:
        if name in self._read:
            return
        self._read.add(name)
        if name not in self._package:
            self.gaps.add(Reason.MISSING, name)
            return
        try:
            if not feed(self._package.chunks(name), handler):
                self.gaps.add(Reason.DAMAGED, name)
        except Forbidden:
            self.gaps.add(Reason.DAMAGED, name)
        except Beyond:
            self.gaps.add(Reason.LIMIT, name)
