"""What a page of a made-up site is before a publishing system prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Office(NamedTuple):
    """Whose site it is, and what the foot of its pages says.

    Attributes:
        host: folder of the site in a mirror.
        name: of the site.
        sponsor: who is answerable for it.
        code: of the site, ten digits.
        icp: filing at the ministry, with the sign of the province.
        police: filing with the police, with the sign of the province.
        phone: of the office.
        said_code: the code its metadata give, ``""`` for the right one.
        postcode: of the place.
    """

    host: str
    name: str
    sponsor: str
    code: str
    icp: str
    police: str
    phone: str
    said_code: str = ""
    postcode: str = "810990"

    @property
    def police_digits(self) -> str:
        return "".join(sign for sign in self.police if sign.isdigit())


class Link(NamedTuple):
    """A page another one leads to."""

    path: str
    title: str
    day: date = date(2024, 3, 5)


@dataclass
class Draft:
    """A page or attachment that is being written.

    Attributes:
        path: in its site.
        title: of the article.
        day: it was published.
        column: of the site it stands in.
        body: paragraphs; one that begins with ``<`` is markup.
        table: rows of a sheet, the first of them its head.
        links: what it leads to.
        head: markup for the head of the page.
        tail: markup behind the article.
        window: what ``<title>`` says, ``""`` for the title and the name of the site.
        said_day: what the metadata give as the day, None for the real one.
        island: what a page drawn by a script keeps beside it.
        declared: another charset than the one used.
        data: the finished file, for those that are not printed.
        pages: of the list this is the first page of.
    """

    path: str
    title: str
    day: date
    column: str = "通知公告"
    body: list[str] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    head: str = ""
    tail: str = ""
    window: str = ""
    said_day: str | None = None
    island: dict[str, str] = field(default_factory=dict)
    declared: str = ""
    data: bytes | None = None
    pages: int = 0

    def insert(self, chance: Random, *texts: str) -> None:
        """Put paragraphs somewhere between the others."""
        at = chance.randrange(1, len(self.body) + 1) if self.body else 0
        self.body[at:at] = texts


class Plant(NamedTuple):
    """What is put into a page.

    Attributes:
        name: of the fault or of the near-miss.
        rules: that must find something, one finding each; none for a near-miss.
        put: changes the page.
        suffix: of the files it can be put into, ``""`` for pages.
    """

    name: str
    rules: tuple[str, ...]
    put: Callable[[Draft, Random], None]
    suffix: str = ""


class Made(NamedTuple):
    """A file of the site.

    Attributes:
        path: in the mirror.
        data: its bytes.
        plant: name of what was put into it, ``""`` for nothing.
        rules: that must find something there, one finding each.
    """

    path: str
    data: bytes
    plant: str = ""
    rules: tuple[str, ...] = ()
