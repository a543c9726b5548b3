"""A document as it is put together from what a word processor's file holds."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Document, Flaw
from disclosure_lint.location import Location
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.picture.header import BrokenPictureError, HugePictureError
from disclosure_lint.readers.picture.particulars import particulars
from disclosure_lint.readers.word.common import is_common
from disclosure_lint.readers.word.gaps import Gaps
from disclosure_lint.readers.word.story import UNUSED, Cause
from disclosure_lint.readers.word.writer import Writer
from disclosure_lint.source import Reason, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.readers.ole_objects import Embedded
    from disclosure_lint.readers.word.story import Story
    from disclosure_lint.source import Source
    from disclosure_lint.text import Text
    from disclosure_lint.trace import Trace

_PROPERTIES, _INSIDE, _OTHER = Location(part="metadata"), Location(part="attachment"), Location(part="other")


class Draft:
    """What was read so far.

    Args:
        trace: takes where in the file it stands.

    Attributes:
        writer: takes the stories.
        gaps: what was not read.
        revisions: tracked changes met.
        comments: what they say.
        flaws: what else is not as it should be.
    """

    def __init__(self, trace: Trace | None = None) -> None:
        self._trace = trace
        self.writer, self.gaps = Writer(trace), Gaps()
        self.revisions = 0
        self._title: Text | None = None
        self.comments: list[Text] = []
        self.flaws: list[Flaw] = []
        self._files: list[Inner] = []
        self._pictures: list[Inner] = []
        self._known: set[tuple[Concealed, str]] = set()

    def add(self, stories: Iterable[Story]) -> None:
        """Write stories."""
        for story in stories:
            self.writer.add(story)

    def add_comments(self, stories: Iterable[Story]) -> None:
        """Write comments."""
        before = len(self.writer.hidden)
        self.add(stories)
        self.comments += (hidden.text for hidden in self.writer.hidden[before:])

    def add_property(self, name: str, value: str, kind: Concealed = Concealed.METADATA) -> None:
        """Write what the file says of itself, each value once; what programs say is left out."""
        if is_common(value) or (kind, value) in self._known:
            return
        self._known.add((kind, value))
        text = self.writer.hide(value, Cause(kind, name), _PROPERTIES)
        if name == "title" and self._title is None:
            self._title = text

    def add_words(self, value: str) -> None:
        """Write words of a part nobody is shown."""
        self.writer.hide(value, UNUSED, _OTHER)

    def add_file(self, embedded: Embedded, name: str) -> None:
        """Take a file inside, and write its name and where it came from.

        Args:
            embedded: the file.
            name: what it is called when it has no name.
        """
        for path in (embedded.name, *embedded.paths):
            self.writer.hide(path, Cause(Concealed.ATTACHMENT, ""), _INSIDE)
        self._files.append(Inner(embedded.name or name, partial(bytes, embedded.data)))

    def add_picture(self, picture: Inner) -> None:
        """Take a picture, of whatever format."""
        self._pictures.append(picture)

    def _look_at_pictures(self, *, ocr: bool) -> None:
        """Take what the heads of pictures say, or the pictures as files inside, which are then read."""
        if ocr:
            self._files += self._pictures
            return
        for picture in self._pictures:
            self.gaps.add(Reason.PICTURE, picture.name)
            with suppress(BrokenPictureError, HugePictureError):
                for said in particulars(picture.load()):
                    self.add_property(said.name, said.value)

    def finish(self, source: Source, media: str, depth: int) -> Document | Unread:
        """Return the document; one of which nothing could be read is said to be unread.

        Args:
            source: the file.
            media: its media type.
            depth: inside how many other files it lies.
        """
        self._look_at_pictures(ocr=source.ocr)
        omissions = self.gaps.omissions()
        if omissions and not (self.writer.blocks or self.writer.hidden or self._files):
            return Unread(source.name, *omissions[0])
        content, locator = self.writer.build()
        return Document(
            source.name,
            media,
            content,
            "",
            classify(self.writer.blocks),
            tuple(self.writer.hidden),
            self._title,
            tuple(self._flaws()),
            locator,
            omissions,
            tuple(read_inside(self._files, source.name, depth, ocr=source.ocr)),
            self._trace,
        )

    def _flaws(self) -> Iterator[Flaw]:
        """What was left in the file and is no part of a finished text."""
        if self.revisions:
            first = self.writer.revised
            yield Flaw("tracked-changes", first.span() if first else None, str(self.revisions))
        if self.comments:
            yield Flaw("comments", self.comments[0].span(), str(len(self.comments)))
        yield from self.flaws
