"""What is known about a kind of identifier, and what a scan yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from disclosure_lint.language.expression import Expression


class Ground(Enum):
    """Why a value is taken for what it is, the surest first."""

    NAMED = "named"  # the words before it say so, and nothing in it says otherwise
    CHECKED = "checked"  # its form and its checks are those of the kind
    RESEMBLES = "resembles"  # the words say so, a check fails
    SHAPED = "shaped"  # it has the form, which other numbers have too
    DENIED = "denied"  # it has the form, and the words say it is something else


#: Grounds on which a value counts where it stands; the others need a whole column to speak for them.
SOUND = frozenset({Ground.NAMED, Ground.CHECKED})


class Match(NamedTuple):
    """A value of some kind.

    Attributes:
        kind: id of an :class:`Identifier`.
        value: letters and digits without separators and country code; addresses as they stand.
        start: index of its first character in the scanned text.
        end: index after its last.
        ground: why it is taken for that.
        label: the words that name it, "" when none do.
    """

    kind: str
    value: str
    start: int
    end: int
    ground: Ground
    label: str = ""

    @property
    def valid(self) -> bool:
        """Whether it counts where it stands; otherwise it only looks like one."""
        return self.ground in SOUND

    def __repr__(self) -> str:
        # Never the value: reprs reach logs.
        return f"<{self.kind} at {self.start}>"


class Form(NamedTuple):
    """How a kind of value is written that only the words in front of it tell.

    Attributes:
        gates: pieces of the words; a text without any of them is not searched.
        words: what announces it.
        value: its form behind the words, and in a column they head.
        front: its form right in front of the words, for kinds that are written so.
    """

    gates: tuple[str, ...]
    words: Expression
    value: Expression
    front: Expression | None = None


#: What may not follow a value: more of the same word, a mask, a mailbox.
END = r"(?![0-9A-Za-z*@])"
#: How words for a number end.
NUMBER = r"(?:编号|号码|账号|帐号|[卡证本]号|号)"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A kind of identifier: what it is called, who defines it, and how to try it.

    Attributes:
        id: as rules name it.
        zh: its name in messages.
        en: the same in English.
        authority: the standard or regulation its form comes from.
        examples: sentences in which it is found; values are placeholders, filled when tested.
        counterexamples: sentences in which nothing of this kind is found.
    """

    id: str
    zh: str
    en: str
    authority: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
