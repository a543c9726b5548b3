"""The parts of a package of Office: each read once, what refers to it, what is left at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.office_properties import read_properties
from disclosure_lint.readers.ooxml.leftovers import Leftovers
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.opc import Package, Relation
    from disclosure_lint.trace import Trace


class OfficeBook:
    """One package while it is read.

    Args:
        package: the package.
        main: name of the part it is about.
        meter: counts the text.
        trace: takes where the text stands in the parts, if anybody wants to know.

    Attributes:
        draft: what was read.
    """

    #: Types of references to addresses outside that are read where they stand.
    _told_elsewhere = frozenset({"hyperlink"})

    def __init__(self, package: Package, main: str, meter: Meter, trace: Trace | None = None) -> None:
        self._package, self._main, self._meter = package, main, meter
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._read: set[str] = set()
        self.draft = Draft(trace)

    def _particulars(self) -> None:
        """Write the properties, and the addresses the parts refer to."""
        for name, value in read_properties(self._package):
            self.draft.add_property(name, value)
        self._read.update(one.target for one in self._refers("") if one.type.endswith("-properties"))
        for part in self._package.names:
            for one in self._refers(part):
                if one.external and one.type not in self._told_elsewhere:
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
                self._meter.take(len(words))
                self.draft.add_words(words)
        except LimitError:
            self.draft.gaps.add(Reason.LIMIT, "…")
        for name in self._package.damaged:
            self.draft.gaps.add(Reason.DAMAGED, name)

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
        """Read a part that was not read yet; what is wrong with it is noted."""
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
