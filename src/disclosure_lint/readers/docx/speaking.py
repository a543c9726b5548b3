"""Attributes that hold words, and the elements they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.readers.docx.markup import OFFICE, WORD
from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.word.story import Aside, Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Elements of WordprocessingML: descriptions, tags of content controls, choices of lists, fields of forms.
_WORD = {
    "alias": ("val",),
    "tag": ("val",),
    "listItem": ("displayText", "value"),
    "fldSimple": ("instr",),
    "hyperlink": ("tooltip", "docLocation"),
    "default": ("val",),
    "helpText": ("val",),
    "statusText": ("val",),
    "listEntry": ("val",),
    "tblCaption": ("val",),
    "tblDescription": ("val",),
    "attr": ("val",),
    "permStart": ("ed",),
    "bookmarkStart": ("name",),
    "control": ("name",),
}
#: Elements of other vocabularies, told by their local names: pictures, shapes, objects.
_OTHER = {
    "docPr": ("descr", "title", "name"),
    "cNvPr": ("descr", "title", "name"),
    "shape": ("alt", "title"),
    "rect": ("alt", "title"),
    "imagedata": (f"{OFFICE}title", "title"),
    "OLEObject": ("ProgID",),
}
_KINDS = {
    "fldSimple": Concealed.FIELD,
    "bookmarkStart": Concealed.BOOKMARK,
    "permStart": Concealed.METADATA,
    "attr": Concealed.METADATA,
}
SPEAKING = {
    f"{space}{name}": tuple(space + one for one in names) for space in WORD for name, names in _WORD.items()
}
SPEAKING_ELSEWHERE = frozenset(_OTHER)


def asides(tag: str, attributes: Mapping[str, str]) -> Iterator[Aside]:
    """Yield the words in the attributes of an element."""
    name = local(tag)
    names = SPEAKING.get(tag) or _OTHER.get(name, ())
    for attribute in names:
        value = attributes.get(attribute, "").strip()
        # Bookmarks Word sets itself begin so.
        if value and not (name == "bookmarkStart" and value.startswith("_")):
            yield Aside(Cause(_KINDS.get(name, Concealed.ATTRIBUTE), local(attribute)), value)
