"""The words that tell whose a value is, as a pack gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Found(Protocol):
    """A match of a pattern."""

    def __getitem__(self, group: int, /) -> str: ...


class Searched(Protocol):
    """A pattern that is searched in a few words."""

    def search_words(self, value: str, /) -> Found | None: ...


@dataclass(frozen=True, slots=True)
class HolderWords:
    """Words for values of one kind.

    Attributes:
        service: right in front: a telephone or an address that is no person's at all (监督电话, 办公地址).
        public: right in front: a number offices publish for everybody to use.
        citizen: around it, or among the headings of its table: a citizen's.
        office: around it, or among the headings: an office's.
        contact: in front of it: of somebody offices name as contact.
        excused: in a title: documents that have to give it.
    """

    service: Searched | None = None
    public: Searched | None = None
    citizen: Searched | None = None
    office: Searched | None = None
    contact: Searched | None = None
    excused: Searched | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of them.

    Attributes:
        kinds: identifier → its words.
        citizens: in a title or in the line above a list: those listed are citizens.
        offices: the same: offices, or people who hold posts.
        name: a label or a heading that a person's name stands under.
        person: a word that speaks of one person.
    """

    kinds: Mapping[str, HolderWords] = field(default_factory=dict)
    citizens: Searched | None = None
    offices: Searched | None = None
    name: Searched | None = None
    person: Searched | None = None
