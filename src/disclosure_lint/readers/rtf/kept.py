"""Groups whose text is kept until they end: properties, codes of fields, numbers, objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed
from disclosure_lint.readers.rtf.objects import read_object
from disclosure_lint.readers.rtf.vocabulary import AUTHOR, KEPT, SHAPE_WORDS
from disclosure_lint.readers.word.fields import worded
from disclosure_lint.readers.word.story import Aside, Cause, Role

if TYPE_CHECKING:
    from disclosure_lint.readers.ole_objects import Embedded
    from disclosure_lint.readers.rtf.flow import Flow
    from disclosure_lint.readers.word.story import Par


class Told(NamedTuple):
    """Words that stand in no story."""

    cause: Cause
    value: str


class Kept:
    """Takes what was kept.

    Attributes:
        told: words that stand in no story.
        files: objects inside.
    """

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.files: list[Embedded] = []
        self._called = ""

    def tell(self, name: str, value: str, flow: Flow) -> None:
        """Take the text of a group that ended in a story, by the name of the group."""
        par = flow.par
        match name:
            case "listtext" | "pntext":
                _number(par, value)
            case "sn" | "propname":
                self._called = value
            case "sv":
                self._tell_of_shape(value, flow)
            case "staticval":
                self.told.append(Told(Cause(Concealed.METADATA, self._called), value))
            case "objdata":
                self.files.append(read_object(value.encode("latin-1")))
            case "fldinst":
                par.asides += [Aside(KEPT[name], value)] if worded(value) else []
            case _ if name in KEPT:
                self._tell_words(KEPT[name], value, par)

    def _tell_words(self, cause: Cause, value: str, par: Par) -> None:
        if cause.kind is Concealed.METADATA:
            # The table of authors ends each with this sign.
            self.told += (Told(cause, one) for one in (value.split(";") if cause == AUTHOR else [value]))
        elif value and not (cause.kind is Concealed.BOOKMARK and value.startswith("_")):
            par.asides.append(Aside(cause, value))

    def _tell_of_shape(self, value: str, flow: Flow) -> None:
        if self._called == "gtextUNICODE":
            flow.say(value, None, inserted=False)
        elif self._called in SHAPE_WORDS and value:
            flow.par.asides.append(Aside(Cause(Concealed.ATTRIBUTE, self._called), value))


def _number(par: Par, mark: str) -> None:
    """Give a paragraph the number it was last printed with, or tell that it has a bullet."""
    if any(sign.isalnum() for sign in mark):
        par.mark = mark if mark[-1] in "、）)。．," else f"{mark} "
    elif mark:
        par.role = Role.ITEM
