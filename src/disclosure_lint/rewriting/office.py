"""Packages of Office: values are masked in every part, those nobody is shown included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.compound import MAGIC, BrokenCompoundError, Compound
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ooxml.leftovers import INSIDE
from disclosure_lint.readers.opc import Package
from disclosure_lint.readers.xml_events import ForbiddenXmlError
from disclosure_lint.rewriting.docx.package import is_signed
from disclosure_lint.rewriting.docx.sweep import Sweep
from disclosure_lint.rewriting.markup import Markup, UnwritableError
from disclosure_lint.rewriting.package import rewritten
from disclosure_lint.rewriting.starring import starred
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.rewriting.masking import Masking

_MARKUP = (".xml", ".rels", ".svg", ".vml")
_RELATIONS = ".rels"
_TYPES = "[content_types].xml"


class OfficeCopy:
    """A copy of one package with values masked.

    Args:
        source: the package.
        masking: what is masked.
    """

    def __init__(self, source: Source, masking: Masking) -> None:
        self._source, self._masking = source, masking
        self._package = Package.open(source.data)
        self._inside = {
            one.target.lower()
            for name in self._package.names
            for one in self._package.relations(name)
            if one.type in INSIDE and not one.external
        }

    def write(self) -> bytes | Unread:
        """Return the copy; only where every part that may hold a value can be written."""
        try:
            return self._written()
        except UnwritableError as error:
            return Unread(self._source.name, Reason.NOT_REWRITABLE, str(error))
        except (LimitError, ForbiddenXmlError):
            return Unread(self._source.name, Reason.LIMIT)

    def _written(self) -> bytes | Unread:
        if is_signed(self._package):
            return Unread(self._source.name, Reason.SIGNED)
        changed: dict[str, bytes] = {}
        for name in self._in_order():
            if any(self._masking.values.find(Text.plain(name))):
                raise UnwritableError(name)
            data = self._package.read(name)
            copy = self._part(name, data)
            if isinstance(copy, Unread):
                return copy
            if copy != data:
                changed[self._package.stored_name(name)] = copy
        return rewritten(self._source.data, changed)

    def _in_order(self) -> Iterable[str]:
        """The parts in the order they are masked."""
        return self._package.names

    def _part(self, name: str, data: bytes) -> bytes | Unread:
        lowered = name.lower()
        if lowered in self._inside:
            return self._file(name, data)
        if not lowered.endswith(_MARKUP) or lowered == _TYPES:
            return self._masking.values.mask_bytes(data)
        try:
            markup = Markup(data)
            if not lowered.endswith(_RELATIONS):
                return self._markup(name, markup) or data
            stars = Sweep(markup, self._masking.values).relations()
            return markup.write(starred(markup.source, stars)) if stars else data
        except UnwritableError as error:
            raise UnwritableError(f"{name}: {error}") from None

    def _markup(self, name: str, markup: Markup) -> bytes:
        """Return a part with values masked, nothing when there are none in it."""
        raise NotImplementedError

    def _file(self, name: str, data: bytes) -> bytes | Unread:
        """Mask a file inside, or what an object of another program holds."""
        if not data.startswith(MAGIC):
            return self._masking.inside(Source(f"{self._source.name}!{name.rpartition('/')[2]}", data))
        try:
            return Compound(data).changed(self._masking.values.mask_bytes)
        except BrokenCompoundError:
            raise UnwritableError(name) from None
