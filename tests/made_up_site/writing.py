"""A made-up site on disk, and what must be found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from made_up_site.plan import Plan


@dataclass
class Key:
    """What was put into a site.

    Attributes:
        pages: how many files there are.
        size: of them all, in bytes.
        faults: (path in the mirror, rule), one for each finding there must be.
        plants: names of what was put in.
    """

    pages: int = 0
    size: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    plants: set[str] = field(default_factory=set)


def write_site(root: Path, plan: Plan) -> Key:
    """Write every page of a site below a folder, one after the other."""
    key = Key()
    folders: set[Path] = set()
    for number in range(plan.pages):
        made = plan.page(number)
        path = root / made.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(made.data)
        key.pages += 1
        key.size += len(made.data)
        key.faults += [(made.path, rule) for rule in made.rules]
        key.plants.add(made.plant)
    return key
