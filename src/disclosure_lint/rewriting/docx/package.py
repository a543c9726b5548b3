"""The parts of a DOCX package that is to be changed: taken apart when asked for, written at the end."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from disclosure_lint.rewriting.markup import Markup, UnwritableError
from disclosure_lint.rewriting.package import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.readers.opc import Package
    from disclosure_lint.text import Edit

_TYPES = "[Content_Types].xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = "http://purl.oclc.org/ooxml"
_MARKS = frozenset({"comment", "commentRangeStart", "commentRangeEnd", "commentReference"})


class Parts:
    """Parts of a package by name, as markup.

    Attributes:
        package: the package.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._taken: dict[str, Markup] = {}
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> Markup:
        """Return a part taken apart.

        Raises:
            UnwritableError: if it cannot be.
        """
        if name not in self._taken:
            try:
                self._taken[name] = Markup(self.package.read(name))
            except UnwritableError as error:
                raise UnwritableError(f"{name}: {error}") from None
        return self._taken[name]

    def edit(self, name: str, edits: Iterable[Edit]) -> None:
        """Change a part."""
        self._changed[self.package.stored_name(name)] = self[name].edited(edits)

    def write(self, data: bytes) -> bytes:
        """Return the archive with what was changed and added.

        Raises:
            UnwritableError: if a part of it is damaged.
        """
        return rewritten(data, self._changed, self._added)

    def next_comment(self, main: str) -> int:
        """Return the first number no comment has."""
        known = [part for part in (main, self._comments(main)) if part]
        ids = (
            self[part].attribute(number, "id")
            for part in known
            for number, element in enumerate(self[part].elements)
            if element.name in _MARKS
        )
        return max((int(one) for one in ids if one.isdecimal()), default=-1) + 1

    def _comments(self, main: str) -> str:
        """The part that holds the comments, "" when there is none."""
        related = (one for one in self.package.relations(main) if one.type == "comments" and not one.external)
        return next((one.target for one in related if one.target in self.package), "")

    def add_comments(self, main: str, comments: str, space: str) -> None:
        """Put comments behind those there are, in a new part if there is none.

        Args:
            main: name of the main part.
            comments: the markup.
            space: the namespace of WordprocessingML the file uses.
        """
        name = self._comments(main)
        if name:
            self.edit(name, [self[name].append(0, comments)])
            return
        folder, base = posixpath.split(main)
        name = self._free(folder)
        root = f"<w:comments xmlns:w={quoteattr(space)}>{comments}</w:comments>"
        self._added[name] = f"{_HEAD}{root}".encode()
        types = self[_TYPES]
        prefix = types.elements[0].tag.rpartition("Types")[0]
        said = f'<{prefix}Override PartName="/{name}" ContentType="{_CONTENT}"/>'
        self.edit(_TYPES, [types.append(0, said)])
        self._relate(posixpath.join(folder, "_rels", f"{base}.rels"), posixpath.basename(name), space)

    def _free(self, folder: str) -> str:
        """A name no part has."""
        number = 0
        while (name := posixpath.join(folder, f"comments{number or ''}.xml")) in self.package:
            number += 1
        return name

    def _relate(self, rels: str, target: str, space: str) -> None:
        """Write that the main part refers to a part of comments."""
        office = "http://schemas.openxmlformats.org/officeDocument/2006"
        kind = f"{_STRICT}/officeDocument" if space.startswith(_STRICT) else office
        known = self[rels] if rels in self.package else None
        every = range(len(known.elements)) if known else ()
        ids = {known.attribute(number, "Id") for number in every} if known else set()
        key = next(
            one for number in range(len(ids) + 1) if (one := f"disclosureLint{number or ''}") not in ids
        )
        prefix = known.elements[0].tag.rpartition("Relationships")[0] if known else ""
        said = f'<{prefix}Relationship Id="{key}" Type="{kind}/relationships/comments" Target="{target}"/>'
        if known:
            self.edit(rels, [known.append(0, said)])
        else:
            self._added[rels] = f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()
