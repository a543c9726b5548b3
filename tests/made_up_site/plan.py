"""Which page is which: a page follows from the seed and its number, so a site may have any size."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from made_up_site import attachments, words
from made_up_site.across import SPECIALS
from made_up_site.attachments import FILES, INTACT_FILES
from made_up_site.fixed import FIXED
from made_up_site.leaks import LEAKS, NO_LEAKS
from made_up_site.offices import SITES, Site
from made_up_site.pages import Draft, Link, Made, Plant
from made_up_site.slips import NO_SLIPS, SLIPS
from made_up_site.tampering import INTACT, TAMPERED

FAULTS: tuple[Plant, ...] = (*LEAKS, *SLIPS, *TAMPERED, *FILES)
NEAR_MISSES: tuple[Plant, ...] = (*NO_LEAKS, *NO_SLIPS, *INTACT, *INTACT_FILES)
#: Pages in a row that belong to one list, and pages that have one set of what is wrong across pages.
BLOCK, DISTRICT = 25, 1000
_ATTACHED = 9
_FIRST_DAY, _DAYS = date(2015, 1, 5), 3600


class Role(NamedTuple):
    """What a page is for.

    Attributes:
        site: it is of.
        block: which of the site's lists it is on.
        at: its number there; the list has number 0.
        district: of a set across pages.
        special: which page of the set it is, -1 for none.
        plant: what is put into it, None for nothing.
        suffix: of an attachment, ``""`` for a page.
    """

    site: Site
    block: int
    at: int
    district: int = 0
    special: int = -1
    plant: Plant | None = None
    suffix: str = ""


class Plan:
    """The pages of a made-up site.

    Args:
        pages: how many there are.
        seed: other sites for other seeds.
        every: one in so many ordinary pages has a fault, and one a near-miss.
    """

    def __init__(self, pages: int, seed: int = 1, every: int = 20) -> None:
        self.pages, self.seed, self.every = pages, seed, every
        self.role = lru_cache(4 * BLOCK)(self._role)

    def __len__(self) -> int:
        return self.pages

    def _role(self, number: int) -> Role:
        block, at = divmod(number, BLOCK)
        site, own = SITES[block % len(SITES)], block // len(SITES)
        if at < self._first(block):
            return Role(site, own, at)
        running = (
            number - sum(map(self._first, range(min(block, len(SITES)) + 1))) - max(0, block - len(SITES))
        )
        district, place = divmod(running, DISTRICT)
        if place < len(SPECIALS):
            # A set that would be cut off by the end of the site is left out.
            last = district * DISTRICT + len(SPECIALS)
            whole = last + last // (BLOCK - 1) + (len(FIXED) + 1) * len(SITES) < self.pages
            return Role(site, own, at, district, place if whole else -1)
        ordinary = running - (district + 1) * len(SPECIALS)
        return Role(site, own, at, plant=(plant := self._plant(ordinary)), suffix=_suffix(ordinary, plant))

    @staticmethod
    def _first(block: int) -> int:
        """Pages at the start of a block that are always the same: the list, and what a site has once."""
        return 1 + (len(FIXED) if block < len(SITES) else 0)

    def _plant(self, ordinary: int) -> Plant | None:
        turn, place = divmod(ordinary, self.every)
        if place == self.every - 1:
            return FAULTS[turn % len(FAULTS)]
        return NEAR_MISSES[turn % len(NEAR_MISSES)] if place == 0 else None

    def _chance(self, number: int) -> Random:
        return Random(f"{self.seed}/{number}")

    def _head(self, number: int) -> tuple[str, date]:
        chance = self._chance(number)
        return words.title(chance), _FIRST_DAY + timedelta(days=number * 37 % _DAYS)

    def path(self, number: int) -> str:
        """Return where a page lies in its site."""
        role = self.role(number)
        system = role.site.system
        if role.at == 0:
            return str(system.list_path(role.block))
        if role.at < self._first(number // BLOCK):
            return FIXED[role.at - 1](role.site.office, ["x"]).path
        path = str(system.article_path(number, self._head(number)[1]))
        return f"{path.rpartition('/')[0]}/files/P{number:09}{role.suffix}" if role.suffix else path

    def is_plain(self, number: int) -> bool:
        """Whether a page is an article into which nothing was put."""
        role = self.role(number)
        special = role.special >= 0 or role.at < self._first(number // BLOCK)
        return not special and role.plant is None and not role.suffix

    def page(self, number: int, plant: Plant | None = None) -> Made:
        """Return a page with its bytes, and what must be found there.

        Args:
            number: of the page.
            plant: is put into a plain page.
        """
        role = self.role(number)
        role = role if plant is None else role._replace(plant=plant)
        site = role.site
        draft, rules, name = self._draft(number, role)
        folder = f"{site.office.host}/"
        if role.suffix:
            data = draft.data if draft.data is not None else attachments.PRINTERS[role.suffix](draft)
            return Made(folder + draft.path, data, name, rules)
        listed = role.at == 0 or (role.at < self._first(number // BLOCK) and bool(draft.links))
        text = (site.system.listing if listed else site.system.article)(site.office, draft)
        wide = {"gbk", "gb2312"} & {site.system.CHARSET}
        data = text.encode("gb18030" if wide else "utf-8")
        return Made(folder + draft.path, data, name, (*rules, *site.wrong))

    def _draft(self, number: int, role: Role) -> tuple[Draft, tuple[str, ...], str]:
        path = self.path(number)
        if role.at < self._first(number // BLOCK):
            return (self._listing(number, role) if role.at == 0 else self._fixed(role)), (), ""
        if role.special >= 0:
            special = SPECIALS[role.special]
            return special.make(role.district, path), self._rules(number, role), special.name
        draft, chance = self._article(number, role, path), self._chance(-number - 1)
        if role.plant is None:
            return draft, (), ""
        role.plant.put(draft, chance)
        return draft, role.plant.rules, role.plant.name

    def _rules(self, number: int, role: Role) -> tuple[str, ...]:
        """What must be found on a page of a set: some things only on the first of several."""
        special = SPECIALS[role.special]
        if not special.first:
            return special.rules
        near = (other for other in range(number - BLOCK, number + BLOCK) if 0 <= other < self.pages)
        same = [other for other in near if self._is_like(other, role)]
        first = min(same, key=lambda other: (self.role(other).site.office.host, self.path(other)))
        return (*special.rules, special.first) if first == number else special.rules

    def _is_like(self, number: int, role: Role) -> bool:
        other = self.role(number)
        same = other.special >= 0 and SPECIALS[other.special].name == SPECIALS[role.special].name
        return same and other.district == role.district

    def _article(self, number: int, role: Role, path: str) -> Draft:
        title, day = self._head(number)
        chance = self._chance(number + 1_000_000_000)
        draft = Draft(path, title, day, body=words.paragraphs(chance, chance.randint(3, 24)))
        if role.suffix:
            draft.table = attachments.rows(chance, chance.randint(6, 18 if role.plant else 60))
        elif (
            number % BLOCK < BLOCK - 1 and number + 1 < self.pages and (after := self.role(number + 1)).suffix
        ):
            draft.links = [Link(self.path(number + 1), f"附件：{self._head(number + 1)[0]}{after.suffix}")]
        return draft

    def _listing(self, number: int, role: Role) -> Draft:
        links = [
            Link(self.path(other), *self._shown(other))
            for other in range(number + 1, min(number + BLOCK, self.pages))
        ]
        first = Draft(
            self.path(number), "通知公告", date(2024, 3, 5), links=links, pages=len(self._lists(role.site))
        )
        first.window = f"通知公告第{role.block + 1}页"
        return first

    def _shown(self, number: int) -> tuple[str, date]:
        """How a list calls a page."""
        role = self.role(number)
        if role.special >= 0 or role.at < self._first(number // BLOCK):
            draft, *_ = self._draft(number, role)
            return draft.title, draft.day
        return self._head(number)

    def _fixed(self, role: Role) -> Draft:
        return FIXED[role.at - 1](role.site.office, self._lists(role.site))

    def _lists(self, site: Site) -> list[str]:
        """Where the pages of a site's list lie."""
        blocks = -(-self.pages // BLOCK)
        number = len(range(SITES.index(site), blocks, len(SITES)))
        return [str(site.system.list_path(page)) for page in range(number)]


def _suffix(ordinary: int, plant: Plant | None) -> str:
    if plant is not None:
        return plant.suffix
    turn, place = divmod(ordinary, _ATTACHED)
    suffixes = tuple(attachments.PRINTERS)
    return suffixes[turn % len(suffixes)] if place == _ATTACHED // 2 else ""
